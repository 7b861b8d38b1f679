"""A question in practice: what is shown, how it is answered, and what is told after it."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import clock_of, letter_of, line_with, phase_of, read_through, top_line

from cps_quiz.bank.model import Bank
from cps_quiz.questions.controls import Picked
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase
from cps_quiz.ui.tui.canvas import Canvas

SIZED = pytest.mark.parametrize("size", SIZES)


@SIZED
@pytest.mark.parametrize("theme", ["dark", "terminal"])
def test_a_question_shows_its_stem_its_options_its_clock_and_its_place(
    home: Path, practice: Bank, size: tuple[int, int], theme: str
) -> None:
    desk = Desk(home, practice, Policy(time_limit_ms=720_000), ["single", "truth"])

    async def play(seat: Seat) -> None:
        lines = [line.strip() for line in seat.screen]
        assert top_line(seat).startswith("Question 1 of 2 · First topic")
        assert clock_of(seat) == "12:00 left"
        assert "━" not in lines[1]
        at = lines.index("Which reply is right?")
        assert lines[at + 2 : at + 6] == [
            "( ) a  Alpha reply",
            "( ) b  Beta reply",
            "( ) c  Gamma reply",
            "( ) d  Delta reply",
        ]
        assert "a-d Answer" in seat.text
        assert "? Help" in seat.text
        await seat.wait(1)
        assert clock_of(seat) == "12:00 left"
        await seat.wait(999)
        assert clock_of(seat) == "11:59 left"
        await seat.wait(60_000)
        assert clock_of(seat) == "10:59 left"
        await seat.press("b")
        width = seat.app.size.width - 2
        assert seat.screen[1].strip() == "━" * (width // 2) + "─" * (width // 2)

    sit(desk, play, size=size, theme=theme)


def test_without_a_limit_the_clock_tells_the_time_used(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        assert clock_of(seat) == "0:00 so far"
        await seat.wait(61_000)
        assert clock_of(seat) == "1:01 so far"

    sit(Desk(home, practice, Policy()), play)


@SIZED
@pytest.mark.parametrize("by", ["key", "click", "cursor"])
def test_one_key_or_one_click_answers_a_single(home: Path, practice: Bank, size: tuple[int, int], by: str) -> None:
    desk = Desk(home, practice, Policy(), ["single", "last"])

    async def play(seat: Seat) -> None:
        await seat.wait(7000)
        if by == "key":
            await seat.press("c")
        elif by == "click":
            await seat.click(2)
        else:
            await seat.press("down", "down", "down", "enter")
        assert phase_of(seat) is Phase.FEEDBACK
        assert seat.view.state.response == Picked((2,))

    sit(desk, play, size=size)
    (answer,) = desk.answers()
    assert (answer.question, answer.correct, answer.elapsed_ms, answer.traps) == ("single", False, 7000, ("rescue",))


@SIZED
def test_feedback_tells_the_chosen_option_first_and_why_of_each(
    home: Path, practice: Bank, size: tuple[int, int]
) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("c")
        told = await read_through(seat, "down")
        order = [
            "✗ Not right.",
            "Listening comes first.",
            "c. (your answer, not right; the trap here: Rescuing)",
            "Gamma takes over.",
            "b. (right) Beta reply",
            "Beta listens.",
            "a. (not right) Alpha reply",
            "Alpha tells her what to do.",
            "d. (not right) Delta reply",
            "Delta looks away.",
            "Source: Someone (1990). A Book",
            "Press w to read of: recovery.",
        ]
        starts = [next(n for n, line in enumerate(told) if line.startswith(words)) for words in order]
        assert starts == sorted(starts)

    sit(Desk(home, practice, Policy(), ["single"]), play, size=size)


def test_a_right_answer_is_told_in_words_and_by_sign(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("b")
        assert line_with(seat, "Right.") == "✓ Right."
        assert line_with(seat, "b. (") == "b. (your answer, right) Beta reply"

    sit(Desk(home, practice, Policy(), ["single"]), play)


@pytest.mark.parametrize("by", ["key", "click"])
def test_true_and_false_keep_their_places_and_are_answered_at_once(home: Path, practice: Bank, by: str) -> None:
    async def play(seat: Seat) -> None:
        assert line_with(seat, "True") == "( ) a  True"
        assert line_with(seat, "False") == "( ) b  False"
        await (seat.press("b") if by == "key" else seat.click(1))
        assert "✓ Right." in seat.text
        assert "b. (your answer, right) False Indeed not. a. (not right) True It is not so." in seat.text

    sit(Desk(home, practice, Policy(), ["truth"]), play)


def test_enter_goes_on_to_the_next_question(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        for number, key in enumerate(("enter", "space", "n", "right"), start=1):
            await seat.press("a", key)
            assert (phase_of(seat), seat.view.place) == (Phase.ASKING, number)

    sit(Desk(home, practice, Policy(), ["single", "truth", "last", "single", "several"]), play)


def test_enter_without_a_choice_says_how_to_answer(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter")
        assert "Choose an option by its letter first." in seat.text
        assert phase_of(seat) is Phase.ASKING
        await seat.press("z", "1", "escape")
        assert phase_of(seat) is Phase.ASKING
        assert letter_of(seat, 0) == "a"

    desk = Desk(home, practice, Policy(), ["single"])
    sit(desk, play)
    assert desk.answers() == []


def test_the_clock_stands_still_while_feedback_is_read(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("a")
        await seat.wait(30_000)
        assert clock_of(seat) == "2:00 left"
        await seat.press("enter")
        await seat.wait(1000)
        assert clock_of(seat) == "1:59 left"

    sit(Desk(home, practice, Policy(time_limit_ms=120_000), ["single", "last"]), play)


def test_what_was_to_be_scrolled_comes_too_late_for_a_screen_that_is_gone(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        canvas = seat.app.screen.query_one(Canvas)
        await seat.press("b", "enter")
        assert phase_of(seat) is Phase.FINISHED
        canvas._sheet._laid_out_for = None
        canvas.to_verdict()
        canvas.to_part(0)
        await seat.settle()

    sit(Desk(home, practice, Policy(), ["single"]), play)
