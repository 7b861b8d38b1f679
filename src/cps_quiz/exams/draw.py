"""Which questions a mock exam asks: as the profile divides them among topics, unseen ones first, one of each family.

Topics get their share to within one question. Where a topic holds too few, the exam is made shorter as a whole, so that
the shares stay right; nothing is asked twice.
"""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cps_quiz.bank.model import Item
from cps_quiz.exams.profile import Profile
from cps_quiz.exams.shares import topic_shares
from cps_quiz.session.draw import Exposures, exposure_of

TopicKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The questions in the order of asking, how many the profile has, and which topics hold too few for all of them."""

    items: tuple[Item, ...]
    wanted: int
    short: tuple[TopicKey, ...]

    @property
    def is_whole(self) -> bool:
        """Whether there are as many questions as the profile has."""
        return len(self.items) == self.wanted


def draw_exam(profile: Profile, items: Sequence[Item], *, exposures: Exposures, seed: str) -> Drawn:
    """Return a draw. ``items`` are all questions of the banks; without one that fits, the draw is empty."""
    rng = random.Random(f"exam:{seed}")
    shares = topic_shares(profile, {item.bank.id: item.bank for item in items}.values())
    fitting = [item for item in items if _fits(item, profile, shares)]
    units = _units(fitting, exposures, rng)
    short: tuple[TopicKey, ...] = ()
    for count in range(profile.questions, 0, -1):
        quotas = quotas_of(shares, count)
        seated = _seated(units, quotas)
        missing = tuple(sorted(topic for topic, quota in quotas.items() if len(seated[topic]) < quota))
        short = short or missing
        if not missing:
            chosen = [item for topic in sorted(seated) for item in seated[topic]]
            rng.shuffle(chosen)
            return Drawn(tuple(chosen), profile.questions, short)
    return Drawn((), profile.questions, short)


def _fits(item: Item, profile: Profile, shares: Mapping[TopicKey, float]) -> bool:
    question = item.question
    return not question.retired and question.type_name in profile.types and (item.bank.id, item.topic_id) in shares


def quotas_of(shares: Mapping[TopicKey, float], count: int) -> dict[TopicKey, int]:
    """Divide so many questions by shares that sum to 1: whole parts, then the largest remainders (Hamilton's method).

    Each topic gets its share to within one question.
    """
    quotas = {topic: math.floor(share * count + 1e-9) for topic, share in shares.items()}
    by_remainder = sorted(shares, key=lambda topic: (quotas[topic] - shares[topic] * count, topic))
    for topic in by_remainder[: count - sum(quotas.values())]:
        quotas[topic] += 1
    return quotas


@dataclass(frozen=True, slots=True)
class _Unit:
    """A question, or the questions of a family, of which one may be asked: the best of them for each topic."""

    by_topic: Mapping[TopicKey, Item]


def _units(items: Sequence[Item], exposures: Exposures, rng: random.Random) -> list[_Unit]:
    """Return the units in the order in which they are to be asked: unseen, then longest not seen; else at random."""
    shuffled = sorted(items, key=lambda item: item.key)
    rng.shuffle(shuffled)
    groups: dict[tuple[str, str, str], list[Item]] = {}
    for item in shuffled:
        family = item.question.family
        groups.setdefault((item.bank.id, "family" if family else "", family or item.question.id), []).append(item)

    def last_seen(item: Item) -> str:
        seen = exposure_of(item, exposures)
        return seen.last_at if seen else ""

    found = []
    for members in groups.values():
        by_topic: dict[TopicKey, Item] = {}
        for item in sorted(members, key=last_seen):
            by_topic.setdefault((item.bank.id, item.topic_id), item)
        found.append((max(map(last_seen, members)), _Unit(by_topic)))
    return [unit for _, unit in sorted(found, key=lambda entry: entry[0])]


def _seated(units: Sequence[_Unit], quotas: Mapping[TopicKey, int]) -> dict[TopicKey, list[Item]]:
    """Give units to topics, those that come first before all others, until the topics are full.

    A family can serve any topic of its members, so a seat that is taken may be freed by moving who sits there:
    augmenting paths in a bipartite graph (H. W. Kuhn 1955). What is once seated stays seated, so that the order of the
    units decides who is.
    """
    seats: dict[TopicKey, list[_Unit]] = {topic: [] for topic in quotas}

    def seat(unit: _Unit, tried: set[TopicKey]) -> bool:
        for topic in unit.by_topic:
            if topic in tried or topic not in seats:
                continue
            tried.add(topic)
            if len(seats[topic]) < quotas[topic]:
                seats[topic].append(unit)
                return True
            for place, other in enumerate(seats[topic]):
                if len(other.by_topic) > 1 and seat(other, tried):
                    seats[topic][place] = unit
                    return True
        return False

    left = sum(quotas.values())
    for unit in units:
        if not left:
            break
        left -= seat(unit, set())
    return {topic: [unit.by_topic[topic] for unit in of] for topic, of in seats.items()}
