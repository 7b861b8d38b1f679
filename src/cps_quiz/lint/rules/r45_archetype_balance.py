"""R45."""

from collections import Counter
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, Threshold
from cps_quiz.lint.subject import WrittenBank

_ROUNDING = 1e-9


class ArchetypeBalance(BankRule):
    """One misconception stands behind too many distractors, or too few misconceptions are used.

    If every third distractor gives advice, candidates learn to strike advice out and never meet the other traps of the
    work. A bank that uses many misconceptions evenly can tell a candidate which of them is theirs.
    """

    code = "R45"
    name = "archetype-balance"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 30",)
    remedy = "write distractors for other misconceptions"
    false_positives = "Banks of a few questions, which can't use many misconceptions."

    share = Threshold(0.20, "the highest share of a bank's distractors, 0 to 1, that may stand for one misconception")
    used = Threshold(10, "a bank uses at least so many misconceptions")
    distractors = Threshold(20, "the rule looks at banks of at least so many distractors")

    example_thresholds = {"distractors": 4, "used": 2, "share": 0.6}
    bad = """\
format: 1
id: small
title: Small
misconceptions:
  advice: {title: Giving advice}
  #^^^^^
  minimize: {title: Minimizing}
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: one
    objective: O-1
    stem: Hae-won says that the visit was hard. What helps?
    options:
      - {text: Say that you see how hard it was, correct: true}
      - {text: Say how to plan the next visit, misconception: advice}
      - {text: Say that every first visit is hard, misconception: minimize}
  - id: two
    objective: O-1
    stem: Samir is late for the second time. What helps?
    options:
      - {text: Ask how the way here was, correct: true}
      - {text: Tell him to take the bus at eight, misconception: advice}
      - {text: Tell him to set two alarms, misconception: advice}
"""
    good = """\
format: 1
id: small
title: Small
misconceptions:
  advice: {title: Giving advice}
  minimize: {title: Minimizing}
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: one
    objective: O-1
    stem: Hae-won says that the visit was hard. What helps?
    options:
      - {text: Say that you see how hard it was, correct: true}
      - {text: Say how to plan the next visit, misconception: advice}
      - {text: Say that every first visit is hard, misconception: minimize}
  - id: two
    objective: O-1
    stem: Samir is late for the second time. What helps?
    options:
      - {text: Ask how the way here was, correct: true}
      - {text: Tell him to take the bus at eight, misconception: advice}
      - {text: Tell him that a few minutes are nothing, misconception: minimize}
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield each misconception that is used too often, and the number of them where it is small."""
        tagged = Counter(trap for question in bank.active for trap in question.question.misconceptions())
        distractors = sum(max(len(q.distractors), len(q.question.misconceptions())) for q in bank.active)
        if distractors < self.distractors:
            return
        for trap, count in sorted(tagged.items(), key=lambda item: (-item[1], item[0])):
            if count / distractors > self.share + _ROUNDING:
                told = f"'{trap}' stands behind {count} of {distractors} distractors ({count / distractors:.0%})"
                yield Finding(bank, ("misconceptions", trap), f"{told}; at most {self.share:.0%} should be so")
        if len(tagged) < self.used:
            told = f"the distractors use {len(tagged)} misconceptions; a bank should use {self.used:.0f} or more"
            yield Finding(bank, ("misconceptions",), told, help="tag all distractors, and use further misconceptions")
