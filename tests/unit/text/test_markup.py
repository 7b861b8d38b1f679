"""The small Markdown of banks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.text.markup import Block, Run, Style, parse, plain, wrap

EMPHASIS, STRONG, CODE = Style.EMPHASIS, Style.STRONG, Style.CODE


def paragraph(*runs: Run | str, mark: str = "") -> Block:
    return Block(tuple(Run(run) if isinstance(run, str) else run for run in runs), mark)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", ()),
        ("  \n \n", ()),
        ("One line.", (paragraph("One line."),)),
        ("One\n  line.\n\nAnother.", (paragraph("One line."), paragraph("Another."))),
        ("an *eager* start", (paragraph("an ", Run("eager", EMPHASIS), " start"),)),
        (
            "a **very** *good* `x = 1`",
            (paragraph("a ", Run("very", STRONG), " ", Run("good", EMPHASIS), " ", Run("x = 1", CODE)),),
        ),
        ("*over\ntwo lines*", (paragraph(Run("over two lines", EMPHASIS)),)),
        ("`*code*` and **a*b**", (paragraph(Run("*code*", CODE), " and ", Run("a*b", STRONG)),)),
        ("2 * 3 * 4, ** and **", (paragraph("2 * 3 * 4, ** and **"),)),
        ("open *mark, open `tick, open **mark", (paragraph("open *mark, open `tick, open **mark"),)),
        ("snake_case_name <b>&amp;</b> [a](http://x)", (paragraph("snake_case_name <b>&amp;</b> [a](http://x)"),)),
        (
            "- one\n* two\n\n3. three",
            (paragraph("one", mark="-"), paragraph("two", mark="-"), paragraph("three", mark="3.")),
        ),
        (
            "Both:\n- one\n  goes on\n- two",
            (paragraph("Both:"), paragraph("one goes on", mark="-"), paragraph("two", mark="-")),
        ),
        ("- one\n\nAfter.", (paragraph("one", mark="-"), paragraph("After."))),
        (" 1. item", (paragraph("item", mark="1."),)),
        ("- item", (paragraph("item", mark="-"),)),
        ("-no item", (paragraph("-no item"),)),
        ("1990 was a year", (paragraph("1990 was a year"),)),
        ("1990. was a year", (paragraph("1990. was a year"),)),
        ("*Yes*, she said", (paragraph(Run("Yes", EMPHASIS), ", she said"),)),
        ("one\u2028line\rends", (paragraph("one line ends"),)),
    ],
)
def test_blocks_and_runs(text: str, blocks: tuple[Block, ...]) -> None:
    assert parse(text) == blocks


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("an *eager*\nstart", "an eager start"),
        ("Both:\n- **one**\n2. two", "Both: - one 2. two"),
        ("", ""),
    ],
)
def test_plain_is_one_line_without_marks_of_style(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_wrapped_lines_hang_under_their_lead_and_their_mark() -> None:
    text = "A first paragraph that is long.\n\nA second one.\n- An item that is long too\n- Short"
    assert wrap(text, width=24, first="a) ", indent="   ") == [
        "a) A first paragraph",
        "   that is long.",
        "",
        "   A second one.",
        "   - An item that is",
        "     long too",
        "   - Short",
    ]


def test_a_word_longer_than_a_line_is_not_cut() -> None:
    address = "https://example.org/" + "a" * 40
    assert wrap(f"See {address} there", width=20) == ["See", address, "there"]


def test_no_line_is_narrower_than_twenty_characters_asks_for() -> None:
    assert wrap("one two three four five", width=1) == ["one two three four", "five"]


TEXT = st.text(st.sampled_from("ab1.*-` \n\r\t_<2🙂"), max_size=60)


@settings(deadline=None, max_examples=300)
@given(st.one_of(TEXT, st.text()))
def test_every_text_parses_and_a_line_feed_at_its_end_changes_nothing(text: str) -> None:
    assert parse(text) == parse(text + "\n") == parse("\n" + text)


@settings(deadline=None, max_examples=300)
@given(st.one_of(TEXT, st.text()), st.integers(1, 60))
def test_wrapping_keeps_every_word_and_breaks_only_between_words(text: str, width: int) -> None:
    lines = wrap(text, width=width)
    assert " ".join(lines).split() == plain(text).split()
    assert all(len(line) <= max(width, 20) or " " not in line.strip() for line in lines if "- " not in line)
    assert all(len(line.splitlines()) <= 1 for line in lines)


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(exclude_characters="*`", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_text_without_marks_is_shown_as_it_is(text: str) -> None:
    if not text.strip() or text.strip()[0] == "-" or text.strip()[0].isdigit():
        return
    assert parse(text) == (paragraph(text.strip()),)


def test_a_percent_sign_stays_on_the_line_of_its_number() -> None:
    assert wrap("It lies between 14 and 73 %.", width=26) == ["It lies between 14 and", "73 %."]
