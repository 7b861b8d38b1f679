"""Each rule fires exactly on the marked places of its bad example, and nowhere on its good one."""

import pytest

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.registry import all_rules
from cps_quiz.lint.rule import Rule

RULES = pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.code)


@RULES
def test_it_fires_exactly_on_the_marks_of_its_bad_example(rule: type[Rule]) -> None:
    example = example_of(rule.bad)
    assert example.marks, "mark what the rule must find"
    found = [(one.span.line, one.span.column, one.span.end_column) for one in found_in(rule, example.bank)]
    assert found == list(example.marks)


@RULES
def test_it_is_silent_on_its_good_example(rule: type[Rule]) -> None:
    example = example_of(rule.good)
    assert example.marks == ()
    assert found_in(rule, example.bank) == []


@RULES
def test_findings_move_along_with_the_question(rule: type[Rule]) -> None:
    example = example_of(rule.bad)
    moved = example.bank.replace("questions:\n", "\n# a comment\n\nquestions:\n", 1)
    expected = [(line + (3 if _is_below(example.bank, line) else 0), column) for line, column, _ in example.marks]
    assert [(one.span.line, one.span.column) for one in found_in(rule, moved)] == expected


def _is_below(bank: str, line: int) -> bool:
    return line >= bank.splitlines().index("questions:") + 1
