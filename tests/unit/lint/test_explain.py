"""A rule's documentation, made of the rule."""

import pytest

from cps_quiz.lint.explain import OTHER_CODES, as_text, list_as_text, page, summary_of
from cps_quiz.lint.registry import all_rules
from cps_quiz.lint.rule import Rule

RULES = pytest.mark.parametrize("rule", all_rules().values(), ids=lambda rule: rule.code)


@RULES
def test_a_page_for_a_terminal_holds_all_there_is_to_know(rule: type[Rule]) -> None:
    text = as_text(rule, width=72)
    flat = " ".join(text.split())
    assert text.startswith(f"{rule.code} {rule.name} ({rule.severity}")
    said = [rule.remedy[1:], *rule.sources, rule.false_positives, *(one.meaning for one in rule.thresholds().values())]
    assert [one for one in said if " ".join(one.split()) not in flat] == []
    assert [name for name in (*rule.thresholds(), *rule.word_lists()) if name not in flat] == []
    examples = {line.strip() for line in (rule.bad + rule.good).splitlines()}
    assert {line.strip() for line in text.splitlines()} >= examples
    assert [
        line
        for line in text.splitlines()[2:]
        if len(line) > 72 and " " in line.strip() and line.strip() not in examples
    ] == []


@RULES
def test_a_summary_is_one_sentence(rule: type[Rule]) -> None:
    summary = summary_of(rule)
    assert "\n" not in summary
    assert summary.endswith(".")


@pytest.mark.parametrize("width", [60, 80, 120, 160])
def test_the_list_names_every_rule(width: int) -> None:
    lines = list_as_text(width=width).splitlines()
    heads = [line.split()[:3] for line in lines if not line.startswith(" ")]
    assert heads == [[rule.code, rule.name, str(rule.severity)] for rule in all_rules().values()]
    assert max(map(len, lines)) <= max(width, 72)


def test_the_page_of_all_holds_every_rule_and_every_other_code() -> None:
    text = page()
    for rule in all_rules().values():
        assert (
            f"\n| [{rule.code}](#{rule.code.lower()}) | {rule.name} | {rule.severity} | {summary_of(rule)} |\n" in text
        )
        assert f"\n## {rule.code}\n\n**{rule.name}** (" in text
    assert [code for code in OTHER_CODES if f"| {code} | | | {OTHER_CODES[code]} |\n" not in text] == []
    assert text.endswith("```\n")
    assert text.count("```yaml\n") == 2 * len(all_rules())
