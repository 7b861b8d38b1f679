"""What the examples and labels of R29 don't show: the limits themselves."""

import pytest

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Severity
from cps_quiz.lint.examples import example_of
from cps_quiz.lint.run import lint, written
from cps_quiz.lint.settings import LintSettings


def _told(level: str, count: int, **thresholds: float) -> list[Severity]:
    text = example_of(f"level: {level}\nstem: {'word ' * count}\noptions: [{{text: One}}, {{text: Two}}]\n").bank
    bank = written(load_draft(read("bank.yaml", text.encode())))
    assert bank is not None
    linted = lint([bank], [LintSettings(["R29"], thresholds={"R29": thresholds})])[0]
    return [found.severity for found in linted.findings]


@pytest.mark.parametrize(
    ("level", "count", "expected"),
    [
        ("application", 90, []),
        ("application", 91, [Severity.WARNING]),
        ("analysis", 120, [Severity.WARNING]),
        ("analysis", 121, [Severity.ERROR]),
        ("recall", 35, []),
        ("recall", 36, [Severity.WARNING]),
        ("recall", 121, [Severity.ERROR]),
    ],
)
def test_words_are_counted_against_the_level(level: str, count: int, expected: list[Severity]) -> None:
    assert _told(level, count) == expected


def test_the_limits_follow_the_settings() -> None:
    assert _told("application", 91, long=100) == []
    assert _told("application", 30, long=100, too_long=20) == [Severity.ERROR]
