"""``matching``: give each entry on the left its entry on the right."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cps_quiz.questions.base import Authored, Name, Problem, Question, Slug, Text, duplicates, too_many
from cps_quiz.questions.controls import Pair, Paired, Part, Response, Score


class Match(Authored, frozen=True, kw_only=True, gc=False):
    """A left and the right that belongs to it."""

    left: Annotated[Text, Meta(description="Shown in the author's order.")]
    right: Annotated[Text, Meta(description="Shown shuffled among the others.")]
    id: Annotated[Slug | None, Meta(description="Keeps its place in the statistics when the text changes.")] = None
    rationale: Annotated[str, Meta(description="Why the two belong together.")] = ""


class Spare(Authored, frozen=True, kw_only=True, gc=False):
    """A right that belongs to no left."""

    text: Annotated[Text, Meta(description="Shown shuffled among the rights.")]
    rationale: Annotated[str, Meta(description="Why it belongs to none.")] = ""
    misconception: Annotated[Name | None, Meta(description="The trap in using it.")] = None


class Matching(Question, frozen=True, kw_only=True, tag="matching", gc=False):
    """Lefts shown in order, rights shuffled, spares mixed in."""

    pairs: Annotated[tuple[Match, ...], Meta(description="What belongs together.")]
    spares: Annotated[tuple[Text | Spare, ...], Meta(description="Rights that stay unused.")] = ()

    def _spares(self) -> tuple[Spare, ...]:
        return tuple(Spare(text=spare) if isinstance(spare, str) else spare for spare in self.spares)

    def control(self) -> Pair:
        """Return lefts, and rights with the spares behind them."""
        lefts = tuple(Part(i, pair.left, pair.id, pair.rationale) for i, pair in enumerate(self.pairs))
        rights = tuple(Part(i, pair.right, pair.id) for i, pair in enumerate(self.pairs))
        spares = tuple(
            Part(len(rights) + i, spare.text, None, spare.rationale, spare.misconception)
            for i, spare in enumerate(self._spares())
        )
        return Pair(lefts, rights + spares)

    def key(self) -> Paired:
        """Return each left with its own right."""
        return Paired(tuple(range(len(self.pairs))))

    def grade(self, response: Response) -> Score:
        """Return the share of lefts that were given their right."""
        assert isinstance(response, Paired)
        return Score.of(tuple(right == left for left, right in enumerate(response.rights)))

    def traps(self, response: Response) -> tuple[str, ...]:
        """Return the misconceptions of the spares that were used."""
        assert isinstance(response, Paired)
        first = len(self.pairs)
        used = (spare for i, spare in enumerate(self._spares()) if first + i in response.rights)
        return tuple(spare.misconception for spare in used if spare.misconception)

    def misconceptions(self) -> tuple[str, ...]:
        """Return the misconceptions of all spares."""
        return tuple(spare.misconception for spare in self._spares() if spare.misconception)

    def wording(self) -> tuple[str, ...]:
        """Return lefts, rights and spares."""
        lefts = tuple(pair.left for pair in self.pairs)
        return lefts + tuple(pair.right for pair in self.pairs) + tuple(spare.text for spare in self._spares())

    def problems(self) -> Iterator[Problem]:
        """Yield too few pairs, and equal lefts or rights."""
        if len(self.pairs) < 2:
            yield Problem(("pairs",), "F022", "a matching needs at least two pairs", "write another pair")
        yield from too_many("pairs", len(self.pairs))
        yield from too_many("spares", len(self.spares), before=len(self.pairs))
        for position in duplicates(tuple(pair.left for pair in self.pairs)):
            yield Problem(("pairs", position, "left"), "F018", "two lefts have the same text", "reword one of them")
        rights = tuple(pair.right for pair in self.pairs)
        for position in duplicates(rights + tuple(spare.text for spare in self._spares())):
            at = ("pairs", position, "right") if position < len(rights) else ("spares", position - len(rights))
            yield Problem(at, "F018", "two rights have the same text", "reword one of them")
