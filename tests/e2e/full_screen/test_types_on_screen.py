"""All five types of questions, by keys and by the mouse."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import click_hint, exam_desk, letter_of, letters_of, line_with, phase_of

from cps_quiz.bank.model import Bank
from cps_quiz.questions.controls import Arranged, Paired, Picked
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase
from cps_quiz.ui.tui.panes import left_target

SIZED = pytest.mark.parametrize("size", SIZES)


def last_of(desk: Desk) -> tuple[str, bool]:
    answer = desk.answers()[-1]
    return answer.question, answer.correct


@SIZED
@pytest.mark.parametrize("by", ["keys", "mouse", "cursor"])
def test_multiple(home: Path, practice: Bank, size: tuple[int, int], by: str) -> None:
    desk = Desk(home, practice, Policy(), ["several"])

    async def play(seat: Seat) -> None:
        assert "Choose all that apply, then press Enter." in seat.text
        if by == "keys":
            await seat.press("b", "a", "c", "b")
        elif by == "mouse":
            for part in (1, 0, 2, 1):
                await seat.click(part)
        else:
            await seat.press("down", "space", "down", "down", "space")
            assert line_with(seat, "Help two") == "▸[x] c  Help two"
            await seat.press("up", "up")
        assert line_with(seat, "Help one").lstrip("▸") == "[x] a  Help one"
        assert line_with(seat, "Harm one") == "[ ] b  Harm one"
        assert line_with(seat, "Help two") == "[x] c  Help two"
        assert phase_of(seat) is Phase.ASKING
        await (click_hint(seat, "Enter") if by == "mouse" else seat.press("enter"))
        assert seat.view.state.response == Picked((0, 2))
        assert "✓ Right." in seat.text

    sit(desk, play, size=size)
    assert last_of(desk) == ("several", True)


def test_multiple_with_parts_right_says_how_many(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter")
        assert "Choose all that apply by their letters, then press Enter." in seat.text
        await seat.press("a", "backspace", "a", "enter")
        assert line_with(seat, "Not quite") == "✗ Not quite: 2 of 3 options are rightly chosen or left out."

    sit(Desk(home, practice, Policy(), ["several"]), play)


@SIZED
@pytest.mark.parametrize("by", ["keys", "mouse"])
def test_ordering(home: Path, practice: Bank, size: tuple[int, int], by: str) -> None:
    desk = Desk(home, practice, Policy(), ["steps"])

    async def play(seat: Seat) -> None:
        assert "Press the letters in the right order, then Enter." in seat.text
        first, second, third = letters_of(seat, 0, 1, 2)
        if by == "keys":
            await seat.press(second, first, "backspace", "backspace", first, second)
        else:
            for part in (1, 0, 1, 1):  # placed, placed, taken back, placed again
                await seat.click(part)
        assert line_with(seat, "First step") == f"[1] {first}  First step"
        assert line_with(seat, "Second step") == f"[2] {second}  Second step"
        assert line_with(seat, "Third step") == f"[ ] {third}  Third step"
        await seat.press("enter")
        assert "still without a place. Backspace takes the last one back." in seat.text
        assert phase_of(seat) is Phase.ASKING
        await (seat.press(third) if by == "keys" else seat.click(2))
        await (seat.press("enter") if by == "keys" else click_hint(seat, "Enter"))
        assert seat.view.state.response == Arranged((0, 1, 2))
        assert f"Your order: {first} {second} {third}." in seat.text
        assert "✓ Right." in seat.text

    sit(desk, play, size=size)
    assert last_of(desk) == ("steps", True)


@SIZED
@pytest.mark.parametrize("by", ["letters", "digits", "mouse"])
def test_matching(home: Path, practice: Bank, size: tuple[int, int], by: str) -> None:
    desk = Desk(home, practice, Policy(), ["pairs"])

    async def play(seat: Seat) -> None:
        assert line_with(seat, "Left one") == "▸1 [ ] Left one"
        if by == "letters":
            await seat.press("a", "b", "c")
        elif by == "digits":
            await seat.press("3", "c")
            assert line_with(seat, "Left three") == "3 [c] Left three"
            assert line_with(seat, "Left one") == "▸1 [ ] Left one"
            await seat.press("2", "b", "a")
        else:
            await seat.click(left_target(2))
            assert line_with(seat, "Left three") == "▸3 [ ] Left three"
            for part in (2, 0, 1):
                await seat.click(part)
        assert line_with(seat, "Left two").lstrip("▸") == "2 [b] Left two"
        assert line_with(seat, "Right two") == "[2] b  Right two"
        assert line_with(seat, "Spare four") == "[ ] g  Spare four"
        await (click_hint(seat, "Enter") if by == "mouse" else seat.press("enter"))
        assert seat.view.state.response == Paired((0, 1, 2))
        assert "✓ Right." in seat.text

    sit(desk, play, size=size)
    assert last_of(desk) == ("pairs", True)


@SIZED
def test_matching_where_g_is_an_option(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    desk = Desk(home, practice, Policy(), ["pairs"])

    async def play(seat: Seat) -> None:
        await seat.press("g")
        assert line_with(seat, "Left one") == "1 [g] Left one"
        assert "How sure:" not in seat.text
        await seat.press("b", "backspace")
        assert line_with(seat, "Left two") == "▸2 [ ] Left two"
        assert line_with(seat, "Right two") == "[ ] b  Right two"
        await seat.press("b", "G")
        assert line_with(seat, "Left one") == "▸1 [ ] Left one"
        assert line_with(seat, "Left three") == "3 [g] Left three"
        await seat.press("enter")
        assert "A digit goes to its entry." in seat.text
        await seat.press("a", "u", "enter")
        assert line_with(seat, "Not quite") == "✗ Not quite: 2 of 3 pairs are right."
        assert "You chose g." in seat.text

    sit(desk, play, size=size)
    assert [(answer.points, answer.confidence) for answer in desk.answers()] == [(0.6667, "unsure")]


def test_a_number_beyond_the_lefts_of_a_matching_visits_a_question(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, Policy(), ["pairs", "single", "truth", "last"])

    async def play(seat: Seat) -> None:
        await seat.press("4", "enter")
        assert seat.view.place == 3
        await seat.press("j", "1", "enter")
        assert seat.view.place == 0
        await seat.press("j", "2", "enter")
        assert seat.view.place == 1

    sit(desk, play)


def test_what_is_begun_stays_while_another_question_is_visited(home: Path, practice: Bank) -> None:
    desk = exam_desk(home, practice, ["steps", "pairs", "several", "single"])

    async def play(seat: Seat) -> None:
        await seat.press("enter")
        first = letter_of(seat, 0)
        await seat.press(first, "n", "g", "n", "n", "j", "1", "enter")
        assert line_with(seat, "First step") == f"[1] {first}  First step"
        await seat.press("n")
        assert line_with(seat, "Left one") == "1 [g] Left one"

    sit(desk, play)
    assert desk.answers() == []


@pytest.mark.parametrize("size", [*SIZES, (40, 12)])
def test_a_long_matching_shows_the_current_entry_after_a_letter(
    home: Path, practice: Bank, size: tuple[int, int]
) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("a")
        assert line_with(seat, "Left two") == "▸2 [ ] Left two"

    sit(Desk(home, practice, Policy(), ["pairs"]), play, size=size)


@pytest.mark.parametrize("size", SIZES)
def test_how_sure_one_is_shows_at_once(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("s")
        assert "How sure: sure." in seat.text

    sit(Desk(home, practice, Policy(), ["pairs"]), play, size=size)
