"""Tables, plain and on a terminal."""

import io
import sys

import pytest
from tests.unit.history.facts import answered

from cps_quiz.ui.lists import column_widths, table, when

HEADINGS = ("Bank", "Right")
ROWS = [("small", "7 %"), ("[bold]x[/bold]", "100 %")]


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the tests run in, Rich writes 80 columns without colour."""
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(sys, "stdout", io.StringIO())


def test_a_plain_table_is_columns_of_text() -> None:
    assert table(HEADINGS, ROWS, plain=True) == "Bank            Right\nsmall           7 %\n[bold]x[/bold]  100 %"


def test_on_a_terminal_numbers_stand_to_the_right_and_text_is_no_markup() -> None:
    lines = table(HEADINGS, ROWS, plain=False).splitlines()
    assert [line.split() for line in lines[1:]] == [["small", "7", "%"], ["[bold]x[/bold]", "100", "%"]]
    assert len({len(line.rstrip()) for line in lines}) == 1


@pytest.mark.parametrize("plain", [True, False])
def test_a_table_without_rows_is_its_headings(*, plain: bool) -> None:
    assert table(HEADINGS, [], plain=plain).split() == ["Bank", "Right"]


@pytest.mark.parametrize("plain", [True, False])
def test_no_cell_can_steer_the_terminal(*, plain: bool) -> None:
    shown = table(HEADINGS, [("\x1b]0;owned\x07\u202e\n", "1")], plain=plain)
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
    assert len(shown.splitlines()) == 2


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        (40, [8, 2, 20]),
        (30, [8, 2, 20]),
        (24, [8, 2, 14]),
        (18, [8, 2, 8]),
        (17, [8, 2, 7]),
        (3, [1, 1, 1]),
        (0, [1, 1, 1]),
    ],
)
def test_words_are_broken_only_once_no_column_can_give_way(room: int, widths: list[int]) -> None:
    assert column_widths([("Name", "N", "Of what"), ("long-150", "12", "figures not verified")], room) == widths


def test_a_table_for_a_narrow_terminal_fits_and_keeps_its_names_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = [("california-style", "100", "not verified, the pass mark is ours")]
    lines = table(("Profile", "Questions", "Figures"), rows, plain=False).splitlines()
    assert lines[1].split() == ["california-style", "100", "not"]
    assert max(map(len, lines)) <= 40


def test_a_record_is_dated_where_it_was_written() -> None:
    assert when(answered(1)) == "2026-11-22 10:01"
