"""Striking options out: a help that counts for nothing."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import exam_desk, line_with, phase_of, struck_of

from cps_quiz.bank.model import Bank
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase
from cps_quiz.ui.telling.question import letters


@pytest.mark.parametrize("size", SIZES)
def test_by_key_and_back(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    desk = Desk(home, practice, Policy(), ["single"])

    async def play(seat: Seat) -> None:
        await seat.press("x")
        assert "Strike out which? Press its letter." in seat.text
        await seat.press("a")
        assert line_with(seat, "Alpha reply") == "(-) a  Alpha reply"
        assert "Option a is struck out." in seat.text
        assert struck_of(seat) == {0}
        await seat.press("x", "d")
        assert struck_of(seat) == {0, 3}
        await seat.press("x", "a")
        assert line_with(seat, "Alpha reply") == "( ) a  Alpha reply"
        assert "Option a is back." in seat.text
        await seat.press("x", "escape", "x", "9")
        assert (struck_of(seat), phase_of(seat)) == ({3}, Phase.ASKING)
        assert "Strike out which?" not in seat.text
        await seat.press("d")
        assert "Option d is back." in seat.text  # a letter that was struck out is no answer
        assert (struck_of(seat), phase_of(seat)) == (set(), Phase.ASKING)
        await seat.press("d")
        assert phase_of(seat) is Phase.FEEDBACK

    sit(desk, play, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_by_the_right_mouse_button_and_back(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await seat.click(2, button=3)
        assert line_with(seat, "Gamma reply") == "(-) c  Gamma reply"
        assert phase_of(seat) is Phase.ASKING
        await seat.click(2, button=3)
        assert line_with(seat, "Gamma reply") == "( ) c  Gamma reply"

    sit(Desk(home, practice, Policy(), ["single"]), play, size=size)


def test_by_x_and_a_click_and_by_the_cursor(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("x")
        await seat.click(1)
        assert (struck_of(seat), phase_of(seat)) == ({1}, Phase.ASKING)
        await seat.press("down", "x", "enter")
        assert struck_of(seat) == {0, 1}
        await seat.press("down", "x", "x")
        assert struck_of(seat) == {0}

    sit(Desk(home, practice, Policy(), ["single"]), play)


def test_what_is_struck_comes_back_before_it_is_chosen(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "x", "b", "a", "enter", "left")
        assert line_with(seat, "Beta 1") == "(-) b  Beta 1"
        assert line_with(seat, "Alpha 1") == "(•) a  Alpha 1"
        await seat.press("b")
        assert line_with(seat, "Beta 1") == "( ) b  Beta 1"
        await seat.press("b")
        assert line_with(seat, "Beta 1") == "(•) b  Beta 1"
        assert line_with(seat, "Alpha 1") == "( ) a  Alpha 1"

    sit(exam_desk(home, exam, ["q-001", "q-002"]), play)


def test_the_prompt_is_over_when_another_question_opens(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("x")
        await seat.wait(10_000)
        await seat.hear_again()
        await seat.press("enter")
        assert seat.view.place == 1
        await seat.press("a")
        assert phase_of(seat) is Phase.FEEDBACK
        assert seat.view.states[1].struck == set()

    sit(Desk(home, practice, Policy(question_limit_ms=10_000), ["single", "last"]), play)


@pytest.mark.parametrize("size", SIZES)
def test_in_an_exam_a_chosen_option_that_is_struck_out_is_no_answer(
    home: Path, exam: Bank, size: tuple[int, int]
) -> None:
    desk = exam_desk(home, exam)

    async def play(seat: Seat) -> None:
        await seat.press("enter", "b", "x", "b")
        assert "Option b is struck out." in seat.text
        assert "(-) b" in "\n".join(seat.screen)
        assert "(•)" not in "\n".join(seat.screen)
        await seat.press("n")
        assert not seat.view.states[0].answered

    sit(desk, play, size=size)


def test_in_an_exam_an_answer_that_was_kept_stays_though_it_is_struck_out_and_that_is_said(
    home: Path, exam: Bank
) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "b", "enter", "left", "x", "b")
        assert "Option b is struck out. It stays your answer until you give another." in seat.text
        await seat.press("c", "x", "c")
        assert "Option c is struck out." in seat.text
        assert "(•) b" in "\n".join(seat.screen)
        await seat.press("n")
        assert letters_answered(seat) == ["b"]

    sit(exam_desk(home, exam), play)


@pytest.mark.parametrize(
    ("keys", "shown", "answer"),
    [
        (["x", "b"], ["[x] a", "(-) b", "[ ] c"], "a"),
        (["x", "b", "c"], ["[x] a", "(-) b", "[x] c"], "a c"),
        (["x", "b", "c", "x", "a"], ["(-) a", "(-) b", "[x] c"], "c"),
        (["x", "b", "b", "b"], ["[x] a", "[x] b", "[ ] c"], "a b"),
        (["x", "b", "c", "x", "b"], ["[x] a", "[ ] b", "[x] c"], "a c"),
    ],
)
def test_in_an_exam_what_is_marked_of_several_is_what_counts(
    home: Path, practice: Bank, keys: list[str], shown: list[str], answer: str
) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "b", "enter", "left", *keys)
        assert [line.strip()[:5] for line in seat.screen if line.strip()[:1] in {"[", "("}] == shown
        await seat.press("n")
        assert letters_answered(seat) == [answer]

    sit(exam_desk(home, practice, ["several", "last"]), play)


def test_where_another_is_chosen_a_struck_answer_is_not_said_to_stay(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "left", "c", "x", "a")
        assert "Option a is struck out." in seat.text
        assert "stays your answer" not in seat.text

    sit(exam_desk(home, exam), play)


def letters_answered(seat: Seat) -> list[str]:
    view = seat.view
    return [letters(state.response, view.slots[p].order) for p, state in enumerate(view.states) if state.response]
