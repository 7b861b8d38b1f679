"""Which misconceptions catch this learner: how often each was offered, and how often it was taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cps_quiz.bank.model import Item
from cps_quiz.stats.attempts import Attempt
from cps_quiz.stats.tally import Tally

RECENT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Trap:
    """A misconception. A chance is an answer to a question that offers it, however many of its options do.

    ``recent`` counts the last 30 days. ``questions`` are those to practice with: not retired, and offering it.
    """

    bank: str
    id: str
    title: str
    description: str
    taken: Tally
    recent: Tally
    questions: int


@dataclass(slots=True)
class _Count:
    taken: int = 0
    chances: int = 0
    recent_taken: int = 0
    recent_chances: int = 0


def traps(items: Sequence[Item], attempts: Sequence[Attempt], *, today: date) -> list[Trap]:
    """Return every trap that was taken, those first that surely catch: by the lower end of the likely share.

    Answers to questions that no bank holds are left out: what they offered is no longer known.
    """
    counts: dict[tuple[str, str], _Count] = {}
    banks = {item.bank.id: item.bank for item in items}
    for attempt in attempts:
        if attempt.item is None:
            continue
        taken = set(attempt.answer.traps)
        is_recent = (today - attempt.day).days < RECENT_DAYS
        for name in taken.union(attempt.item.question.misconceptions()):
            count = counts.setdefault((attempt.item.bank.id, name), _Count())
            count.chances += 1
            count.taken += name in taken
            count.recent_chances += is_recent
            count.recent_taken += is_recent and name in taken
    found = []
    for (bank_id, name), count in counts.items():
        known = banks[bank_id].misconceptions.get(name)
        if not count.taken:
            continue
        trap = Trap(
            bank=bank_id,
            id=name,
            title=known.title if known else name,
            description=known.description if known else "",
            taken=Tally(count.taken, count.chances),
            recent=Tally(count.recent_taken, count.recent_chances),
            questions=_offering(items, bank_id, name),
        )
        found.append(trap)
    return sorted(found, key=lambda trap: (-trap.taken.likely[0], trap.bank, trap.id))


def _offering(items: Sequence[Item], bank_id: str, name: str) -> int:
    return sum(
        item.bank.id == bank_id and not item.question.retired and name in item.question.misconceptions()
        for item in items
    )
