"""Every rule by its code."""

import pytest

from cps_quiz.errors import UsageError
from cps_quiz.lint.registry import all_rules, chosen_rules
from cps_quiz.lint.rule import BankRule, QuestionRule, Rule


def codes(rules: list[type[Rule]]) -> list[str]:
    return [rule.code for rule in rules]


def test_each_rule_is_there_once_in_order_with_a_name_of_its_own() -> None:
    rules = all_rules()
    assert list(rules) == sorted(rules) == [rule.code for rule in rules.values()]
    assert len({rule.name for rule in rules.values()}) == len(rules)
    assert all(issubclass(rule, QuestionRule) is not issubclass(rule, BankRule) for rule in rules.values())


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        (["R12"], [], {"R12"}),
        (["r12", "R13"], [], {"R12", "R13"}),
        (["longest-key"], [], {"R12"}),
        (["R12", "R13"], ["longest-key"], {"R13"}),
        (["R12"], ["R12"], set()),
        (["R12"], ["R"], set()),
    ],
)
def test_rules_are_chosen_by_code_prefix_or_name(select: list[str], ignore: list[str], expected: set[str]) -> None:
    assert set(codes(chosen_rules(select, ignore))) == expected


def test_a_prefix_stands_for_all_that_begin_so() -> None:
    assert codes(chosen_rules(["R1"], [])) == [code for code in all_rules() if code.startswith("R1")]
    assert codes(chosen_rules(["R"], ["R1"])) == [code for code in all_rules() if not code.startswith("R1")]
    assert codes(chosen_rules([], [])) == list(all_rules())


@pytest.mark.parametrize(
    ("word", "hint"),
    [("R999", None), ("longest-kye", "Did you mean 'longest-key'?"), ("", "'cps-quiz bank explain' lists the rules.")],
)
def test_what_stands_for_no_rule_is_refused(word: str, hint: str | None) -> None:
    for select, ignore in (([word], []), ([], [word])):
        with pytest.raises(UsageError) as refused:
            chosen_rules(select, ignore)
        assert refused.value.message == f"There is no rule '{word}'."
        assert refused.value.hint == hint if hint else refused.value.hint
