"""How often each option was chosen, for the author of a question."""

from collections.abc import Iterable

from cps_quiz.bank.model import Bank, Item, QuestionKey
from cps_quiz.history.records import Answered
from cps_quiz.questions.choice import Single

Chosen = dict[str, dict[str, dict[int, int]]]


def times_chosen(answers: Iterable[Answered], banks: Iterable[Bank]) -> Chosen:
    """Return by bank, question and place how often each option of a single question was chosen.

    Only first attempts at the question as it stands today count: those at an earlier wording say nothing of this one.
    """
    items = {key: item for bank in banks for item in bank.items() for key in (item.key, *item.former_keys)}
    hashes = {item.key: item.content_hash for item in items.values()}
    counted: Chosen = {}
    for answer in answers:
        item = items.get(QuestionKey(answer.bank, answer.question))
        if item is None or answer.attempt > 1 or hashes[item.key] != answer.content_hash:
            continue
        place = _place_of(answer, item)
        if place is not None:
            by_place = counted.setdefault(item.bank.id, {}).setdefault(item.question.id, {})
            by_place[place] = by_place.get(place, 0) + 1
    return counted


def _place_of(answer: Answered, item: Item) -> int | None:
    question = item.question
    if not isinstance(question, Single) or len(answer.response) != 1:
        return None
    part = answer.response[0].part
    if isinstance(part, int):  # the option may have been given an id since; the wording is the same
        return part if 0 <= part < len(question.options) else None
    places = {option.id: place for place, option in enumerate(question.options)}
    return places.get(part)
