"""What is said when something happened, in a sentence."""

from collections.abc import Sequence

from cps_quiz.bank.model import QuestionKey
from cps_quiz.questions.controls import Picked
from cps_quiz.session import messages as m
from cps_quiz.session.plan import Break
from cps_quiz.session.view import Phase, View
from cps_quiz.ui import wording

BREAK_WARNING_MS = 60_000
GLOSSARY_WAITS = "The glossary waits until the exam is handed in."
NO_GLOSSARY = "This bank has no glossary."

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
            return f"Time is up for question {view.number(place)}."
        case m.Skipped(place) if place < view.planned:
            return f"Question {view.number(place)} stays open."
        case m.Flagged(place, on):
            return f"Question {view.number(place)} is {'flagged' if on else 'no longer flagged'}."
        case m.Warned(remaining, of_question):
            return f"{wording.duration(remaining)} left{' for this question' if of_question else ''}."
        case m.BreakOffered() | m.Resumed():
            return _of_break(event)
        case m.TooLate(command) if not isinstance(command, m.Resume):  # else a break was over a moment before
            return "That came after the time was over and does not count."
    return ""


def _of_break(event: m.BreakOffered | m.Resumed) -> str:
    if isinstance(event, m.BreakOffered):
        return f"You may take a break of {wording.duration(event.limit_ms)} now. The clock stands still in it."
    return "The break is over; the clock runs." if event.by_time else ""


def struck(view: View, part: int) -> str:
    """Return that an option was struck out, or is back."""
    name = wording.letter(view.slot.order.index(part))
    if part not in view.state.struck:
        return f"Option {name} is back."
    response = view.state.response if view.state.chosen is None else None
    is_answer = isinstance(response, Picked) and part in response.parts
    return f"Option {name} is struck out.{' It stays your answer until you give another.' if is_answer else ''}"


def noted(view: View, place: int) -> str:
    """Return that a note was kept, and with which question: in the review none is in view."""
    return f"Noted with question {view.number(place)}. Thank you."


def no_break_yet(breaks: Sequence[Break]) -> str:
    """Return when the breaks of an exam are offered."""
    after = wording.listed([str(each.after) for each in breaks])
    return f"A break is offered once {after} questions were seen and left; each can be taken once."


def standing_still(view: View) -> str:
    """Return that the clock stands still, and in a break for how long it may."""
    if view.break_remaining_ms is None:
        return "Paused. The clock stands still."
    left = wording.duration(view.break_remaining_ms)
    return f"Break. The clock stands still for at most {left}. Going on ends the break."


def break_warning(before: View, view: View) -> str:
    """Return what is said when a break comes to its last minute; else nothing."""
    if before.break_remaining_ms is None or view.break_remaining_ms is None:
        return ""
    ends_soon = view.break_remaining_ms <= BREAK_WARNING_MS < before.break_remaining_ms
    return "1 minute of the break is left." if ends_soon else ""


def time_left(view: View) -> str:
    """Return how much time there is, as it is said."""
    parts = []
    if view.break_remaining_ms is not None:
        parts.append(f"{wording.duration(view.break_remaining_ms)} of the break left.")
    if view.remaining_ms is not None:
        left = wording.count(len(view.open_places), "question")
        parts.append(f"{wording.duration(view.remaining_ms)} left for {left}.")
    if view.question_remaining_ms is not None and view.phase is Phase.ASKING:
        parts.append(f"{wording.duration(view.question_remaining_ms)} left for this question.")
    if not parts and view.policy.each_limit_ms is not None:
        parts.append(f"{wording.duration(view.policy.each_limit_ms)} for each question; none is open now.")
    if not parts:
        parts.append(f"There is no time limit. {wording.duration(view.used_ms)} used so far.")
    if view.break_offered_ms is not None:
        parts.append(f"You may take a break of {wording.duration(view.break_offered_ms)}.")
    return " ".join(parts)


def before_handing_in(view: View) -> str:
    """Return how many questions are still open and what handing in makes of them; empty where none is."""
    left = len(view.without_answer)
    if not left:
        return ""
    return f"{wording.count(left, 'question is', 'questions are')} not answered and will count as not right."


def carrying_on(view: View) -> str:
    """Return where a session stands that is carried on."""
    told = f"Carrying on: {view.answered} of {wording.count(view.planned, 'question')} answered."
    if view.remaining_ms is not None:
        told += f" {wording.duration(view.remaining_ms)} left."
    if view.break_remaining_ms is not None:
        told += " The break goes on."
    return told


def flagged(view: View) -> str:
    """Return which questions are flagged."""
    numbers = [str(view.number(place)) for place in view.flagged_places]
    return f"Flagged: {wording.listed(numbers)}." if numbers else "Nothing is flagged."


def changed(key: QuestionKey) -> str:
    """Return what is said of a question that can't be asked any more."""
    return f"The question {key} has changed or vanished since this session began; it is left out."
