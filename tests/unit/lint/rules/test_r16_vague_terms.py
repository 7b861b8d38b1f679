import pytest

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r16_vague_terms import VagueTerms


def told(key: str, distractor: str) -> list[tuple[Severity, str]]:
    question = f"stem: What fits?\noptions:\n  - text: {key}\n    correct: true\n  - text: {distractor}\n"
    return [(one.severity, one.message) for one in found_in(VagueTerms, example_of(question).bank)]


def test_a_word_in_the_key_alone_is_a_warning_and_elsewhere_information() -> None:
    info = (Severity.INFO, "'often' says little about how much or how likely")
    assert told("It often helps.", "It helps.") == [(Severity.WARNING, "'often' stands in the key alone")]
    assert told("It helps.", "It often helps.") == [info]
    assert told("It often helps.", "It often harms.") == [info, info]


@pytest.mark.parametrize(
    "key",
    [
        "Ask what she can do",
        "How can he begin?",
        "A plan that Mei can use",
        "Wait as long as you can",
        "A promise that can't be kept",
        "Bring a can of soup",
        "May I tell you something?",
        "Meet again in May",
    ],
)
def test_ability_leave_and_the_month_are_not_vague(key: str) -> None:
    assert told(key, "It helps.") == []


@pytest.mark.parametrize("key", ["Setbacks can happen", "A story from the specialist can grow too long"])
def test_can_of_a_thing_is_vague(key: str) -> None:
    assert told(key, "It helps.") == [(Severity.WARNING, "'can' stands in the key alone")]
