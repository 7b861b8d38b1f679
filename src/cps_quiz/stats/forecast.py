"""When the questions that were seen come back."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

HORIZON_DAYS = 14


@dataclass(frozen=True, slots=True)
class DueDay:
    """How many questions are due on a day."""

    day: date
    questions: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is due by today, on each of the next 14 days, and later.

    ``recall`` is the mean chance, 0 to 1, that a seen question is remembered tomorrow; None where none was seen.
    """

    now: int
    days: tuple[DueDay, ...]
    later: int
    recall: float | None


def forecast(due: Iterable[date], recalls: Iterable[float], *, today: date) -> Forecast:
    """Return the forecast of questions that are due on these days and will be remembered so well."""
    ahead = Counter(max((day - today).days, 0) for day in due)
    known = list(recalls)
    return Forecast(
        now=ahead[0],
        days=tuple(DueDay(today + timedelta(days=n), ahead[n]) for n in range(1, HORIZON_DAYS + 1)),
        later=sum(count for n, count in ahead.items() if n > HORIZON_DAYS),
        recall=sum(known) / len(known) if known else None,
    )
