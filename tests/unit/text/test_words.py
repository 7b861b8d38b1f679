"""English words, sentences, quotations, names, and the reading grade."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cps_quiz.text.words import (
    bare,
    content_words,
    count_words,
    is_instruction,
    jaccard,
    masked_quotations,
    names_in,
    quotations,
    reading_grade,
    sentence_spans,
    sentences,
    straight,
    vocabulary,
    without_quotations,
    words,
)

PIECES = [
    "Ana",
    "waits",
    "don't",
    "e.g.",
    "Dr.",
    '"',
    "'",
    "\u201c",
    "\u2019",
    ".",
    "?",
    "!",
    " ",
    "\n\n",
    "(",
    ")",
    "é",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Don't go.", ["don't", "go"]),
        ("The peers\u2019 drop-in center", ["the", "peers", "drop-in", "center"]),
        ("COVID-19, snake_case and 3 caf\u00e9s", ["covid-19", "snake", "case", "and", "3", "caf\u00e9s"]),
        ("well--done \u2014 now", ["well", "done", "now"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected
    assert count_words(text) == len(expected)


def test_the_vocabulary_holds_each_part_of_a_word() -> None:
    assert vocabulary("Don't drop-in") == {"don", "t", "drop", "in"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(
            ("choices", "choice"),
            ("policies", "policy"),
            ("classes", "class"),
            ("boxes", "box"),
            ("churches", "church"),
        ),
        *(("rosa's", "rosa"), ("peers'", "peer"), ("crisis", "crisis"), ("status", "status"), ("bus", "bus")),
    ],
)
def test_a_plural_is_its_singular(word: str, expected: str) -> None:
    assert bare(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The peer specialist supports choices in recovery.", ["support", "choice"]),
        ("Which group of people has 2026 chairs?", ["chair"]),
        ("Rosa and Carlos keep Carlos's promises.", ["keep", "promise"]),
        ("", []),
    ],
)
def test_content_words_leave_out_short_stop_role_words_numbers_and_names(text: str, expected: list[str]) -> None:
    assert content_words(text, names=names_in(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   \n ", []),
        ("Ana waits. Bao leaves! Who stays?", ["Ana waits.", "Bao leaves!", "Who stays?"]),
        ("Dr. Lee, Ms. Ito and J. Doe met e.g. Ana. Then they left.", None),
        ("It opens at 9 a.m. on weekdays. It is 3.5 miles away.", None),
        ("He paused... then spoke. Next.", None),
        ('He asks, "Why me?" She nods.', ['He asks, "Why me?"', "She nods."]),
        ('He asks "Why me?" and leaves. She nods.', ['He asks "Why me?" and leaves.', "She nods."]),
        ("He says: \u201cI quit.\u201d She nods.", ["He says: \u201cI quit.\u201d", "She nods."]),
        ("She says, 'Why me?' What now?", ["She says, 'Why me?'", "What now?"]),
        ('(He said, "Go.") She went.', ['(He said, "Go.")', "She went."]),
        ("She waits. \u00c5sa calls. \u00d3scar too.", ["She waits.", "\u00c5sa calls.", "\u00d3scar too."]),
        ("a heading\n\na text", ["a heading", "a text"]),
        ("It closes at 5 p.m.\n\nThen what?", ["It closes at 5 p.m.", "Then what?"]),
        ("One\n \t\n\n two", ["One", "two"]),
        ("Is it so?\nYes.", ["Is it so?", "Yes."]),
        ("Recovery is a ____. 12 people say so.", ["Recovery is a ____.", "12 people say so."]),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    assert sentences(text) == (expected if expected is not None else re.split(r"(?<=\.) (?=Then|It is|Next)", text))


def test_a_quotation_that_holds_several_sentences_is_kept_whole_where_asked() -> None:
    text = 'Ana says, "I quit. I am done." What now?'
    assert sentences(text) == ['Ana says, "I quit.', 'I am done."', "What now?"]
    spans = sentence_spans(text, whole_quotations=True)
    assert [text[slice(*span)] for span in spans] == ['Ana says, "I quit. I am done."', "What now?"]


@given(TEXTS, st.booleans())
def test_sentences_hold_all_that_is_no_white_space_in_order(text: str, whole: bool) -> None:
    spans = sentence_spans(text, whole_quotations=whole)
    pieces = [text[slice(*span)] for span in spans]
    assert all(piece == piece.strip() != "" for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert spans == sorted(spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don't, can't and the peers' room", []),
        ("the peers\u2019 room and the guests\u2019 room", []),
        ("the '90s and the guests' room", []),
        ("James' key isn't here", []),
        ("5' tall, and 6' wide", []),
        ('an open " quote', []),
        ('He says, "It\'s late." Then "Go."', ['"It\'s late."', '"Go."']),
        ("\u201cI can\u2019t,\u201d she says. \u2018No.\u2019", ['"I can\'t,"', "'No.'"]),
        ("She said 'stay here' and 'wait.'", ["'stay here'", "'wait.'"]),
        ("He said, 'I don't know the peers' room.' Then he left.", ["'I don't know the peers' room.'"]),
        ("'Maria left', says Lena.", ["'Maria left'"]),
        ('("so") and ""', ['"so"', '""']),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected
    left = straight(text)
    for quoted in expected:
        assert quoted in left
        left = left.replace(quoted, " ", 1)
    assert without_quotations(text) == left


def test_masked_quotations_keep_every_place() -> None:
    text = "She said \u2018I can\u2019t\u2019 and \u201cNo.\u201d to the peers\u2019 room."
    assert masked_quotations(text) == "She said 'xxxxxxx' and \"xxx\" to the peers' room."


@given(TEXTS)
def test_masking_keeps_the_length_and_what_is_outside(text: str) -> None:
    masked = masked_quotations(text)
    assert len(masked) == len(text)
    assert all(shown in {"x", said} for shown, said in zip(masked, straight(text), strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oksana visits Ana. Tomorrow she calls.", {"oksana", "ana"}),
        ("Carlos waits. Then Carlos's sister, James, calls Zo\u00eb.", {"carlos", "james", "zo\u00eb"}),
        ("On Monday, in July, Mr. Novak met Dr. Lee.", {"novak", "lee"}),
        ("A Peer Specialist asks NAMI what I'd do.", set()),
        ('Bao says, "Then what?"', {"bao"}),
        ("'Maria left', says Lena.", {"maria", "lena"}),
        ("", set()),
    ],
)
def test_names(text: str, expected: set[str]) -> None:
    assert names_in(text) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("Select all that apply.", True), ("Select all that apply?", False), ("Which reply fits?", False)],
)
def test_instructions(sentence: str, expected: bool) -> None:
    assert is_instruction(sentence) is expected


@pytest.mark.parametrize(
    ("text", "words_", "sentences_", "syllables_"),
    [
        ("The cat sat.", 3, 1, 3),
        ("Peers support recovery. They listen.", 5, 2, 10),
        ("What helps?", 2, 1, 2),
        ("A drop-in center opens.", 4, 1, 7),  # one word, of which each part's syllables count
    ],
)
def test_the_reading_grade_is_that_of_the_formula(text: str, words_: int, sentences_: int, syllables_: int) -> None:
    assert reading_grade(text) == pytest.approx(0.39 * words_ / sentences_ + 11.8 * syllables_ / words_ - 15.59)


def test_worked_reading_grades() -> None:
    assert reading_grade("The cat sat.") == pytest.approx(-2.62)  # 0.39 * 3 + 11.8 * 1 - 15.59
    assert reading_grade("Peers support recovery. They listen.") == pytest.approx(
        8.985
    )  # 0.39 * 2.5 + 11.8 * 2 - 15.59
    assert reading_grade("") == reading_grade("?! ...") == 0.0


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("", "", 0), ("ab", "ab", 1), ("ab", "bc", 1 / 3), ("a", "b", 0), ("aab", "ab", 1)]
)
def test_jaccard(one: str, other: str, expected: float) -> None:
    assert jaccard(list(one), list(other)) == pytest.approx(expected)


@given(TEXTS)
def test_any_text_can_be_counted(text: str) -> None:
    assert len(content_words(text)) <= count_words(text)
    assert names_in(text) <= {name.lower().removesuffix("'s").removesuffix("'") for name in words(text)}
    assert isinstance(reading_grade(text), float)
