import pytest

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r06_rationale_letter import RationaleLetter


def told(explanation: str, *, stem: str = "Which reply fits?", rationale: str = "It listens first.") -> list[str]:
    question = f"""\
stem: {stem}
options:
  - text: You miss her.
    correct: true
    rationale: {rationale}
explanation: >-
  {explanation}
"""
    return [one.message for one in found_in(RationaleLetter, example_of(question).bank)]


@pytest.mark.parametrize("name", ["option B", "Options (C)", "ANSWER 2", "choice\n  A", "first option", "Last option"])
def test_a_letter_a_number_and_a_place_are_found(name: str) -> None:
    shown = " ".join(name.split()).removesuffix(")")
    assert told(f"Here {name} leaves the lead to her.") == [f"'{shown}' is another one once options are shuffled"]


@pytest.mark.parametrize("name", ["the choice a person makes", "option 12", "option G", '"Option B" on the form'])
def test_what_names_no_option_of_the_question_passes(name: str) -> None:
    assert told(f"She can rely on {name}.") == []


def test_a_name_that_the_stem_uses_passes_and_another_does_not() -> None:
    stem = "The form offers Option 1 and a plan. Which reply fits?"
    assert told("She asked for option 1 herself.", stem=stem) == []
    assert len(told("She asked for option 10 or option 2.", stem=stem)) == 1


def test_a_place_counts_in_the_explanation_alone() -> None:
    assert told("It fits.", rationale="Moving was her first option.") == []
    assert told("It fits.", rationale="Option A skips it.") == ["'Option A' is another one once options are shuffled"]
