"""The rules against cases that another reader labelled from the rules' prose."""

import pytest
from tests.labelled import FOLDER, cases_of, tally

from cps_quiz.lint.registry import all_rules
from cps_quiz.lint.rule import Rule

LABELLED = [rule for rule in all_rules().values() if (FOLDER / f"{rule.code}.yaml").exists()]
AT_LEAST = 20


@pytest.mark.parametrize("rule", LABELLED, ids=lambda rule: rule.code)
def test_a_deterministic_rule_agrees_with_its_labels(rule: type[Rule]) -> None:
    result = tally(rule.code)
    assert min(result.positives, result.near_misses) >= AT_LEAST
    if not rule.heuristic:
        assert result.precision >= 0.95, list(map(str, result.false_alarms))
        assert result.recall >= 0.90, list(map(str, result.misses))


@pytest.mark.parametrize("rule", LABELLED, ids=lambda rule: rule.code)
def test_every_label_says_why(rule: type[Rule]) -> None:
    assert [str(case) for case in cases_of(rule.code) if not case.why.strip()] == []
