"""Stopping in the middle, and carrying on where the session stopped."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import (
    click_hint,
    clock_of,
    exam_desk,
    letters_of,
    line_with,
    phase_of,
    struck_of,
    top_line,
)

from cps_quiz.bank.model import Bank
from cps_quiz.errors import InterruptedSessionError
from cps_quiz.history.fold import fold
from cps_quiz.questions.controls import Picked
from cps_quiz.session import messages as m
from cps_quiz.session.plan import Break, Policy
from cps_quiz.session.view import Phase
from cps_quiz.ui.runner import Runner
from cps_quiz.ui.tui.app import SessionApp

SIZED = pytest.mark.parametrize("size", SIZES)


def stopped(app: SessionApp) -> bool:
    """Whether the program was left for another time; then the session is let go of, as the commands do."""
    app.runner.close()
    return isinstance(app._ended_by, InterruptedSessionError)


def carried_on(desk: Desk) -> Runner:
    """Return the session in another run of the program, an hour later."""
    desk.clock.pass_ms(3_600_000)
    log = desk.log
    past = fold(log.read().records).sessions["sitting"]
    items = list(desk.bank.items())
    return Runner.carry_on(past, items=items, log=log, places=desk.places, clock=desk.clock)


@SIZED
def test_ctrl_c_asks_and_y_stops(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    desk = Desk(home, practice, Policy(), ["single", "last"])

    async def play(seat: Seat) -> None:
        await seat.press("ctrl+c")
        assert "Stop now?" in seat.text
        assert "y Stop" in seat.text
        await seat.press("escape")
        assert phase_of(seat) is Phase.ASKING
        await seat.press("b", "ctrl+c", "n", "z")
        assert not seat.app.is_ending
        await seat.press("y")
        assert seat.app.is_ending

    assert stopped(sit(desk, play, size=size))
    assert [answer.correct for answer in desk.answers()] == [True]


def test_ctrl_c_in_a_window_asks_too(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("?", "ctrl+c")
        assert "Stop now?" in seat.text

    sit(Desk(home, practice, Policy(), ["single"]), play)


def test_ctrl_c_at_the_result_leaves(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("b", "enter", "ctrl+c")
        assert seat.app.is_ending

    app = sit(Desk(home, practice, Policy(), ["single"]), play)
    assert (app._ended_by, app.retry) == (None, ())


def test_stopping_by_mouse(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, Policy(), ["single"])

    async def play(seat: Seat) -> None:
        await click_hint(seat, "q")
        await click_hint(seat, "y")

    assert stopped(sit(desk, play))


@SIZED
def test_practice_goes_on_with_the_same_question_marks_and_time(
    home: Path, practice: Bank, size: tuple[int, int]
) -> None:
    desk = Desk(home, practice, Policy(time_limit_ms=720_000), ["single", "several", "steps", "last"])
    left: list[object] = []

    async def play(seat: Seat) -> None:
        await seat.press("c", "enter", "m", "x", "b", "a")
        await seat.wait(61_000)
        left.append((seat.view.slots, seat.view.states))
        await seat.press("ctrl+c", "y")

    assert stopped(sit(desk, play, size=size))
    runner = carried_on(desk)

    async def go_on(seat: Seat) -> None:
        assert phase_of(seat) is Phase.ASKING
        assert (seat.view.slots, seat.view.states) == left[0]
        assert clock_of(seat) == "10:59 left"
        assert top_line(seat).startswith("Question 2 of 4 · flagged")
        assert line_with(seat, "Help one") == "[x] a  Help one"
        assert line_with(seat, "Harm one") == "(-) b  Harm one"
        await seat.press("c", "enter")
        assert "✓ Right." in seat.text
        await seat.press("enter")
        await seat.press(*letters_of(seat, 0, 1, 2), "enter", "enter", "a", "enter")
        assert phase_of(seat) is Phase.FINISHED

    sit(desk, go_on, size=size, runner=runner, is_resumed=True)
    assert [(answer.question, answer.correct) for answer in desk.answers()] == [
        ("single", False),
        ("several", True),
        ("steps", True),
        ("last", True),
    ]


@SIZED
def test_an_exam_goes_on_where_it_was(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    desk = exam_desk(home, exam)

    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "b", "s", "x", "c", "m")
        await seat.wait(6000)
        await seat.press("ctrl+c", "y")

    assert stopped(sit(desk, play, size=size))

    async def go_on(seat: Seat) -> None:
        assert "Carrying on: 1 of 12 questions answered. 19 minutes 54 seconds left." in seat.text
        assert (phase_of(seat), seat.view.place, clock_of(seat)) == (Phase.ASKING, 1, "19:54 left")
        assert "· flagged" in top_line(seat)
        assert line_with(seat, "Beta 2") == "(•) b  Beta 2"
        assert line_with(seat, "Gamma 2") == "(-) c  Gamma 2"
        assert "How sure: sure." in seat.text
        assert struck_of(seat) == {2}
        await seat.press("enter", "left", "left")
        assert line_with(seat, "Alpha 1") == "(•) a  Alpha 1"

    sit(desk, go_on, size=size, runner=carried_on(desk), is_resumed=True)
    assert [(answer.place, answer.correct, answer.confidence) for answer in desk.answers()] == [
        (0, True, None),
        (1, False, "sure"),
    ]


def test_feedback_that_was_open_is_shown_again(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, Policy(), ["single", "last"])

    async def play(seat: Seat) -> None:
        await seat.press("b", "q", "y")

    assert stopped(sit(desk, play))

    async def go_on(seat: Seat) -> None:
        assert phase_of(seat) is Phase.FEEDBACK
        assert "✓ Right." in seat.text

    sit(desk, go_on, runner=carried_on(desk), is_resumed=True)


def test_an_exam_that_was_not_begun_shows_its_first_page_again(home: Path, exam: Bank) -> None:
    desk = exam_desk(home, exam)

    async def play(seat: Seat) -> None:
        await seat.press("q", "y")

    assert stopped(sit(desk, play))

    async def go_on(seat: Seat) -> None:
        assert (phase_of(seat), clock_of(seat)) == (Phase.READY, "20:00 left")
        assert "The clock starts when you press Enter." in seat.text

    sit(desk, go_on, runner=carried_on(desk), is_resumed=True)


def test_a_break_goes_on_with_what_was_left_of_it(home: Path, exam: Bank) -> None:
    desk = exam_desk(home, exam, breaks=(Break(after=1, limit_ms=60_000),))

    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "p")
        await seat.wait(20_000)
        await seat.press("q", "y")

    assert stopped(sit(desk, play))

    async def go_on(seat: Seat) -> None:
        assert (phase_of(seat), clock_of(seat)) == (Phase.PAUSED, "break, 0:40 left")

    sit(desk, go_on, runner=carried_on(desk), is_resumed=True)


def test_a_session_that_is_over_once_it_is_carried_on_shows_its_result(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, Policy(), ["single", "last"])
    runner = desk.begin()
    for command in (m.Start(), m.Submit(0, Picked((1,))), m.Next()):
        runner.do(command)
    runner.close()
    left = [item for item in practice.items() if item.question.id == "single"]
    past = fold(desk.log.read().records).sessions["sitting"]
    carried = Runner.carry_on(past, items=left, log=desk.log, places=desk.places, clock=desk.clock)
    assert carried.view.phase is Phase.FINISHED  # what was open has changed since

    async def play(seat: Seat) -> None:
        assert "Score: 1 of 1 right, 100 %." in seat.text
        await seat.press("enter")
        assert seat.app.is_ending

    assert sit(desk, play, runner=carried, is_resumed=True)._ended_by is None


def test_before_an_exam_has_begun_stopping_promises_nothing(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("q")
        assert "It has not begun, so nothing is kept of it" in seat.text
        assert "resume" not in seat.text

    sit(exam_desk(home, exam), play)
