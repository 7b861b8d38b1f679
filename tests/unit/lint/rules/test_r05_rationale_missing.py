from cps_quiz.diagnostics import Severity
from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r05_rationale_missing import RationaleMissing

EXPLANATION = "explanation: The feeling comes first, and any plan can follow."
OPTIONS = """\
options:
  - {text: You miss her., correct: true}
  - {text: Call her tonight.}
  - {text: It will pass.}
"""
TRUE_FALSE = "type: true-false\nstem: Silence can be support.\nanswer: true\n"


def told(text: str) -> list[tuple[Severity, str]]:
    return [(one.severity, one.message) for one in found_in(RationaleMissing, example_of(text).bank)]


def test_a_question_without_any_rationale_is_told_once_and_at_its_options() -> None:
    bank = example_of(f"stem: Which reply fits?\n{OPTIONS}{EXPLANATION}\n").bank
    found = [(bank.splitlines()[one.span.line - 1].strip(), one.message) for one in found_in(RationaleMissing, bank)]
    assert found == [("options:", "none of the 3 options has a rationale")]


def test_an_empty_explanation_is_missing() -> None:
    rationales = "rationales: {true: A pause leaves room to think., false: A pause is seldom a snub.}\n"
    expected = [(Severity.ERROR, "the explanation is missing")]
    assert told(f"{TRUE_FALSE}{rationales}explanation: ' '\n") == expected
    assert told(f"{TRUE_FALSE}{rationales}") == expected


def test_both_answers_of_a_statement_need_a_rationale() -> None:
    assert told(f"{TRUE_FALSE}{EXPLANATION}\n") == [(Severity.ERROR, "none of the 2 answers has a rationale")]
    one = "rationales: {true: A pause leaves room to think.}\n"
    assert told(f"{TRUE_FALSE}{one}{EXPLANATION}\n") == [(Severity.ERROR, "the rationale of this answer is missing")]


def test_a_term_of_the_glossary_is_enough_for_a_rationale_and_not_for_an_explanation() -> None:
    question = f"{TRUE_FALSE}rationales: {{true: Active Listening., false: Dead air.}}\nexplanation: Active listening\n"
    bank = example_of(question).bank.replace("topics:", "terms: {active listening: Hearing with care}\ntopics:", 1)
    assert [(one.severity, one.message) for one in found_in(RationaleMissing, bank)] == [
        (Severity.WARNING, "the rationale of this answer has 2 words; at least 5 are needed"),
        (Severity.WARNING, "the explanation has 2 words; at least 5 are needed"),
    ]
