"""What a sitting asks, in which order, under which limits. A plan never changes once the session has begun."""

from dataclasses import dataclass
from enum import StrEnum

from cps_quiz.bank.model import Item, QuestionKey

SECONDS_PER_QUESTION = 72
PASS_MARK = 0.70


class Feedback(StrEnum):
    """When a candidate learns what was right."""

    EACH = "each"
    END = "end"


@dataclass(frozen=True, slots=True)
class Break:
    """A break that may be taken once ``after`` questions were seen and left. The session's clock stands still in it."""

    after: int
    limit_ms: int


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of a sitting. Times are base times in milliseconds; ``extra_time`` multiplies them, but no breaks.

    ``breaks`` are in order of ``after``; each may be taken once. Where the candidate may pause they are ignored.

    Where feedback comes at the end, answers may be changed and every question may be visited until then. Where it comes
    after each question, an answered question is closed; those that were skipped may be visited.
    """

    feedback: Feedback = Feedback.EACH
    time_limit_ms: int | None = None
    question_limit_ms: int | None = None
    extra_time: float = 1.0
    may_pause: bool = True
    breaks: tuple[Break, ...] = ()
    asks_confidence: bool = False
    unsubmitted_counts: bool = False  # what is chosen when a question is left or the time ends: in an exam
    repeats_missed: bool = False  # a missed question comes back in the same sitting: in a review
    reviews_before_end: bool = False  # an exam always shows its review screen; a quiz only where something is open
    counts_parts: bool = False  # the score is over points, parts of questions included: in some exams
    pass_mark: float = PASS_MARK
    session_warnings_ms: tuple[int, ...] = (600_000, 300_000, 60_000, 30_000)
    question_warnings_ms: tuple[int, ...] = (10_000,)

    @property
    def session_limit_ms(self) -> int | None:
        """The time for the whole session, extra time included."""
        return None if self.time_limit_ms is None else round(self.time_limit_ms * self.extra_time)

    @property
    def each_limit_ms(self) -> int | None:
        """The time for each question, extra time included."""
        return None if self.question_limit_ms is None else round(self.question_limit_ms * self.extra_time)

    @property
    def may_change_answers(self) -> bool:
        """Whether an answer may be changed until the end."""
        return self.feedback is Feedback.END

    @property
    def repeats(self) -> bool:
        """Whether a missed question comes back; never where that would tell that it was missed."""
        return self.repeats_missed and not self.may_change_answers


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in the sitting. ``order`` is the order on the screen of the question's shuffled parts.

    ``item`` is None where the question has changed or vanished since the plan was made: it is then never asked.
    """

    key: QuestionKey
    content_hash: str
    order: tuple[int, ...]
    item: Item | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A sitting before it begins. ``title`` names it where its banks do not: an exam has its profile's."""

    id: str
    mode: str
    seed: str
    policy: Policy
    slots: tuple[Slot, ...]
    title: str = ""
