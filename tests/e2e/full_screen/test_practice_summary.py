"""The end of a practice session."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import click_hint, letters_of, read_through, top_line

from cps_quiz.bank.model import Bank
from cps_quiz.session.plan import Policy

SIZED = pytest.mark.parametrize("size", SIZES)
FOUR = ["single", "truth", "last", "steps"]


async def to_the_end(seat: Seat) -> None:
    """Answer: wrong for advice, wrong for advice, right, and one ordering right."""
    await seat.wait(10_000)
    await seat.press("a", "enter", "a", "enter")
    await seat.wait(10_000)
    await seat.press("a", "enter")
    await seat.press(*letters_of(seat, 0, 1, 2), "enter", "enter")


@SIZED
def test_score_topics_pace_and_traps(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await to_the_end(seat)
        told = " ".join(" ".join(await read_through(seat, "down")).split())
        assert told == (
            "All questions are answered. "
            "Score: 2 of 4 right, 50 %. ✗ The pass mark is 70 %; you are below it. "
            "Time used: 20 seconds, 5 seconds for each answer. "
            "By topic: First topic: 1 of 2 Second topic: 1 of 2 "
            "Traps that caught you: Giving advice, 2 times "
            "✓ right, ✗ not right, ○ not answered, ⚑ flagged 1 ✗ 2 ✗ 3 ✓ 4 ✓"
        )
        assert "Enter Read 2 again" in seat.text
        assert "r Retry them" in seat.text

    sit(Desk(home, practice, Policy(), FOUR), play, size=size, may_retry=True)


@SIZED
@pytest.mark.parametrize("by", ["key", "click"])
def test_missed_questions_are_read_and_asked_again(home: Path, practice: Bank, size: tuple[int, int], by: str) -> None:
    async def play(seat: Seat) -> None:
        await to_the_end(seat)
        await seat.press("enter")
        assert top_line(seat).startswith("Question 1 of 4")
        assert (
            "✗ Not right. Listening comes first. a. (your answer, not right; the trap here: Giving advice)" in seat.text
        )
        await seat.press("w")
        assert "recovery: A way of living." in seat.text
        await seat.press("escape", "enter")
        assert top_line(seat).startswith("Question 2 of 4")
        await seat.press("m")
        assert top_line(seat).startswith("Question 1 of 4")
        await seat.press("enter", "enter")
        assert top_line(seat).endswith("50 %")
        await (seat.press("r") if by == "key" else click_hint(seat, "r"))
        assert seat.app.is_ending

    app = sit(Desk(home, practice, Policy(), FOUR), play, size=size, may_retry=True)
    assert (app.retry, app._ended_by) == ((0, 1), None)


def test_where_nothing_was_missed_there_is_nothing_to_retry(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("b", "enter")
        assert "Retry" not in seat.text
        assert "Enter Finish" in seat.text
        await seat.press("r")
        assert not seat.app.is_ending
        await seat.press("enter")
        assert seat.app.is_ending

    app = sit(Desk(home, practice, Policy(), ["single"]), play, may_retry=True)
    assert app.retry == ()


def test_a_review_and_an_exam_are_not_retried(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("a", "enter")
        assert "Retry" not in seat.text
        await seat.press("r")
        assert not seat.app.is_ending

    sit(Desk(home, practice, Policy(), ["single"]), play)


def test_after_a_review_the_grid_has_each_question_once(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("a", "enter", "a", "enter")  # single is missed, last is right
        assert top_line(seat).startswith("Question 1 of 2 · once more")
        await seat.press("a", "enter")
        await seat.press("a", "enter")
        assert "1 ✗    2 ✓" in "\n".join(seat.screen)
        assert "3 " not in seat.screen[-3]
        await seat.press("3", "enter")
        assert "There is no such question to read." in seat.text
        await seat.press("enter")
        assert "Question 1 of 2. You answered a" in seat.text

    sit(Desk(home, practice, Policy(repeats_missed=True), ["single", "last"], mode="review"), play)
