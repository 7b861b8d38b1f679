"""Rules about stems and pairs of options hold whatever a draft holds: no words, no key, other languages."""

import json

import pytest

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.lint.run import lint, written
from cps_quiz.lint.settings import LintSettings

RULES = ["R23", "R25", "R26", "R27", "R28", "R29", "R30", "R31", "R32", "R33", "R34"]
STEMS = [
    *("?", "...", "1 2 3", "___", "“”", '"', "'", "NOT", "You", "…", "means", ", which means", "Which means?"),
    *("не так ли?", "不是吗", "*not* **NOT**", "- a\n- b", "Select all that apply.", "Peer specialists:", "a " * 300),
]
OPTIONS = [
    ["a"],
    ["a", "b"],
    [str(number) for number in range(26)],
    ["not", "no"],
    ["不", "是"],
    ["n't", '"'],
    ["_", "?"],
]


def _parts(kind: str, texts: list[str]) -> dict[str, object]:
    parts: dict[str, dict[str, object]] = {
        "single": {"options": [{"text": text} for text in texts]},
        "multiple": {"options": [{"text": text} for text in texts]},
        "true-false": {"answer": True},
        "ordering": {"sequence": [{"text": text} for text in texts]},
        "matching": {"pairs": [{"left": text, "right": text} for text in texts]},
    }
    return parts[kind]


@pytest.mark.parametrize("kind", ["single", "multiple", "true-false", "ordering", "matching"])
@pytest.mark.parametrize("rule", RULES)
def test_whatever_is_written_is_read(rule: str, kind: str) -> None:
    questions = [
        {"id": f"q{one}-{other}", "objective": "O-1", "type": kind, "stem": stem, **_parts(kind, texts)}
        for one, stem in enumerate(STEMS)
        for other, texts in enumerate(OPTIONS)
    ]
    topics = {"t": {"title": "T", "objectives": {"O-1": "Do"}}}
    content = {"format": 1, "id": "b", "title": "B", "topics": topics, "questions": questions}
    bank = written(load_draft(read("bank.yaml", json.dumps(content).encode())))
    assert bank is not None
    assert {question.question.id for question in bank.questions} == {question["id"] for question in questions}
    assert {found.code for found in lint([bank], [LintSettings([rule])])[0].findings} <= {rule}
