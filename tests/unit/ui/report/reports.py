"""Reports for tests: of the small bank, by hand-made answers."""

from collections.abc import Sequence

from tests.unit.history.facts import answered, at

from cps_quiz.bank.model import Bank
from cps_quiz.exams.shares import topic_shares
from cps_quiz.history.records import Answered
from cps_quiz.review.memory import Memory
from cps_quiz.review.study import Study, StudyPlan, parse_day
from cps_quiz.stats.aim import Aim
from cps_quiz.ui.report.report import Report, report_of

TODAY = "2026-11-24"  # a Tuesday; the facts' first day is the Sunday before
MINUTES_A_DAY = 1440


def said(seq: int, question: str, *, day: int = 0, correct: bool = True, confidence: str | None = None) -> Answered:
    """Return an answer on a day, in a sitting of its own."""
    minute = day * MINUTES_A_DAY + seq
    return answered(seq, session=f"s{seq}", question=question, minute=minute, correct=correct, confidence=confidence)


ANSWERS = (
    said(1, "one", correct=False, confidence="sure"),
    said(2, "truth", confidence="guess"),
    said(3, "several", day=1),
    said(4, "one", day=2, correct=False, confidence="sure"),
    said(5, "truth", day=2, confidence="unsure"),
)


def report(
    bank: Bank,
    answers: Sequence[Answered] = ANSWERS,
    *,
    plan: StudyPlan | None = None,
    aim: Aim | None = None,
    names: tuple[str, ...] = (),
) -> Report:
    """Return the report of answers to a bank's questions."""
    assert at(0).startswith("2026-11-22")
    study = Study(tuple(bank.items()), answers, plan or StudyPlan(), parse_day(TODAY), Memory.default())
    return report_of(study, names=names, aim=aim or Aim(), shares=topic_shares(None, [bank]), allowed_ms=72_000)
