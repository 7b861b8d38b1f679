"""Right or wrong, and why: the explanation, the rationale of each part, and the sources."""

from cps_quiz.bank.model import Item
from cps_quiz.questions.controls import Arrange, Arranged, Pair, Paired, Part, Pick, Picked, Response
from cps_quiz.session.view import SlotState, View
from cps_quiz.text.markup import plain
from cps_quiz.ui.prose import BLANK, INDENT, Paragraph, Prose, Tone, indented, verdict
from cps_quiz.ui.wording import letter

_PARTS = {
    Picked: "options are rightly chosen or left out",
    Arranged: "steps are followed by the right one",
    Paired: "pairs are right",
}


def feedback(view: View, place: int) -> Prose:
    """Return right or wrong, and what explains it."""
    slot, state = view.slots[place], view.states[place]
    if slot.item is None:
        return [
            BLANK,
            Paragraph(f"Question {view.number(place)} has changed since it was asked; its text is not shown."),
        ]
    return [BLANK, judgement(state), BLANK, *explanation(slot.item, slot.order, state.response)]


def judgement(state: SlotState) -> Paragraph:
    """Return whether an answer is right, in words."""
    if state.score is None:
        return verdict(right=False, words="Time is up for this question." if state.expired else "Not answered.")
    if state.score.correct:
        return verdict(right=True, words="Right.")
    if state.score.points:
        assert state.response is not None, "whatever has a score was answered"
        shown = f"{sum(state.score.per_part)} of {len(state.score.per_part)} {_PARTS[type(state.response)]}"
        return verdict(right=False, words=f"Not quite: {shown}.")
    return verdict(right=False, words="Not right.")


def explanation(item: Item, order: tuple[int, ...], response: Response | None) -> Prose:
    """Return the explanation, the rationale of each part with the chosen ones first, and references."""
    prose: Prose = []
    if item.question.explanation:
        prose += [Paragraph(item.question.explanation), BLANK]
    prose += _rationales(item, order, response)
    references = [item.bank.references[name] for name in item.question.references]
    if references:
        what = "Source" if len(references) == 1 else "Sources"
        cited = "; ".join(reference.cite() for reference in references)
        prose += [BLANK, Paragraph(f"{what}: {cited}", hang=INDENT, tone=Tone.QUIET)]
    return prose


def _rationales(item: Item, order: tuple[int, ...], response: Response | None) -> Prose:
    """Return what is to be said of each part: what was chosen first, each with right or wrong in words."""
    control = item.question.control()
    match control, item.question.key():
        case Pick(), Picked(key):
            chosen = response.parts if isinstance(response, Picked) else ()
            return _of_choices(item, control, order, chosen, key)
        case Arrange(items), _:
            given = response.parts if isinstance(response, Arranged) else ()
            return _of_steps(items, order, given)
        case Pair(), Paired(key):
            chosen = response.rights if isinstance(response, Paired) else ()
            return _of_pairs(control, order, chosen, key)
    raise AssertionError(control)


def _of_choices(
    item: Item, control: Pick, order: tuple[int, ...], chosen: tuple[int, ...], key: tuple[int, ...]
) -> Prose:
    prose: Prose = []
    for index in sorted(order, key=lambda i: (i not in chosen, i not in key, order.index(i))):
        part = control.choices[index]
        is_right = index in key
        judged = "right" if is_right else "not right"
        told = f"your answer, {judged}" if index in chosen else judged
        if is_right and chosen and index not in chosen and control.most > 1:
            told = "right, and not chosen"
        if index in chosen and not is_right and part.misconception:
            told += f"; the trap here: {plain(item.bank.misconceptions[part.misconception].title)}"
        tone = Tone.RIGHT if is_right else Tone.WRONG if index in chosen else Tone.NORMAL
        prose.append(Paragraph(part.text, f"{letter(order.index(index))}. ({told}) ", INDENT, tone))
        prose += _why(part)
    return prose


def _of_steps(items: tuple[Part, ...], order: tuple[int, ...], given: tuple[int, ...]) -> Prose:
    prose: Prose = []
    if given:
        prose.append(Paragraph(f"Your order: {' '.join(letter(order.index(part)) for part in given)}."))
    prose += [Paragraph("The right order:"), BLANK]
    for part in items:
        text = f"{part.text}{_dash(part.rationale)}"
        prose.append(Paragraph(text, f"{letter(order.index(part.index))}. ", INDENT))
    return prose


def _of_pairs(control: Pair, order: tuple[int, ...], chosen: tuple[int, ...], key: tuple[int, ...]) -> Prose:
    prose: Prose = []
    for left in control.lefts:
        right = control.rights[key[left.index]]
        is_wrong = bool(chosen) and chosen[left.index] != right.index
        tone = Tone.WRONG if is_wrong else Tone.RIGHT if chosen else Tone.NORMAL
        lead = f"{left.index + 1}{letter(order.index(right.index))}. "
        prose.append(Paragraph(f"{left.text}: {right.text}", lead, INDENT, tone))
        if is_wrong:
            prose.append(indented(f"You chose {letter(order.index(chosen[left.index]))}."))
        prose += _why(left)
    for part in control.rights:
        if part.index not in key:
            lead = f"{letter(order.index(part.index))}. (unused) "
            prose.append(Paragraph(f"{part.text}{_dash(part.rationale)}", lead, INDENT))
    return prose


def _why(part: Part) -> Prose:
    return [indented(part.rationale)] if part.rationale else []


def _dash(rationale: str) -> str:
    return f" ({rationale.rstrip('.')})" if rationale else ""


def in_words(item: Item, response: Response) -> str:
    """Return a response to a question in the words of its parts, on one line."""
    control = item.question.control()
    match control, response:
        case Pick(choices), Picked(parts):
            return " / ".join(plain(choices[part].text) for part in parts)
        case Arrange(items), Arranged(parts):
            return ", then ".join(plain(items[part].text) for part in parts)
        case Pair(lefts, rights), Paired(given):
            return "; ".join(f"{plain(left.text)}: {plain(rights[given[left.index]].text)}" for left in lefts)
    raise AssertionError(control)
