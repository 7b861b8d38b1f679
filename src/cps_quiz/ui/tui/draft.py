"""An answer in the making: what is chosen, placed or paired so far. Pure values, one kind for each control.

A part is named by its number in the author's order, as everywhere; what a key or a click on a part does is decided
here, for all fronts that have keys.
"""

from dataclasses import dataclass, replace

from cps_quiz.questions.controls import Arrange, Arranged, Control, Pair, Paired, Pick, Picked, Response
from cps_quiz.ui import wording

NO_MARK = " "


@dataclass(frozen=True, slots=True)
class PickDraft:
    """Choices taken so far."""

    control: Pick
    taken: frozenset[int] = frozenset()

    @property
    def is_one_key(self) -> bool:
        """Whether one key makes the whole answer."""
        return self.control.most == 1

    @property
    def response(self) -> Response | None:
        """The answer, once it is one."""
        enough = self.control.least <= len(self.taken) <= self.control.most
        return Picked(tuple(sorted(self.taken))) if enough else None

    def press(self, part: int) -> "PickDraft":
        """Take a choice, or give it back; where only one can be taken it replaces the other."""
        if self.is_one_key:
            return replace(self, taken=frozenset({part}))
        return replace(self, taken=self.taken ^ {part})

    def without(self, parts: frozenset[int]) -> "PickDraft":
        """Give some choices back."""
        return replace(self, taken=self.taken - parts)

    def back(self) -> "PickDraft":
        """Give everything back."""
        return replace(self, taken=frozenset())

    def holds(self, part: int) -> bool:
        """Whether a part is in the answer so far."""
        return part in self.taken

    def mark(self, part: int) -> str:
        """Return what stands in front of a part."""
        if self.is_one_key:
            return "(•)" if self.holds(part) else "( )"
        return "[x]" if self.holds(part) else "[ ]"

    @property
    def missing(self) -> str:
        """Say what is still to be done."""
        if self.is_one_key:
            return "Choose an option by its letter first."
        if len(self.taken) > self.control.most:
            return f"At most {self.control.most} can be chosen."
        return "Choose all that apply by their letters, then press Enter."


@dataclass(frozen=True, slots=True)
class ArrangeDraft:
    """Items placed so far, first to last."""

    control: Arrange
    placed: tuple[int, ...] = ()

    is_one_key = False

    @property
    def response(self) -> Response | None:
        """The answer, once every item has its place."""
        return Arranged(self.placed) if len(self.placed) == len(self.control.items) else None

    def press(self, part: int) -> "ArrangeDraft":
        """Place an item next, or take it back."""
        if part in self.placed:
            return replace(self, placed=tuple(placed for placed in self.placed if placed != part))
        return replace(self, placed=(*self.placed, part))

    def back(self) -> "ArrangeDraft":
        """Take back what was placed last."""
        return replace(self, placed=self.placed[:-1])

    def holds(self, part: int) -> bool:
        """Whether a part is in the answer so far."""
        return part in self.placed

    def mark(self, part: int) -> str:
        """Return what stands in front of a part."""
        return f"[{self.placed.index(part) + 1 if self.holds(part) else NO_MARK}]"

    @property
    def missing(self) -> str:
        """Say what is still to be done."""
        left = wording.count(len(self.control.items) - len(self.placed), "letter is", "letters are")
        return f"{left} still without a place. Backspace takes the last one back."


@dataclass(frozen=True, slots=True)
class PairDraft:
    """The right that each left was given so far, and the left that the next one goes to."""

    control: Pair
    rights: tuple[int | None, ...]
    at: int = 0

    is_one_key = False

    @property
    def response(self) -> Response | None:
        """The answer, once every left has its right."""
        given = tuple(right for right in self.rights if right is not None)
        return Paired(given) if len(given) == len(self.rights) else None

    def press(self, part: int) -> "PairDraft":
        """Give a right to the current left and go to the next left without one; a right is given once."""
        if self.rights[self.at] == part:
            return self._with(self.at, None)
        rights = [None if right == part else right for right in self.rights]
        rights[self.at] = part
        count = len(rights)
        following = (at % count for at in range(self.at + 1, self.at + 1 + count))
        return replace(self, rights=tuple(rights), at=next((at for at in following if rights[at] is None), self.at))

    def back(self) -> "PairDraft":
        """Take a right back: from the current left, or from the last before it that has one."""
        order = [self.at, *range(self.at - 1, -1, -1)]
        return next((self._with(at, None) for at in order if self.rights[at] is not None), self)

    def _with(self, left: int, right: int | None) -> "PairDraft":
        rights = (*self.rights[:left], right, *self.rights[left + 1 :])
        return replace(self, rights=rights, at=left)

    def holds(self, part: int) -> bool:
        """Whether a part is in the answer so far."""
        return part in self.rights

    def mark(self, part: int) -> str:
        """Return what stands in front of a right: the number of the left that has it."""
        return f"[{self.rights.index(part) + 1 if self.holds(part) else NO_MARK}]"

    @property
    def missing(self) -> str:
        """Say what is still to be done."""
        empty = [str(number) for number, right in enumerate(self.rights, start=1) if right is None]
        return f"Without a letter: {wording.listed(empty)}. A digit goes to its entry."


Draft = PickDraft | ArrangeDraft | PairDraft


def draft_of(control: Control, response: Response | None) -> Draft:
    """Return the draft that holds a response, or an empty one."""
    match control, response:
        case Pick(), Picked(parts):
            return PickDraft(control, frozenset(parts))
        case Pick(), _:
            return PickDraft(control)
        case Arrange(), Arranged(parts):
            return ArrangeDraft(control, parts)
        case Arrange(), _:
            return ArrangeDraft(control)
        case Pair(), Paired(rights):
            return PairDraft(control, rights)
        case Pair(lefts), _:
            return PairDraft(control, (None,) * len(lefts))
    raise AssertionError(control)
