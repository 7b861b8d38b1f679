"""The questions of a finished sitting, read again one by one."""

from cps_quiz.session.result import Result
from cps_quiz.session.view import Standing, View
from cps_quiz.text.markup import plain
from cps_quiz.ui import wording
from cps_quiz.ui.prose import BLANK, Paragraph, Prose, Tone
from cps_quiz.ui.telling.feedback import feedback
from cps_quiz.ui.telling.question import letters, stem


def missed_places(result: Result, view: View) -> tuple[int, ...]:
    """Return the questions to read again, in order: answered and not right, or seen and not answered."""
    return tuple(sorted({*result.missed, *(place for place in result.unanswered if view.states[place].seen)}))


def read_again(view: View, place: int) -> Prose:
    """Return a question with how long it took, whether it was flagged, what was answered, and what explains it."""
    item, state = view.slots[place].item, view.states[place]
    flagged = ", flagged" if state.flagged else ""
    told = f"Question {view.number(place)} of {view.planned}{flagged}. {_answered(view, place)}"
    if item is None:
        return [BLANK, Paragraph(told, tone=Tone.HEADING), *feedback(view, place)]
    heading = Paragraph(f"{told} Topic: {plain(item.topic.title)}.", tone=Tone.HEADING)
    return [BLANK, heading, BLANK, *stem(item), *feedback(view, place)]


def _answered(view: View, place: int) -> str:
    """Return what was answered and how long the question was open."""
    state, took = view.states[place], wording.duration(view.states[place].used_ms)
    match view.standing(place):
        case Standing.ANSWERED if state.response is not None:
            return f"You answered {letters(state.response, view.slots[place].order)} in {took}."
        case Standing.UNSEEN | Standing.WITHDRAWN:
            return "You did not see it."
    return f"You did not answer it; it was open for {took}."
