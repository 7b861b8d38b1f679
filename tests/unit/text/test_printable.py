"""What may be shown."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.text.printable import forbidden, forbidden_as_escape, printable

MARK = "\N{REPLACEMENT CHARACTER}"
EVERY_CHARACTER = [chr(number) for number in range(0x110000)]
BIDIRECTIONAL = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_forbidden_are_controls_bidirectional_controls_and_what_is_no_character() -> None:
    found = {c for c in EVERY_CHARACTER if forbidden.match(c)}
    controls = {c for c in EVERY_CHARACTER if unicodedata.category(c) == "Cc"} - set("\t\n\r\x85")
    directions = {c for c in EVERY_CHARACTER if unicodedata.bidirectional(c) in BIDIRECTIONAL}
    surrogates = {c for c in EVERY_CHARACTER if unicodedata.category(c) == "Cs"}
    marks = set("\u061c\u200e\u200f\ufeff\ufffe\uffff")
    assert found == controls | directions | surrogates | marks
    assert {c for c in EVERY_CHARACTER if forbidden_as_escape.match(c)} == found | {"\r", "\x85"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Joaquín says, “I felt 🙂.”", "Joaquín says, “I felt 🙂.”"),
        ("a\tb", "a b"),
        ("a\x1b[2Jb\r\n", f"a{MARK}[2Jb{MARK}{MARK}"),
        ("\u202eb\u2028c\udcff", f"{MARK}b{MARK}c{MARK}"),
    ],
)
def test_printable_text_stays_and_the_rest_becomes_a_mark(text: str, shown: str) -> None:
    assert printable(text) == shown


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters()))
def test_what_is_shown_is_one_line_of_the_same_length_that_steers_nothing(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    assert not forbidden.search(shown)
    assert printable(shown) == shown
