"""What is said when something happened, in a sentence."""

from cps_quiz.bank.model import QuestionKey
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Phase, View
from cps_quiz.ui import wording

REFUSED = {
    "phase": "That can't be done here.",
    "closed": "That question is closed: it was answered, its time is over, or it has changed.",
    "place": "There is no such question.",
    "part": "There is no such option.",
    "pause": "This session can't be paused.",
    "response": "That is no answer to this question.",
}


def notice(event: m.Event, view: View) -> str:
    """Return what is said of an event; empty where what the front shows next says it all."""
    match event:
        case m.Answered() if view.policy.may_change_answers:
            return "Saved."
        case m.QuestionExpired(place) if view.policy.may_change_answers:
            return f"Time is up for question {place + 1}."
        case m.Skipped(place):
            return f"Question {place + 1} stays open."
        case m.Flagged(place, on):
            return f"Question {place + 1} is {'flagged' if on else 'no longer flagged'}."
        case m.Warned(remaining, of_question):
            return f"{wording.duration(remaining)} left{' for this question' if of_question else ''}."
        case m.TooLate():
            return "That came after the time was over and does not count."
    return ""


def time_left(view: View) -> str:
    """Return how much time there is, as it is said."""
    parts = []
    if view.remaining_ms is not None:
        left = wording.count(open_questions(view), "question")
        parts.append(f"{wording.duration(view.remaining_ms)} left for {left}.")
    if view.question_remaining_ms is not None and view.phase is Phase.ASKING:
        parts.append(f"{wording.duration(view.question_remaining_ms)} left for this question.")
    return " ".join(parts) or f"There is no time limit. {wording.duration(view.used_ms)} used so far."


def before_handing_in(view: View) -> str:
    """Return how many questions are still open and what handing in makes of them; empty where none is."""
    left = open_questions(view)
    if not left:
        return ""
    return f"{wording.count(left, 'question is', 'questions are')} not answered and will count as not right."


def carrying_on(view: View) -> str:
    """Return where a session stands that is carried on."""
    answered = sum(state.answered for state in view.states)
    left = "" if view.remaining_ms is None else f" {wording.duration(view.remaining_ms)} left."
    return f"Carrying on: {answered} of {wording.count(view.total, 'question')} answered.{left}"


def changed(key: QuestionKey) -> str:
    """Return what is said of a question that can't be asked any more."""
    return f"The question {key} has changed or vanished since this session began; it is left out."


def open_questions(view: View) -> int:
    """Return how many questions still wait for an answer."""
    return sum(not (state.answered or state.expired or state.withdrawn) for state in view.states)
