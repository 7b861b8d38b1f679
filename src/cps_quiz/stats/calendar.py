"""On which days the learner studied."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

RECENT_DAYS = 30
EVERY_DAY = frozenset(range(7))
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class StudyDay:
    """A study day with answers."""

    day: date
    answers: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The study days in order. A run is a row of studied days that planned days off do not break.

    ``recent`` counts those of the last 30 days; ``run`` is the one under way, which today may still join.
    """

    days: tuple[StudyDay, ...]
    recent: int
    run: int
    longest_run: int


def calendar(days: Iterable[date], *, today: date, weekdays: frozenset[int] = EVERY_DAY) -> Calendar:
    """Return the calendar. ``days`` are the answers' study days; ``weekdays`` are the planned ones, Monday is 0."""
    counted = Counter(days)
    studied = sorted(counted)
    return Calendar(
        days=tuple(StudyDay(day, counted[day]) for day in studied),
        recent=sum(0 <= (today - day).days < RECENT_DAYS for day in studied),
        run=_run(set(studied), today, weekdays),
        longest_run=_longest_run(studied, weekdays),
    )


def _run(studied: set[date], today: date, weekdays: frozenset[int]) -> int:
    length, day = 0, today
    oldest = min(studied, default=today)
    while day >= oldest and (day in studied or day == today or day.weekday() not in weekdays):
        length += day in studied
        day -= _DAY
    return length


def _longest_run(studied: list[date], weekdays: frozenset[int]) -> int:
    longest = length = 0
    before: date | None = None
    for day in studied:
        length = length + 1 if before and not _planned_between(before, day, weekdays) else 1
        longest = max(longest, length)
        before = day
    return longest


def _planned_between(before: date, after: date, weekdays: frozenset[int]) -> bool:
    """Whether a planned day lies between two days; a week's gap tells as much as a longer one."""
    gap = (after - before).days - 1
    return any((before + (n + 1) * _DAY).weekday() in weekdays for n in range(min(gap, 7)))
