"""Accuracy over time, and first meetings against repeats."""

from datetime import date

import pytest
from tests.unit.stats.attempts import TODAY, ago, attempt

from cps_quiz.stats.accuracy import Course, Exposures, Period, Unit, course, exposures
from cps_quiz.stats.tally import Tally


def test_no_answer_is_no_course() -> None:
    assert course([], today=TODAY) == Course(Unit.DAY, ())


def test_a_short_span_is_told_by_day_without_a_gap() -> None:
    given = [
        attempt("a", day=ago(2)),
        attempt("b", day=ago(2), correct=False),
        attempt("a", elapsed_days=2, correct=False),
    ]
    assert course(given, today=TODAY) == Course(
        Unit.DAY,
        (
            Period(ago(2), first=Tally(1, 2), again=Tally()),
            Period(ago(1), first=Tally(), again=Tally()),
            Period(TODAY, first=Tally(), again=Tally(0, 1)),
        ),
    )


@pytest.mark.parametrize(
    ("days", "unit", "first", "count"),
    [
        (13, Unit.DAY, date(2026, 11, 9), 14),
        (14, Unit.WEEK, date(2026, 11, 2), 3),
        (111, Unit.WEEK, date(2026, 8, 3), 16),
        (112, Unit.MONTH, date(2026, 8, 1), 4),
        (2000, Unit.MONTH, date(2024, 12, 1), 24),
    ],
)
def test_longer_spans_are_told_by_week_and_month(days: int, unit: Unit, first: date, count: int) -> None:
    found = course([attempt("a", day=ago(days))], today=TODAY)
    assert (found.unit, found.periods[0].start, len(found.periods)) == (unit, first, count)


def test_exposures_tell_new_questions_from_repeats() -> None:
    given = [
        attempt("a", correct=False),
        attempt("a", elapsed_days=0),
        attempt("a", elapsed_days=3),
        attempt("a", elapsed_days=4, correct=False),
    ]
    assert exposures(given) == Exposures(first=Tally(0, 1), same_day=Tally(1, 1), later=Tally(1, 2))
