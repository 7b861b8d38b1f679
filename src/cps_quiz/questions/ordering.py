"""``ordering``: put the steps in their order."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cps_quiz.questions.base import Authored, Name, Problem, Question, Slug, Text, duplicates, too_many
from cps_quiz.questions.controls import Arrange, Arranged, Part, Response, Score


class Step(Authored, frozen=True, kw_only=True, gc=False):
    """One step of the sequence."""

    text: Annotated[Text, Meta(description="What the candidate reads.")]
    id: Annotated[Slug | None, Meta(description="Keeps its place in the statistics when the text changes.")] = None
    rationale: Annotated[str, Meta(description="Why it stands here.")] = ""
    misconception: Annotated[Name | None, Meta(description="The trap in misplacing it.")] = None


class Ordering(Question, frozen=True, kw_only=True, tag="ordering", gc=False):
    """Steps that are written in the right order and shown shuffled."""

    sequence: Annotated[tuple[Step, ...], Meta(description="The steps in their right order.")]

    def control(self) -> Arrange:
        """Return the steps."""
        return Arrange(
            tuple(
                Part(i, step.text, step.id, step.rationale, step.misconception) for i, step in enumerate(self.sequence)
            )
        )

    def key(self) -> Arranged:
        """Return the author's order."""
        return Arranged(tuple(range(len(self.sequence))))

    def grade(self, response: Response) -> Score:
        """Return the share of adjacent pairs that follow each other as they should."""
        assert isinstance(response, Arranged)
        following = set(zip(response.parts, response.parts[1:], strict=False))
        return Score.of(tuple((step, step + 1) in following for step in range(len(self.sequence) - 1)))

    def traps(self, response: Response) -> tuple[str, ...]:
        """Return the misconceptions of the steps that stand in the wrong place."""
        assert isinstance(response, Arranged)
        moved = {step for place, step in enumerate(response.parts) if place != step}
        return tuple(s.misconception for i, s in enumerate(self.sequence) if i in moved and s.misconception)

    def misconceptions(self) -> tuple[str, ...]:
        """Return the misconceptions of all steps."""
        return tuple(step.misconception for step in self.sequence if step.misconception)

    def wording(self) -> tuple[str, ...]:
        """Return the steps' texts."""
        return tuple(step.text for step in self.sequence)

    def problems(self) -> Iterator[Problem]:
        """Yield too few steps, and equal ones."""
        if len(self.sequence) < 2:
            yield Problem(("sequence",), "F022", "an ordering needs at least two steps", "write another step")
        yield from too_many("sequence", len(self.sequence))
        for position in duplicates(self.wording()):
            yield Problem(("sequence", position, "text"), "F018", "two steps have the same text", "reword one of them")
