"""The questions of a sitting that is over, told again from the history."""

from collections.abc import Iterable

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.history.fold import PastSession
from cps_quiz.history.records import DISCARDED, Answered
from cps_quiz.session.messages import Ending
from cps_quiz.session.plan import Slot
from cps_quiz.text.printable import printable
from cps_quiz.ui import wording
from cps_quiz.ui.persistence import restored_plan, restored_response
from cps_quiz.ui.prose import BLANK, Paragraph, Prose, indented
from cps_quiz.ui.telling.feedback import explanation, in_words


def questions(past: PastSession, items: Iterable[Item], *, explained: bool) -> Prose:
    """Return each question that was answered, in order, with the answer and what is right.

    Those that were left open are among them where they count: after handing in, or at the end of the time. With
    ``explained`` each has its explanation and the rationale of every part.
    """
    assert past.started is not None
    slots = restored_plan(past.started, items).slots
    first_places = {slot.key: place for place, slot in enumerate(slots)}
    prose: Prose = []
    for place in range(len(slots)):
        answer = past.answers.get(place)
        if answer or _counts_open_questions(past):
            prose += _question(place, slots[place], answer, explained=explained)
    for place, answer in sorted(past.answers.items()):
        first = first_places.get(QuestionKey(answer.bank, answer.question))
        if place >= len(slots) and first is not None:  # a repeat of what was missed
            prose += _question(first, slots[first], answer, explained=False, again=True)
    return prose


def _counts_open_questions(past: PastSession) -> bool:
    """Whether the score is over what was left open, too: not where the sitting goes on, or ended early."""
    return past.finished is not None and past.finished.ending not in {Ending.EARLY, DISCARDED}


def _question(place: int, slot: Slot, answer: Answered | None, *, explained: bool, again: bool = False) -> Prose:
    lead = f"{place + 1}. "
    told = f"{slot.key}{', once more' if again else ''}: {_judged(answer)}."
    prose = [BLANK, Paragraph(printable(told), lead, len(lead))]
    item = slot.item
    if item is None:
        return [*prose, indented("(its text has changed since)")]
    prose.append(indented(item.question.stem))
    response = restored_response(item, answer.response) if answer else None
    if response is not None:
        prose.append(indented(f"You answered: {in_words(item, response)}"))
    if explained:
        prose += [BLANK, *explanation(item, slot.order, response)]
    elif not (answer and answer.correct):
        prose.append(indented(f"Right: {in_words(item, item.question.key())}"))
    return prose


def _judged(answer: Answered | None) -> str:
    if answer is None:
        return "not answered"
    told = ["right" if answer.correct else "not right"]
    told += [answer.confidence] if answer.confidence else []
    return ", ".join([*told, wording.duration(answer.elapsed_ms)])
