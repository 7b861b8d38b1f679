"""Test-wise robots: they answer every single question by its surface, without knowing anything.

Each gives every option a score and takes the highest. Where several are equal it takes one of them at random; what is
counted is the expectation of that, so that nothing here is random. A robot far below chance gives as much away as one
above: whoever knows it takes another option.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cps_quiz.bank.model import QuestionKey
from cps_quiz.lint.rule import Words, word_file
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion

Z_95 = 1.959964
Scorer = Callable[[WrittenQuestion, WrittenOption], float]


@dataclass(frozen=True, slots=True)
class Robot:
    """A robot and what it looks for."""

    name: str
    looks_for: str
    score: Scorer


@dataclass(frozen=True)
class Result:
    """How a robot did. ``credits`` are its chances, 0 to 1, of having each question right, by question id.

    ``chance`` is what taking any option brings. Shares are 0 to 1.
    """

    robot: str
    looks_for: str
    credits: Mapping[str, float]
    chance: float

    @property
    def share(self) -> float:
        """The share of questions that it has right."""
        return sum(self.credits.values()) / len(self.credits)

    @property
    def off(self) -> float:
        """How far from chance it is, in points of 100: above or below."""
        return 100 * (self.share - self.chance)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share (E. B. Wilson 1927), as if each question were a new one of the kind."""
        return wilson(self.share, len(self.credits))

    @property
    def solved(self) -> list[str]:
        """The questions that it has right for certain."""
        return [name for name, credit in self.credits.items() if credit == 1]


def wilson(share: float, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share of ``count`` (E. B. Wilson 1927, equation 4)."""
    squared = Z_95**2
    middle = (share + squared / (2 * count)) / (1 + squared / count)
    half = Z_95 / (1 + squared / count) * math.sqrt(share * (1 - share) / count + squared / (4 * count**2))
    return max(middle - half, 0.0), min(middle + half, 1.0)


def credit(scores: Sequence[float], key: int) -> float:
    """Return the chance of taking the key: 1 over the number of options that share the highest score, or 0."""
    best = max(scores)
    return 1 / scores.count(best) if scores[key] == best else 0.0


def _finder(name: str) -> Words:
    return Words(word_file(name))


_absolutes, _hedges = _finder("absolutes"), _finder("hedges")
_feelings, _asking = _finder("feelings"), _finder("asking")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm](?:e|y|ine|yself)|[Ww]e|[Uu]s|[Oo]urs?)\b")  # not the US, nor an IV


def _overlap_with_stem(question: WrittenQuestion, option: WrittenOption) -> float:
    return float(len(option.content & question.stem_content))


def _convergence(question: WrittenQuestion, option: WrittenOption) -> float:
    return float(sum(len(option.content & other.content) for other in question.options if other is not option))


ROBOTS = (
    Robot("longest", "the longest option", lambda _, option: float(len(option.plain))),
    Robot("shortest", "the shortest option", lambda _, option: -float(len(option.plain))),
    Robot("stem-words", "most words shared with the stem", _overlap_with_stem),
    Robot("few-absolutes", "fewest absolute words", lambda _, option: -float(len(_absolutes.find(option.unquoted)))),
    Robot("convergence", "most in common with the other options", _convergence),
    Robot(
        "question-mark", "ends in a question mark", lambda _, option: float(option.plain.rstrip("\"' ").endswith("?"))
    ),
    Robot(
        "feelings",
        "words of feeling, or in the first person",
        lambda _, option: float(len(_feelings.find(option.plain)) + len(_FIRST_PERSON.findall(option.plain))),
    ),
    Robot("hedging", "words such as may, tends or some", lambda _, option: float(len(_hedges.find(option.plain)))),
    Robot("asking", "asks, offers, what or how", lambda _, option: float(len(_asking.find(option.plain)))),
)


def run(robot: Robot, questions: Sequence[WrittenQuestion]) -> Result:
    """Let a robot answer single questions. There must be at least one."""
    credit_of = {
        name_of(question): credit([robot.score(question, option) for option in question.options], _place(question))
        for question in questions
    }
    return Result(robot.name, robot.looks_for, credit_of, chance_of(questions))


def chance_of(questions: Sequence[WrittenQuestion]) -> float:
    """Return the mean chance of taking the key blindly."""
    return sum(1 / len(question.options) for question in questions) / len(questions)


def most_frequent_position(questions: Sequence[WrittenQuestion]) -> Result:
    """Let a robot take the place in the file at which most questions have their key."""
    places = Counter(map(_place, questions))
    credit_of = {
        name_of(question): credit([float(places[place]) for place in range(len(question.options))], _place(question))
        for question in questions
    }
    return Result("position", "the most frequent place in the file", credit_of, chance_of(questions))


def _place(question: WrittenQuestion) -> int:
    assert question.key is not None
    return question.key.place


def name_of(question: WrittenQuestion) -> str:
    """Return a question's name over all banks."""
    return str(QuestionKey(question.bank.head.id, question.question.id))


def all_results(questions: Sequence[WrittenQuestion]) -> list[Result]:
    """Return how every surface robot did."""
    return [*(run(robot, questions) for robot in ROBOTS), most_frequent_position(questions)]
