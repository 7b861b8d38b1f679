"""How often answers were right: over time, and at the first meeting against later ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from cps_quiz.stats.attempts import Attempt, Meeting
from cps_quiz.stats.tally import Tally

MAX_DAYS = 14
MAX_WEEKS = 16
MAX_MONTHS = 24


class Unit(StrEnum):
    """How long a period is. Weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """The answers of one period. ``first`` are first meetings, ``again`` all others."""

    start: date
    first: Tally
    again: Tally

    @property
    def every(self) -> Tally:
        """All of its answers."""
        return Tally(self.first.hits + self.again.hits, self.first.total + self.again.total)


@dataclass(frozen=True, slots=True)
class Course:
    """Periods in order, without a gap, up to today's."""

    unit: Unit
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Exposures:
    """Accuracy by how new the question was."""

    first: Tally
    same_day: Tally
    later: Tally


def course(attempts: Sequence[Attempt], *, today: date) -> Course:
    """Return accuracy by day, week or month, as the span since the first answer asks for; at most 24 periods."""
    if not attempts:
        return Course(Unit.DAY, ())
    begin = min(attempt.day for attempt in attempts)
    unit = _unit((today - begin).days + 1)
    grouped: dict[date, list[Attempt]] = {}
    for attempt in attempts:
        grouped.setdefault(_start(attempt.day, unit), []).append(attempt)
    starts = [_start(begin, unit)]
    while (following := _next(starts[-1], unit)) <= today:
        starts.append(following)
    return Course(unit, tuple(_period(start, grouped.get(start, ())) for start in starts[-MAX_MONTHS:]))


def exposures(attempts: Sequence[Attempt]) -> Exposures:
    """Return accuracy by how new the question was."""

    def of(meeting: Meeting) -> Tally:
        return Tally.of(attempt.correct for attempt in attempts if attempt.meeting is meeting)

    return Exposures(of(Meeting.FIRST), of(Meeting.SAME_DAY), of(Meeting.LATER))


def _period(start: date, attempts: Sequence[Attempt]) -> Period:
    return Period(
        start,
        first=Tally.of(attempt.correct for attempt in attempts if attempt.meeting is Meeting.FIRST),
        again=Tally.of(attempt.correct for attempt in attempts if attempt.meeting is not Meeting.FIRST),
    )


def _unit(days: int) -> Unit:
    if days <= MAX_DAYS:
        return Unit.DAY
    return Unit.WEEK if days <= MAX_WEEKS * 7 else Unit.MONTH


def _start(day: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return day - timedelta(days=day.weekday())
        case Unit.MONTH:
            return day.replace(day=1)


def _next(start: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return start + timedelta(days=1)
        case Unit.WEEK:
            return start + timedelta(days=7)
        case Unit.MONTH:
            return (start + timedelta(days=31)).replace(day=1)
