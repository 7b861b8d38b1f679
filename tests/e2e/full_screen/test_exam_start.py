"""The page before a mock exam, and what an exam does not tell while it runs."""

from pathlib import Path

import pytest
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import clock_of, exam_desk, pass_time, phase_of, read_through, top_line

from cps_quiz.bank.model import Bank
from cps_quiz.session.view import Phase

SIZED = pytest.mark.parametrize("size", SIZES)
NOTES = ["This exam has the shape of the state's own.", "Its pass mark is ours."]


@SIZED
@pytest.mark.parametrize("theme", ["dark", "terminal"])
def test_the_page_before_tells_the_rules_and_its_clock_does_not_run(
    home: Path, exam: Bank, size: tuple[int, int], theme: str
) -> None:
    async def play(seat: Seat) -> None:
        assert top_line(seat).startswith("Mock exam")
        read = " ".join(" ".join(await read_through(seat)).split())
        assert read.startswith("Mock exam Exam bank. 12 questions. Time: 30 minutes (20 minutes and your extra time).")
        assert "Answers are explained at the end; until then you can change them." in read
        assert [note in read for note in NOTES] == [True, True]
        assert read.endswith("The clock starts when you press Enter.")
        await pass_time(seat, 600_000)
        assert (phase_of(seat), clock_of(seat)) == (Phase.READY, "30:00 left")
        assert "Stem number" not in seat.text
        await seat.press("a", "1", "n")
        assert phase_of(seat) is Phase.READY
        await seat.press("enter")
        assert (phase_of(seat), clock_of(seat)) == (Phase.ASKING, "30:00 left")
        await seat.wait(1000)
        assert clock_of(seat) == "29:59 left"

    sit(exam_desk(home, exam, extra_time=1.5), play, size=size, theme=theme, notes=NOTES)


@SIZED
def test_no_topic_and_no_feedback_is_shown_while_it_runs(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        seen = []
        for key in ("enter", "a", "enter", "b", "enter", "left", "c", "r", "escape"):
            await seat.press(key)
            seen.append(seat.text)
        for text in seen:
            assert [word for word in ("Subject", "Explained", "is it", "is not", "✓", "✗") if word in text] == []
        assert "Saved." in seen[2]

    sit(exam_desk(home, exam), play, size=size)


def test_leaving_before_the_start_offers_no_score(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("q")
        assert "Stop now?" in seat.text
        assert "see the score" not in seat.text
        await seat.press("escape")
        assert phase_of(seat) is Phase.READY

    sit(exam_desk(home, exam), play)
