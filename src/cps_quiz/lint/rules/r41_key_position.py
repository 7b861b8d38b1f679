"""R41."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, Threshold
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion

MIN_EXPECTED = 5.0  # positions where fewer keys are expected say nothing
_FOUR = 4
_ROUNDING = 1e-9


class KeyPosition(BankRule):
    """Keys stand at some positions too often, or at one position many times in a row.

    Authors put the key in the middle without meaning to, and candidates who guess there win. On the screen options are
    shuffled, so this is information; where 'shuffle: false' keeps the author's order, and on paper, it gives keys away.
    """

    code = "R41"
    name = "key-position"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 20",)
    remedy = "draw the positions of keys at random"
    false_positives = "Small banks. Where every question is shuffled it is information alone."

    questions = Threshold(40, "the rule looks at banks of at least so many single questions")
    lowest = Threshold(0.15, "the lowest share of keys at one of four positions; of another number in proportion")
    highest = Threshold(0.35, "the highest share, likewise")
    luck = Threshold(0.01, "a chi-square test must say that luck is at least so likely")
    row = Threshold(5, "so many keys at the same position in a row are too many")

    example_thresholds = {"questions": 3, "row": 3}
    bad = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: one
    objective: O-1
    stem: What helps?
    options: [{text: Advice}, {text: Waiting, correct: true}, {text: Praise}, {text: A leaflet}]
    #^^^^^^
  - id: two
    objective: O-1
    stem: What helps more?
    options: [{text: Praise}, {text: Asking, correct: true}, {text: Advice}, {text: A leaflet}]
  - id: three
    objective: O-1
    stem: What helps most?
    options: [{text: A leaflet}, {text: Listening, correct: true}, {text: Praise}, {text: Advice}]
"""
    good = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: one
    objective: O-1
    stem: What helps?
    options: [{text: Advice}, {text: Waiting, correct: true}, {text: Praise}, {text: A leaflet}]
  - id: two
    objective: O-1
    stem: What helps more?
    options: [{text: Asking, correct: true}, {text: Praise}, {text: Advice}, {text: A leaflet}]
  - id: three
    objective: O-1
    stem: What helps most?
    options: [{text: A leaflet}, {text: Praise}, {text: Advice}, {text: Listening, correct: true}]
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield uneven positions over the bank, and each row of equal ones."""
        if len(bank.singles) < self.questions:
            return
        yield from self._uneven(bank)
        for _, together in groupby(bank.singles, key=_position):
            yield from self._row(list(together))

    def _uneven(self, bank: WrittenBank) -> Iterator[Finding]:
        positions = _positions(bank.singles)
        told = [str(position) for position in positions if not self._is_even(position)]
        if not told and (likely := _luck(positions)) < self.luck:
            shares = ", ".join(map(str, positions))
            told = [f"{shares}: luck makes it so uneven in {likely:.1%} of banks"]
        if told:
            yield Finding(
                bank,
                ("questions",),
                f"the positions of keys are uneven: {', '.join(told)}",
                severity=_severity(bank.singles),
            )

    def _is_even(self, position: "_Position") -> bool:
        share = position.keys / position.expected / _FOUR
        return self.lowest - _ROUNDING <= share <= self.highest + _ROUNDING

    def _row(self, questions: Sequence[WrittenQuestion]) -> Iterator[Finding]:
        if len(questions) >= self.row:
            until = f"to '{questions[-1].question.id}'"
            told = f"from here {until} {len(questions)} keys in a row are option {_position(questions[0]) + 1}"
            yield Finding(questions[0], ("options",), told, severity=_severity(questions))


@dataclass(frozen=True, slots=True)
class _Position:
    """A place among the options, how many keys stand there, of how many questions, and how many by luck."""

    place: int
    keys: int
    questions: int
    expected: float

    def __str__(self) -> str:
        return (
            f"option {self.place + 1} is the key in {self.keys} of {self.questions} ({self.keys / self.questions:.0%})"
        )


def _positions(questions: Sequence[WrittenQuestion]) -> list[_Position]:
    found = []
    for place in range(max((len(question.options) for question in questions), default=0)):
        having = [question for question in questions if len(question.options) > place]
        expected = sum(1 / len(question.options) for question in having)
        if expected >= MIN_EXPECTED:
            found.append(_Position(place, sum(_position(q) == place for q in having), len(having), expected))
    return found


def _position(question: WrittenQuestion) -> int:
    assert question.key is not None
    return question.key.place


def _severity(questions: Sequence[WrittenQuestion]) -> Severity:
    return Severity.INFO if all(question.question.shuffle for question in questions) else Severity.WARNING


def _luck(positions: Sequence[_Position]) -> float:
    square = sum((position.keys - position.expected) ** 2 / position.expected for position in positions)
    return chi_square_tail(square, freedom=len(positions) - 1)


def chi_square_tail(square: float, *, freedom: int) -> float:
    """Return how likely chi-square reaches a value (M. Abramowitz, I. Stegun 1964, equations 26.4.4 and 26.4.5)."""
    if freedom < 1 or square <= 0:
        return 1.0
    half, odd = square / 2, freedom % 2
    powers = (math.pow(half, i + odd / 2) / math.gamma(i + 1 + odd / 2) for i in range((freedom - odd) // 2))
    return (math.erfc(math.sqrt(half)) if odd else 0.0) + math.exp(-half) * sum(powers)
