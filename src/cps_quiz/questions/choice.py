"""``single`` and ``multiple``: pick the right options."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cps_quiz.questions.base import Authored, Name, Problem, Question, Slug, Text, duplicates, too_many
from cps_quiz.questions.controls import Part, Pick, Picked, Response, Score


class Option(Authored, frozen=True, kw_only=True, gc=False):
    """One option of a question."""

    text: Annotated[Text, Meta(description="What the candidate reads.")]
    correct: Annotated[bool, Meta(description="true for a right option.")] = False
    id: Annotated[Slug | None, Meta(description="Keeps its place in the statistics when options are reordered.")] = None
    rationale: Annotated[str, Meta(description="Why it is right, or why it is tempting and wrong.")] = ""
    misconception: Annotated[Name | None, Meta(description="The trap, by its name under 'misconceptions'.")] = None


Options = Annotated[tuple[Option, ...], Meta(description="The options. Shown shuffled unless 'shuffle: false'.")]


class Choice(Question, frozen=True, kw_only=True, gc=False):
    """What single and multiple choice share."""

    options: Options

    def control(self) -> Pick:
        """Return the options; how many of several are right is not told."""
        parts = tuple(
            Part(index, option.text, option.id, option.rationale, option.misconception)
            for index, option in enumerate(self.options)
        )
        return Pick(parts, least=1, most=self._most())

    def _most(self) -> int:
        raise NotImplementedError

    def key(self) -> Picked:
        """Return the right options."""
        return Picked(tuple(index for index, option in enumerate(self.options) if option.correct))

    def traps(self, response: Response) -> tuple[str, ...]:
        """Return the misconceptions behind the wrong options that were taken."""
        assert isinstance(response, Picked)
        chosen = (self.options[index] for index in response.parts)
        return tuple(option.misconception for option in chosen if option.misconception and not option.correct)

    def misconceptions(self) -> tuple[str, ...]:
        """Return the misconceptions behind the wrong options."""
        return tuple(option.misconception for option in self.options if option.misconception and not option.correct)

    def wording(self) -> tuple[str, ...]:
        """Return the options' texts."""
        return tuple(option.text for option in self.options)

    def problems(self) -> Iterator[Problem]:
        """Yield too few options, equal options and option ids, and a wrong number of right ones."""
        if len(self.options) < 2:
            yield Problem(("options",), "F022", "a question needs at least two options", "write another option")
        yield from too_many("options", len(self.options))
        for position in duplicates(self.wording()):
            yield Problem(("options", position, "text"), "F018", "two options have the same text", "reword one of them")
        ids = tuple(option.id or f"\0{index}" for index, option in enumerate(self.options))
        for position in duplicates(ids):
            yield Problem(
                ("options", position, "id"), "F018", f"two options have the id '{ids[position]}'", "rename one"
            )


class Single(Choice, frozen=True, kw_only=True, tag="single", gc=False):
    """Exactly one option is right."""

    def _most(self) -> int:
        return 1

    def grade(self, response: Response) -> Score:
        """Return one point for the key, none for anything else."""
        right = response == self.key()
        return Score(points=float(right), maximum=1.0, per_part=(right,))

    def problems(self) -> Iterator[Problem]:
        """Yield also: not exactly one right option."""
        yield from super().problems()
        right = self.key().parts
        if not right:
            yield Problem(("options",), "F021", "no option is correct", "add 'correct: true' to the right option")
        for index in right[1:]:
            message = f"{len(right)} options are correct in a 'single' question"
            yield Problem(("options", index, "correct"), "F021", message, "keep one, or write 'type: multiple'")


class Multiple(Choice, frozen=True, kw_only=True, tag="multiple", gc=False):
    """Two or more options are right; the candidate is not told how many."""

    def _most(self) -> int:
        return len(self.options)

    def grade(self, response: Response) -> Score:
        """Return the share of options that were judged rightly: taken if right, left if wrong."""
        assert isinstance(response, Picked)
        return Score.of(tuple((i in response.parts) == option.correct for i, option in enumerate(self.options)))

    def problems(self) -> Iterator[Problem]:
        """Yield also: fewer than two right options."""
        yield from super().problems()
        if len(self.key().parts) < 2:
            message = "a 'multiple' question needs two or more correct options"
            yield Problem(("options",), "F021", message, "mark another with 'correct: true', or write 'type: single'")
