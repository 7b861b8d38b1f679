"""``true-false``: say whether the stem is true."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta

from cps_quiz.questions.base import Authored, Name, Problem, Question
from cps_quiz.questions.controls import Part, Pick, Picked, Response, Score


class Rationales(Authored, frozen=True, kw_only=True, gc=False):
    """Why each answer is right or wrong."""

    true: Annotated[str, Meta(description="Said of the answer 'true'.")] = ""
    false: Annotated[str, Meta(description="Said of the answer 'false'.")] = ""


class TrueFalse(Question, frozen=True, kw_only=True, tag="true-false", gc=False):
    """A statement that is true or false. Part 0 is "True", part 1 is "False"."""

    answer: Annotated[bool, Meta(description="Whether the stem is true.")]
    rationales: Annotated[Rationales, Meta(description="{true: ..., false: ...}")] = Rationales()
    misconception: Annotated[Name | None, Meta(description="The trap behind the wrong answer.")] = None

    def control(self) -> Pick:
        """Return the two answers."""
        wrong = 1 if self.answer else 0
        traps = [self.misconception if index == wrong else None for index in (0, 1)]
        parts = (
            Part(0, "True", None, self.rationales.true, traps[0]),
            Part(1, "False", None, self.rationales.false, traps[1]),
        )
        return Pick(parts, least=1, most=1, keeps_order=True)

    def key(self) -> Picked:
        """Return the right answer."""
        return Picked((0 if self.answer else 1,))

    def grade(self, response: Response) -> Score:
        """Return one point or none."""
        right = response == self.key()
        return Score(points=float(right), maximum=1.0, per_part=(right,))

    def traps(self, response: Response) -> tuple[str, ...]:
        """Return the misconception behind the wrong answer, where it was given."""
        return self.misconceptions() if response != self.key() else ()

    def misconceptions(self) -> tuple[str, ...]:
        """Return the misconception behind the wrong answer."""
        return (self.misconception,) if self.misconception else ()

    def wording(self) -> tuple[str, ...]:
        """Return the two answers."""
        return ("True", "False")

    def problems(self) -> Iterator[Problem]:
        """Yield nothing: its fields can't contradict each other."""
        yield from ()
