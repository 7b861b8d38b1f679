"""Pausing, and the clock in the corner."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import clock_of, exam_desk, phase_of

from cps_quiz.bank.model import Bank
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase


@pytest.mark.parametrize("size", [*SIZES, (200, 60)])
def test_a_pause_hides_the_question_and_stops_the_clock(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    desk = Desk(home, practice, Policy(time_limit_ms=720_000), ["single"])

    async def play(seat: Seat) -> None:
        await seat.wait(5000)
        await seat.press("p")
        assert (phase_of(seat), clock_of(seat)) == (Phase.PAUSED, "paused")
        assert "Which reply" not in seat.text
        assert "Alpha" not in seat.text
        assert "Paused. The clock stands still. The question is hidden. Press Enter to go on." in seat.text
        await seat.wait(600_000)
        await seat.press("b", "n")
        assert phase_of(seat) is Phase.PAUSED
        await seat.press("p")
        assert (phase_of(seat), clock_of(seat)) == (Phase.ASKING, "11:55 left")
        assert "Which reply is right?" in seat.text
        await seat.press("b")

    sit(desk, play, size=size)
    assert [answer.elapsed_ms for answer in desk.answers()] == [5000]


def test_an_exam_without_breaks_cannot_be_paused(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "p")
        assert phase_of(seat) is Phase.ASKING
        assert "This session can't be paused." in seat.text
        assert "Pause" not in seat.text.replace("paused", "")

    sit(exam_desk(home, exam), play)


@pytest.mark.parametrize("size", SIZES)
def test_the_clock_is_hidden_until_the_last_five_minutes(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("t")
        assert clock_of(seat) == "clock hidden"
        await seat.press("t")
        assert clock_of(seat) == "12:00 left"
        await seat.press("t")
        await seat.wait(419_000)
        assert clock_of(seat) == "clock hidden"
        await seat.wait(1000)
        assert clock_of(seat) == "5:00 left"
        assert "5 minutes left." in seat.text
        await seat.press("t")
        assert "The clock stays for the last five minutes." in seat.text
        assert clock_of(seat) == "5:00 left"
        await seat.wait(1000)
        assert clock_of(seat) == "4:59 left"

    sit(Desk(home, practice, Policy(time_limit_ms=720_000), ["single"]), play, size=size)


def test_in_a_short_sitting_the_clock_stays_hidden(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("t")
        await seat.wait(90_000)
        assert clock_of(seat) == "clock hidden"

    sit(Desk(home, practice, Policy(time_limit_ms=120_000), ["single"]), play)


def test_a_question_of_its_own_time_shows_both(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.wait(3000)
        assert clock_of(seat) == "0:27 for this one · 1:57 left"
        await seat.press("b")
        assert clock_of(seat) == "1:57 left"

    sit(Desk(home, practice, Policy(time_limit_ms=120_000, question_limit_ms=30_000), ["single"]), play)


def test_stopping_stops_the_clock_while_it_is_asked(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("q")
        assert "Stop now?" in seat.text
        await seat.wait(60_000)
        await seat.press("escape")
        assert (phase_of(seat), clock_of(seat)) == (Phase.ASKING, "2:00 left")
        await seat.press("b")

    desk = Desk(home, practice, Policy(time_limit_ms=120_000), ["single"])
    sit(desk, play)
    assert [answer.elapsed_ms for answer in desk.answers()] == [0]
