"""What an interrupted sitting is, and how far it got."""

from cps_quiz.session.plan import Plan
from cps_quiz.session.view import View
from cps_quiz.ui import wording

MODES = {"exam": "a mock exam", "quiz": "a quiz", "review": "a review"}


def unfinished(plan: Plan, view: View) -> str:
    """Return it in one line: ``a mock exam, Long exam of 150 questions: 62 of 150 answered, 2 hours left``."""
    told = [f"{view.answered} of {len(plan.slots)} answered"]
    if view.flagged_places:
        told.append(f"{len(view.flagged_places)} flagged")
    if view.remaining_ms is not None:
        told.append(f"{wording.duration(view.remaining_ms)} left")
    if view.break_remaining_ms is not None:
        told.append(f"in a break with {wording.duration(view.break_remaining_ms)} left")
    return f"{_what(plan)}: {', '.join(told)}"


def _what(plan: Plan) -> str:
    mode = MODES.get(plan.mode, "a session")
    questions = wording.count(len(plan.slots), "question")
    if plan.title:
        return f"{mode}, {plan.title} of {questions}"
    return f"{mode} of {questions} from {wording.listed(sorted({slot.key.bank for slot in plan.slots}))}"
