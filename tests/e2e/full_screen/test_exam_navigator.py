"""Moving about in a mock exam: the navigator, flags, and answers that change."""

from pathlib import Path

import pytest
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import click_cell, exam_desk, line_with, phase_of, top_line

from cps_quiz.bank.model import Bank
from cps_quiz.questions.controls import Picked
from cps_quiz.session.view import Phase

SIZED = pytest.mark.parametrize("size", SIZES)


def cells(seat: Seat) -> str:
    """Return the grid, on one line."""
    lines = seat.screen[seat.app.screen.query_one("#grid").region.y :]
    rows = [line for line in lines if any(sign in line for sign in "·○●")]
    return " ".join(" ".join(rows).split())


@SIZED
def test_the_navigator_shows_how_each_question_stands(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "m", "n", "b", "m", "enter", "r")
        assert phase_of(seat) is Phase.REVIEWING
        assert top_line(seat).startswith("2 of 12 answered")
        assert "Answered: 2 of 12. Not answered: 10. Flagged: 2." in seat.text
        assert cells(seat) == "1 ● [2 ○⚑] 3 ●⚑ 4 ○ 5 · 6 · 7 · 8 · 9 · 10 · 11 · 12 ·"

    sit(exam_desk(home, exam), play, size=size)


@SIZED
def test_by_keyboard(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "r")
        columns = 10 if size[0] == 80 else 5
        await seat.press("right")
        assert "[2 ·]" in cells(seat)
        await seat.press("down")
        assert f"[{2 + columns} ·]" in cells(seat)
        await seat.press("up", "left", "left")
        assert "[1 ○]" in cells(seat)
        await seat.press("right", "enter")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 1)
        await seat.press("r", "1", "1", "enter")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 10)
        await seat.press("r", "escape")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 10)

    sit(exam_desk(home, exam), play, size=size)


@SIZED
def test_by_mouse(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "r")
        await click_cell(seat, 7)
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 7)
        await seat.press("r")
        await click_cell(seat, 0)
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 0)

    sit(exam_desk(home, exam), play, size=size)


def test_the_grid_beside_the_question_is_clicked(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "b")
        await click_cell(seat, 4, "#side-grid")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 4)
        assert "1 ●" in seat.text
        assert "[5 ○]" in seat.text
        assert seat.view.states[0].response == Picked((1,))

    sit(exam_desk(home, exam), play, size=(200, 60))


@SIZED
def test_to_the_next_open_and_the_next_flagged_one(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        visited = []
        await seat.press("enter", "a", "enter", "m", "n", "a", "enter", "m", "j", "1", "2", "enter")
        for key in ("N", "N", "N", "M", "M", "M"):
            await seat.press(key)
            visited.append(seat.view.place + 1)
        assert visited == [2, 4, 5, 2, 4, 2]
        await seat.press("r", "M")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 3)
        await seat.press("j", "5", "enter", "r", "N")
        assert phase_of(seat) is Phase.ASKING

    sit(exam_desk(home, exam), play, size=size)


@SIZED
def test_an_answer_may_be_changed(home: Path, exam: Bank, size: tuple[int, int]) -> None:
    desk = exam_desk(home, exam)

    async def play(seat: Seat) -> None:
        await seat.press("enter", "b", "enter", "left")
        assert "· answered" in top_line(seat)
        assert line_with(seat, "Beta 1") == "(•) b  Beta 1"
        await seat.press("a")
        assert line_with(seat, "Alpha 1") == "(•) a  Alpha 1"
        assert line_with(seat, "Beta 1") == "( ) b  Beta 1"
        await seat.press("enter")
        await seat.press("left", "enter")
        assert seat.view.place == 1

    sit(desk, play, size=size)
    assert [(answer.place, answer.correct, answer.attempt) for answer in desk.answers()] == [
        (0, False, 1),
        (0, True, 2),
    ]


@pytest.mark.parametrize("leave", [["n"], ["right"], ["r"], ["3", "enter"], ["N"], ["m", "n"]])
def test_leaving_counts_what_is_chosen(home: Path, exam: Bank, leave: list[str]) -> None:
    desk = exam_desk(home, exam)

    async def play(seat: Seat) -> None:
        await seat.press("enter", "c", *leave)

    sit(desk, play)
    assert [(answer.place, answer.correct) for answer in desk.answers()] == [(0, False)]


@SIZED
def test_a_grid_of_150_questions_scrolls_to_its_cursor(home: Path, size: tuple[int, int]) -> None:
    from tests.e2e.full_screen.banks import exam_bank

    async def play(seat: Seat) -> None:
        await seat.press("enter", "j", *"150", "enter", "r")
        for _ in range(30):
            await seat.press("down")
        current = int(seat.text.partition("[")[2].partition(" ")[0])
        assert current > 140

    sit(exam_desk(home, exam_bank(150)), play, size=size)
