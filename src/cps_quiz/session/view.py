"""What a front may read of a sitting: plain frozen values, as of the last command."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cps_quiz.questions.controls import Response, Score
from cps_quiz.session.messages import Confidence, Ending
from cps_quiz.session.plan import Policy, Slot


class Phase(StrEnum):
    """Where a session stands."""

    READY = "ready"
    ASKING = "asking"
    FEEDBACK = "feedback"
    REVIEWING = "reviewing"
    PAUSED = "paused"
    FINISHED = "finished"


RUNNING = frozenset({Phase.ASKING, Phase.REVIEWING})


class Standing(StrEnum):
    """How a question stands. What is answered stays so, though the question expires or is withdrawn later."""

    UNSEEN = "unseen"
    SEEN = "seen"
    ANSWERED = "answered"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class SlotState:
    """What has happened to one question."""

    seen: bool = False
    response: Response | None = None
    score: Score | None = None
    confidence: Confidence | None = None
    chosen: Response | None = None
    chosen_confidence: Confidence | None = None
    struck: frozenset[int] = frozenset()
    flagged: bool = False
    skipped: bool = False
    expired: bool = False
    withdrawn: bool = False
    used_ms: int = 0
    attempts: int = 0
    warned_ms: tuple[int, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether a response counts."""
        return self.score is not None

    def is_closed(self, policy: Policy) -> bool:
        """Whether the question can't be visited any more."""
        return self.withdrawn or self.expired or (self.answered and not policy.may_change_answers)


@dataclass(frozen=True, slots=True)
class View:
    """All that a front may read. ``place`` is the question that is open or was left last, from 0.

    ``slots`` are the ``planned`` ones of the plan, in their places, and behind them the repeats of what was missed,
    which count nowhere.
    Remaining times are None where there is no limit, ``break_remaining_ms`` where no break is under way.
    ``break_offered_ms`` is the limit of the break that Pause would take now, or None.
    """

    phase: Phase
    place: int
    slot: Slot
    slots: tuple[Slot, ...]
    state: SlotState
    states: tuple[SlotState, ...]
    planned: int
    policy: Policy
    used_ms: int
    remaining_ms: int | None
    question_remaining_ms: int | None
    break_remaining_ms: int | None
    break_offered_ms: int | None
    ending: Ending | None

    @property
    def total(self) -> int:
        """How many times the sitting asks: its questions, and the repeats of what was missed."""
        return len(self.states)

    def number(self, place: int) -> int:
        """Return the number that a question goes by, from 1: a repeat has that of the first time."""
        return next(n for n, slot in enumerate(self.slots, 1) if slot.key == self.slots[place].key)

    def standing(self, place: int) -> Standing:
        """Return how a question stands. One that has no item and no answer is withdrawn."""
        state = self.states[place]
        if state.answered:
            return Standing.ANSWERED
        if state.withdrawn or self.slots[place].item is None:
            return Standing.WITHDRAWN
        if state.expired:
            return Standing.EXPIRED
        return Standing.SEEN if state.seen else Standing.UNSEEN

    @property
    def answered(self) -> int:
        """How many of the sitting's questions are answered."""
        return sum(state.answered for state in self.states[: self.planned])

    @property
    def is_repeat(self) -> bool:
        """Whether the question was missed before in this sitting and is asked once more."""
        return self.place >= self.planned

    @property
    def open_places(self) -> tuple[int, ...]:
        """The questions that still wait for an answer, in order."""
        waiting = {Standing.UNSEEN, Standing.SEEN}
        return tuple(place for place in range(self.total) if self.standing(place) in waiting)

    @property
    def flagged_places(self) -> tuple[int, ...]:
        """The questions that are flagged, in order, whether or not they can still be visited."""
        return tuple(place for place, state in enumerate(self.states) if state.flagged)

    @property
    def flagged_to_visit(self) -> tuple[int, ...]:
        """The flagged questions that can still be visited, in order."""
        return tuple(place for place in self.flagged_places if not self.states[place].is_closed(self.policy))

    @property
    def without_answer(self) -> tuple[int, ...]:
        """The questions for which nothing counts if the sitting is handed in now, in order; repeats count nowhere."""
        is_chosen = self.policy.unsubmitted_counts
        return tuple(
            place
            for place in self.open_places
            if place < self.planned and not (is_chosen and self.states[place].chosen is not None)
        )


def following(places: Iterable[int], place: int) -> int | None:
    """Return the first of ``places`` after ``place``, going on from the start; ``place`` itself only where it is alone.

    None where there are no places.
    """
    return min(places, key=lambda other: (other <= place, other), default=None)
