"""What the commands of review and plan share: the learner's study today."""

from typing import TYPE_CHECKING

from cps_quiz.bank.shelf import Selection, shipped_banks
from cps_quiz.cli.workspace import Workspace, items_of, say
from cps_quiz.history.fold import History
from cps_quiz.review.memory import Memory
from cps_quiz.review.study import Study, StudyPlan, parse_day

if TYPE_CHECKING:
    from cps_quiz.exams.load import ProfileShelf
    from cps_quiz.exams.profile import Profile


def study_today(workspace: Workspace, selection: Selection, *, history: History | None = None) -> Study:
    """Return the study of these banks as of now, by the workspace's history or another."""
    known = workspace.history if history is None else history
    fitted = known.fitted.parameters if known.fitted else None
    return Study(
        items=items_of(selection),
        answers=known.answers,
        plan=StudyPlan.of(known.plans),
        today=parse_day(workspace.clock.now().study_day),
        memory=Memory(fitted) if fitted else Memory.default(),
    )


def profiles(workspace: Workspace) -> "ProfileShelf":
    """Return the exam profiles: those shipped, and the user's."""
    from cps_quiz.exams.load import ProfileShelf

    return ProfileShelf(shipped=shipped_banks(), user=workspace.paths.banks)


def profile_of(workspace: Workspace, plan: StudyPlan) -> "Profile | None":
    """Return the profile that the plan aims at; None, which is said, where it is gone."""
    if plan.profile is None:
        return None
    known = profiles(workspace).all()
    for note in known.notes:
        say(f"Note: {note}")
    if plan.profile not in known.by_name:
        say(f"Note: The exam profile '{plan.profile}' of your plan is gone; 'cps-quiz plan --profile none' forgets it.")
    return known.by_name.get(plan.profile)


def long_date(day: int) -> str:
    """Return a study day as it is said: ``Tuesday 15 December 2026``."""
    from datetime import date

    when = date.fromordinal(day)
    return f"{when:%A} {when.day} {when:%B %Y}"
