"""The questions that this learner misses most."""

from collections.abc import Sequence
from dataclasses import dataclass

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.stats.attempts import Asked, Attempt
from cps_quiz.stats.tally import Tally


@dataclass(frozen=True, slots=True)
class HardQuestion:
    """A question, how often it was missed of all its answers, and how the last one went."""

    asked: Asked
    missed: Tally
    last_correct: bool


def hardest(attempts: Sequence[Attempt]) -> list[HardQuestion]:
    """Return the questions missed at least once, hardest first: by the lower end of the likely share of misses.

    Retired questions and those that no bank holds are left out.
    """
    given: dict[QuestionKey, tuple[Item, list[bool]]] = {}
    for attempt in attempts:
        if attempt.item and not attempt.item.question.retired:
            given.setdefault(attempt.key, (attempt.item, []))[1].append(attempt.correct)
    found = [
        HardQuestion(Asked.of(item), Tally.of(not right for right in rights), rights[-1])
        for item, rights in given.values()
        if not all(rights)
    ]
    return sorted(found, key=lambda q: (-q.missed.likely[0], q.last_correct, q.asked.bank, q.asked.question))
