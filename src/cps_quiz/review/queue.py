"""What to review today, in the order that helps most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.review.memory import Memory, Remembered
from cps_quiz.session.draw import by_turns, draw

NEW_A_DAY = 10
OBJECTIVE_GAP = 3
SAFE = 0.97  # a chance of recall at which asking again the next day teaches less than another question does

States = Mapping[QuestionKey, Remembered]


@dataclass(frozen=True, slots=True)
class Due:
    """A question to review. ``recall`` is the chance that it is remembered today, None where it was never seen."""

    item: Item
    recall: float | None
    priority: float


def by_due_date(
    items: Iterable[Item], states: States, memory: Memory, *, today: int, new: int, ahead: bool = False
) -> list[Due]:
    """Return what is due, least remembered first, then at most ``new`` questions never seen.

    New ones come from the topics by weight. With ``ahead`` what is not due yet follows, least remembered first.
    """
    due: list[Due] = []
    later: list[Due] = []
    unseen: list[Item] = []
    for item in items:
        state = states.get(item.key)
        if state is None:
            unseen.append(item)
        else:
            recall = memory.retrievability(state, today)
            (due if memory.due_day(state) <= today else later).append(Due(item, recall, 1 - recall))
    fresh = draw(unseen, count=new, exposures={}, seed=_seed(today))
    for tier in (due, later):
        tier.sort(key=lambda d: (-d.priority, d.item.key))
    return [*due, *(Due(item, None, 0.0) for item in fresh), *(later if ahead else [])]


def for_exam(
    items: Sequence[Item],
    states: States,
    memory: Memory,
    *,
    today: int,
    priorities: Mapping[QuestionKey, float],
    ahead: bool = False,
) -> list[Due]:
    """Return the questions by their priority for the exam day, highest first; among new equals, topics by weight.

    What was asked yesterday and is safe waits for all others. What was asked today does not come again before tomorrow,
    but with ``ahead``, last of all.
    """
    fresh = by_turns([item for item in items if item.key not in states], seed=_seed(today))
    turn = {item.key: place for place, item in enumerate(fresh)}

    def order(due: Due) -> tuple[float, int, QuestionKey]:
        return -round(due.priority, 9), turn.get(due.item.key, len(turn)), due.item.key

    waiting: list[Due] = []
    safe_yesterday: list[Due] = []
    asked_today: list[Due] = []
    for item in items:
        state = states.get(item.key)
        recall = None if state is None else memory.retrievability(state, today)
        due = Due(item, recall, priorities[item.key])
        if state is None or recall is None or state.elapsed(today) > 1:
            waiting.append(due)
        elif state.elapsed(today) == 0:
            asked_today.append(due)
        else:
            (safe_yesterday if recall > SAFE else waiting).append(due)
    tiers = (waiting, safe_yesterday, asked_today if ahead else [])
    return [due for tier in tiers for due in sorted(tier, key=order)]


def _seed(today: int) -> str:
    return f"review:{today}"


def spread(queue: Sequence[Due], *, count: int) -> list[Due]:
    """Return the first ``count`` in an order that keeps questions of one objective apart; one of each family.

    A question is put off while one of the three before it has its objective, as long as another can take its place.
    """
    chosen: list[Due] = []
    families = set[tuple[str, str]]()
    for due in queue:
        family = due.item.question.family
        if family and (due.item.bank.id, family) in families:
            continue
        if family:
            families.add((due.item.bank.id, family))
        chosen.append(due)
        if len(chosen) == count:
            break
    ordered: list[Due] = []
    while chosen:
        recent = {_objective(due) for due in ordered[-OBJECTIVE_GAP:]}
        following = next((due for due in chosen if _objective(due) not in recent), chosen[0])
        chosen.remove(following)
        ordered.append(following)
    return ordered


def _objective(due: Due) -> tuple[str, str]:
    return due.item.bank.id, due.item.question.objective
