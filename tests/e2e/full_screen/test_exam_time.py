"""Time in a mock exam: warnings, breaks, and its end."""

from pathlib import Path

import pytest
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import clock_of, exam_desk, pass_time, phase_of, top_line

from cps_quiz.bank.model import Bank
from cps_quiz.history.records import SessionFinished
from cps_quiz.session.plan import Break
from cps_quiz.session.view import Phase

SIZED = pytest.mark.parametrize("size", SIZES)
MINUTE = 60_000


@SIZED
def test_warnings_at_30_10_5_and_1_minutes(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "b")
        left = 65
        for minutes in (30, 10, 5, 1):
            await pass_time(seat, (left - minutes) * MINUTE - 1000)
            said = f"{minutes} minute{'s' if minutes > 1 else ''} left."
            assert said not in seat.text
            await seat.wait(1000)
            assert said in seat.text
            assert clock_of(seat) == f"{minutes}:00 left"
            assert phase_of(seat) is Phase.ASKING
            left = minutes

    sit(exam_desk(home, exam, time_limit_ms=65 * MINUTE), play, size=size)


def test_a_warning_comes_in_the_review_too_and_stays_while_keys_are_pressed(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "r")
        await pass_time(seat, 10 * MINUTE)
        await seat.press("right", "right", "enter")
        assert "10 minutes left." in seat.text

    sit(exam_desk(home, exam), play)


@SIZED
def test_time_out_hands_in_what_is_there(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    desk = exam_desk(home, exam)

    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "a", "enter", "b")
        await pass_time(seat, 20 * MINUTE)
        assert phase_of(seat) is Phase.FINISHED
        assert "The time is over." in seat.text
        assert "Score: 2 of 12 right, 17 %." in seat.text
        assert "Not answered: 9 questions; they count as not right." in seat.text

    sit(desk, play, size=size)
    assert [(answer.place, answer.correct) for answer in desk.answers()] == [(0, True), (1, True), (2, False)]
    (end,) = [record for record in desk.records() if isinstance(record, SessionFinished)]
    assert (end.ending, end.answered, end.correct, end.counted) == ("time", 3, 2, 12)


@pytest.mark.parametrize("keys", [["q"], ["!", "x"], ["?"], ["w"], ["r", "h"]])
def test_time_out_closes_every_window(home: Path, exam: Bank, keys: list[str]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", *keys)
        await pass_time(seat, 20 * MINUTE)
        assert phase_of(seat) is Phase.FINISHED
        assert "The time is over." in seat.text
        assert "Score: 1 of 12 right" in seat.text

    sit(exam_desk(home, exam), play)


@SIZED
def test_a_break_is_offered_taken_and_left(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    desk = exam_desk(home, exam, breaks=(Break(after=2, limit_ms=5 * MINUTE),))

    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "p")
        assert "each can be taken once." in seat.text
        await seat.press("a", "enter")
        assert "p Pause" in seat.text
        await seat.wait(1000)
        await seat.press("p")
        assert (phase_of(seat), clock_of(seat)) == (Phase.PAUSED, "break, 5:00 left")
        assert top_line(seat).startswith("Break")
        assert "Stem number" not in seat.text
        assert "Break. The clock stands still for at most 5 minutes. Going on ends the break." in seat.text
        await seat.wait(61_000)
        assert clock_of(seat) == "break, 3:59 left"
        assert "at most 3 minutes 59 seconds." in seat.text
        await seat.press("enter")
        assert (phase_of(seat), seat.view.place, clock_of(seat)) == (Phase.ASKING, 2, "19:59 left")
        assert "p Pause" not in seat.text
        await seat.press("p")
        assert "each can be taken once." in seat.text

    sit(desk, play, size=size)


def test_a_break_is_over_by_itself(home: Path, exam: Bank) -> None:
    desk = exam_desk(home, exam, breaks=(Break(after=1, limit_ms=MINUTE),))

    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "p")
        await seat.wait(59_000)
        assert (phase_of(seat), clock_of(seat)) == (Phase.PAUSED, "break, 0:01 left")
        await seat.wait(1000)
        assert phase_of(seat) is Phase.ASKING
        assert "Stem number 2." in seat.text
        await seat.hear_again()
        await seat.wait(1000)
        assert clock_of(seat) == "19:59 left"
        await seat.press("a", "enter")

    sit(desk, play)
    assert [answer.elapsed_ms for answer in desk.answers()] == [0, 1000]


def test_a_break_is_offered_in_words(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "a", "enter")
        assert "break" in seat.text

    sit(exam_desk(home, exam, breaks=(Break(after=2, limit_ms=5 * MINUTE),)), play)


def test_the_end_of_a_break_is_told(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "p")
        await pass_time(seat, MINUTE)
        assert "break" in seat.text.casefold()

    sit(exam_desk(home, exam, breaks=(Break(after=1, limit_ms=MINUTE),)), play)
