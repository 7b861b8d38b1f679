"""Colors: readable in the light and the dark theme, none where none are wanted, and never alone in telling."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import Seat, sit
from tests.e2e.full_screen.colors import colored, contrast, faint, segments
from tests.e2e.full_screen.sitting import exam_desk, line_with, phase_of

from cps_quiz.bank.model import Bank
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase

Check = Callable[[Seat], None]


async def through_practice(seat: Seat, check: Check) -> None:
    """Look at every kind of screen of a practice: marks, cursor, feedback, windows, pause, review, result."""
    for keys in (
        ["down", "x", "c", "u", "m"],
        ["x"],
        ["escape", "?"],
        ["escape", "w"],
        ["escape", "!", "x"],
        ["escape", "q"],
        ["escape", "p"],
        ["p", "a"],
        ["enter", "a", "c"],
        ["enter"],
        ["enter", "g", "b", "2"],
        ["n"],
        ["r"],
        ["right"],
        ["q", "s"],
        ["enter"],
    ):
        await seat.press(*keys)
        check(seat)
    assert phase_of(seat) is Phase.FINISHED


async def through_exam(seat: Seat, check: Check) -> None:
    """Look at every kind of screen of an exam."""
    check(seat)
    for keys in (
        ["enter", "a"],
        ["enter", "m", "b"],
        ["x", "a"],
        ["n", "r"],
        ["right"],
        ["h"],
        ["h"],
        ["enter"],
        ["a"],
    ):
        await seat.press(*keys)
        check(seat)
    assert phase_of(seat) is Phase.FINISHED


def sat(home: Path, practice: Bank, exam: Bank, check: Check, *, theme: str, size: tuple[int, int] = (80, 24)) -> None:
    async def practicing(seat: Seat) -> None:
        await through_practice(seat, check)

    async def examined(seat: Seat) -> None:
        await through_exam(seat, check)

    asked = ["single", "several", "pairs", "last", "truth"]
    desk = Desk(home / "practice", practice, Policy(time_limit_ms=700_000), asked)
    plays: list[tuple[Desk, Callable[[Seat], Awaitable[None]]]] = [(desk, practicing)]
    plays.append((exam_desk(home / "exam", exam, ["q-001", "q-002", "q-003", "q-004"]), examined))
    for at, play in plays:
        sit(at, play, theme=theme, size=size, notes=["A note."])


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_text_has_a_contrast_of_four_and_a_half(
    home: Path, practice: Bank, exam: Bank, theme: str, size: tuple[int, int]
) -> None:
    found: set[tuple[str, float]] = set()
    sat(home, practice, exam, lambda seat: found.update(faint(seat)), theme=theme, size=size)
    assert found == set()


def test_the_urgent_clock_and_a_warning_can_be_read(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.wait(420_000)
        assert "5 minutes left." in seat.text
        assert faint(seat) == []

    for theme in ("dark", "light"):
        sit(Desk(home / theme, practice, Policy(time_limit_ms=720_000), ["single"]), play, theme=theme)


def test_the_theme_of_the_terminal_uses_its_sixteen_colors_alone(home: Path, practice: Bank, exam: Bank) -> None:
    found: set[str] = set()

    def check(seat: Seat) -> None:
        for segment in segments(seat):
            style = segment.style
            assert style is not None
            found.update(str(color) for color in (style.color, style.bgcolor) if color and color.triplet)

    sat(home, practice, exam, check, theme="terminal")
    assert found == set()


def test_without_color_no_text_is_drawn_in_one(
    home: Path, practice: Bank, exam: Bank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    found: set[tuple[str, str]] = set()
    sat(home, practice, exam, lambda seat: found.update(colored(seat)), theme="terminal")
    assert found == set()


@pytest.mark.parametrize("theme", ["dark", "light", "terminal"])
def test_without_color_text_stands_out_from_its_background(
    home: Path, practice: Bank, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def play(seat: Seat) -> None:
        hidden = []
        for segment in segments(seat):
            style = segment.style
            assert style is not None
            if style.color and style.bgcolor and style.color.triplet and style.bgcolor.triplet:
                is_text = bool(segment.text.strip(" ─━"))
                hidden += [segment.text] if is_text and contrast(style.color, style.bgcolor) < 2 else []
        assert hidden == []

    sit(Desk(home, practice, Policy(), ["single"]), play, theme=theme)


@pytest.mark.parametrize("theme", ["dark", "terminal"])
def test_words_and_signs_tell_all_that_colors_do(home: Path, practice: Bank, exam: Bank, theme: str) -> None:
    async def practicing(seat: Seat) -> None:
        await seat.press("down", "down", "x", "c", "m")
        assert line_with(seat, "Beta reply") == "▸( ) b  Beta reply"
        assert line_with(seat, "Gamma reply") == "(-) c  Gamma reply"
        assert "· flagged" in seat.screen[0]
        await seat.press("d")
        assert line_with(seat, "Not right.") == "✗ Not right."
        assert line_with(seat, "Delta reply") == "d. (your answer, not right) Delta reply"
        assert line_with(seat, "Beta reply") == "b. (right) Beta reply"
        await seat.press("enter", "a", "c", "enter")
        assert line_with(seat, "Right.") == "✓ Right."

    async def examined(seat: Seat) -> None:
        await seat.press("enter", "a", "left", "n", "b", "enter", "m", "r")
        assert "1 ● 2 ● [3 ○⚑]" in seat.text
        await seat.press("h", "h")
        assert "1 ✓ 2 ✗ 3 ○⚑" in seat.text
        assert "✗ The pass mark is 70 %; you are below it." in seat.text

    sit(Desk(home / "practice", practice, Policy(), ["single", "several"]), practicing, theme=theme)
    sit(exam_desk(home / "exam", exam, ["q-001", "q-002", "q-003"]), examined, theme=theme)
