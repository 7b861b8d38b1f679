"""R08."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding
from cps_quiz.lint.subject import WrittenBank


class DuplicateId(BankRule):
    """Two questions have the same id, in one bank or in two that are checked together.

    Progress, notes and reports name a question by its id. Where two share it, an instructor who follows a learner's
    note may mend the wrong one, and banks that are merged one day no longer tell whose answers were whose.
    """

    code = "R08"
    name = "duplicate-id"
    severity = Severity.ERROR
    sources = ("house rule",)
    restates = frozenset({"F018"})
    remedy = "rename one, and keep its old id under 'formerly'"

    bad = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: waiting-1
    objective: O-1
    stem: Wren looks down and says nothing. What helps?
    options: [{text: Waiting, correct: true}, {text: Asking again}, {text: Moving on}]
  - id: waiting-1
    #   ^^^^^^^^^
    objective: O-1
    stem: Farid takes a long breath before he goes on. What helps?
    options: [{text: Waiting, correct: true}, {text: Filling the gap}, {text: Moving on}]
"""
    good = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: waiting-1
    objective: O-1
    stem: Wren looks down and says nothing. What helps?
    options: [{text: Waiting, correct: true}, {text: Asking again}, {text: Moving on}]
  - id: waiting-2
    objective: O-1
    stem: Farid takes a long breath before he goes on. What helps?
    options: [{text: Waiting, correct: true}, {text: Filling the gap}, {text: Moving on}]
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield each id that stands earlier, in the bank itself or in one that comes before it."""
        elsewhere = {question.question.id: other for other in bank.earlier for question in other.questions}
        seen = set[str]()
        for question in bank.questions:
            name = question.question.id
            if name in seen:
                yield Finding(question, ("id",), f"the id '{name}' is taken in this bank already")
            elif name in elsewhere:
                yield Finding(question, ("id",), f"the id '{name}' is taken in {elsewhere[name].document.path} already")
            seen.add(name)
