from cps_quiz.diagnostics import Severity
from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r02_multi_count import MultiCount


def test_a_wrong_number_of_options_and_of_right_ones_are_two_findings() -> None:
    options = "".join(f"  - {{text: Reply {word}, correct: true}}\n" for word in ("one", "two", "three"))
    bank = example_of(f"type: multiple\nstem: Which replies fit?\noptions:\n{options}").bank
    found = [(one.severity, one.message, one.help) for one in found_in(MultiCount, bank)]
    assert found == [
        (Severity.ERROR, "3 of 3 options are correct, 0 wrong; at least 1 should be", "add a wrong option"),
        (Severity.ERROR, "a question with several answers has 4 to 6 options, this one 3", "add options"),
    ]
