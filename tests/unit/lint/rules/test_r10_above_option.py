import pytest

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r10_above_option import AboveOption


def told(option: str) -> list[str]:
    options = f"  - text: Waiting with her.\n    correct: true\n  - text: >-\n      {option}\n"
    bank = example_of(f"stem: What helps?\noptions:\n{options}").bank
    return [one.message for one in found_in(AboveOption, bank)]


@pytest.mark.parametrize(
    ("option", "phrase"),
    [
        ("None of these.", "None of these"),
        ("All of these replies", "All of these"),
        ("Perhaps all of the above", "all of the above"),
        ('"All of the above."', "All of the above"),
        ('The words "all of these" and none of the above', "none of the above"),
    ],
)
def test_an_option_that_stands_for_others(option: str, phrase: str) -> None:
    assert told(option) == [f"'{phrase}' stands for other options"]


@pytest.mark.parametrize(
    "option", ["All of these feelings may be there.", 'An option such as "all of the above"', "It is all of her story."]
)
def test_a_noun_that_follows_and_a_quotation_pass(option: str) -> None:
    assert told(option) == []
