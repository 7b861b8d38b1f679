"""What changes during a sitting, and what follows from it. ``engine.py`` alone changes it."""

from dataclasses import dataclass, field, replace

from cps_quiz.session.messages import Ending, Event
from cps_quiz.session.plan import Policy, Slot
from cps_quiz.session.view import RUNNING, Phase, SlotState, View


@dataclass(slots=True)
class State:
    """What changes. Copied whole before each command, so that an illegal one leaves nothing behind.

    The first ``planned`` of ``sitting`` and ``slots`` are the plan's questions, those behind them repeats. ``order``
    holds places in the order of asking; ``now`` is session time. The first ``breaks_earned`` of the policy's breaks
    were earned, and the first ``breaks_taken`` of those are used up. ``break_ends`` is the session time at which the
    pause that is under way ends by itself, None where it has no limit.
    """

    policy: Policy
    slots: list[SlotState]
    sitting: tuple[Slot, ...]
    order: tuple[int, ...]
    planned: int
    phase: Phase = Phase.READY
    place: int = 0
    now: int = 0
    used_ms: int = 0
    warned_ms: tuple[int, ...] = ()
    phase_before_pause: Phase = Phase.ASKING
    breaks_earned: int = 0
    breaks_taken: int = 0
    break_ends: int | None = None
    ending: Ending | None = None
    events: list[Event] = field(default_factory=list)

    def copy(self) -> "State":
        """Return a state that can be changed while this one stays, with no events yet."""
        return replace(self, slots=list(self.slots), events=[])

    @property
    def view(self) -> View:
        """All that a front may read."""
        return View(
            phase=self.phase,
            place=self.place,
            slot=self.sitting[self.place],
            slots=self.sitting,
            state=self.slots[self.place],
            states=tuple(self.slots),
            planned=self.planned,
            policy=self.policy,
            used_ms=self.used_ms,
            remaining_ms=self.remaining_ms,
            question_remaining_ms=self.question_remaining_ms,
            break_remaining_ms=self.break_remaining_ms,
            break_offered_ms=self.break_offered_ms,
            ending=self.ending,
        )

    # --- time ---

    @property
    def remaining_ms(self) -> int | None:
        """What is left of the session's limit."""
        limit = self.policy.session_limit_ms
        return None if limit is None else max(limit - self.used_ms, 0)

    @property
    def question_remaining_ms(self) -> int | None:
        """What is left of the limit of the question at ``place``."""
        limit = self.policy.each_limit_ms
        return None if limit is None else max(limit - self.slots[self.place].used_ms, 0)

    @property
    def break_remaining_ms(self) -> int | None:
        """What is left of the break that is under way."""
        if self.phase is not Phase.PAUSED or self.break_ends is None:
            return None
        return self.break_ends - self.now

    @property
    def break_offered_ms(self) -> int | None:
        """The limit of the break that may be taken now."""
        if self.phase not in RUNNING or self.breaks_taken == self.breaks_earned:
            return None
        return self.policy.breaks[self.breaks_taken].limit_ms

    @property
    def warnings_to_come(self) -> tuple[int, ...]:
        """The session's warnings that were not given yet."""
        return _to_come(self.policy.session_warnings_ms, self.policy.session_limit_ms, self.warned_ms)

    @property
    def question_warnings_to_come(self) -> tuple[int, ...]:
        """The warnings of the question at ``place`` that were not given yet."""
        given = self.slots[self.place].warned_ms
        return _to_come(self.policy.question_warnings_ms, self.policy.each_limit_ms, given)

    @property
    def deadline(self) -> int | None:
        """The session time at which something is due, or None while nothing can expire."""
        if self.phase is Phase.PAUSED:
            return self.break_ends
        if self.phase not in RUNNING:
            return None
        waits = _waits(self.remaining_ms, self.warnings_to_come)
        if self.phase is Phase.ASKING:
            waits += _waits(self.question_remaining_ms, self.question_warnings_to_come)
        return self.now + min(waits) if waits else None

    # --- questions ---

    def is_closed(self, place: int) -> bool:
        """Whether a question can't be visited any more."""
        return self.slots[place].is_closed(self.policy)

    def is_open(self, place: int) -> bool:
        """Whether a question still waits for an answer."""
        return not self.is_closed(place) and not self.slots[place].answered

    def next_open(self, place: int) -> int | None:
        """Return the first question after ``place`` that was not passed yet, or None."""
        following = self.order[self.order.index(place) + 1 :] if place in self.order else self.order
        if self.policy.may_change_answers:
            return next((p for p in following if not self.is_closed(p)), None)
        return next((p for p in following if self.is_open(p)), None)

    @property
    def passed(self) -> int:
        """How many questions were seen and left. Withdrawn ones do not count."""
        seen = sum(slot.seen and not slot.withdrawn for slot in self.slots)
        return seen - (self.phase is Phase.ASKING and not self.slots[self.place].withdrawn)

    @property
    def has_something_to_review(self) -> bool:
        """Whether a question is open, or flagged and not closed."""
        return any(
            self.is_open(place) or (slot.flagged and not self.is_closed(place)) for place, slot in enumerate(self.slots)
        )


def _to_come(warnings: tuple[int, ...], limit: int | None, given: tuple[int, ...]) -> tuple[int, ...]:
    """Return the warnings that are still to be given. One of more than half of the limit would tell nothing."""
    return tuple(w for w in warnings if limit is not None and 2 * w <= limit and w not in given)


def _waits(remaining: int | None, warnings: tuple[int, ...]) -> list[int]:
    """Return how long it is to the end and to each warning."""
    return [] if remaining is None else [remaining, *(remaining - warning for warning in warnings)]
