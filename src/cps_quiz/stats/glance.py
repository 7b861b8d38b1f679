"""Today at a glance: what the bare command tells."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cps_quiz.bank.model import Item
from cps_quiz.history.fold import History, PastSession
from cps_quiz.session.draw import exposure_of
from cps_quiz.stats.exposure import exposures_of

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
    """What there is to say today. ``last`` is the newest finished session with a score."""

    questions: int
    unseen: int
    answers: int
    answers_today: int
    last: PastSession | None
    weakest: TopicShare | None


def glance(items: Sequence[Item], history: History, *, today: str, study_days: Sequence[str]) -> Glance:
    """Return the glance. ``study_days`` are the study days of the history's answers, in order; ``today`` is one."""
    exposures = exposures_of(history.answers)
    active = [item for item in items if not item.question.retired]
    seen = [(item, exposure) for item in active if (exposure := exposure_of(item, exposures))]
    answered: Counter[tuple[str, str]] = Counter()
    correct: Counter[tuple[str, str]] = Counter()
    titles: dict[tuple[str, str], str] = {}
    for item, exposure in seen:
        topic = (item.bank.id, item.topic_id)
        titles[topic] = item.topic.title
        answered[topic] += 1
        correct[topic] += exposure.last_correct
    shares = [
        TopicShare(*topic, title=titles[topic], correct=correct[topic], answered=count)
        for topic, count in answered.items()
        if count >= MIN_ANSWERS_FOR_A_WEAK_TOPIC and correct[topic] < count
    ]
    finished = [past for past in history.sessions.values() if past.finished and past.finished.counted]
    return Glance(
        questions=len(active),
        unseen=len(active) - len(seen),
        answers=len(history.answers),
        answers_today=sum(day == today for day in study_days),
        last=finished[-1] if finished else None,
        weakest=min(shares, key=lambda share: (share.correct / share.answered, share.title), default=None),
    )
