import pytest

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r20_odd_surface import OddSurface


def told(key: str, *distractors: str) -> list[str]:
    wrong = "".join(f"  - text: '{text}'\n" for text in distractors)
    question = f"stem: Which fits best?\noptions:\n  - text: '{key}'\n    correct: true\n{wrong}"
    return [one.message for one in found_in(OddSurface, example_of(question).bank)]


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("Would that help?", "a question mark"),
        ('Say "go on" softly', "a quotation"),
        ("That moved me", "the first person"),
        ("Wait; then ask", "a semicolon"),
        ("Offer 988 first", "a number"),
        ("Ask **before** sharing", "bold type"),
        ('Say "may I?"', "a question mark and a quotation and the first person"),
    ],
)
def test_whatever_sets_the_key_apart_is_one_finding(key: str, what: str) -> None:
    assert told(key, "Tell her", "Call her") == [f"the key alone has {what}"]


def test_a_country_and_an_abbreviation_are_no_person() -> None:
    assert told("The US line, i.e. a call", "Tell her", "Call her") == []


def test_of_two_options_none_is_odd() -> None:
    assert told("Would that help?", "Tell her") == []
