"""Text on a sheet: no line is wider than the screen, and no character is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from cps_quiz.text.markup import Line, flow

TEXTS = st.text(st.sampled_from("ab é-同伴🙂\u0301"), max_size=80)
WIDTHS = st.integers(8, 60)
SHORT_LEADS = st.sampled_from(["", "a. ", "(•) a "])


def shown(lines: list[Line]) -> list[str]:
    return ["".join(run.text for run in line) for line in lines]


def wrapped(text: str, width: int, lead: str = "", hang: int = 0) -> list[str]:
    return shown(flow(text, width=width, first=lead, indent=" " * hang, measure=cell_len, cuts_words=True))


def letters(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, WIDTHS, SHORT_LEADS)
@example("- a", 8, "(•) a ")
def test_no_line_is_wider_and_every_character_is_kept(text: str, width: int, lead: str) -> None:
    lines = wrapped(text, width, lead, len(lead))
    assert [line for line in lines if cell_len(line) > width] == []
    assert letters("".join(lines)) == (letters(lead + text) if lines else "")


@given(TEXTS, st.integers(8, 20), st.integers(0, 20))
@example("beta", 8, 8)
def test_no_line_is_wider_behind_a_long_lead(text: str, width: int, lead: int) -> None:
    assert [line for line in wrapped(text, width, "x" * lead) if cell_len(line) > max(width, lead)] == []


def test_a_long_lead_cuts_no_word_that_fits_a_line() -> None:
    lines = [line.rstrip() for line in wrapped("alpha beta gamma", 12, "abcdefghij ", 3)]
    assert lines == ["abcdefghij", "   alpha", "   beta", "   gamma"]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("ab abcdefgh c", 4, ["ab", "abcd", "efgh", "c"]),
        ("同伴支持者", 4, ["同伴", "支持", "者"]),
        ("同伴支持者", 5, ["同伴", "支持", "者"]),
        ("a同伴", 4, ["a同", "伴"]),
        ("", 4, []),
        ("one\n\ntwo", 9, ["one", "", "two"]),
    ],
)
def test_words_longer_than_a_line_are_cut_by_their_width(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_a_hanging_indent_stands_before_every_other_line() -> None:
    assert wrapped("one two three four", 12, "a. ", 3) == ["a. one two", "   three", "   four"]
