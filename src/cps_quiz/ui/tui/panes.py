"""What each phase of a sitting shows: functions of the view that return blocks."""

from collections.abc import Iterable, Sequence

from cps_quiz.bank.model import Item
from cps_quiz.session.view import View
from cps_quiz.text.markup import plain
from cps_quiz.ui.prose import BLANK, Paragraph, Prose, Tone
from cps_quiz.ui.telling.feedback import feedback
from cps_quiz.ui.telling.notices import NO_GLOSSARY, standing_still
from cps_quiz.ui.telling.question import stem
from cps_quiz.ui.tui.draft import ArrangeDraft, Draft, PairDraft, PickDraft, draft_of
from cps_quiz.ui.tui.front import Front
from cps_quiz.ui.tui.navigator import LEGEND
from cps_quiz.ui.tui.pencil import Pencil
from cps_quiz.ui.tui.sheet import Block
from cps_quiz.ui.wording import letter

VERDICT = 1000  # the target of the line that says right or wrong; parts are numbered from 0, lefts below 0
STRUCK_MARK = "(-)"
HERE = "▸"


def left_target(left: int) -> int:
    """Return the target of an entry on the left of a matching."""
    return ~left


def left_of(target: int) -> int | None:
    """Return the entry on the left that a target stands for."""
    return ~target if target < 0 else None


def asked(view: View, item: Item, pencil: Pencil, *, remark: str = "") -> list[Block]:
    """Return an open question: what is asked, what is chosen so far, and how it is answered."""
    draft = pencil.draft(view)
    above = [Paragraph(remark, tone=Tone.QUIET), BLANK] if remark else []
    blocks = [Block(paragraph) for paragraph in (*above, *stem(item), BLANK)]
    if isinstance(draft, PairDraft):
        blocks += [*_lefts(draft, view.slot.order), Block(BLANK)]
    blocks += _parts(draft, view.slot.order, struck=view.state.struck, cursor=pencil.cursor)
    below = [_how(draft)] if not draft.is_one_key else []
    below += [f"How sure: {pencil.confidence}."] if pencil.confidence else []
    for text in below:
        blocks += [Block(BLANK), Block(Paragraph(text, tone=Tone.QUIET))]
    return blocks


def _lefts(draft: PairDraft, order: tuple[int, ...], *, is_open: bool = True) -> Iterable[Block]:
    for left in draft.control.lefts:
        right = draft.rights[left.index]
        given = letter(order.index(right)) if right is not None else " "
        is_current = is_open and draft.at == left.index
        arrow = HERE if is_current else " "
        lead = f"{arrow}{left.index + 1} [{given}] "
        paragraph = Paragraph(left.text, lead, len(lead))
        yield Block(paragraph, left_target(left.index), at_cursor=is_current, is_chosen=right is not None)


def _parts(draft: Draft, order: tuple[int, ...], *, struck: frozenset[int], cursor: int | None) -> Iterable[Block]:
    for position, index in enumerate(order):
        is_chosen = draft.holds(index)
        is_struck = index in struck
        at_cursor = position == cursor
        shown = STRUCK_MARK if is_struck and not is_chosen else draft.mark(index)
        lead = f"{HERE if at_cursor else ' '}{shown} {letter(position)}  "
        paragraph = Paragraph(draft.control.shuffled[index].text, lead, len(lead))
        yield Block(paragraph, index, at_cursor=at_cursor, is_chosen=is_chosen, is_struck=is_struck)


def _how(draft: Draft) -> str:
    match draft:
        case PickDraft(control):
            least = "" if control.most == len(control.choices) else f" (at most {control.most})"
            return f"Choose all that apply{least}, then press Enter."
        case ArrangeDraft():
            return "Press the letters in the right order, then Enter."
        case PairDraft():
            return "Press a letter for each number, then Enter. A letter is used once at most."


def closed(view: View, place: int) -> list[Block]:
    """Return what a question asked, to be read above its feedback."""
    item = view.slots[place].item
    return [Block(paragraph) for paragraph in stem(item)] if item else []


def closed_whole(view: View, place: int) -> list[Block]:
    """Return a question with its parts as they were answered, to be read beside its feedback."""
    slot, state = view.slots[place], view.states[place]
    if slot.item is None:
        return []
    draft = draft_of(slot.item.question.control(), state.response)
    blocks = [*closed(view, place), Block(BLANK)]
    if isinstance(draft, PairDraft):
        blocks += [*_lefts(draft, slot.order, is_open=False), Block(BLANK)]
    return [*blocks, *_parts(draft, slot.order, struck=state.struck, cursor=None)]


def judged(view: View, place: int, remark: str = "") -> list[Block]:
    """Return right or wrong, and why."""
    verdict, *explained = feedback(view, place)[1:]
    blocks = [Block(verdict, VERDICT), *map(Block, explained), *map(Block, words_hint(view.slots[place].item))]
    if remark:
        blocks += [Block(BLANK), Block(Paragraph(remark, tone=Tone.QUIET))]
    return blocks


def words_hint(item: Item | None) -> Prose:
    """Return how to read of the words that a question points to."""
    if item is None or not item.question.points_to:
        return []
    return [BLANK, Paragraph(f"Press w to read of: {', '.join(item.question.points_to)}.", tone=Tone.QUIET)]


def before_the_start(front: Front, sentences: Sequence[str]) -> list[Block]:
    """Return the page before a mock exam, whose clock does not run yet."""
    prose: Prose = [Paragraph(front.title, tone=Tone.HEADING), BLANK]
    prose += [Paragraph(text) for text in sentences]
    for note in front.notes:
        prose += [BLANK, Paragraph(note, tone=Tone.QUIET)]
    prose += [
        BLANK,
        Paragraph(
            "A letter chooses an option, Enter keeps it and goes on. Until you hand in you can visit any question and "
            "change any answer; m flags a question, r shows how all of them stand."
        ),
        BLANK,
        Paragraph("The clock starts when you press Enter.", tone=Tone.HEADING),
    ]
    return [Block(paragraph) for paragraph in prose]


def paused(view: View) -> list[Block]:
    """Return what hides the question while the clock stands still."""
    how = "The question is hidden. Press Enter to go on."
    return [Block(Paragraph(standing_still(view), tone=Tone.HEADING)), Block(BLANK), Block(Paragraph(how))]


def standing(view: View) -> list[Block]:
    """Return the counts above the grid of the review."""
    counts = f"Answered: {view.answered} of {view.planned}. Not answered: {len(view.without_answer)}."
    flagged = f" Flagged: {len(view.flagged_places)}." if view.flagged_places else ""
    how = "Type a number, or use the arrows, and press Enter to visit a question. h hands in."
    return [
        Block(Paragraph("Review", tone=Tone.HEADING)),
        Block(BLANK),
        Block(Paragraph(counts + flagged)),
        Block(Paragraph(how, tone=Tone.QUIET)),
        Block(LEGEND),
        Block(BLANK),
    ]


def glossary(item: Item | None, *, own_first: bool) -> Prose:
    """Return the terms of a question's bank. Those that it points to come first once they are no hint any more."""
    terms = item.bank.terms if item else {}
    if item is None or not terms:
        return [Paragraph(NO_GLOSSARY)]
    first = [term for term in item.question.points_to if term in terms and own_first]
    order = [*first, *sorted((term for term in terms if term not in first), key=str.casefold)]
    prose: Prose = [Paragraph("Words of this bank", tone=Tone.HEADING)]
    for term in order:
        prose += [BLANK, Paragraph(plain(terms[term]), f"{term}: ", 3)]
    return prose
