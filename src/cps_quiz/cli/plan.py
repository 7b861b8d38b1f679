"""``cps-quiz plan``: the exam day, the study time, and what each day holds."""

from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.errors import UsageError

if TYPE_CHECKING:
    from cps_quiz.cli.workspace import Workspace
    from cps_quiz.history.records import StudyPlanSet
    from cps_quiz.review.outlook import Outlook
    from cps_quiz.review.study import Study

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NONE = "none"
DAYS_SHOWN = 31


def plan(
    *,
    exam: Annotated[str | None, typer.Option(metavar="DATE", help="The exam day, e.g. 2026-12-15; or none.")] = None,
    minutes: Annotated[
        int | None, typer.Option(min=1, max=600, metavar="MINUTES", help="Study minutes a day, e.g. 20.")
    ] = None,
    days: Annotated[str | None, typer.Option(metavar="DAYS", help="Study days: mon-fri, mon,wed,sat or daily.")] = None,
    profile: Annotated[str | None, typer.Option(metavar="NAME", help="What the exam is like; or none.")] = None,
    fit: Annotated[bool, typer.Option("--fit", help="Fit the memory model to your own reviews.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Set and show the plan up to the exam. Example: cps-quiz plan --exam 2026-12-15 --minutes 20 --days mon-fri."""
    from cps_quiz.cli.studying import study_today
    from cps_quiz.cli.workspace import Workspace, tell
    from cps_quiz.review.outlook import outlook

    workspace = Workspace.open()
    change = _change(workspace, exam=exam, minutes=minutes, days=days, profile=profile)
    if change is not None:
        workspace.log.append([workspace.log.stamp(change)])
    study = study_today(workspace, workspace.banks())
    if fit:
        study = _fitted(workspace, study)
    seen = outlook(study)
    if as_json:
        typer.echo(_as_json(study, seen))
    else:
        tell(*_lines(workspace, study, seen))


def _change(
    workspace: "Workspace", *, exam: str | None, minutes: int | None, days: str | None, profile: str | None
) -> "StudyPlanSet | None":
    """Return the record of what was typed, or None. Raises UsageError."""
    from msgspec import UNSET

    from cps_quiz.cli.studying import profiles
    from cps_quiz.history.records import StudyPlanSet

    if exam is None and minutes is None and days is None and profile is None:
        return None
    if profile is not None and profile != NONE:
        profiles(workspace).find(profile)
    return StudyPlanSet(
        exam_date=UNSET if exam is None else _exam_date(exam, workspace.clock.now().study_day),
        minutes_a_day=UNSET if minutes is None else minutes,
        weekdays=UNSET if days is None else _weekdays(days),
        profile=UNSET if profile is None else (None if profile == NONE else profile),
    )


def _exam_date(text: str, today: str) -> str | None:
    from datetime import date

    from cps_quiz.review.study import MAX_DAYS_AHEAD

    if text.casefold() == NONE:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"'{text}' is no date.", hint="Write it like 2026-12-15, or none.") from error
    ahead = (day - date.fromisoformat(today)).days
    if ahead < 0:
        raise UsageError(f"{text} has passed.", hint="Give the day of the exam that is to come, or none.")
    if ahead > MAX_DAYS_AHEAD:
        raise UsageError(f"{text} is more than two years away.", hint="Check the year, or give none for now.")
    return day.isoformat()


def _weekdays(text: str) -> tuple[int, ...]:
    """Return the weekdays, Monday is 0, of ``mon-fri``, ``sat-mon``, ``mon,wed`` or ``daily``. Raises UsageError."""
    folded = text.casefold().replace(" ", "")
    if folded == "daily":
        return tuple(range(7))
    found = set[int]()
    for part in folded.split(","):
        ends = [_weekday(name) for name in part.split("-")]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2:
            raise UsageError(f"'{text}' names no study days.", hint="Write mon-fri, mon,wed,sat or daily.")
        found |= {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    return tuple(sorted(found))


def _weekday(name: str) -> int | None:
    """Return the weekday that a name of three letters or more begins, or None."""
    return next((day for day, whole in enumerate(WEEKDAYS) if len(name) > 2 and whole.startswith(name)), None)


def _fitted(workspace: "Workspace", study: "Study") -> "Study":
    """Fit the memory model, keep the better parameters, say what the comparison showed, and return the study then."""
    from dataclasses import replace

    from cps_quiz.cli.workspace import say
    from cps_quiz.history.records import ParametersFitted
    from cps_quiz.review.memory import MIN_REVIEWS_TO_FIT, Memory, fit

    found = fit(study.reviews)
    if found is None:
        repeats = sum(bool(review.elapsed_days) for of in study.reviews.values() for review in of)
        there = f"there {'is' if repeats == 1 else 'are'} {repeats} so far"
        say(f"A fit needs {MIN_REVIEWS_TO_FIT} reviews on a later day; {there}. Nothing was changed.")
        return study
    record = ParametersFitted(
        parameters=found.parameters if found.is_better else None,
        fitted_log_loss=round(found.fitted_log_loss, 6),
        default_log_loss=round(found.default_log_loss, 6),
        reviews=found.reviews,
        held_out=found.held_out,
    )
    workspace.log.append([workspace.log.stamp(record)])
    say(
        f"Fitted on {found.reviews - found.held_out} reviews and compared on {found.held_out} later ones. Log loss: "
        f"{found.fitted_log_loss:.4f} with your own parameters, {found.default_log_loss:.4f} with the usual ones "
        f"(lower is better). {'Your own are' if found.is_better else 'The usual ones are'} in use."
    )
    return replace(study, memory=Memory(record.parameters) if record.parameters else Memory.default())


def _lines(workspace: "Workspace", study: "Study", seen: "Outlook | None") -> list[str]:
    """Return the plan as text."""
    from cps_quiz.cli.studying import long_date
    from cps_quiz.ui import wording

    plan = study.plan
    days = ", ".join(WEEKDAYS[day][:3] for day in sorted(plan.weekdays)) if len(plan.weekdays) < 7 else "every day"
    questions = wording.count(study.questions_on(study.today, plan.minutes_a_day), "question")
    studying = f"Study: {wording.count(plan.minutes_a_day, 'minute')} a day ({days}), about {questions} at your pace."
    if plan.exam_day is None:
        return [
            "No exam day is set, so reviews come when they are due.",
            studying,
            "",
            "Next: cps-quiz plan --exam DATE (such as 2026-12-15)",
        ]
    if seen is None:
        said = "is today. All the best!" if plan.exam_day == study.today else "has passed. How did it go?"
        return [
            f"Your exam on {long_date(plan.exam_day)} {said}",
            studying,
            "",
            "To plan for another one: cps-quiz plan --exam DATE. To go on without: cps-quiz plan --exam none",
        ]
    return [_aim(workspace, study), studying, "", *_ahead(seen), "", *_expected(seen), "", "Next: cps-quiz review"]


def _aim(workspace: "Workspace", study: "Study") -> str:
    from cps_quiz.cli.studying import long_date, profile_of
    from cps_quiz.ui import wording

    day = study.plan.exam_day
    assert day is not None
    chosen = profile_of(workspace, study.plan)
    profile = f" Profile: {chosen.title}{'' if chosen.verified else ' (not verified)'}." if chosen else ""
    return f"Exam: {long_date(day)}, in {wording.count(day - study.today, 'day')}.{profile}"


def _ahead(seen: "Outlook") -> list[str]:
    """Return what the next days hold."""
    from cps_quiz.cli.workspace import wants_plain
    from cps_quiz.ui import wording
    from cps_quiz.ui.lists import table

    rows = [
        (day.label, f"{day.minutes:.0f}" if day.minutes else "-", f"{day.new:.0f}", f"{day.reviewed:.0f}", day.note)
        for day in seen.days[:DAYS_SHOWN]
    ]
    more = len(seen.days) - len(rows)
    told = [f"And {wording.count(more, 'day')} more; --json prints all."] if more > 0 else []
    return [table(("Day", "Minutes", "New", "Again", ""), rows, plain=wants_plain()), *told]


def _expected(seen: "Outlook") -> list[str]:
    """Return what is expected of the exam day, and what more or fewer minutes would change."""
    from cps_quiz.cli.workspace import wants_plain
    from cps_quiz.ui import wording
    from cps_quiz.ui.lists import table

    by_topic = [(title, wording.percent(recall)) for title, recall in seen.by_topic]
    lines = [
        f"Expected to be remembered on the day: {wording.percent(seen.recall)} of all questions.",
        "That is about these questions and this pace; it is no forecast of the exam.",
        table(("Topic", "Remembered"), by_topic, plain=wants_plain()),
        "",
        f"With ten minutes more a day: {wording.percent(seen.recall_with_more)}.",
    ]
    if seen.recall_with_less is not None:
        lines.append(f"With ten minutes less a day: {wording.percent(seen.recall_with_less)}.")
    return lines


def _as_json(study: "Study", seen: "Outlook | None") -> str:
    from datetime import date

    from cps_quiz.ui.lists import json_text

    plan = study.plan
    facts = {
        "study_day": date.fromordinal(study.today).isoformat(),
        "exam_date": date.fromordinal(plan.exam_day).isoformat() if plan.exam_day else None,
        "minutes_a_day": plan.minutes_a_day,
        "weekdays": [WEEKDAYS[day][:3] for day in sorted(plan.weekdays)],
        "profile": plan.profile,
        "seconds_a_question": round(study.seconds_a_question, 1),
        "attendance": round(study.attendance, 3),
        "left_today": study.left_today,
        "days": seen.days if seen else [],
        "expected_recall": seen.recall if seen else None,
        "expected_recall_by_topic": dict(seen.by_topic) if seen else {},
        "with_ten_minutes_more": seen.recall_with_more if seen else None,
        "with_ten_minutes_less": seen.recall_with_less if seen else None,
    }
    return json_text(facts)
