"""A terminal that changes its size: nothing crashes, and what was read and marked stays."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import Seat, sit
from tests.e2e.full_screen.banks import long_bank
from tests.e2e.full_screen.sitting import column, exam_desk, line_with, phase_of

from cps_quiz.bank.model import Bank
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase

SIZES = ((60, 18), (200, 60), (40, 12), (20, 6), (80, 24))


async def resize(seat: Seat, size: tuple[int, int]) -> None:
    """Change the size, and wait until it is drawn: Textual gathers such changes for a moment."""
    await seat.pilot.resize_terminal(*size)
    for _ in range(100):
        await seat.settle()
        if seat.app.screen.size == size:
            break
    for _ in range(4):  # what is done after a refresh asks for another one
        await seat.settle()


async def back_and_forth(seat: Seat) -> None:
    """Change the size through all sizes and back; the session and the screen are as before."""
    view, screen = seat.view, seat.screen
    for width, height in SIZES:
        await resize(seat, (width, height))
        assert len(seat.screen) == height
        assert {strip.cell_length for strip in seat.app.screen._compositor.render_strips()} == {width}
        assert seat.view == view
    assert seat.screen == screen


@pytest.mark.parametrize(
    ("keys", "phase"),
    [
        (["down", "x", "c", "s"], Phase.ASKING),
        (["b"], Phase.FEEDBACK),
        (["n", "a", "b"], Phase.ASKING),
        (["n", "n", "g", "b"], Phase.ASKING),
        (["n", "r", "right"], Phase.REVIEWING),
        (["p"], Phase.PAUSED),
        (["?"], Phase.ASKING),
        (["!", "o", "d", "d"], Phase.ASKING),
        (["q"], Phase.PAUSED),
        (["b", "q", "s"], Phase.FINISHED),
        (["a", "q", "s", "enter"], Phase.FINISHED),
    ],
)
def test_practice_in_every_phase(home: Path, practice: Bank, keys: list[str], phase: Phase) -> None:
    async def play(seat: Seat) -> None:
        await seat.press(*keys)
        assert phase_of(seat) is phase
        await back_and_forth(seat)

    sit(Desk(home, practice, Policy(time_limit_ms=720_000), ["single", "several", "pairs"]), play)


@pytest.mark.parametrize("keys", [[], ["enter", "a"], ["enter", "a", "r", "right"], ["enter", "a", "r", "h", "h"]])
def test_an_exam_in_every_phase(home: Path, exam: Bank, keys: list[str]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press(*keys)
        await back_and_forth(seat)

    sit(exam_desk(home, exam), play)


def test_feedback_that_is_being_read_stays_in_sight(home: Path) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("c")
        for _ in range(4):
            await seat.press("pagedown")
        words = " ".join(column(seat)[4:8]).split()
        assert words
        for size in ((80, 24), (60, 18)):
            await resize(seat, size)
            assert set(words) & set(" ".join(column(seat)).split())

    sit(Desk(home, long_bank(), Policy(), ["long"]), play, size=(60, 18))


def test_the_cursor_stays_in_sight(home: Path) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("down", "down", "down", "down")
        for size in ((60, 18), (80, 24), (60, 18)):
            await resize(seat, size)
            assert line_with(seat, "delta000").startswith("▸( ) d")

    sit(Desk(home, long_bank(), Policy(), ["long"]), play)


def test_a_wide_screen_shows_feedback_beside_its_question(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        assert "The explanation will stand here." in line_with(seat, "Which reply is right?")
        await seat.press("b")
        assert line_with(seat, "Which reply is right?").endswith("✓ Right.")
        await resize(seat, (80, 24))
        assert line_with(seat, "Which reply is right?") == "Which reply is right?"
        assert line_with(seat, "✓ Right.") == "✓ Right."
        await resize(seat, (200, 60))
        assert line_with(seat, "Which reply is right?").endswith("✓ Right.")

    sit(Desk(home, practice, Policy(), ["single"]), play, size=(200, 60))


def test_a_wide_screen_shows_the_grid_of_an_exam_beside_its_question(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "m", "enter")
        assert line_with(seat, "Stem number 2.").endswith("Questions")
        assert "1 ●⚑ [2 ○] 3 ·" in " ".join(" ".join(line[98:].split()) for line in seat.screen)
        await resize(seat, (80, 24))
        assert "●" not in seat.text

    sit(exam_desk(home, exam), play, size=(200, 60))


def test_long_feedback_scrolls_beside_its_question(home: Path) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("c")
        seen = seat.text
        assert "stem000" in seen
        for _ in range(5):
            await seat.press("pagedown")
            seen += seat.text
        assert "whydelta039" in seen
        assert "stem000" in seat.text

    sit(Desk(home, long_bank(), Policy(), ["long"]), play, size=(150, 24))


def test_a_screen_that_is_too_small_says_so_and_hears_no_key(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await resize(seat, (24, 8))
        assert seat.text == "Make the window larger to go on. The clock runs as before."
        await seat.press("b")
        assert phase_of(seat) is Phase.ASKING
        await resize(seat, (60, 18))
        assert "Which reply is right?" in seat.text
        await seat.press("b")
        assert phase_of(seat) is Phase.FEEDBACK

    sit(Desk(home, practice, Policy(), ["single"]), play)


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        (["?"], "Enter Close"),
        (["q"], "y Stop"),
        (["q"], "Esc Go on"),
        (["!", "o", "d", "d"], "Enter Save"),
        (["!", "o", "d", "d"], "odd"),
        (["!", "o", "d", "d"], "Esc Leave it"),
    ],
)
@pytest.mark.parametrize("size", [(40, 10), (60, 12)])
def test_a_window_in_a_short_terminal_keeps_its_keys(
    home: Path, practice: Bank, keys: list[str], shown: str, size: tuple[int, int]
) -> None:
    async def play(seat: Seat) -> None:
        await seat.press(*keys)
        await resize(seat, size)
        assert line_with(seat, shown)

    sit(Desk(home, practice, Policy(time_limit_ms=720_000), ["single"]), play)
