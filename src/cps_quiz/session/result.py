"""What a finished sitting comes to. Pure functions of the plan and the last view."""

from collections import Counter
from dataclasses import dataclass

from cps_quiz.session.messages import Ending
from cps_quiz.session.plan import Plan
from cps_quiz.session.view import View


@dataclass(frozen=True, slots=True)
class TopicResult:
    """How a topic went. ``counted`` is what the share is over."""

    bank: str
    topic: str
    title: str
    correct: int
    counted: int


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

    ``correct`` of ``counted`` questions are fully right. ``points`` adds up partial points of the same questions.
    ``missed`` and ``unanswered`` are places. ``share`` and ``passed`` are None where nothing was counted.
    """

    ending: Ending
    asked: int
    answered: int
    correct: int
    counted: int
    points: float
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
        """The share of counted questions that are right, 0 to 1."""
        return self.correct / self.counted if self.counted else None

    @property
    def passed(self) -> bool | None:
        """Whether the share reaches the pass mark."""
        return None if self.share is None else self.share >= self.pass_mark

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
    answered = [p for p in places if view.states[p].answered]
    right = [p for p in answered if (score := view.states[p].score) and score.correct]
    early = view.ending is Ending.EARLY
    counted = answered if early else places
    return Result(
        ending=view.ending,
        asked=sum(view.states[p].seen for p in places),
        answered=len(answered),
        correct=len(right),
        counted=len(counted),
        points=sum(score.points for p in answered if (score := view.states[p].score)),
        pass_mark=plan.policy.pass_mark,
        used_ms=view.used_ms,
        answer_ms=sum(view.states[p].used_ms for p in answered),
        topics=_topics(plan, counted, set(right)),
        traps=_traps(plan, view, answered),
        missed=tuple(p for p in answered if p not in set(right)),
        unanswered=tuple(p for p in places if not view.states[p].answered),
        expired=tuple(p for p in places if view.states[p].expired),
        has_crisis_content=any(
            slot.item.question.crisis for p in places if (slot := plan.slots[p]).item and view.states[p].seen
        ),
    )


def _topics(plan: Plan, counted: list[int], right: set[int]) -> tuple[TopicResult, ...]:
    totals: Counter[tuple[str, str, str]] = Counter()
    rights: Counter[tuple[str, str, str]] = Counter()
    for place in counted:
        item = plan.slots[place].item
        if item is None:
            continue
        topic = (item.bank.id, item.topic_id, item.topic.title)
        totals[topic] += 1
        rights[topic] += place in right
    return tuple(TopicResult(*topic, correct=rights[topic], counted=total) for topic, total in totals.items())


def _traps(plan: Plan, view: View, answered: list[int]) -> tuple[TrapResult, ...]:
    times: Counter[tuple[str, str, str]] = Counter()
    for place in answered:
        item, response = plan.slots[place].item, view.states[place].response
        if item is None or response is None:
            continue
        for trap in item.question.traps(response):
            times[item.bank.id, trap, item.bank.misconceptions[trap].title] += 1
    return tuple(TrapResult(*trap, times=count) for trap, count in times.most_common())
