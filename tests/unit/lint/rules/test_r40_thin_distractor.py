"""R40: what was chosen decides, once enough candidates answered."""

import pytest

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Diagnostic
from cps_quiz.lint.examples import example_of
from cps_quiz.lint.run import Evidence, lint, written
from cps_quiz.lint.settings import LintSettings

TAGGED = """\
stem: Which one?
options:
  - {text: The first of them, correct: true}
  - {text: The second of them, misconception: advice}
  - {text: The third of them, misconception: rescue}
"""


def found(
    fields: str, chosen: dict[int, int] | None = None, thresholds: dict[str, float] | None = None
) -> list[Diagnostic]:
    bank = written(load_draft(read("bank.yaml", example_of(fields).bank.encode())))
    assert bank is not None
    evidence = Evidence(chosen={"example": {"example-1": chosen}} if chosen else {})
    settings = LintSettings(select=("R40",), thresholds={"R40": thresholds or {}})
    return list(lint([bank], [settings], evidence=evidence)[0].findings)


def messages(
    fields: str, chosen: dict[int, int] | None = None, thresholds: dict[str, float] | None = None
) -> list[str]:
    return [one.message for one in found(fields, chosen, thresholds)]


@pytest.mark.parametrize(
    ("chosen", "idle"),
    [
        ({0: 15, 1: 13, 2: 1}, []),  # 29 answers are too few
        ({0: 15, 1: 14, 2: 1}, ["1 of 30 candidates chose this distractor; at least 5.0% should"]),
        ({0: 50, 1: 45, 2: 5}, []),
        ({0: 60, 1: 40}, ["0 of 100 candidates chose this distractor; at least 5.0% should"]),
        ({0: 96, 1: 2, 2: 2}, []),
        ({0: 96, 1: 3, 2: 1}, ["1 of 100 candidates chose this distractor; at least 2.0% should"]),
        ({0: 100}, []),
    ],
)
def test_a_distractor_that_hardly_anybody_chose(chosen: dict[int, int], idle: list[str]) -> None:
    assert messages(TAGGED, chosen) == idle


def test_thresholds_are_settings() -> None:
    assert messages(TAGGED, {0: 15, 1: 13, 2: 1}, {"answers": 20}) == [
        "1 of 29 candidates chose this distractor; at least 5.0% should"
    ]
    assert messages(TAGGED, {0: 100, 1: 0, 2: 0}, {"right": 1}) == [
        "0 of 100 candidates chose this distractor; at least 5.0% should",
        "0 of 100 candidates chose this distractor; at least 5.0% should",
    ]


def test_where_no_distractor_is_tagged_it_is_said_once() -> None:
    untagged = TAGGED.replace(", misconception: advice", "").replace(", misconception: rescue", "")
    assert messages(untagged) == ["none of 2 distractors names its misconception"]
    assert messages(TAGGED.replace(", misconception: advice", "")) == ["the distractor names no misconception"]
