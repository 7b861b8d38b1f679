"""A study gathered into a report."""

from datetime import date

import msgspec
from tests.unit.ui.report.reports import ANSWERS, report, said

from cps_quiz.bank.model import Bank
from cps_quiz.review.study import StudyPlan, parse_day
from cps_quiz.stats.accuracy import Exposures
from cps_quiz.stats.attempts import Asked
from cps_quiz.stats.readiness import Missing
from cps_quiz.stats.tally import Tally
from cps_quiz.ui.report.facts import facts_of
from cps_quiz.ui.report.report import Scope

ELSEWHERE = msgspec.structs.replace(ANSWERS[0], id="d-9", bank="other", session="other")
TOPICS = {("small", "first"): "First topic", ("small", "second"): "Second topic"}


def test_answers_are_counted_where_they_belong(small_bank: Bank) -> None:
    found = report(small_bank)
    assert found.scope == Scope((), ("Small bank",), TOPICS, questions=5, seen=3, answers=5, off_shelf=0)
    assert found.exposures == Exposures(first=Tally(2, 3), same_day=Tally(), later=Tally(1, 2))
    assert [(row.part.id, row.seen, row.last) for row in found.topics] == [
        ("first", 2, Tally(1, 2)),
        ("second", 1, Tally(1, 1)),
    ]
    assert found.calibration.sure_but_wrong == (Asked("small", "one", "Which is right?"),)
    assert [(trap.id, trap.taken) for trap in found.traps] == [("advice", Tally(2, 5))]
    assert (found.today, found.exam_day) == (date(2026, 11, 24), None)


def test_what_no_bank_holds_counts_unless_banks_were_named(small_bank: Bank) -> None:
    whole = report(small_bank, (*ANSWERS, ELSEWHERE))
    named = report(small_bank, (*ANSWERS, ELSEWHERE), names=("small",))
    assert (whole.scope.answers, whole.scope.off_shelf) == (6, 1)
    assert (named.scope.answers, named.scope.off_shelf) == (5, 0)
    assert whole.exposures.first == Tally(2, 4)
    assert named.exposures.first == Tally(2, 3)


def test_readiness_is_withheld_below_its_evidence(small_bank: Bank) -> None:
    standing = report(small_bank).standing
    assert standing.estimate is None
    assert isinstance(standing.missing, Missing)


def test_exam_ahead_is_told_and_one_that_is_over_is_not(small_bank: Bank) -> None:
    ahead = StudyPlan(exam_day=parse_day("2026-12-15"))
    over = StudyPlan(exam_day=parse_day("2026-11-01"))
    assert report(small_bank, plan=ahead).exam_day == date(2026, 12, 15)
    assert report(small_bank, plan=over).exam_day is None


def test_attempts_keep_the_order_of_the_answers(small_bank: Bank) -> None:
    answers = [said(n, "one" if n % 2 else "truth", correct=n < 3, confidence="sure") for n in range(1, 7)]
    found = report(small_bank, answers)
    assert [asked.question for asked in found.calibration.sure_but_wrong] == ["truth", "one"]


def test_facts_are_plain_values_with_shares(small_bank: Bank) -> None:
    facts = msgspec.json.decode(msgspec.json.encode(facts_of(report(small_bank))))
    assert set(facts) == {
        "study_day", "exam_day", "scope", "standing", "banks", "topics", "objectives", "course", "exposures",
        "calendar", "forecast", "pace", "calibration", "traps", "hardest",
    }  # fmt: skip
    assert facts["study_day"] == "2026-11-24"
    assert facts["exposures"]["first"] == {"hits": 2, "total": 3, "share": 0.6667}
    assert facts["exposures"]["same_day"] == {"hits": 0, "total": 0, "share": None}
    assert facts["calendar"]["days"][0] == {"day": "2026-11-22", "answers": 2}
    assert set(facts["standing"]["missing"]) == {"first_answers", "needed", "topics"}
    assert facts["standing"]["missing"]["topics"] == [{"bank": "small", "topic": "second"}]
