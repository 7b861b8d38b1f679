"""R36."""

from collections.abc import Iterator
from itertools import combinations

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice
from cps_quiz.text.quantities import Quantity, has_number, quantity


class Overlap(QuestionRule):
    """Two options share values, or one holds the whole of another.

    If the narrower option is right, the wider one is right too, and the question has two keys. If the wider one is
    wrong, so is what lies inside it, and two options fall at once. Either way candidates are rewarded for logic, or
    punished for a figure that stands on the border of two ranges.
    """

    code = "R36"
    name = "overlap"
    severity = Severity.ERROR
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 22",)
    types = (Choice,)
    remedy = "make the ranges end before the next begins, or reword one of the two options"
    false_positives = "An option that denies what another says: that is a pair of opposites (R23)."

    negations = WordList("negations")
    nots = WordList("not-words")

    bad = """\
stem: For how many days can a guest stay at this peer respite?
shuffle: false
options:
  - text: 1 to 3 days
  - text: 3 to 7 days
    #     ^^^^^^^^^^^
    correct: true
  - text: 8 to 14 days
"""
    good = """\
stem: For how many days can a guest stay at this peer respite?
shuffle: false
options:
  - text: 1 or 2 days
  - text: 3 to 7 days
    correct: true
  - text: 8 to 14 days
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield each option that overlaps with another, once."""
        told = set[int]()
        spoken = [f" {' '.join(option.words)} " for option in question.options]
        counting = {option.place for option in question.options if option.quantity or has_number(option.words)}
        for one, other in combinations(question.options, 2):
            outer, inner = (one, other) if len(one.words) > len(other.words) else (other, one)
            if outer.place in told or not inner.words:
                continue
            message = self._shared(outer, inner) if counting >= {one.place, other.place} else None
            if message is None:
                message = self._held(outer, inner, spoken[outer.place].replace(spoken[inner.place], " ", 1))
            if message:
                told.add(outer.place)
                yield Finding(question, outer.at, message)

    def _shared(self, outer: WrittenOption, inner: WrittenOption) -> str | None:
        """Return what is wrong with two quantities, nothing where they differ, None where they are none."""
        if (compared := _quantities(outer, inner)) is None:
            return None
        one, other = compared
        meets = (one.is_range or other.is_range) and one.meets(other)
        return f"'{outer.plain}' and '{inner.plain}' share values" if meets else ""

    def _held(self, outer: WrittenOption, inner: WrittenOption, added: str) -> str:
        is_held = 0 < len(added.split()) < len(outer.words)
        if not is_held or self.negations.find(added) or self.nots.find(added):
            return ""
        return f"it holds the whole of the option '{inner.plain}'"


def _quantities(one: WrittenOption, other: WrittenOption) -> tuple[Quantity, Quantity] | None:
    """Return what two options say that are quantities, or differ in nothing else than a quantity."""
    if one.quantity and other.quantity:
        return one.quantity, other.quantity
    first, second = one.plain.split(), other.plain.split()
    before = _common(first, second)
    behind = _common(first[before:][::-1], second[before:][::-1])
    if not before and not behind:
        return None
    for left in range(before + 1):
        for right in range(behind + 1):
            cut = (" ".join(words[left : len(words) - right]) for words in (first, second))
            low, high = map(quantity, cut)
            if low and high:
                return low, high
    return None


def _common(one: list[str], other: list[str]) -> int:
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
