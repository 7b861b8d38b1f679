"""A finding stands at the very words, however the text is written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.lint.written_banks import ABSOLUTES, HEAD, QUESTION, linted, places

from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Span
from cps_quiz.lint.places import span_of
from cps_quiz.text.markup import plain
from cps_quiz.text.words import straight


def place_of_words(text: str, words: str, *, nth: int = 0) -> Span:
    """Return where words stand that are found in the field ``s``, as rules find them."""
    document = read("file.yaml", f"id: x\n{text}".encode())
    root = document.root
    assert isinstance(root, dict)
    assert document.diagnostics == []
    assert isinstance(root["s"], str)
    found = list(re.finditer(words, straight(plain(root["s"]))))
    return span_of(document, root, ("s",), found[nth])


@pytest.mark.parametrize(
    ("text", "words", "nth", "expected"),
    [
        ("s: one two one\n", "one", 0, Span(2, 4, 2, 7)),
        ("s: one two one\n", "one", 1, Span(2, 12, 2, 15)),
        ("s: one ones one\n", r"\bone\b", 1, Span(2, 13, 2, 16)),
        ("s: one two one two one\n", "one two one", 0, Span(2, 4, 2, 15)),
        ("s: 'one two'\n", "two", 0, Span(2, 9, 2, 12)),
        ("s: 'it''s one, it''s two'\n", "it's", 1, Span(2, 16, 2, 21)),
        ('s: "say \\"never\\" now"\n', '"never"', 0, Span(2, 9, 2, 18)),
        ('s: "one \\\n  two"\n', "one two", 0, Span(2, 5, 3, 6)),
        ("s: >-\n  one two\n  three four\n", "three", 0, Span(4, 3, 4, 8)),
        ("s: >-\n  one two\n  three four\n", "two three", 0, Span(3, 7, 4, 8)),
        ("s: >- # never here\n  one never\n", "never", 0, Span(3, 7, 3, 12)),
        ("s: |\n  one two\n  two four\n", "two", 1, Span(4, 3, 4, 6)),
        ("s: |2\n    one two\n", "two", 0, Span(3, 9, 3, 12)),
        ("s: one two\n  three\n  four\n", "two three", 0, Span(2, 8, 3, 8)),
        ("s: 'one\n  two\n\n  three'\n", "three", 0, Span(5, 3, 5, 8)),
        ("s: one two\r\n  three\r\n", "three", 0, Span(3, 3, 3, 8)),
        ("s: |\r\n  one\r\n  two\r\n", "two", 0, Span(4, 3, 4, 6)),
        ("s: one\ttwo\n", "two", 0, Span(2, 8, 2, 11)),
        ("s: one\t two\n", "one\t two", 0, Span(2, 4, 2, 12)),
        ("s: \U0001f600\u00e9 \u4e2d never\n", "never", 0, Span(2, 9, 2, 14)),
        ("s: \u201cnever\u201d don\u2019t\n", "don't", 0, Span(2, 12, 2, 17)),
        ("s: Which is *not* right? It is *not* right?\n", "not right", 1, Span(2, 33, 2, 43)),
        ("s: >-\n  Which is **not\n  right**? So.\n", r"not right\?", 0, Span(3, 14, 4, 11)),
        ("s: in*to* in to\n", "in to", 0, Span(2, 11, 2, 16)),
        ('s: "one\\ttwo"\n', "one\ttwo", 0, Span(2, 4, 2, 14)),  # where the words can't be found, the whole text
    ],
)
def test_the_words_themselves(text: str, words: str, nth: int, expected: Span) -> None:
    assert place_of_words(text, words, nth=nth) == expected


TEXT = """\
id: x
s:
  - a
q: {z: {k: v}}
e:
n: ''
"""


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ((), Span(1, 5, 1, 6)),
        (("absent",), Span(1, 5, 1, 6)),
        (("absent", 1, "text"), Span(1, 5, 1, 6)),
        (("s",), Span(2, 1, 2, 2)),
        (("s", 0), Span(3, 5, 3, 6)),
        (("q", "z"), Span(4, 5, 4, 6)),
        (("q", "z", "k"), Span(4, 12, 4, 13)),
        (("q", "absent"), Span(4, 1, 4, 2)),
        (("e",), Span(5, 3, 5, 3)),
        (("n",), Span(6, 4, 6, 6)),
    ],
)
def test_a_field_as_a_whole_or_where_it_belongs(at: tuple[str | int, ...], expected: Span) -> None:
    document = read("file.yaml", TEXT.encode())
    assert isinstance(document.root, dict)
    assert span_of(document, document.root, at) == expected


def test_white_space_alone_is_no_place() -> None:
    assert place_of_words("s: one two\n", " ") == Span(2, 4, 2, 11)


WORD = st.sampled_from(
    ["one", "two", "it's", "don\u2019t", 'so "said"', "*not*", "\u4e2d", "\U0001f600", "a: b", "# c"]
)


@settings(deadline=None)
@given(st.lists(WORD, min_size=1, max_size=8), st.sampled_from(['"', "'", ">-", "|"]), st.data())
def test_each_word_is_found_in_any_style(words: list[str], style: str, data: st.DataObject) -> None:
    value = " ".join([*words, "needle"])
    at = data.draw(st.integers(0, len(words)))
    value = " ".join([*words[:at], "needle", *words[at:], "needle"])
    breaks = data.draw(st.integers(0, len(words)))
    folded = (
        "\n  ".join((" ".join(value.split(" ")[:breaks]), " ".join(value.split(" ")[breaks:]))) if breaks else value
    )
    match style:
        case '"':
            text = '"' + folded.replace('"', '\\"') + '"'
        case "'":
            text = "'" + folded.replace("'", "''") + "'"
        case _:
            text = f"{style}\n  {folded}"
    for nth in range(2):
        span = place_of_words(f"s: {text}\n", "needle", nth=nth)
        line = f"id: x\ns: {text}\n".split("\n")[span.line - 1]
        assert line[span.column - 1 : span.end_column - 1] == "needle"
        before = "\n".join([*f"id: x\ns: {text}".split("\n")[: span.line - 1], line[: span.column - 1]])
        assert before.count("needle") == nth


@settings(deadline=None, max_examples=30)
@given(before=st.integers(0, 20), comments=st.integers(0, 20))
def test_moving_a_question_moves_its_findings_along(before: int, comments: int) -> None:
    moved = HEAD + "\n" * before + "  # note\n" * comments + QUESTION
    shift = before + comments
    expected = [(ABSOLUTES, 18 + shift, 19), (ABSOLUTES, 19 + shift, 19)]
    assert places(linted(moved, ABSOLUTES).findings) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_of_every_kind_give_the_same_places(end: str) -> None:
    assert linted((HEAD + QUESTION).replace("\n", end), ABSOLUTES) == linted(HEAD + QUESTION, ABSOLUTES)
