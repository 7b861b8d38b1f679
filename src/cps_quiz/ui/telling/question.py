"""A question as it is asked."""

from cps_quiz.bank.model import Item
from cps_quiz.questions.controls import Arranged, Control, Pair, Paired, Picked, Response
from cps_quiz.session.view import SlotState, View
from cps_quiz.text.markup import plain
from cps_quiz.ui.prose import BLANK, INDENT, Paragraph, Prose
from cps_quiz.ui.wording import letter


def question(view: View) -> Prose:
    """Return the question that is open: its place, what is asked, and its parts."""
    item = view.slot.item
    assert item is not None
    return [*heading(view, item), *stem(item), BLANK, *parts(item.question.control(), view.slot.order, view.state)]


def heading(view: View, item: Item) -> Prose:
    """Return where the question stands, and outside of exams what it is about: there that would be a hint."""
    marks = ", once more" if view.is_repeat else ""
    marks += ", flagged" if view.state.flagged else ""
    response, chosen = view.state.response, view.state.chosen
    if response is not None:
        marks += f", answered {letters(response, view.slot.order)}; a new answer replaces it"
    if view.policy.unsubmitted_counts and chosen not in {None, response}:
        assert chosen is not None
        marks += f", chosen {letters(chosen, view.slot.order)}, which counts unless you answer otherwise"
    topic = "" if view.policy.reviews_before_end else f" Topic: {plain(item.topic.title)}."
    return [BLANK, Paragraph(f"Question {view.number(view.place)} of {view.planned}{marks}.{topic}"), BLANK]


def letters(response: Response, order: tuple[int, ...]) -> str:
    """Return a response as it is typed, by the letters on the screen: ``b``, ``a c``, ``b a c`` or ``1c 2a``."""
    match response:
        case Picked(parts):
            return " ".join(letter(position) for position, part in enumerate(order) if part in parts)
        case Arranged(parts):
            return " ".join(letter(order.index(part)) for part in parts)
        case Paired(rights):
            return " ".join(f"{left + 1}{letter(order.index(right))}" for left, right in enumerate(rights))


def stem(item: Item) -> Prose:
    """Return what is asked, the scenario first."""
    scenario = [Paragraph(item.scenario), BLANK] if item.scenario else []
    return [*scenario, Paragraph(item.question.stem)]


def parts(control: Control, order: tuple[int, ...], state: SlotState) -> Prose:
    """Return what can be chosen or placed, each with its letter on the screen."""
    lines: Prose = []
    if isinstance(control, Pair):
        lines += [Paragraph(left.text, f"{left.index + 1}. ", INDENT) for left in control.lefts]
        lines.append(BLANK)
    for position, index in enumerate(order):
        struck = "(struck out) " if index in state.struck else ""
        lines.append(Paragraph(control.shuffled[index].text, f"{letter(position)}. {struck}", INDENT))
    return lines
