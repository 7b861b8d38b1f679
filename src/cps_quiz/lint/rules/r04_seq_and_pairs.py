"""R04."""

from collections.abc import Iterator, Sequence

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.controls import Arrange, Pair, Part
from cps_quiz.questions.matching import Matching
from cps_quiz.questions.ordering import Ordering
from cps_quiz.text.markup import plain
from cps_quiz.text.words import normalized


class SeqAndPairs(QuestionRule):
    """An ordering or a matching has too few or too many parts, equal parts, or no spare to match.

    Two steps are a coin toss, and beyond a handful the task tests patience. Of two parts that read the same, either
    place is right and one is graded wrong. Without a spare the last pair solves itself, whether it is known or not.
    """

    code = "R04"
    name = "seq-and-pairs"
    severity = Severity.ERROR
    sources = ("house rule",)
    types = (Ordering, Matching)
    remedy = "write three to six steps, or three to five pairs and a spare, each with a text of its own"
    restates = frozenset({"F018", "F022"})

    fewest_steps = Threshold(3, "the fewest steps of an ordering")
    most_steps = Threshold(6, "the most steps of an ordering")
    fewest_pairs = Threshold(3, "the fewest pairs of a matching")
    most_pairs = Threshold(5, "the most pairs of a matching")

    bad = """\
type: matching
stem: Match each reply with what it does.
pairs:
#^^^^
  - {left: It makes sense that you are worn out., right: Shows that a feeling is understandable}
  - {left: You have two jobs and no free day., right: Gives back the facts of what was said}
  - {left: You work days and you work nights., right: Gives back the facts of what was said.}
  #                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"""
    good = """\
type: matching
stem: Match each reply with what it does. One description is left over.
pairs:
  - {left: It makes sense that you are worn out., right: Shows that a feeling is understandable}
  - {left: You have two jobs and no free day., right: Gives back the facts of what was said}
  - {left: What would a day of rest look like?, right: Opens a view of what could be}
spares: [Tells what to do next]
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield a wrong number of parts, each part that stands earlier already, and that there is no spare."""
        match question.question.control():
            case Arrange(items):
                yield from _number(question, "sequence", "steps", len(items), (self.fewest_steps, self.most_steps))
                places = [("sequence", part.index, "text") for part in items]
                yield from _again(question, "step", items, places)
            case Pair(lefts, rights):
                yield from _number(question, "pairs", "pairs", len(lefts), (self.fewest_pairs, self.most_pairs))
                yield from _again(question, "left", lefts, [("pairs", part.index, "left") for part in lefts])
                yield from _again(question, "right", rights, [_place_of_right(part, len(lefts)) for part in rights])
                if len(rights) == len(lefts):
                    told = "there is no spare, so the last pair solves itself"
                    remedy = "add a wrong right under 'spares'"
                    yield Finding(question, ("pairs",), told, remedy, severity=Severity.WARNING)


def _number(
    question: WrittenQuestion, field: str, parts: str, count: int, limits: tuple[float, float]
) -> Iterator[Finding]:
    fewest, most = limits
    if not fewest <= count <= most:
        remedy = f"write more {parts}" if count < fewest else f"leave {parts} out, or make two questions of it"
        yield Finding(question, (field,), f"{count} {parts}; there should be {fewest:g} to {most:g}", remedy)


def _again(
    question: WrittenQuestion, part: str, parts: Sequence[Part], places: Sequence[tuple[str | int, ...]]
) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, (one, at) in enumerate(zip(parts, places, strict=True), start=1):
        earlier = first.setdefault(normalized(plain(one.text)), number)
        if earlier != number:
            yield Finding(question, at, f"this {part} says the same as {part} {earlier}", "reword one of them")


def _place_of_right(right: Part, pairs: int) -> tuple[str | int, ...]:
    if right.index < pairs:
        return ("pairs", right.index, "right")
    return ("spares", right.index - pairs, "text")
