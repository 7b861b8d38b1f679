"""What several test files share."""

import os
from pathlib import Path

import pytest

from cps_quiz.bank.load import load_bytes
from cps_quiz.bank.model import Bank
from cps_quiz.clock import Instant

SMALL_BANK = """\
format: 1
id: small
title: Small bank
topics:
  first:
    title: First topic
    weight: 2
    objectives: {A-1: Do one thing, A-2: Do another}
  second:
    title: Second topic
    objectives: {B-1: Do a third}
references:
  book: {title: A Book, author: Someone, year: 1990}
misconceptions:
  advice: {title: Advice, description: Tells the person what to do.}
  rescue: {title: Rescue}
terms: {peer: Someone who has been there.}
scenarios: {visit: Ana visits the center.}
questions:
  - id: one
    objective: A-1
    stem: Which is right?
    options:
      - {text: Right, correct: true, rationale: It is.}
      - {text: Wrong, misconception: advice, rationale: It is not.}
      - {text: Also wrong, misconception: rescue}
    explanation: Because.
    references: [book]
    tags: [basics]
  - id: several
    objective: A-2
    type: multiple
    level: analysis
    scenario: visit
    stem: Which are right?
    options:
      - {text: Yes, correct: true, id: yes-option}
      - {text: No, misconception: advice}
      - {text: Yes too, correct: true}
      - {text: Nor this, misconception: rescue}
  - id: truth
    objective: B-1
    type: true-false
    difficulty: easy
    stem: It is so.
    answer: false
    rationales: {true: It is not., false: Indeed not.}
    misconception: advice
  - id: steps
    objective: B-1
    type: ordering
    stem: Put these in order.
    sequence: [{text: First}, {text: Second}, {text: Third}, {text: Fourth}]
  - id: pairs
    objective: A-1
    type: matching
    stem: Match these.
    pairs: [{left: L1, right: R1, rationale: So.}, {left: L2, right: R2}]
    spares: [{text: Spare, misconception: rescue, rationale: None.}, Other spare]
"""


@pytest.fixture(scope="session")
def small_bank() -> Bank:
    """Five questions, one of each type."""
    loaded = load_bytes(SMALL_BANK.encode(), path="small.yaml")
    assert loaded.diagnostics == ()
    assert loaded.bank is not None
    return loaded.bank


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the program's own; nothing of the user's environment reaches the test."""
    for name in [name for name in os.environ if name.startswith("CPS_QUIZ_") or name in {"NO_COLOR", "COLUMNS"}]:
        monkeypatch.delenv(name)
    folder = tmp_path / "home"
    monkeypatch.setenv("CPS_QUIZ_HOME", str(folder))
    return folder


class FakeClock:
    """A clock that moves only when a test says so. Satisfies ``cps_quiz.clock.Clock``."""

    def __init__(self, start: str = "2026-11-22T10:00:00.000Z", offset_min: int = 0) -> None:
        self.instant = Instant.from_iso(start, offset_min)
        self.elapsed_ms = 0

    def now(self) -> Instant:
        """The wall clock."""
        return Instant(self.instant.utc_ms + self.elapsed_ms, self.instant.offset_min)

    def monotonic_ms(self) -> int:
        """The monotonic clock."""
        return self.elapsed_ms

    def pass_ms(self, ms: int) -> None:
        """Let time pass on both."""
        self.elapsed_ms += ms


@pytest.fixture
def clock() -> FakeClock:
    """A clock at ten in the morning, UTC."""
    return FakeClock()
