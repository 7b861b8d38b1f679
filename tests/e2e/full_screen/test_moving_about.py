"""Skipping, flags, the review and visiting questions in practice."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import click_cell, phase_of, top_line

from cps_quiz.bank.model import Bank
from cps_quiz.history.records import Flagged
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase

SIZED = pytest.mark.parametrize("size", SIZES)
FOUR = ["single", "truth", "last", "several"]


@SIZED
def test_a_flag_is_set_told_and_taken_away(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    desk = Desk(home, practice, Policy(), ["single"])

    async def play(seat: Seat) -> None:
        await seat.press("m")
        assert "Question 1 is flagged." in seat.text
        assert "· flagged" in top_line(seat)
        await seat.press("m")
        assert "Question 1 is no longer flagged." in seat.text
        assert "flagged" not in top_line(seat)

    sit(desk, play, size=size)
    assert [record.on for record in desk.records() if isinstance(record, Flagged)] == [True, False]


@SIZED
def test_what_was_skipped_is_reviewed_before_the_end(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("n")
        assert "Question 1 stays open." in seat.text
        await seat.press("b", "enter", "right", "m", "a", "c", "enter", "enter")
        assert phase_of(seat) is Phase.REVIEWING
        assert top_line(seat).startswith("2 of 4 answered")
        assert "Answered: 2 of 4. Not answered: 2. Flagged: 1." in seat.text
        assert "[1 ○] 2 ● 3 ○ 4 ●⚑" in seat.text
        await seat.press("right", "right", "enter")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 2)
        await seat.press("a", "enter")
        assert phase_of(seat) is Phase.REVIEWING
        await seat.press("enter", "b", "enter")
        assert phase_of(seat) is Phase.FINISHED

    sit(Desk(home, practice, Policy(), FOUR), play, size=size)


def test_a_question_that_was_answered_is_closed(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("b", "enter", "left")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 1)
        assert "That question is closed" in seat.text
        await seat.press("j", "1", "enter")
        assert "That question is closed" in seat.text
        await seat.press("r")
        await click_cell(seat, 0)
        assert phase_of(seat) is Phase.REVIEWING
        assert "That question is closed" in seat.text

    sit(Desk(home, practice, Policy(), FOUR), play)


@SIZED
@pytest.mark.parametrize("keys", [["j", "3", "enter"], ["3", "enter"], ["j", "4", "backspace", "3", "enter"]])
def test_a_question_is_visited_by_its_number(
    home: Path, practice: Bank, size: tuple[int, int], keys: list[str]
) -> None:
    async def play(seat: Seat) -> None:
        *typed, enter = keys
        await seat.press(*typed)
        assert "Visit question 3, then Enter. Esc stays here." in seat.text
        await seat.press(enter)
        assert seat.view.place == 2
        await seat.press("left")
        assert seat.view.place == 1
        await seat.press("j", "escape")
        assert "Visit question" not in seat.text
        await seat.press("9", "9", "enter")
        assert "There is no such question." in seat.text
        assert seat.view.place == 1

    sit(Desk(home, practice, Policy(), FOUR), play, size=size)


def test_question_0_does_not_exist(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("n", "0", "enter")
        assert seat.view.place == 1
        assert "There is no such question." in seat.text

    sit(Desk(home, practice, Policy(), FOUR), play)


def test_at_the_ends_it_says_so(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("left")
        assert "This is the first question." in seat.text
        await seat.press("M")
        assert "Nothing is flagged." in seat.text
        await seat.press("N")
        assert seat.view.place == 1
        await seat.press("b", "enter", "a", "enter", "a", "c", "enter", "enter")
        assert phase_of(seat) is Phase.REVIEWING
        await seat.press("escape")
        assert seat.view.place == 0

    sit(Desk(home, practice, Policy(), FOUR), play)


def test_the_review_is_left_for_the_question_one_came_from(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("n", "n")
        for key in ("escape", "r", "l"):
            await seat.press("r", "down", "left", key)
            assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 2)

    sit(Desk(home, practice, Policy(), FOUR), play)


def test_the_review_is_left_for_the_next_open_question_where_that_one_is_closed(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("n", "n", "a", "r", "escape")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 3)

    sit(Desk(home, practice, Policy(), FOUR), play)


def test_going_on_from_feedback_by_flag_and_number(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("b", "m")
        assert (phase_of(seat), seat.view.state.flagged) == (Phase.FEEDBACK, True)
        await seat.press("3", "enter")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 2)
        await seat.press("a", "N")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 3)

    sit(Desk(home, practice, Policy(), FOUR), play)


def test_the_next_flagged_question_is_one_that_can_be_visited(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("m", "b", "enter", "m", "n", "M")
        assert top_line(seat).startswith("Question 2 of 4 · flagged")

    sit(Desk(home, practice, Policy(), FOUR), play)


def test_where_the_flagged_questions_are_closed_that_is_said(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("m", "b", "enter", "M")
        assert "No flagged question can be visited any more." in seat.text

    sit(Desk(home, practice, Policy(), FOUR), play)


def test_in_a_review_the_grid_and_its_counts_leave_repeats_out(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("a", "enter", "r")
        assert "1 of 4 answered" in top_line(seat)
        assert "Answered: 1 of 4. Not answered: 3." in seat.text
        assert "5" not in seat.text.split("flagged")[1].split("Enter")[0]

    sit(Desk(home, practice, Policy(repeats_missed=True), FOUR, mode="review"), play)
