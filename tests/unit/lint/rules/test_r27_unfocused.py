"""What the examples and labels of R27 don't show."""

import pytest

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r27_unfocused import Unfocused

OPTIONS = "options: [{text: One, correct: true}, {text: Two}, {text: Three}]"


def _told(stem: str) -> list[tuple[Severity, str]]:
    found = found_in(Unfocused, example_of(f"stem: {stem!r}\n{OPTIONS}\n").bank)
    return [(one.severity, one.message) for one in found]


@pytest.mark.parametrize(
    ("stem", "severity"),
    [
        ("Which of the following is true?", Severity.ERROR),
        ("Ana works nights. Which of these statements about rest is most accurate?", Severity.ERROR),
        ("Which statement is correct of peer support?", Severity.ERROR),
        ("Mei has a plan. Peer specialists:", Severity.ERROR),
        ("Ana asks what the shelter offers its guests", Severity.WARNING),
        ("Most likely reason for such a long silence?", Severity.WARNING),
        ("What helps most here?", Severity.WARNING),
    ],
)
def test_it_is_told_by_what_is_missing(stem: str, severity: Severity) -> None:
    assert [severity for severity, _ in _told(stem)] == [severity]


@pytest.mark.parametrize(
    "stem",
    [
        "Ana works nights and is worn out. Which reply is correct?",
        "Put in order, which of the following is the correct first step?",
        'Mei looks at the floor. Which reply fits, when she asks "Should I go?"',
        "Which skills help Farid to hear what he thinks? Select all that apply.",
    ],
)
def test_a_focused_question_is_left_alone(stem: str) -> None:
    assert _told(stem) == []


def test_a_quoted_question_alone_asks_nothing() -> None:
    stem = 'Mei looks at the floor and says, "Should I go home?"'
    assert _told(stem) == [(Severity.WARNING, "the stem has no question mark")]
