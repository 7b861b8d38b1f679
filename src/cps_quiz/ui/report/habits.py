"""The sections on when and how fast: the calendar, what is due, pace."""

from collections.abc import Sequence
from datetime import date, timedelta

from cps_quiz.stats.calendar import StudyDay
from cps_quiz.ui import wording
from cps_quiz.ui.report.phrases import NONE, Detail, command, long_day, short_day
from cps_quiz.ui.report.report import Report
from cps_quiz.ui.report.sections import Grid, Row, Section, Step, row

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def calendar_section(report: Report, detail: Detail) -> Section:
    """Tell on which days the learner studied."""
    found = report.calendar
    longest = "" if found.longest_run == found.run else f" Your longest run: {wording.count(found.longest_run, 'day')}."
    said = (
        f"You studied on {wording.count(len(found.days), 'day')}, {found.recent} of them in the last 30. "
        f"Days in a row now: {found.run}.{longest}"
        + (" Planned days off do not break a run." if longest or found.run > 1 else ""),
    )
    rows = tuple(_week_row(monday, of) for monday, of in weeks(found.days, today=report.today, count=detail.weeks))
    return Section(
        "calendar", "Calendar", said, (Grid("Answers on each study day", ("Week of", *WEEKDAYS, "All"), rows),)
    )


def weeks(days: Sequence[StudyDay], *, today: date, count: int) -> list[tuple[date, tuple[int, ...]]]:
    """Return the last weeks since the first studied one, oldest first: the Monday, and the answers of each day."""
    answers = {day.day: day.answers for day in days}
    this_week = today - timedelta(days=today.weekday())
    mondays = [this_week - timedelta(weeks=n) for n in range(count - 1, -1, -1)]
    first = min(answers, default=today)
    return [
        (monday, tuple(answers.get(monday + timedelta(days=n), 0) for n in range(7)))
        for monday in mondays
        if monday + timedelta(days=6) >= first
    ]


def _week_row(monday: date, answers: Sequence[int]) -> Row:
    studied = [f"{monday + timedelta(days=n):%A} {count}" for n, count in enumerate(answers) if count]
    total = sum(answers)
    told = f"{wording.count(total, 'answer')}: {', '.join(studied)}" if studied else "no answers"
    name = f"{monday.day} {monday:%b}"
    cells = (str(count) if count else NONE for count in answers)
    return row(f"Week of {monday.day} {monday:%B}, {told}.", name, *cells, str(total))


def forecast_section(report: Report) -> Section:
    """Tell when what was seen comes back."""
    found = report.forecast
    soon = sum(day.questions for day in found.days)
    said = [
        (
            f"Due now: {wording.count(found.now, 'question')}. In the next {len(found.days)} days: {soon}. "
            f"Later: {found.later}."
        )
    ]
    if found.recall is not None:
        said.append(f"Of what you have seen, {wording.percent(found.recall)} is likely to be remembered tomorrow.")
    if report.exam_day:
        left = wording.count((report.exam_day - report.today).days, "day")
        said.append(
            f"Your exam is on {long_day(report.exam_day)}, in {left}. Until then the plan decides what comes when, so "
            "a review may ask other questions than those that are due."
        )
    rows = tuple(
        row(
            f"{long_day(day.day)}: {wording.count(day.questions, 'question')}.",
            short_day(day.day),
            str(day.questions),
        )
        for day in found.days
        if day.questions
    )
    verb = "plan" if report.exam_day else "review"
    why = "To see what each day holds" if report.exam_day else "To review"
    steps = (Step(why, command(verb, banks=() if report.exam_day else report.scope.names)),)
    grids = (Grid("Questions that fall due", ("Day", "Questions"), rows),) if rows else ()
    return Section("due", "What is due", tuple(said), grids, steps=steps if found.now or report.exam_day else ())


def pace_section(report: Report) -> Section:
    """Tell how long answers take."""
    found = report.pace
    if found.median_ms is None:
        return Section("pace", "Pace", ())
    said = [
        f"Half of your last {wording.count(found.answers, 'answer')} took {wording.duration(found.median_ms)} or less."
    ]
    halves = [
        f"{wording.duration(ms)} when you were {how}"
        for ms, how in ((found.right_ms, "right"), (found.wrong_ms, "not right"))
        if ms is not None
    ]
    if len(halves) > 1:
        said.append(f"Typical: {wording.listed(halves)}.")
    allowed = wording.duration(found.allowed_ms)
    over = "None took" if not found.over.hits else f"{wording.percent(found.over.share or 0)} took"
    said.append(f"An exam leaves {allowed} for a question. {over} longer than that.")
    rows = tuple(
        row(
            f"{kind.type}: {wording.count(kind.answers, 'answer')}, typically {wording.duration(kind.median_ms)}.",
            kind.type,
            str(kind.answers),
            wording.duration(kind.median_ms),
        )
        for kind in found.by_type
    )
    grids = (Grid("Time by type of question", ("Type", "Answers", "Typical time"), rows),) if len(rows) > 1 else ()
    return Section("pace", "Pace", tuple(said), grids)
