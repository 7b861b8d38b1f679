"""What is said to ``term``: the words of a question, of its bank, or one word of any bank of the session."""

from collections.abc import Mapping

from cps_quiz.session.view import Phase, View
from cps_quiz.text.near import nearest
from cps_quiz.text.printable import printable
from cps_quiz.ui.telling.notices import GLOSSARY_WAITS, NO_GLOSSARY

EXPLAINED = frozenset({Phase.FEEDBACK, Phase.FINISHED})


def terms(view: View, place: int, wanted: str) -> list[str]:
    """Return the sentences. Without a wanted word: the question's own once it is explained, else all of its bank."""
    if view.policy.reviews_before_end and view.phase is not Phase.FINISHED:
        return [GLOSSARY_WAITS]
    known, item = _known(view, place), view.slots[place].item
    if not known:
        return [NO_GLOSSARY]
    if wanted:
        return [_explained(known, wanted)]
    if item is None or not item.bank.terms:
        return ["The bank of this question has no glossary. Type term and a word of another one."]
    if view.phase in EXPLAINED and item.question.points_to:
        return [f"{term}: {item.bank.terms[term]}" for term in item.question.points_to]
    return [f"Terms: {', '.join(item.bank.terms)}. Type term and one of them."]


def _known(view: View, place: int) -> dict[str, str]:
    """Return the words of all banks of the session, those of the question's own bank first: they tell what it means."""
    known: dict[str, str] = {}
    for slot in (view.slots[place], *view.slots):
        for term, definition in slot.item.bank.terms.items() if slot.item else ():
            known.setdefault(term, definition)
    return known


def _explained(known: Mapping[str, str], wanted: str) -> str:
    folded = wanted.casefold()
    same = next((term for term in known if term.casefold() == folded), None)
    if same:
        return f"{same}: {known[same]}"
    near = nearest(wanted, known)
    if near is None:
        return f"There is no term like '{printable(wanted)}'."
    return f"There is no term '{printable(wanted)}' here; the nearest is {near}: {known[near]}"
