"""What the days up to the exam hold, and what more or fewer minutes would change."""

from dataclasses import dataclass
from datetime import date

from cps_quiz.review.study import Study

STEP_MINUTES = 10
MOCK_EXAM = "a mock exam"
LAST_EVENING = "a lighter evening"


@dataclass(frozen=True, slots=True)
class DayOutlook:
    """One day: what is planned, and how many questions that holds on average: seen for the first time, and again."""

    date: str
    label: str
    minutes: float
    new: float
    reviewed: float
    note: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """The days ahead, and the expected share of all questions that is remembered on the exam day, 0 to 1.

    ``recall_with_less`` is None where the plan has no ten minutes to spare.
    """

    days: tuple[DayOutlook, ...]
    recall: float
    by_topic: tuple[tuple[str, float], ...]
    recall_with_more: float
    recall_with_less: float | None


def outlook(study: Study) -> Outlook | None:
    """Return the outlook of a study, or None without an exam day ahead or without questions."""
    left = study.plan.days_left(study.today)
    if not left or not study.active:
        return None
    from cps_quiz.review.projection import by_group

    task, projected = study.projection(left)
    _, more = study.projection(left, extra_minutes=STEP_MINUTES)
    less = None
    if study.plan.minutes_a_day > STEP_MINUTES:
        less = float(study.projection(left, extra_minutes=-STEP_MINUTES)[1].recall.mean())
    titles = [item.topic.title for item in task.items]
    order = list(dict.fromkeys(item.topic.title for item in study.active))
    recalls = by_group(projected.recall, titles)
    return Outlook(
        days=tuple(_day(study, n, day.new, day.reviewed) for n, day in enumerate(projected.days)),
        recall=float(projected.recall.mean()),
        by_topic=tuple((title, recalls[title]) for title in order),
        recall_with_more=float(more.recall.mean()),
        recall_with_less=less,
    )


def _day(study: Study, ahead: int, new: float, reviewed: float) -> DayOutlook:
    day = study.today + ahead
    when = date.fromordinal(day)
    notes = ["today"] if ahead == 0 else []
    if day == study.plan.mock_exam_day(study.today):
        notes.append(MOCK_EXAM)
    if study.plan.exam_day == day + 1:
        notes.append(LAST_EVENING)
    return DayOutlook(
        date=when.isoformat(),
        label=f"{when:%a} {when.day} {when:%b}",
        minutes=study.plan.minutes_on(day),
        new=new,
        reviewed=reviewed,
        note=", ".join(notes),
    )
