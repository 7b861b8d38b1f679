"""How long answers take."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from cps_quiz.stats.attempts import Attempt
from cps_quiz.stats.tally import Tally

RECENT_ANSWERS = 200


@dataclass(frozen=True, slots=True)
class TypePace:
    """The median milliseconds of a question type's answers."""

    type: str
    answers: int
    median_ms: int


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace of the last 200 answers, in milliseconds a question; None where there is no such answer.

    ``allowed_ms`` is what the exam leaves for a question, extra time included; ``over`` counts the answers that took
    longer. ``by_type`` has the types of questions that a bank still holds.
    """

    answers: int
    median_ms: int | None
    right_ms: int | None
    wrong_ms: int | None
    by_type: tuple[TypePace, ...]
    allowed_ms: int
    over: Tally


def pace(attempts: Sequence[Attempt], *, allowed_ms: int) -> Pace:
    """Return the pace. ``attempts`` are in the order in which they were given."""
    recent = attempts[-RECENT_ANSWERS:]
    types: dict[str, list[int]] = {}
    for attempt in recent:
        if attempt.item:
            types.setdefault(attempt.item.question.type_name, []).append(attempt.answer.elapsed_ms)
    return Pace(
        answers=len(recent),
        median_ms=_median([attempt.answer.elapsed_ms for attempt in recent]),
        right_ms=_median([attempt.answer.elapsed_ms for attempt in recent if attempt.correct]),
        wrong_ms=_median([attempt.answer.elapsed_ms for attempt in recent if not attempt.correct]),
        by_type=tuple(TypePace(name, len(of), _median(of) or 0) for name, of in sorted(types.items())),
        allowed_ms=allowed_ms,
        over=Tally.of(attempt.answer.elapsed_ms > allowed_ms for attempt in recent),
    )


def _median(times_ms: Sequence[int]) -> int | None:
    return round(statistics.median(times_ms)) if times_ms else None
