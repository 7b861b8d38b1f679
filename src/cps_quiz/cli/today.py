"""The bare command: today at a glance, and the one command to run next."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import typer

from cps_quiz.cli.interrupted import as_left, interrupted
from cps_quiz.cli.studying import long_date, study_today
from cps_quiz.cli.workspace import Workspace, tell
from cps_quiz.collector import collector_paused, keep_to_the_end
from cps_quiz.history.fold import PastSession
from cps_quiz.review.study import Study
from cps_quiz.stats.glance import Glance, glance
from cps_quiz.ui import wording


class Next(NamedTuple):
    """The command to run next, and why."""

    command: str
    why: str


@dataclass(frozen=True)
class Today:
    """All that there is to say. ``unfinished`` tells of the newest of the sessions that are waiting."""

    study: Study
    seen: Glance
    waiting: list[PastSession]
    unfinished: str | None

    @property
    def exam_is_over(self) -> bool:
        """Whether the exam day has passed, and nothing else was planned since."""
        day = self.study.plan.exam_day
        return day is not None and day < self.study.today

    @cached_property
    def due(self) -> int | None:
        """How many reviews are due; None where the plan for the exam decides instead."""
        return self.study.due_today if self.study.left_today is None else None

    def next(self) -> Next:
        """Return an unfinished session first, then what is to be reviewed, then a quiz."""
        study = self.study
        if self.waiting:
            return Next("cps-quiz resume", "to carry on with the unfinished session")
        if study.left_today:
            return Next("cps-quiz review", f"{wording.count(study.left_today, 'question')} left of today's plan")
        if self.due:
            return Next("cps-quiz review", f"{wording.count(self.due, 'review')} due")
        if study.left_today is not None and not study.is_study_day:
            return Next("cps-quiz quiz", "today is no study day of your plan; this is practice on top")
        if study.left_today is not None:
            return Next("cps-quiz quiz", "today's plan is done; this is practice on top")
        return Next("cps-quiz quiz", "questions you have not seen come first")


@collector_paused()
def show_today(*, as_json: bool) -> None:
    """Print what there is to say today."""
    workspace = Workspace.open()
    today = _today(workspace)
    if as_json:
        typer.echo(_as_json(today))
    else:
        tell(*_lines(today), hang=3)


def _today(workspace: Workspace) -> Today:
    waiting = interrupted(workspace)
    history = workspace.history if waiting else workspace.history_in_brief
    study = study_today(workspace, workspace.banks(), history=history)
    keep_to_the_end((history, study))
    last_right = {key: reviews[-1].answer.correct for key, reviews in study.reviews.items()}
    seen = glance(study.items, history.sessions.values(), last_right)
    return Today(study, seen, waiting, _unfinished(workspace, waiting[0]) if waiting else None)


def _unfinished(workspace: Workspace, past: PastSession) -> str:
    from cps_quiz.ui.telling.unfinished import unfinished

    session = as_left(workspace, past)
    return unfinished(session.plan, session.view)


def _lines(today: Today) -> list[str]:
    study, seen = today.study, today.seen
    lines = []
    if today.unfinished:
        lines.append(f"Unfinished: {today.unfinished}.")
    if len(today.waiting) > 1:
        lines.append(f"   and {len(today.waiting) - 1} more: cps-quiz resume --list")
    lines += _exam(study)
    if study.answers:
        given = wording.count(len(study.answers), "answer")
        lines.append(f"Today: {wording.count(study.answers_today, 'answer')}. In all: {given}.")
    else:
        lines.append("Welcome. You have not answered a question yet.")
    if today.due:
        lines.append(f"Due for review: {wording.count(today.due, 'question')}.")
    lines.append(f"Not seen yet: {seen.unseen} of {wording.count(seen.questions, 'question')}.")
    if seen.last and (end := seen.last.finished):
        share = wording.percent(end.correct / end.counted)
        lines.append(f"Last session: {end.correct} of {end.counted} right, {share}.")
    if seen.weakest:
        weak = seen.weakest
        lines.append(f"Weakest topic: {weak.title}, {weak.correct} of {weak.answered} right at the last answer.")
        lines.append(f"   To practice it: cps-quiz quiz {weak.bank} --topic {weak.topic}")
    if today.exam_is_over:
        lines += ["", "What next? For another exam: cps-quiz plan --exam DATE. Without one: cps-quiz plan --exam none"]
    following = today.next()
    return [*lines, "", f"Next: {following.command} ({following.why})"]


def _exam(study: Study) -> list[str]:
    day = study.plan.exam_day
    if day is None:
        return []
    if day == study.today:
        return [f"Your exam is today, {long_date(day)}. All the best!"]
    if day < study.today:
        return [f"Your exam on {long_date(day)} has passed. How did it go?"]
    days = "tomorrow" if day == study.today + 1 else f"in {day - study.today} days"
    left = study.left_today or 0
    if not study.is_study_day:
        planned = "today is no study day of your plan"
    elif left:
        planned = f"{wording.count(left, 'question')} left of today's plan"
    else:
        planned = "nothing is left of today's plan"
    return [f"Your exam is {days}, on {long_date(day)}; {planned}."]


def _as_json(today: Today) -> str:
    from datetime import date

    from cps_quiz.ui.lists import json_text

    study, seen, following = today.study, today.seen, today.next()
    exam_day = study.plan.exam_day
    facts = {
        "study_day": date.fromordinal(study.today).isoformat(),
        "unfinished_sessions": len(today.waiting),
        "answers_today": study.answers_today,
        "answers": len(study.answers),
        "questions": seen.questions,
        "unseen": seen.unseen,
        "reviews_due": today.due,
        "left_of_plan": study.left_today,
        "exam_date": None if exam_day is None else date.fromordinal(exam_day).isoformat(),
        "days_to_exam": None if exam_day is None else exam_day - study.today,
        "last_session": seen.last.finished if seen.last else None,
        "weakest_topic": seen.weakest,
        "next": following.command,
        "why": following.why,
    }
    return json_text(facts)
