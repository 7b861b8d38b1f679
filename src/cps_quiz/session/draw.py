"""Which questions a quiz asks: unseen first, then longest not seen, topics by weight, one of a family.

The draw is a pure function of the questions, the learner's exposures and the seed.
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.questions.controls import Arranged
from cps_quiz.session.plan import Slot


class Only(StrEnum):
    """Which part of the learner's history to draw from."""

    UNSEEN = "unseen"
    MISSED = "missed"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a learner has done with a question. ``last_at`` is UTC in ISO form, which sorts by time."""

    times: int
    last_at: str
    last_correct: bool


Exposures = Mapping[QuestionKey, Exposure]


@dataclass(frozen=True, slots=True)
class Filter:
    """What may be asked. An empty field lets everything pass; several values of one field are alternatives."""

    topics: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    difficulties: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    only: Only | None = None


def select(items: Iterable[Item], wanted: Filter, exposures: Exposures) -> list[Item]:
    """Return the items that may be asked, in their order. Retired ones never."""
    tests = _tests(wanted)
    active = [item for item in items if not item.question.retired]
    found = [item for item in active if all(test(item) for test in tests)]
    match wanted.only:
        case None:
            return found
        case Only.UNSEEN:
            return [item for item in found if exposure_of(item, exposures) is None]
        case Only.MISSED:
            return [item for item in found if (seen := exposure_of(item, exposures)) and not seen.last_correct]
        case Only.WEAK:
            weak = weak_topics(active, exposures)  # the learner's mean, whatever the filter
            return [item for item in found if (item.bank.id, item.topic_id) in weak]


def _tests(wanted: Filter) -> list[Callable[[Item], bool]]:
    choices: list[tuple[tuple[str, ...], Callable[[Item], Iterable[str]]]] = [
        (wanted.topics, lambda item: (item.topic_id,)),
        (wanted.objectives, lambda item: item.objective_ids),
        (wanted.tags, lambda item: item.question.tags),
        (wanted.levels, lambda item: (item.question.level,)),
        (wanted.difficulties, lambda item: (item.question.difficulty,)),
        (wanted.types, lambda item: (item.question.type_name,)),
        (wanted.traps, lambda item: item.question.misconceptions()),
    ]
    return [_passes(frozenset(values), has) for values, has in choices if values]


def _passes(values: frozenset[str], has: Callable[[Item], Iterable[str]]) -> Callable[[Item], bool]:
    return lambda item: not values.isdisjoint(has(item))


def exposure_of(item: Item, exposures: Exposures) -> Exposure | None:
    """Return what the learner has done with a question, under any of its ids."""
    keys = (item.key, *item.former_keys)
    found = [exposures[key] for key in keys if key in exposures]
    if not found:
        return None
    last = max(found, key=lambda exposure: exposure.last_at)
    return Exposure(sum(exposure.times for exposure in found), last.last_at, last.last_correct)


def weak_topics(items: Iterable[Item], exposures: Exposures) -> set[tuple[str, str]]:
    """Return the (bank, topic) pairs whose share of last answers right lies below the learner's mean."""
    answers: dict[tuple[str, str], list[bool]] = {}
    for item in items:
        seen = exposure_of(item, exposures)
        if seen:
            answers.setdefault((item.bank.id, item.topic_id), []).append(seen.last_correct)
    if not answers:
        return set()
    every = [right for topic in answers.values() for right in topic]
    mean = sum(every) / len(every)
    return {topic for topic, rights in answers.items() if sum(rights) / len(rights) < mean}


def draw(items: Sequence[Item], *, count: int, exposures: Exposures, seed: str) -> list[Item]:
    """Return at most ``count`` items in the order of asking.

    Topics get their share by weight: the next question comes from the topic whose ``(taken + u) / weight`` is least,
    a divisor method whose random start ``u`` gives every topic its fair chance in a short quiz. Unseen questions are
    drawn before any that was seen; those come longest not seen first.
    """
    rng = random.Random(f"draw:{seed}")
    chosen = _chosen(items, count=count, exposures=exposures, rng=rng)
    rng.shuffle(chosen)
    return chosen


def by_turns(items: Sequence[Item], *, seed: str) -> list[Item]:
    """Return items so that from the first on every topic has its share by weight; one of each family."""
    return _chosen(items, count=len(items), exposures={}, rng=random.Random(f"draw:{seed}"))


def _chosen(items: Sequence[Item], *, count: int, exposures: Exposures, rng: random.Random) -> list[Item]:
    shuffled = sorted(items, key=lambda item: item.key)
    rng.shuffle(shuffled)
    start = {topic: rng.random() for topic in sorted({(item.bank.id, item.topic_id) for item in shuffled})}
    taken = dict.fromkeys(start, 0)
    families = set[tuple[str, str]]()
    chosen: list[Item] = []
    exposed = [(item, exposure_of(item, exposures)) for item in shuffled]
    unseen = [item for item, exposure in exposed if exposure is None]
    seen = sorted(((exposure.last_at, item) for item, exposure in exposed if exposure), key=lambda pair: pair[0])
    for tier in (unseen, [item for _, item in seen]):
        queues: dict[tuple[str, str], list[Item]] = {}
        for item in reversed(tier):
            queues.setdefault((item.bank.id, item.topic_id), []).append(item)
        while queues and len(chosen) < count:
            topic = min(queues, key=lambda t: ((taken[t] + start[t]) / queues[t][-1].topic.weight, t))
            item = queues[topic].pop()
            if not queues[topic]:
                del queues[topic]
            family = (item.bank.id, item.question.family) if item.question.family else None
            if family in families:
                continue
            if family:
                families.add(family)
            taken[topic] += 1
            chosen.append(item)
    return chosen


def lay_out(items: Iterable[Item], *, seed: str) -> tuple[Slot, ...]:
    """Return the slots of a plan: each question with the order of its parts on the screen.

    An ordering is never shown in its right order, whatever its ``shuffle`` says. The order depends on the seed and the
    question alone.
    """
    return tuple(Slot(item.key, item.content_hash, _screen_order(item, seed), item) for item in items)


def _screen_order(item: Item, seed: str) -> tuple[int, ...]:
    control = item.question.control()
    order = list(range(len(control.shuffled)))
    right = item.question.key()
    if (control.keeps_order or not item.question.shuffle) and right != Arranged(tuple(order)):
        return tuple(order)
    random.Random(f"order:{seed}:{item.key}").shuffle(order)
    if right == Arranged(tuple(order)):
        order = order[1:] + order[:1]
    return tuple(order)
