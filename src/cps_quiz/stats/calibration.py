"""How sure the learner was, held against how it went."""

from collections.abc import Sequence
from dataclasses import dataclass

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.questions.controls import Pick
from cps_quiz.stats.attempts import Asked, Attempt
from cps_quiz.stats.tally import Tally

SURE, UNSURE, GUESS = "sure", "unsure", "guess"


@dataclass(frozen=True, slots=True)
class Calibration:
    """Right answers by what was said of them; ``unstated`` are those of which nothing was said.

    ``guess_chance`` is the share, 0 to 1, of those guesses that would be right by chance, where all of them could be
    told. ``sure_but_wrong`` are the questions whose last answer was sure and not right, newest first.
    """

    sure: Tally
    unsure: Tally
    guess: Tally
    unstated: Tally
    guess_chance: float | None
    sure_but_wrong: tuple[Asked, ...]


def calibration(attempts: Sequence[Attempt]) -> Calibration:
    """Return the calibration. ``attempts`` are in the order in which they were given."""

    def of(confidence: str | None) -> Tally:
        return Tally.of(attempt.correct for attempt in attempts if attempt.answer.confidence == confidence)

    chances = [_chance(attempt.item) for attempt in attempts if attempt.answer.confidence == GUESS]
    known = [chance for chance in chances if chance is not None]
    return Calibration(
        sure=of(SURE),
        unsure=of(UNSURE),
        guess=of(GUESS),
        unstated=of(None),
        guess_chance=sum(known) / len(known) if known and len(known) == len(chances) else None,
        sure_but_wrong=_sure_but_wrong(attempts),
    )


def _chance(item: Item | None) -> float | None:
    """Return the chance of a blind guess where one of several parts is right."""
    control = item.question.control() if item else None
    return 1 / len(control.choices) if isinstance(control, Pick) and control.most == 1 else None


def _sure_but_wrong(attempts: Sequence[Attempt]) -> tuple[Asked, ...]:
    last: dict[QuestionKey, Attempt] = {}
    for attempt in attempts:
        last.pop(attempt.key, None)
        last[attempt.key] = attempt
    return tuple(
        Asked.of(attempt.item)
        for attempt in reversed(last.values())
        if attempt.item and not attempt.correct and attempt.answer.confidence == SURE
    )
