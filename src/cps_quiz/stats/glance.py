"""Today at a glance: what the bare command tells."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.history.fold import PastSession

MIN_ANSWERS_FOR_A_WEAK_TOPIC = 3


@dataclass(frozen=True, slots=True)
class TopicShare:
    """How a topic went at last answers: ``correct`` of ``answered`` questions."""

    bank: str
    topic: str
    title: str
    correct: int
    answered: int


@dataclass(frozen=True, slots=True)
class Glance:
    """What there is to say of what was done. ``last`` is the newest finished session with a score."""

    questions: int
    unseen: int
    last: PastSession | None
    weakest: TopicShare | None


def glance(items: Sequence[Item], sessions: Iterable[PastSession], last_right: Mapping[QuestionKey, bool]) -> Glance:
    """Return the glance.

    ``sessions`` are in the order of their first record; ``last_right`` tells of each question that was answered
    whether the last answer was right.
    """
    active = [item for item in items if not item.question.retired]
    seen = [item for item in active if item.key in last_right]
    answered: Counter[tuple[str, str]] = Counter()
    correct: Counter[tuple[str, str]] = Counter()
    titles: dict[tuple[str, str], str] = {}
    for item in seen:
        topic = (item.bank.id, item.topic_id)
        titles[topic] = item.topic.title
        answered[topic] += 1
        correct[topic] += last_right[item.key]
    shares = [
        TopicShare(*topic, title=titles[topic], correct=correct[topic], answered=count)
        for topic, count in answered.items()
        if count >= MIN_ANSWERS_FOR_A_WEAK_TOPIC and correct[topic] < count
    ]
    finished = [past for past in sessions if past.finished and past.finished.counted]
    return Glance(
        questions=len(active),
        unseen=len(active) - len(seen),
        last=finished[-1] if finished else None,
        weakest=min(shares, key=lambda share: (share.correct / share.answered, share.title), default=None),
    )
