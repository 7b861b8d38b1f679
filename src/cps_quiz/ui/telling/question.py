"""A question as it is asked."""

from cps_quiz.bank.model import Item
from cps_quiz.questions.controls import Control, Pair
from cps_quiz.session.engine import SlotState, View
from cps_quiz.text.markup import plain
from cps_quiz.ui.prose import BLANK, INDENT, Paragraph, Prose
from cps_quiz.ui.wording import letter


def question(view: View) -> Prose:
    """Return the question that is open: its place, what is asked, and its parts."""
    item = view.slot.item
    assert item is not None
    return [*heading(view, item), *stem(item), BLANK, *parts(item.question.control(), view.slot.order, view.state)]


def heading(view: View, item: Item) -> Prose:
    """Return where the question stands and what it is about."""
    marks = ", flagged" if view.state.flagged else ""
    answered = ", answered; a new answer replaces it" if view.state.answered else ""
    place = f"Question {view.place + 1} of {view.total}{marks}{answered}."
    return [BLANK, Paragraph(f"{place} Topic: {plain(item.topic.title)}."), BLANK]


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
