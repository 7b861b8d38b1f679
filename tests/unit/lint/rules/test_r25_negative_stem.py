"""What the examples and labels of R25 don't show: the mending, and the share of a bank."""

import pytest

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Severity
from cps_quiz.lint.examples import example_of
from cps_quiz.lint.run import Linted, lint, written
from cps_quiz.lint.settings import LintSettings

HEAD = "format: 1\nid: b\ntitle: B\ntopics: {t: {title: T, objectives: {O-1: Do}}}\nquestions:\n"
OPTIONS = "options: [{text: One, correct: true}, {text: Two}, {text: Three}]"


def _linted(text: str, **thresholds: float) -> Linted:
    bank = written(load_draft(read("bank.yaml", text.encode())))
    assert bank is not None
    return lint([bank], [LintSettings(["R25"], thresholds={"R25": thresholds})])[0]


def _mended(text: str) -> str:
    for edit in reversed(_linted(text).edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("stem", "mended"),
    [
        ("Which is not so?", "Which is NOT so?"),
        ('"He says: \\"I do not.\\" Which is not so?"', '"He says: \\"I do not.\\" Which is NOT so?"'),
        (">-\n      Not now. Which\n      is not so?", ">-\n      Not now. Which\n      is NOT so?"),
        ("Which is *not* so?", "Which is *NOT* so?"),
        ("Which is the least likely, and why isn\u2019t it?", "Which is the LEAST likely, and why isn\u2019t it?"),
        ('"Now.\\nnot so. Which is not so?"', '"Now.\\nnot so. Which is not so?"'),  # read otherwise than written: left
    ],
)
def test_the_word_is_mended_where_it_is_written(stem: str, mended: str) -> None:
    written_so, expected = (example_of(f"stem: {text}\n{OPTIONS}\n").bank for text in (stem, mended))
    assert _mended(written_so) == expected


def test_capitals_are_a_warning_that_nothing_mends_by_itself() -> None:
    linted = _linted(example_of(f"stem: Which is NOT so?\n{OPTIONS}\n").bank)
    assert [(found.severity, found.help) for found in linted.findings] == [(Severity.WARNING, "ask for what is right")]
    assert linted.edits == ()


def _bank(negative: int, positive: int, *, retired: int = 0) -> str:
    stems = ["Which is NOT so?"] * negative + ["Which is so?"] * positive + ["Which is NOT so?"] * retired
    return HEAD.replace("questions:", "questions: []" if not stems else "questions:") + "".join(
        f"  - {{id: q{place}, objective: O-1, stem: {stem}, retired: {str(place >= negative + positive).lower()}, "
        f"{OPTIONS}}}\n"
        for place, stem in enumerate(stems)
    )


def _shares(text: str, **thresholds: float) -> list[tuple[str, int]]:
    found = _linted(text, **thresholds).findings
    return [(one.message, one.span.line) for one in found if not one.question]


def test_the_share_is_told_once_at_the_list_of_questions() -> None:
    told = "2 of 40 stems (5%) are negative; at most 3% should be so"
    assert _shares(_bank(2, 38)) == [(told, 5)]


@pytest.mark.parametrize(
    ("negative", "positive", "retired"),
    [(1, 9, 0), (3, 97, 0), (0, 0, 0), (0, 10, 10), (1, 9, 5)],
    ids=["one alone is told at its place", "at the limit", "empty", "retired ones", "one beside retired ones"],
)
def test_the_share_is_not_told(negative: int, positive: int, retired: int) -> None:
    assert _shares(_bank(negative, positive, retired=retired)) == []


def test_the_share_follows_the_settings() -> None:
    assert _shares(_bank(2, 38), share=0.05) == []
    assert len(_shares(_bank(1, 9), stems=1)) == 1
