"""What is said to ``term``: a bank's words, those of a question, or one of them."""

from cps_quiz.bank.model import Item
from cps_quiz.text.near import nearest
from cps_quiz.text.printable import printable


def terms(item: Item | None, wanted: str, *, is_answered: bool) -> list[str]:
    """Return the sentences. Without a wanted word: those of a question that is answered, else all words there are."""
    known = item.bank.terms if item else {}
    if item is None or not known:
        return ["This bank has no glossary."]
    if not wanted and is_answered and item.question.points_to:
        return [f"{term}: {known[term]}" for term in item.question.points_to]
    if not wanted:
        return [f"Terms: {', '.join(known)}. Type term and one of them."]
    found = nearest(wanted, known)
    return [f"{found}: {known[found]}" if found else f"There is no term like '{printable(wanted)}'."]
