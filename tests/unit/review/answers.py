"""Answers, questions and studies for the review's tests."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count

from cps_quiz.bank.model import Bank, Item, Topic
from cps_quiz.clock import Instant
from cps_quiz.history.records import Answered
from cps_quiz.questions.choice import Option, Single
from cps_quiz.review.memory import Memory
from cps_quiz.review.study import Study, StudyPlan

TODAY = date(2026, 11, 22).toordinal()  # a Sunday
_numbers = count(1)


def answered(
    question: str = "q0",
    *,
    day: int = TODAY,
    hour: int = 12,
    minute: int = 0,
    offset_min: int = 0,
    correct: bool = True,
    confidence: str | None = None,
    elapsed_ms: int = 20_000,
    session: str | None = None,
    device: str = "d",
    bank: str = "bank",
    topic: str = "t0",
) -> Answered:
    """Return an answer given at that UTC time of a day, each in a session of its own, numbered as they are made."""
    seq = next(_numbers)
    midnight = Instant.from_iso(f"{date.fromordinal(day)}T00:00:00.000Z").utc_ms
    return Answered(
        id=f"{device}-{seq}",
        device=device,
        seq=seq,
        at=Instant(midnight + (hour * 60 + minute) * 60_000).iso,
        offset_min=offset_min,
        session=session or f"session-{seq}",
        place=0,
        bank=bank,
        question=question,
        topic=topic,
        content_hash="0",
        response=(),
        correct=correct,
        points=float(correct),
        maximum=1.0,
        elapsed_ms=elapsed_ms,
        confidence=confidence,
    )


def single(name: str, *, topic: int = 0, stem: str = "?", **fields: object) -> Single:
    options = (Option(text="Right", correct=True), Option(text="Wrong"))
    return Single(id=name, objective=f"O-{topic}", stem=stem, options=options, **fields)  # type: ignore[arg-type]


def items_of(questions: Iterable[Single], *, weights: Sequence[int] = (1,)) -> list[Item]:
    """Return questions in a bank whose topics ``t0``, ``t1`` ... have these weights."""
    topics = {
        f"t{number}": Topic(title=f"Topic {number}", objectives={f"O-{number}": "Do it"}, weight=weight)
        for number, weight in enumerate(weights)
    }
    return list(Bank(format=1, id="bank", title="A bank", topics=topics, questions=tuple(questions)).items())


def singles(number: int) -> list[Item]:
    return items_of(single(f"q{n}") for n in range(number))


def study_of(
    items: Sequence[Item], answers: Sequence[Answered] = (), *, plan: StudyPlan | None = None, today: int = TODAY
) -> Study:
    return Study(items, answers, plan or StudyPlan(), today, Memory.default())
