"""How a learner studies: seconds a question, and the chance that a study day is kept."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from cps_quiz.clock import Instant
from cps_quiz.history.records import Answered

DEFAULT_SECONDS = 75.0
MIN_SECONDS, MAX_SECONDS = 10.0, 300.0
MIN_GAPS = 10
RECENT_ANSWERS = 300
ATTENDANCE = 0.85
ATTENDANCE_WEIGHT_DAYS = 14
ATTENDANCE_WINDOW_DAYS = 42


def seconds_a_question(answers: Sequence[Answered]) -> float:
    """Return the median seconds from one answer to the next within a session, reading included; 10 to 300.

    ``answers`` are in order. With fewer than ten such gaps it is 75 seconds. Gaps over five minutes are breaks.
    """
    recent = answers[-RECENT_ANSWERS:]
    gaps = [
        (Instant.from_iso(after.at).utc_ms - Instant.from_iso(before.at).utc_ms) / 1000
        for before, after in pairwise(recent)
        if before.session == after.session and before.device == after.device
    ]
    usable = [gap for gap in gaps if 0 <= gap <= MAX_SECONDS]
    if len(usable) < MIN_GAPS:
        return DEFAULT_SECONDS
    from statistics import median

    return min(max(median(usable), MIN_SECONDS), MAX_SECONDS)


def attendance(studied: Collection[int], *, today: int, weekdays: frozenset[int]) -> float:
    """Return the chance, 0 to 1, that a study day is kept.

    ``studied`` are the study days with an answer; of the planned weekdays (0 is Monday) of the last six weeks before
    today, since the first that was studied, the share that was kept, drawn towards 0.85 with the weight of two weeks.
    """
    first = max(min(studied, default=today), today - ATTENDANCE_WINDOW_DAYS)
    planned = [day for day in range(first, today) if (day - 1) % 7 in weekdays]
    kept = len(set(planned) & set(studied))
    return (kept + ATTENDANCE * ATTENDANCE_WEIGHT_DAYS) / (len(planned) + ATTENDANCE_WEIGHT_DAYS)
