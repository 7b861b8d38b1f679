"""What a finished sitting comes to. Pure functions of the plan and the last view."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from cps_quiz.session.messages import Ending
from cps_quiz.session.plan import Plan
from cps_quiz.session.view import View

_ROUNDING = 1e-9  # seven points of ten may be 6.999999999999999 when they are summed up from parts


@dataclass(frozen=True, slots=True)
class TopicResult:
    """How a topic went. ``counted`` is what the share is over; ``points`` include those for parts that are right."""

    bank: str
    topic: str
    title: str
    correct: int
    counted: int
    points: float


@dataclass(frozen=True, slots=True)
class TrapResult:
    """A misconception and how often it was fallen for."""

    bank: str
    trap: str
    title: str
    times: int


@dataclass(frozen=True, slots=True)
class Result:
    """The score and what is told beside it.

    ``correct`` of ``counted`` questions are fully right. ``points`` adds up the same questions, one point each, with
    those for parts that are right. Where ``counts_parts`` holds the score is made of points, else of what is fully
    right.
    ``missed`` and ``unanswered`` are places. ``share`` and ``passed`` are None where nothing was counted.
    """

    ending: Ending
    asked: int
    answered: int
    correct: int
    counted: int
    points: float
    counts_parts: bool
    pass_mark: float
    used_ms: int
    answer_ms: int
    topics: tuple[TopicResult, ...]
    traps: tuple[TrapResult, ...]
    missed: tuple[int, ...]
    unanswered: tuple[int, ...]
    expired: tuple[int, ...]
    has_crisis_content: bool

    @property
    def share(self) -> float | None:
        """The score, 0 to 1: the share of counted questions that are fully right, or of points where parts count."""
        if not self.counted:
            return None
        return (self.points if self.counts_parts else self.correct) / self.counted

    @property
    def passed(self) -> bool | None:
        """Whether the share reaches the pass mark: by points where parts count."""
        return None if self.share is None else self.share >= self.pass_mark - _ROUNDING

    @property
    def ms_per_answer(self) -> int | None:
        """The mean time of the questions that were answered."""
        return self.answer_ms // self.answered if self.answered else None


def result_of(plan: Plan, view: View) -> Result:
    """Return the result of a session that is finished.

    A session that was ended early is scored over what was answered. After handing in, or when the time has ended it,
    what is unanswered scores nothing. Questions that changed since the plan was made and were not answered count
    nowhere, nor do repeats of what was missed.
    """
    assert view.ending is not None, "the session must be finished"
    places = [p for p, state in enumerate(view.states[: len(plan.slots)]) if state.answered or not state.withdrawn]
    scores = {p: score for p in places if (score := view.states[p].score)}
    answered = list(scores)
    right = {p for p, score in scores.items() if score.correct}
    points = {p: score.points for p, score in scores.items()}
    early = view.ending is Ending.EARLY
    counted = answered if early else places
    return Result(
        ending=view.ending,
        asked=sum(view.states[p].seen for p in places),
        answered=len(answered),
        correct=len(right),
        counted=len(counted),
        points=sum(points.values()),
        counts_parts=plan.policy.counts_parts,
        pass_mark=plan.policy.pass_mark,
        used_ms=view.used_ms,
        answer_ms=sum(view.states[p].used_ms for p in answered),
        topics=_topics(plan, counted, right, points),
        traps=_traps(plan, view, answered),
        missed=tuple(p for p in answered if p not in right),
        unanswered=tuple(p for p in places if not view.states[p].answered),
        expired=tuple(p for p in places if view.states[p].expired),
        has_crisis_content=any(
            slot.item.question.crisis for p in places if (slot := plan.slots[p]).item and view.states[p].seen
        ),
    )


def _topics(plan: Plan, counted: list[int], right: set[int], points: Mapping[int, float]) -> tuple[TopicResult, ...]:
    by_topic: dict[tuple[str, str, str], list[int]] = {}
    for place in counted:
        item = plan.slots[place].item
        if item is not None:
            by_topic.setdefault((item.bank.id, item.topic_id, item.topic.title), []).append(place)
    return tuple(
        TopicResult(
            *topic,
            correct=sum(place in right for place in places),
            counted=len(places),
            points=sum(points.get(place, 0.0) for place in places),
        )
        for topic, places in by_topic.items()
    )


def _traps(plan: Plan, view: View, answered: list[int]) -> tuple[TrapResult, ...]:
    times: Counter[tuple[str, str, str]] = Counter()
    for place in answered:
        item, response = plan.slots[place].item, view.states[place].response
        if item is None or response is None:
            continue
        for trap in item.question.traps(response):
            times[item.bank.id, trap, item.bank.misconceptions[trap].title] += 1
    return tuple(TrapResult(*trap, times=count) for trap, count in times.most_common())
