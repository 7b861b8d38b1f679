import pytest

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r17_clang import Clang


def told(stem: str, key: str, distractor: str) -> list[str]:
    question = f"stem: '{stem}'\noptions:\n  - text: {key}\n    correct: true\n  - text: {distractor}\n"
    return [one.message for one in found_in(Clang, example_of(question).bank)]


def test_all_echoes_of_a_key_are_one_finding() -> None:
    found = told("She packed crates and stumbled. What now?", "Leave the crates that make her stumble", "Call home")
    assert found == ["the key alone takes up 'crates', 'stumble' from the stem"]


def test_a_plural_echoes_its_singular() -> None:
    assert told("Her story is long. What now?", "Ask for stories", "Call home") == [
        "the key alone takes up 'stories' from the stem"
    ]


@pytest.mark.parametrize(
    "stem",
    [
        "What is validation?",
        "What does validation mean to a listener?",
        "Which reply is an example of validation?",
        'Which reply shows "validation" at work?',
        "Which reply shows *validation* at work?",
    ],
)
def test_the_term_that_is_asked_about_is_no_echo(stem: str) -> None:
    assert told(stem, "To validate what was felt", "To cheer up") == []
