"""What a front draws and what a candidate gives back, the same for every question type.

A *part* is anything shown that can be chosen or placed: an option, a step, an entry on the left or the right. Parts are
numbered in the author's order, from 0; the order on the screen is the session's business.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

import msgspec


class Part(msgspec.Struct, frozen=True, gc=False):
    """One thing that is shown, with what is told about it after the answer."""

    index: int
    text: str
    id: str | None = None
    rationale: str = ""
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class Pick:
    """Choose at least ``least`` and at most ``most`` of the choices. True and false keep their order."""

    choices: tuple[Part, ...]
    least: int
    most: int
    keeps_order: bool = False

    @property
    def shuffled(self) -> tuple[Part, ...]:
        """The parts whose order on the screen is the session's."""
        return self.choices


@dataclass(frozen=True, slots=True)
class Arrange:
    """Put all items in order."""

    items: tuple[Part, ...]
    keeps_order: bool = False

    @property
    def shuffled(self) -> tuple[Part, ...]:
        """The parts whose order on the screen is the session's."""
        return self.items


@dataclass(frozen=True, slots=True)
class Pair:
    """Give each left its right. A right may stay unused; none is used twice."""

    lefts: tuple[Part, ...]
    rights: tuple[Part, ...]
    keeps_order: bool = False

    @property
    def shuffled(self) -> tuple[Part, ...]:
        """The parts whose order on the screen is the session's."""
        return self.rights


Control = Pick | Arrange | Pair


class Picked(msgspec.Struct, frozen=True, tag="picked"):
    """The choices taken, ascending."""

    parts: tuple[int, ...]

    def without(self, parts: Collection[int]) -> "Picked | None":
        """Return the choices but for some; None where nothing is left."""
        left = tuple(part for part in self.parts if part not in parts)
        return Picked(left) if left else None


class Arranged(msgspec.Struct, frozen=True, tag="arranged"):
    """All items, in the order given."""

    parts: tuple[int, ...]


class Paired(msgspec.Struct, frozen=True, tag="paired"):
    """For each left, in order, the right it was given."""

    rights: tuple[int, ...]


Response = Picked | Arranged | Paired


class Score(msgspec.Struct, frozen=True):
    """What a response is worth.

    ``points`` of ``maximum`` (1 for every question); ``per_part`` says for each choice, adjacent pair or left, in the
    author's order, whether it was judged rightly. A question is right when every part is.
    """

    points: float
    maximum: float
    per_part: tuple[bool, ...]

    @property
    def correct(self) -> bool:
        """Whether the question is fully right."""
        return all(self.per_part)

    @classmethod
    def of(cls, per_part: tuple[bool, ...]) -> "Score":
        """Return the share of parts that were judged rightly, of one point."""
        return cls(points=sum(per_part) / len(per_part), maximum=1.0, per_part=per_part)


def fits(response: Response, control: Control) -> bool:
    """Whether the response is one that this control can give."""
    match response, control:
        case Picked(parts), Pick(choices, least, most):
            ascending = all(a < b for a, b in pairwise(parts))
            return least <= len(parts) <= most and ascending and set(parts) <= set(range(len(choices)))
        case Arranged(parts), Arrange(items):
            return sorted(parts) == list(range(len(items)))
        case Paired(rights), Pair(lefts, all_rights):
            known = set(rights) <= set(range(len(all_rights)))
            return known and len(rights) == len(lefts) == len(set(rights))
    return False
