"""``cps-quiz review``: spaced repetition."""

from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.errors import NothingToAskError

if TYPE_CHECKING:
    from cps_quiz.review.study import Study

SITTING = 20


def review(
    banks: Annotated[
        list[str] | None, typer.Argument(metavar="[BANK]...", help="Bank ids, files or folders. Default: all.")
    ] = None,
    *,
    limit: Annotated[int | None, typer.Option(min=1, metavar="NUMBER", help="At most so many questions.")] = None,
    minutes: Annotated[int | None, typer.Option(min=1, metavar="MINUTES", help="Stop after so many minutes.")] = None,
    ahead: Annotated[bool, typer.Option("--ahead", help="Also what is not due yet, least remembered first.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Lines from top to bottom.")] = False,
) -> None:
    """Review what helps most today, and meet new questions. Example: cps-quiz review --minutes 15."""
    from cps_quiz.cli.sitting import REVIEW, sit
    from cps_quiz.cli.studying import study_today
    from cps_quiz.cli.workspace import Workspace
    from cps_quiz.history.log import new_id
    from cps_quiz.review.companion import ReviewCompanion
    from cps_quiz.review.queue import spread
    from cps_quiz.session.draw import lay_out
    from cps_quiz.session.plan import Plan, Policy

    workspace = Workspace.open()
    selection = workspace.banks(banks or [])
    study = study_today(workspace, selection)
    queue = study.queue(ahead=ahead)
    if not queue:
        hint = f"{study.next_due_words()} 'cps-quiz review --ahead' reviews before that."
        if len(study.active) > len(study.states):
            hint += " 'cps-quiz quiz' asks what you have not seen, 'cps-quiz quiz --only missed' what you missed."
        raise NothingToAskError("Nothing is due today.", hint=hint)
    notes: list[str] = []
    if study.left_today == 0:
        why = "Nothing is left of today's plan" if study.is_study_day else "Today is no study day of your plan"
        notes.append(f"{why}; this goes beyond it.")
    chosen = spread(queue, count=_how_many(study, limit=limit, minutes=minutes))
    settings = workspace.settings
    seed = new_id()
    policy = Policy(repeats_missed=True, extra_time=settings.extra_time, asks_confidence=settings.confidence)
    slots = lay_out([due.item for due in chosen], seed=seed)
    plan = Plan(id=new_id(), mode=REVIEW, seed=seed, policy=policy, slots=slots)
    stop_after = None if minutes is None else minutes * 60_000
    companion = ReviewCompanion(study)
    sit(workspace, plan, selection.banks, plain=plain, companion=companion, stop_after_ms=stop_after, notes=notes)


def _how_many(study: "Study", *, limit: int | None, minutes: int | None) -> int:
    """Return how many questions to ask: what was typed, else what the plan leaves for today, else a short sitting."""
    if minutes is not None:
        fitting = max(int(minutes * 60 / study.seconds_a_question), 1)
        return fitting if limit is None else min(fitting, limit)
    return limit or study.left_today or SITTING
