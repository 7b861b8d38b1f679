import pytest

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.lint.run import Evidence, lint, written
from cps_quiz.lint.settings import LintSettings

SOURCE = (
    "Recovery is a process of change through which individuals improve their health. Hope grows where it is shared."
)


def found(text: str, *, words: float = 8, sources: tuple[str, ...] = (SOURCE,)) -> list[tuple[int, str]]:
    bank = written(load_draft(read("a.yaml", text.encode())))
    assert bank is not None
    settings = LintSettings(select=("R55",), thresholds={"R55": {"words": words}})
    findings = lint([bank], [settings], evidence=Evidence(sources))[0].findings
    return [(one.span.line, one.message) for one in findings]


def bank(explanation: str) -> str:
    return (
        "format: 1\nid: a\ntitle: A\ntopics: {t: {title: T, objectives: {O-1: Do}}}\n"
        "scenarios: {s: Her hope grows where it is shared with others}\n"
        "terms: {hope: It grows where it is shared.}\n"
        "questions:\n"
        "  - {id: one, objective: O-1, stem: What?, options: [{text: Hope, correct: true}, {text: Trust}],\n"
        f"     explanation: {explanation}}}\n"
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (6, [(5, '6 words in a row stand in a protected text: "hope grows where it is shared"')]),
        (7, []),
    ],
)
def test_what_questions_share_is_looked_at_as_well(words: int, expected: list[tuple[int, str]]) -> None:
    assert found(bank("None."), words=words) == expected


def test_the_definition_of_recovery_counts_as_one_word() -> None:
    text = bank("Recovery is a process of change through which individuals improve their health")
    assert found(text) == []


def test_nothing_is_protected_where_no_source_is_named() -> None:
    assert found(bank(f'"{SOURCE}"'), sources=()) == []
    assert found(bank(f'"{SOURCE}"'), sources=("", "Three words only")) == []
