"""A learner who studies for many days: real records of real questions, of a fixed seed."""

import random
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cps_quiz.bank.cache import BankCache
from cps_quiz.bank.model import Item
from cps_quiz.bank.shelf import Shelf, ShelvedBank
from cps_quiz.clock import Instant
from cps_quiz.history.log import HistoryLog
from cps_quiz.history.records import Record, SessionFinished, StudyPlanSet
from cps_quiz.paths import find_paths
from cps_quiz.questions.controls import Arranged, Paired, Picked, Response
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.plan import Plan, Policy, Slot
from cps_quiz.ui.persistence import answered_record, started_record

DAY_MS = 86_400_000
RIGHT_AND: tuple[m.Confidence | None, ...] = ("sure", "sure", "unsure", None)
WRONG_AND: tuple[m.Confidence | None, ...] = ("sure", "unsure", "guess", None)


class PastClock:
    """A clock that is set by hand. Satisfies ``cps_quiz.clock.Clock``."""

    def __init__(self, utc_ms: int) -> None:
        self.utc_ms = utc_ms

    def now(self) -> Instant:
        """The moment it is set to."""
        return Instant(self.utc_ms)

    def monotonic_ms(self) -> int:
        """The same moment."""
        return self.utc_ms


def study(
    home: Path, *, days: int, answers_a_day: int, banks: Sequence[str] = (), exam_in_days: int | None = None
) -> None:
    """Write the history of so many days up to now: three of ten days are left out, and answers get better."""
    paths = find_paths({"CPS_QUIZ_HOME": str(home)})
    clock = PastClock(time.time_ns() // 1_000_000)
    log = HistoryLog(paths.history, state_folder=paths.state, clock=clock)
    shelved = Shelf(user_folder=paths.banks, cache=BankCache(paths.cache / "banks")).select(banks).banks
    records = list(_days(log, clock, shelved, days=days, answers_a_day=answers_a_day))
    if exam_in_days is not None:
        exam = datetime.now(UTC).date() + timedelta(days=exam_in_days)
        records.append(log.stamp(StudyPlanSet(exam_date=exam.isoformat(), profile="illinois-crss-style")))
    log.append(records)


def _days(
    log: HistoryLog, clock: PastClock, banks: Sequence[ShelvedBank], *, days: int, answers_a_day: int
) -> Iterator[Record]:
    rng = random.Random(2026)
    slots = lay_out((item for shelved in banks for item in shelved.bank.items()), seed="learner")
    now = clock.utc_ms
    for ago in range(days, 0, -1):
        if rng.random() < 0.3:
            continue
        clock.utc_ms = now - ago * DAY_MS
        plan = Plan(f"day-{ago}", "quiz", "learner", Policy(), tuple(rng.sample(slots, answers_a_day)))
        yield log.stamp(started_record(plan, banks))
        right = 0
        for place, slot in enumerate(plan.slots):
            event = _answer(rng, place, slot, share_right=0.85 - 0.3 * ago / days)
            clock.utc_ms += event.elapsed_ms + 8000
            right += event.score.correct
            yield log.stamp(answered_record(plan.id, slot, event))
        yield log.stamp(_finished(plan, right))


def _answer(rng: random.Random, place: int, slot: Slot, *, share_right: float) -> m.Answered:
    assert slot.item is not None
    is_right = rng.random() < share_right
    response = slot.item.question.key() if is_right else _wrong(slot.item)
    confidence = rng.choice(RIGHT_AND if is_right else WRONG_AND)
    elapsed_ms = int(rng.lognormvariate(3.4, 0.5) * 1000)
    return m.Answered(place, response, slot.item.question.grade(response), elapsed_ms, confidence, 1)


def _wrong(item: Item) -> Response:
    match item.question.key():
        case Picked(parts):
            return Picked(((parts[-1] + 1) % len(item.question.control().shuffled),))
        case Arranged(parts):
            return Arranged(parts[::-1])
        case Paired(rights):
            return Paired(rights[::-1])


def _finished(plan: Plan, right: int) -> SessionFinished:
    asked = len(plan.slots)
    return SessionFinished(
        session=plan.id,
        ending="complete",
        used_ms=asked * 30_000,
        asked=asked,
        answered=asked,
        correct=right,
        points=float(right),
        counted=asked,
        passed=right >= 0.7 * asked,
    )
