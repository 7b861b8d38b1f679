"""Where the learner stands in each bank, topic and objective."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.stats.attempts import Attempt, Meeting
from cps_quiz.stats.tally import Tally


@dataclass(frozen=True, slots=True)
class Part:
    """A bank, or one of its topics or objectives. ``id`` is the bank's own id where it is a bank."""

    bank: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How a part went.

    ``questions`` and ``seen`` leave retired questions out. ``last`` counts last answers, ``first`` first meetings and
    ``every`` all answers. ``recall`` is the mean chance, 0 to 1, that a seen question is remembered tomorrow.
    """

    part: Part
    questions: int
    seen: int
    last: Tally
    first: Tally
    every: Tally
    recall: float | None


Recalls = Mapping[QuestionKey, float]
Grouping = Callable[[Item], Iterable[Part]]


def bank_of(item: Item) -> Iterable[Part]:
    """Return a question's bank."""
    return (Part(item.bank.id, item.bank.id, item.bank.title),)


def topic_of(item: Item) -> Iterable[Part]:
    """Return a question's topic."""
    return (Part(item.bank.id, item.topic_id, item.topic.title),)


def objectives_of(item: Item) -> Iterable[Part]:
    """Return a question's objectives, the secondary ones too, as ``quiz --objective`` finds it."""
    texts = {name: text for topic in item.bank.topics.values() for name, text in topic.objectives.items()}
    return (Part(item.bank.id, name, texts[name]) for name in item.objective_ids)


def progress(items: Sequence[Item], attempts: Sequence[Attempt], recalls: Recalls, by: Grouping) -> list[Progress]:
    """Return the progress of every part that has a question, in the order of ``items``."""
    given: dict[QuestionKey, list[Attempt]] = {}
    for attempt in attempts:
        given.setdefault(attempt.key, []).append(attempt)
    parts: dict[Part, list[Item]] = {}
    for item in items:
        for part in by(item):
            parts.setdefault(part, []).append(item)
    return [_progress(part, of, given, recalls) for part, of in parts.items()]


def _progress(
    part: Part, items: Sequence[Item], given: Mapping[QuestionKey, Sequence[Attempt]], recalls: Recalls
) -> Progress:
    active = [item for item in items if not item.question.retired]
    seen = [item for item in active if item.key in given]
    attempts = [attempt for item in items for attempt in given.get(item.key, ())]
    known = [recalls[item.key] for item in seen if item.key in recalls]
    return Progress(
        part=part,
        questions=len(active),
        seen=len(seen),
        last=Tally.of(given[item.key][-1].correct for item in seen),
        first=Tally.of(attempt.correct for attempt in attempts if attempt.meeting is Meeting.FIRST),
        every=Tally.of(attempt.correct for attempt in attempts),
        recall=sum(known) / len(known) if known else None,
    )


def weakest(rows: Iterable[Progress], *, count: int) -> list[Progress]:
    """Return the seen parts whose last answers were not all right, those first that are surely weak.

    They are ordered by the upper end of the likely range of their share, so that one miss of one weighs little.
    """
    missed = [row for row in rows if row.last.hits < row.last.total]
    return sorted(missed, key=lambda row: (row.last.likely[1], row.part.title))[:count]
