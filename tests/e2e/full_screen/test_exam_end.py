"""Handing in a mock exam, its result, and reading every question."""

from pathlib import Path

import pytest
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import click_cell, click_hint, exam_desk, line_with, phase_of, top_line, window_text

from cps_quiz.bank.model import Bank
from cps_quiz.history.records import SessionFinished
from cps_quiz.session.view import Phase

SIZED = pytest.mark.parametrize("size", SIZES)
THREE = ["q-001", "q-002", "q-003"]


@SIZED
@pytest.mark.parametrize("by", ["keys", "mouse"])
def test_handing_in_with_open_questions_asks_once_more(home: Path, exam: Bank, size: tuple[int, int], by: str) -> None:
    desk = exam_desk(home, exam, THREE)

    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "r", "h")
        assert window_text(seat) == "Hand in? 2 questions are not answered and will count as not right."
        await (seat.press("escape") if by == "keys" else click_hint(seat, "Esc"))
        assert phase_of(seat) is Phase.REVIEWING
        await (seat.press("h") if by == "keys" else click_hint(seat, "h"))
        await (seat.press("h") if by == "keys" else click_hint(seat, "h"))
        assert phase_of(seat) is Phase.FINISHED
        assert "Handed in. Score: 1 of 3 right, 33 %." in seat.text

    sit(desk, play, size=size)
    (end,) = [record for record in desk.records() if isinstance(record, SessionFinished)]
    assert (end.ending, end.answered, end.correct, end.counted) == ("handed-in", 1, 1, 3)


@SIZED
def test_handing_in_with_no_open_question_asks_nothing(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "a", "enter", "a", "enter")
        assert phase_of(seat) is Phase.REVIEWING
        assert "Answered: 3 of 3. Not answered: 0." in seat.text
        await seat.press("h")
        assert phase_of(seat) is Phase.FINISHED
        assert "All questions are answered." in seat.text
        assert top_line(seat).endswith("100 %")
        assert "Score: 3 of 3 right, 100 %. ✓ The pass mark is 70 %; you are above it." in seat.text

    sit(exam_desk(home, exam, THREE), play, size=size)


@SIZED
@pytest.mark.parametrize("theme", ["dark", "terminal"])
def test_the_result_tells_score_pass_mark_topics_and_every_question(
    home: Path, exam: Bank, size: tuple[int, int], theme: str
) -> None:
    desk = exam_desk(home, exam, [*THREE, "q-004"])

    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "m", "b", "enter", "c")
        await seat.wait(20_000)
        await seat.press("enter", "r", "h", "h")
        assert top_line(seat) == "Mock exam" + " " * (size[0] - 2 - 13) + "25 %"
        seen = []
        for _ in range(24):
            seen.append(seat.text)
            await seat.press("down")
        read = " ".join(seen)
        for told in (
            "Score: 1 of 4 right, 25 %. ✗ The pass mark is 70 %; you are below it.",
            "Not answered: 1 question; it counts as not right.",
            "Time used: 20 seconds. 7 seconds for each answer; there were 5 minutes for each question.",
            "Subject 2: 1 of 2",
            "Subject 3: 0 of 1",
            "Subject 1: 0 of 1",
            "of 2 right, range ",
            "✓ right, ✗ not right, ○ not answered, ⚑ flagged",
            "1 ✓ 2 ✗⚑ 3 ✗ 4 ○",
        ):
            assert told in read

    sit(desk, play, size=size, theme=theme)


@SIZED
def test_every_question_is_read_again(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "m", "b", "enter", "r", "h", "h")
        await seat.press("enter")
        assert top_line(seat).startswith("Question 2 of 3 · flagged")
        assert "Stem number 2." in seat.text
        assert "✗ Not right. Explained 2. b. (your answer, not right) Beta 2 Beta is not 2." in seat.text
        await seat.press("enter")
        assert top_line(seat).startswith("Question 3 of 3")
        assert "✗ Not answered. Explained 3." in seat.text
        await seat.press("left")
        assert top_line(seat).startswith("Question 2 of 3")
        await seat.press("left")
        assert top_line(seat).startswith("Question 2 of 3")
        await seat.press("enter", "enter")
        assert top_line(seat).startswith("Mock exam")
        await seat.press("1", "enter")
        assert top_line(seat).startswith("Question 1 of 3")
        assert "✓ Right. Explained 1. a. (your answer, right) Alpha 1" in seat.text
        await seat.press("escape", "a")
        assert top_line(seat).startswith("Question 1 of 3")
        await seat.press("enter", "enter")
        assert top_line(seat).startswith("Question 3 of 3")
        await seat.press("escape", "9", "enter")
        assert "There is no such question to read." in seat.text
        assert not seat.app.is_ending
        await seat.press("q")
        assert seat.app.is_ending

    app = sit(exam_desk(home, exam, THREE), play, size=size)
    assert app.retry == ()


def test_the_result_by_mouse(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "b", "enter", "r", "h", "h")
        await click_cell(seat, 2)
        assert top_line(seat).startswith("Question 3 of 3")
        await click_hint(seat, "Left")
        assert top_line(seat).startswith("Question 2 of 3")
        await click_hint(seat, "Esc")
        await click_hint(seat, "a")
        assert top_line(seat).startswith("Question 1 of 3")
        await click_hint(seat, "q")
        assert seat.app.is_ending

    sit(exam_desk(home, exam, THREE), play)


def test_a_number_that_was_begun_is_forgotten_by_another_key(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "r", "h", "h", "3")
        assert line_with(seat, "Read question") == "Read question 3, then Enter."
        await seat.press("a", "enter")
        assert top_line(seat).startswith("Question 2 of 3")

    sit(exam_desk(home, exam, THREE), play)


def test_stopping_an_exam_does_not_score_it(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "q", "s")
        assert "Stop now?" in seat.text
        assert "see the score" not in seat.text
        await seat.press("escape")
        assert phase_of(seat) is Phase.ASKING

    sit(exam_desk(home, exam, THREE), play)
