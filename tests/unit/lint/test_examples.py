"""Examples with marks."""

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.registry import all_rules


def test_marks_are_taken_out_and_stand_for_the_line_above() -> None:
    bank = "format: 1\nid: a b  # no mark ^\n#^^^ ^\n\n# a note\n  #   ^^\nlast: one\n #^\n"
    example = example_of(bank)
    assert example.bank == "format: 1\nid: a b  # no mark ^\n\n# a note\nlast: one\n"
    assert example.marks == ((2, 1, 5), (2, 6, 7), (4, 7, 9), (5, 2, 4))


def test_fields_of_a_question_get_a_bank_around_them() -> None:
    example = example_of("stem: Which?\n#     ^^^^^^\noptions: [{text: A, correct: true}, {text: B}]")
    lines = example.bank.splitlines()
    ((line, column, end),) = example.marks
    assert lines[line - 1][column - 1 : end - 1] == "Which?"
    assert lines[line - 1] == "    stem: Which?"


def test_a_rule_is_run_alone() -> None:
    rule = all_rules()["R15"]
    found = found_in(rule, example_of(rule.bad).bank)
    assert {one.code for one in found} == {"R15"}
