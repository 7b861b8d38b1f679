"""R44."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, Threshold
from cps_quiz.lint.subject import WrittenBank
from cps_quiz.questions.true_false import TrueFalse

_ROUNDING = 1e-9


class TrueFalseOveruse(BankRule):
    """Too many questions are true-false, or most of them have the same answer.

    Who knows nothing is right in half of them, so they say little about a candidate, and they tempt authors to ask for
    sentences from a book. If most statements are true, or most are false, a candidate who has noticed it is right more
    often still.
    """

    code = "R44"
    name = "tf-overuse"
    severity = Severity.ERROR
    sources = ("Tarrant et al. 2006", "Moore et al. 2023")
    remedy = "turn some into 'single' questions"
    false_positives = "Few true-false questions: from three answers no share can be told."

    warning = Threshold(0.05, "a larger share of true-false questions, 0 to 1, is a warning")
    error = Threshold(0.10, "and an even larger one an error")
    questions = Threshold(10, "the share is looked at in banks of at least so many questions")
    balanced = Threshold(10, "the answers are looked at where there are at least so many true-false questions")
    lowest = Threshold(0.40, "the lowest share of them that is true")
    highest = Threshold(0.60, "the highest")

    example_thresholds = {"questions": 2}
    bad = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
#^^^^^^^^
  - id: one
    objective: O-1
    stem: What helps?
    options: [{text: Waiting, correct: true}, {text: Advice}, {text: Praise}, {text: A leaflet}]
  - id: two
    objective: O-1
    type: true-false
    stem: A feeling can be validated by someone who sees the matter differently.
    answer: true
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
    options: [{text: Waiting, correct: true}, {text: Advice}, {text: Praise}, {text: A leaflet}]
  - id: two
    objective: O-1
    stem: Who can validate a feeling?
    options: [{text: Anyone who listens, correct: true}, {text: Who agrees}, {text: Who felt it}, {text: A clinician}]
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield the share of true-false questions, and the share of these that is true."""
        answers = [question.question.answer for question in bank.active if isinstance(question.question, TrueFalse)]
        if not answers:
            return
        share = len(answers) / len(bank.active)
        if share > self.warning + _ROUNDING and len(bank.active) >= self.questions:
            limit = self.error if share > self.error + _ROUNDING else self.warning
            yield Finding(
                bank,
                ("questions",),
                f"{len(answers)} of {len(bank.active)} questions ({share:.1%}) are true-false, over {limit:.0%}",
                severity=Severity.ERROR if share > self.error + _ROUNDING else Severity.WARNING,
            )
        true = sum(answers) / len(answers)
        if len(answers) >= self.balanced and not self.lowest - _ROUNDING <= true <= self.highest + _ROUNDING:
            yield Finding(
                bank,
                ("questions",),
                f"{sum(answers)} of {len(answers)} true-false statements ({true:.0%}) are true",
                help=f"let {self.lowest:.0%} to {self.highest:.0%} of them be true",
                severity=Severity.WARNING,
            )
