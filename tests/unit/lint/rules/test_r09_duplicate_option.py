import pytest

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r09_duplicate_option import DuplicateOption

SAME = [(Severity.ERROR, "this option says the same as option 1")]
NEAR = [(Severity.WARNING, "this option shares 100% of its content words with option 1")]


def told(one: str, other: str, *, stem: str = "Which reply fits?") -> list[tuple[Severity, str]]:
    options = f"  - {{text: '{one}', correct: true}}\n  - text: '{other}'\n  - text: Something else.\n"
    bank = example_of(f"stem: {stem}\noptions:\n{options}").bank
    return [(found.severity, found.message) for found in found_in(DuplicateOption, bank)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wait here.", "wait here"),
        ("*Wait* here", "Wait, here!"),
        ("\N{BLACK STAR}", " \N{BLACK STAR} "),
        ("-5", "-5 "),
    ],
)
def test_texts_that_differ_in_punctuation_alone_are_the_same(one: str, other: str) -> None:
    assert told(one, other) == SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("-5", "5"),
        ("1.5 hours", "15 hours"),
        ("5%", "5"),
        ("+", "-"),
        ("A grant of -$20", "A grant of $20"),
        ("3 visits and 2 calls", "2 visits and 3 calls"),
        ("Breathe in slowly", "Breathe out slowly"),
        ("Tell the team about the visit", "Do not tell the team about the visit"),
        ("Someone else", "Ask somebody"),
    ],
)
def test_another_number_another_word_and_a_not_are_a_contrast(one: str, other: str) -> None:
    assert told(one, other) == []


def test_another_article_and_a_plural_are_no_contrast() -> None:
    assert told("Write down the worry", "Write down a worry") == NEAR
    assert told("Write down the worries", "Write down the worry") == NEAR


def test_another_order_is_a_contrast_where_the_stem_asks_for_one() -> None:
    one, other = "Naming, sharing, asking", "Asking, sharing, naming"
    assert told(one, other) == NEAR
    assert told(one, other, stem="In which order do the steps come?") == []
