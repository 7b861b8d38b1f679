"""White space at line ends: told and mended where no text could mean it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import SMALL_BANK

from cps_quiz.bank.document import Value
from cps_quiz.bank.load import load_bytes, load_draft
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Diagnostic, Severity, Span
from cps_quiz.lint.fix import apply
from cps_quiz.lint.layout import layout_findings
from cps_quiz.lint.rule import Edit

MAX_ROUNDS = 5  # as 'bank check --fix' has it


def mended(text: str) -> str:
    """Return the text after as many rounds as it takes."""
    for _ in range(MAX_ROUNDS):
        found = layout_findings(read("file.yaml", text.encode()))
        text, made = apply(text, [edit for _, edit in found if edit is not None])
        if not made:
            return text
    raise AssertionError(text)


def value_of(text: str) -> Value | None:
    document = read("file.yaml", text.encode())
    assert document.diagnostics == []
    return document.root


def test_what_is_told() -> None:
    text = "a: b  \nc: d"
    assert list(layout_findings(read("file.yaml", text.encode()))) == [
        (
            Diagnostic(
                *("file.yaml", Span(1, 5, 1, 6), "L11", "spaces at the end of a line", Severity.INFO, "delete them"),
                source="a: b  ",
                name="trailing-space",
            ),
            Edit(4, 6, ""),
        ),
        (
            Diagnostic(
                *("file.yaml", Span(2, 4, 2, 5), "L12", "the last line has no end", Severity.INFO, "end it with Enter"),
                source="c: d",
                name="no-final-newline",
            ),
            Edit(11, 11, "\n"),
        ),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s: one\n", "s: one\n"),
        ("s: one \nt: two\t\n", "s: one\nt: two\n"),
        ("# note  \ns: one  # note \n", "# note\ns: one  # note\n"),
        ("s: one\n  \n \nt: two", "s: one\n\n\nt: two\n"),
        ("- \n  one\n", "-\n  one\n"),
        ("s: one \r\nt: two", "s: one\r\nt: two\r\n"),
        ("s: 'one  \n  two'  \nt: three ", "s: 'one  \n  two'\nt: three\n"),
        ("s: one  \n  two  \nt: three\n", "s: one  \n  two\nt: three\n"),
        ("s: |\n  one  \n  \n  two  \n\nt: three  \n", "s: |\n  one  \n  \n  two  \n\nt: three\n"),
        ("s: |+\n  one\n \n  \n", "s: |+\n  one\n \n  \n"),
        ("s: >-\n  one\n  two", "s: >-\n  one\n  two\n"),
        ("s: |\n  one", "s: |\n  one"),
        ("s: >\n  one", "s: >\n  one"),
        ("s: |2+\n  one", "s: |2+\n  one"),
        ("s: one\rt: two\r", "s: one\rt: two\r"),
    ],
)
def test_what_is_mended(text: str, expected: str) -> None:
    assert mended(text) == expected
    assert value_of(text) == value_of(expected)


SPACES = st.sampled_from(["", " ", "  ", "\t", " \t "])
ENDS = st.sampled_from(["\n", "\r\n"])
STYLES = st.sampled_from(["one", "'one", '"one', "|\n   one", ">-\n   one", "|+\n   one", ">\n   one"])


@st.composite
def odd_files(draw: st.DrawFn) -> str:
    """Return a file with texts of every style, and white space wherever it may stand."""
    end = draw(ENDS)
    text = ""
    for name in "abc"[: draw(st.integers(1, 3))]:
        style = draw(STYLES)
        close = style[0] if style[0] in "'\"" else ""
        lines = [
            f"{name}: {style}",
            *draw(st.lists(st.sampled_from(["   two", "", "   # three", "   four:5"]), max_size=4)),
        ]
        block = style[0] in "|>"
        if not block:
            lines = [line for line in lines if close or "#" not in line]
        lines[-1] += close
        text += "".join(line + draw(SPACES) + end for line in lines)
        if not block:
            text += draw(st.sampled_from(["", f"# note {end}", f" {end}"]))
    return text.rstrip("\r\n") if draw(st.booleans()) else text


@settings(deadline=None, max_examples=300)
@given(odd_files())
def test_mending_never_touches_a_text_and_leaves_nothing_to_mend(text: str) -> None:
    document = read("file.yaml", text.encode())
    if document.diagnostics:
        return
    after = mended(text)
    assert value_of(after) == document.root
    assert list(layout_findings(read("file.yaml", after.encode()))) == []


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.integers(0, SMALL_BANK.count("\n") - 1), SPACES), max_size=12), ENDS, st.booleans())
def test_a_bank_is_the_same_before_and_after(at: list[tuple[int, str]], end: str, closed: bool) -> None:
    lines = SMALL_BANK.splitlines()
    for number, spaces in at:
        lines[number] += spaces
    text = end.join(lines) + (end if closed else "")
    expected = load_bytes(SMALL_BANK.encode(), path="small.yaml")
    assert load_draft(read("small.yaml", mended(text).encode())).loaded == expected
    assert mended(text) == SMALL_BANK.replace("\n", end)
