"""Lines of data: as they are on a pipe, and as wide as a terminal."""

import io
import sys

import pytest

from cps_quiz.cli.workspace import paragraph_width, tell

LINES = (
    "Your exam is in 23 days, on Tuesday 15 December 2026.",
    "   To practice it: cps-quiz quiz validation",
    "Short.",
)


class Screen(io.StringIO):
    """Text that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def narrow_screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Return a terminal of 31 columns, which is standard output from now on."""
    screen = Screen()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", "31")
    return screen


def test_on_a_terminal_lines_are_wrapped_between_words_under_their_indent(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = narrow_screen(monkeypatch)
    tell(*LINES, hang=3)
    assert screen.getvalue().splitlines() == [
        "Your exam is in 23 days, on",
        "   Tuesday 15 December 2026.",
        "   To practice it: cps-quiz",
        "      quiz validation",
        "Short.",
    ]


def test_what_is_laid_out_already_and_words_that_are_too_long_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = narrow_screen(monkeypatch)
    table = "Topic" + " " * 30 + "Remembered\nOne"
    tell(table, "x" * 40, "")
    assert screen.getvalue() == f"{table}\n{'x' * 40}\n\n"


def test_on_a_pipe_lines_stay_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stdout", pipe)
    tell(*LINES, hang=3)
    assert pipe.getvalue().splitlines() == list(LINES)


def test_paragraphs_are_never_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow_screen(monkeypatch)
    assert paragraph_width() == 30
    monkeypatch.setenv("COLUMNS", "200")
    assert paragraph_width() == 80
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setenv("COLUMNS", "31")
    assert paragraph_width() == 80
