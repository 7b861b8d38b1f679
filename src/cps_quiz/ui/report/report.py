"""Everything that the report tells, gathered from a study."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cps_quiz.review.study import Study
from cps_quiz.stats.accuracy import Course, Exposures, course, exposures
from cps_quiz.stats.aim import Aim, Standing
from cps_quiz.stats.attempts import Attempt
from cps_quiz.stats.calendar import Calendar, calendar
from cps_quiz.stats.calibration import Calibration, calibration
from cps_quiz.stats.forecast import Forecast, forecast
from cps_quiz.stats.hardest import HardQuestion, hardest
from cps_quiz.stats.pace import Pace, pace
from cps_quiz.stats.progress import Progress, bank_of, objectives_of, progress, topic_of
from cps_quiz.stats.readiness import Missing, TopicKey, readiness
from cps_quiz.stats.traps import Trap, traps


@dataclass(frozen=True, slots=True)
class Scope:
    """What is reported on.

    ``names`` are the banks as they were typed, none for all. ``topics`` has the titles by bank and topic. ``off_shelf``
    counts answers to questions that no bank holds any more.
    """

    names: tuple[str, ...]
    banks: tuple[str, ...]
    topics: Mapping[TopicKey, str]
    questions: int
    seen: int
    answers: int
    off_shelf: int


@dataclass(frozen=True, slots=True)
class Report:
    """The report as of a study day. ``exam_day`` is None where no exam lies ahead."""

    today: date
    exam_day: date | None
    scope: Scope
    standing: Standing
    banks: tuple[Progress, ...]
    topics: tuple[Progress, ...]
    objectives: tuple[Progress, ...]
    course: Course
    exposures: Exposures
    calendar: Calendar
    forecast: Forecast
    pace: Pace
    calibration: Calibration
    traps: tuple[Trap, ...]
    hardest: tuple[HardQuestion, ...]


def report_of(
    study: Study, *, names: tuple[str, ...], aim: Aim, shares: Mapping[TopicKey, float], allowed_ms: int
) -> Report:
    """Return the report of a study. ``shares`` are the exam's topics; ``allowed_ms`` its time for a question."""
    today = date.fromordinal(study.today)
    attempts = attempts_of(study, everything=not names)
    memory, states = study.memory, [study.states[item.key] for item in study.active if item.key in study.states]
    # As of tomorrow: today all that was asked is fresh, whatever the answer was.
    recalls = {key: memory.retrievability(state, study.today + 1) for key, state in study.states.items()}
    active = {item.key for item in study.active}
    by_part = {by: tuple(progress(study.items, attempts, recalls, by)) for by in (bank_of, topic_of, objectives_of)}
    left = study.plan.days_left(study.today)
    return Report(
        today=today,
        exam_day=date.fromordinal(study.today + left) if left else None,
        scope=Scope(
            names=names,
            banks=tuple(row.part.title for row in by_part[bank_of]),
            topics={(row.part.bank, row.part.id): row.part.title for row in by_part[topic_of]},
            questions=len(active),
            seen=len(active & study.states.keys()),
            answers=len(attempts),
            off_shelf=sum(attempt.item is None for attempt in attempts),
        ),
        standing=_standing(study, aim, shares),
        banks=by_part[bank_of],
        topics=by_part[topic_of],
        objectives=by_part[objectives_of],
        course=course(attempts, today=today),
        exposures=exposures(attempts),
        calendar=calendar((attempt.day for attempt in attempts), today=today, weekdays=study.plan.weekdays),
        forecast=forecast(
            (date.fromordinal(memory.due_day(state)) for state in states),
            (recalls[key] for key in active if key in recalls),
            today=today,
        ),
        pace=pace(attempts, allowed_ms=allowed_ms),
        calibration=calibration(attempts),
        traps=tuple(traps(study.items, attempts, today=today)),
        hardest=tuple(hardest(attempts)),
    )


def attempts_of(study: Study, *, everything: bool) -> list[Attempt]:
    """Return the answers in order: all of them, or those to questions of the study's banks."""
    by_key = {item.key: item for item in study.items}
    banks = {item.bank.id for item in study.items}
    order = {id(answer): place for place, answer in enumerate(study.answers)}
    found = [
        Attempt(key, by_key.get(key), review.answer, date.fromordinal(review.day), review.elapsed_days)
        for key, reviews in study.reviews.items()
        if everything or key.bank in banks
        for review in reviews
    ]
    return sorted(found, key=lambda attempt: order[id(attempt.answer)])


def _standing(study: Study, aim: Aim, shares: Mapping[TopicKey, float]) -> Standing:
    found = readiness(study.exposed, shares, questions=aim.questions, pass_share=aim.pass_share)
    return Standing(aim, None, found) if isinstance(found, Missing) else Standing(aim, found, None)
