"""What a rule needs, and how it finds words."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.registry import all_rules
from cps_quiz.lint.rule import Finding, QuestionRule, RuleSettings, Threshold, WordList, Words, word_file
from cps_quiz.lint.subject import WrittenQuestion

WHOLE: dict[str, Any] = {
    "code": "R99",
    "name": "made-up",
    "severity": Severity.INFO,
    "sources": ("nobody",),
    "remedy": "do better",
    "bad": "stem: Bad?",
    "good": "stem: Good?",
    "__doc__": "Something is wrong.",
    "__module__": "made_up",
}


def made(**changes: Any) -> type[QuestionRule]:
    def check(self: QuestionRule, question: WrittenQuestion) -> Iterator[Finding]:
        yield from ()

    members = {"check": check, **WHOLE, **changes}
    return type("MadeUp", (QuestionRule,), {name: value for name, value in members.items() if value is not None})


def test_a_whole_rule_can_be_made() -> None:
    rule = made(ratio=Threshold(1.5, "so many times"), absolutes=WordList("absolutes"))
    assert {name: (one.name, one.default) for name, one in rule.thresholds().items()} == {"ratio": ("ratio", 1.5)}
    assert list(rule.word_lists()) == ["absolutes"]


@pytest.mark.parametrize("name", ["code", "name", "severity", "sources", "remedy", "bad", "good"])
def test_a_rule_that_lacks_something_cannot_be_made(name: str) -> None:
    with pytest.raises(TypeError, match=f"MadeUp is no whole rule: it needs {name}"):
        made(**{name: None})
    if name != "severity":
        with pytest.raises(TypeError, match=name):
            made(**{name: ""})


@pytest.mark.parametrize(
    "changes", [{"code": "X1"}, {"code": "R1"}, {"code": "R001"}, {"__doc__": " "}, {"__doc__": None}]
)
def test_a_code_or_prose_that_is_none_is_refused(changes: dict[str, str | None]) -> None:
    with pytest.raises(TypeError, match="it needs a code and prose"):
        made(**changes)


def test_settings_arrive() -> None:
    rule = made(ratio=Threshold(1.5, "so many times"), absolutes=WordList("absolutes"))
    usual: Any = rule()
    other: Any = rule(RuleSettings({"ratio": 3.0}, {"absolutes": ["evermore"]}))
    assert (usual.ratio, other.ratio) == (1.5, 3.0)
    text = "Always and evermore"
    assert [match[0] for match in usual.absolutes.find(text)] == ["Always"]
    assert [match[0] for match in other.absolutes.find(text)] == ["Always", "evermore"]
    assert usual.absolutes.entries == word_file("absolutes")


@pytest.mark.parametrize(
    ("entries", "text", "expected"),
    [
        (["never"], "Never, nevertheless NEVER-ending non-never", ["Never", "NEVER"]),
        (["addict-"], "addict addicts addicted, an addiction", ["addict", "addicts", "addicted", "addiction"]),
        (["all of", "all of the"], "All  of\nthe time", ["All  of\nthe"]),
        (["don't"], "I don\u2019t, don't", ["don't", "don't"]),
        (["don\u2019t"], "I don\u2019t, don't", ["don't", "don't"]),
        ([" never "], "never", ["never"]),
        (["a.m.", "c++", "50 %"], "at 9 a.m. in C++ by 50  %", ["a.m.", "C++", "50  %"]),
        ([], "anything", []),
    ],
)
def test_words_are_found_whole_and_in_any_case(entries: list[str], text: str, expected: list[str]) -> None:
    assert [match[0] for match in Words(entries).find(text)] == expected


ENTRY = st.text(st.sampled_from("ab'\u2019-. *+(\\"), min_size=1, max_size=6).filter(
    lambda text: bool(text.strip(" -"))
)


@given(st.lists(ENTRY, max_size=5), st.text(st.sampled_from("ab'\u2019-. *+(\\\n"), max_size=40))
def test_any_entries_find_something_or_nothing(entries: list[str], text: str) -> None:
    assert all(match[0].strip() for match in Words(entries).find(text))


def test_every_word_list_of_every_rule_can_be_read() -> None:
    lists = {name for rule in all_rules().values() for name in rule.word_lists()}
    assert [name for name in sorted(lists) if not word_file(name)] == []
