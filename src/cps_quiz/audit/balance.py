"""How a bank's questions spread: over its blueprint, and over what a guesser or a reader could notice."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cps_quiz.lint.subject import WrittenBank
from cps_quiz.questions.base import DIFFICULTIES, LEVELS
from cps_quiz.questions.registry import QUESTION_TYPES

MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class Share:
    """How many questions, or options, are of a kind; ``wanted`` is what the bank's own weights ask for."""

    name: str
    count: int
    wanted: float | None = None


@dataclass(frozen=True)
class Balance:
    """The spread of a bank's questions that are not retired. Shares stand in a reader's order."""

    questions: int
    topics: Sequence[Share]
    objectives_without_question: Sequence[str]
    levels: Sequence[Share]
    difficulties: Sequence[Share]
    types: Sequence[Share]
    key_positions: Sequence[Share]
    misconceptions: Sequence[Share]
    names: Sequence[Share]


def balance_of(bank: WrittenBank) -> Balance:
    """Count a bank."""
    questions = [written.question for written in bank.active]
    topic_of = bank.head.topic_of_objective()
    topics = Counter(topic_of.get(question.objective, "") for question in questions)
    weights = sum(topic.weight for topic in bank.head.topics.values())
    covered = {objective for question in questions for objective in (question.objective, *question.also)}
    traps = Counter(trap for question in questions for trap in question.misconceptions())
    names = Counter(name for written in bank.active for name in written.names)
    positions = Counter(written.key.place for written in bank.singles if written.key)
    return Balance(
        questions=len(questions),
        topics=[
            Share(topic_id, topics[topic_id], len(questions) * topic.weight / weights)
            for topic_id, topic in bank.head.topics.items()
        ],
        objectives_without_question=[name for name in topic_of if name not in covered],
        levels=_in_order(LEVELS, Counter(question.level for question in questions)),
        difficulties=_in_order(DIFFICULTIES, Counter(question.difficulty for question in questions)),
        types=_in_order(QUESTION_TYPES, Counter(question.type_name for question in questions)),
        key_positions=[
            Share(chr(ord("A") + place), positions[place]) for place in range(max(positions, default=-1) + 1)
        ],
        misconceptions=[Share(name, count) for name, count in _most(traps, len(traps))],
        names=[Share(name.title(), count) for name, count in _most(names, MOST_NAMES)],
    )


def _in_order(names: Sequence[str] | Mapping[str, object], counted: Mapping[str, int]) -> list[Share]:
    return [Share(name, counted.get(name, 0)) for name in names]


def _most(counted: Counter[str], count: int) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda entry: (-entry[1], entry[0]))[:count]
