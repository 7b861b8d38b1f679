"""What a review says beside its questions: why each comes now, and when it will return."""

from datetime import date

from cps_quiz.bank.model import QuestionKey
from cps_quiz.review.memory import DESIRED_RETENTION
from cps_quiz.review.study import Study
from cps_quiz.session.messages import Answered
from cps_quiz.session.view import View


class ReviewCompanion:
    """Knows the learner's memory as of when the sitting was opened, and what was answered since."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._ratings: dict[QuestionKey, list[int]] = {}

    def before(self, view: View) -> str:
        """Say why the open question comes now."""
        key, study = view.slot.key, self._study
        if any(state.answered for slot, state in zip(view.slots, view.states, strict=True) if slot.key == key):
            return "Again, because it was missed a moment ago."
        state = study.states.get(key)
        if state is None:
            return "New to you."
        if not state.elapsed(study.today):
            return "You met it earlier today."
        recall = f"{_percent(study.memory.retrievability(state, study.today))} likely to be remembered today"
        if study.plan.days_left(study.today):
            return f"Worth most for your exam: {recall}."
        return f"Due: {recall}." if study.memory.due_day(state) <= study.today else f"Not due yet: {recall}."

    def after(self, view: View, event: Answered) -> str:
        """Say when the question that was just answered will return."""
        slot, study = view.slots[event.place], self._study
        if slot.item is None:
            return ""
        ratings = self._ratings.setdefault(slot.key, [])
        ratings.append(study.rating_of(slot.item, event))
        others = zip(view.slots, view.states, strict=True)
        if any(other.key == slot.key and not (state.seen or state.withdrawn) for other, state in others):
            return "It comes back before you finish."
        has_exam_ahead = bool(study.plan.days_left(study.today))
        if has_exam_ahead and not event.score.correct:
            return "You missed it, so it returns soon; the plan decides when."
        day = study.due_after(slot.item, ratings)
        days, when = day - study.today, date.fromordinal(day)
        said = f"{when:%A} {when.day} {when:%B}" + (f" {when.year}" if days > 180 else "")
        if has_exam_ahead:
            return f"It is {_percent(DESIRED_RETENTION)} safe until {said}; the plan decides when it returns."
        return f"It returns {'tomorrow' if days == 1 else f'in {days} days'}, on {said}."


def _percent(share: float) -> str:
    """Return a share as a whole percentage; no memory is certain."""
    return f"{min(round(share * 100), 99)} %"
