"""Banks as written → what robots reach on them, and how they are balanced."""

from collections.abc import Sequence
from dataclasses import dataclass

from cps_quiz.audit.balance import Balance, balance_of
from cps_quiz.audit.bayes import Learned, learn
from cps_quiz.audit.robots import Result, all_results
from cps_quiz.diagnostics import Diagnostic, in_file_order
from cps_quiz.lint.run import lint
from cps_quiz.lint.settings import LintSettings
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion

MIN_SINGLES = 8  # below, a robot's score says nothing
RULES_ACROSS = ("R42", "R47")  # near-duplicate stems, and questions that give away another's key


@dataclass(frozen=True)
class Guessed:
    """What the robots reached on some banks' single questions: by surface, and by learning."""

    singles: int
    surface: Sequence[Result]
    learned: Sequence[Learned]

    @property
    def all(self) -> list[Result]:
        """Every robot's result."""
        return [*self.surface, *(learned.result for learned in self.learned)]

    def further_than(self, points: float) -> list[Result]:
        """Return the robots that are further from chance than so many points of 100, above or below."""
        return [result for result in self.all if abs(result.off) > points]


@dataclass(frozen=True)
class BankAudit:
    """One bank. ``guessed`` is None where it has too few single questions."""

    bank: WrittenBank
    guessed: Guessed | None
    balance: Balance
    findings: Sequence[Diagnostic]


@dataclass(frozen=True)
class Audit:
    """Some banks, each and together; ``together`` is None of one bank, or where there are too few single questions."""

    banks: Sequence[BankAudit]
    together: Guessed | None

    def further_than(self, points: float) -> list[tuple[str, Result]]:
        """Return the robots that are further from chance than so many points, each with the bank's id or ``all``."""
        guessed = [(audit.bank.head.id, audit.guessed) for audit in self.banks] + [("all", self.together)]
        return [(name, result) for name, of in guessed if of is not None for result in of.further_than(points)]


def audit(banks: Sequence[WrittenBank]) -> Audit:
    """Audit banks together. The same banks give the same figures."""
    across = lint(banks, [LintSettings(select=RULES_ACROSS)] * len(banks))
    each = [
        BankAudit(bank, _guessed(bank.singles, ("family", "topic")), balance_of(bank), in_file_order(linted.findings))
        for bank, linted in zip(banks, across, strict=True)
    ]
    if len(banks) < 2:
        return Audit(each, None)
    singles = [question for bank in banks for question in bank.singles]
    return Audit(each, _guessed(singles, ("family", "topic", "bank")))


def _guessed(singles: Sequence[WrittenQuestion], apart: Sequence[str]) -> Guessed | None:
    if len(singles) < MIN_SINGLES:
        return None
    return Guessed(len(singles), all_results(singles), [learn(singles, apart=group) for group in apart])
