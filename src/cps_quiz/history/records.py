"""What is written, one record a line, with versions. ``docs/history.md`` shows an example of each kind.

A reader ignores fields it does not know, and keeps lines of kinds it does not know.
"""

from datetime import date, datetime
from typing import Annotated, get_args

import msgspec
from msgspec import UNSET, Meta, UnsetType

VERSION = 1
Weekday = Annotated[int, Meta(ge=0, le=6)]
UNSTAMPED = "1970-01-01T00:00:00.000Z"
_time_of = datetime.fromisoformat  # found once: it is called for every record


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", gc=False):
    """What every fact has. ``seq`` counts a device's records from 1; ``at`` is UTC, ``offset_min`` the local offset."""

    v: int = VERSION
    id: str = ""
    device: str = ""
    seq: int = 0
    at: str = UNSTAMPED
    offset_min: Annotated[int, Meta(ge=-1440, le=1440)] = 0

    def __post_init__(self) -> None:
        """Refuse a time that can't be read: such a line is damaged, and whoever counts days need not expect it."""
        if _time_of(self.at).tzinfo is None:
            raise ValueError("a time needs its offset")


class StoredBreak(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A break that a sitting offers; see ``session.plan.Break``."""

    after: int
    limit_ms: int


class StoredPolicy(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The rules of a sitting; see ``session.plan.Policy``."""

    feedback: str
    time_limit_ms: int | None
    question_limit_ms: int | None
    extra_time: float
    may_pause: bool
    asks_confidence: bool
    unsubmitted_counts: bool
    reviews_before_end: bool
    pass_mark: float
    session_warnings_ms: tuple[int, ...]
    question_warnings_ms: tuple[int, ...]
    repeats_missed: bool = False
    breaks: tuple[StoredBreak, ...] = ()
    counts_parts: bool = False


class StoredSlot(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One question of a plan and the order of its parts on the screen."""

    bank: str
    question: str
    content_hash: str
    order: tuple[int, ...]


class StoredBank(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A bank of a plan. ``path`` is set where it was named by its path and not found on the shelf."""

    id: str
    version: str = ""
    path: str | None = None


class StoredPart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A part that was chosen: its authored id, else its place in the author's order, and the hash of its text.

    In a matching ``left`` tells which left was given this part.
    """

    part: int | str
    text_hash: str
    left: int | str | None = None


class SessionStarted(Record, frozen=True, kw_only=True, tag="session-started", gc=False):
    """A sitting began; its whole plan. ``title`` is an exam's, else empty."""

    session: str
    mode: str
    seed: str
    policy: StoredPolicy
    banks: tuple[StoredBank, ...]
    slots: tuple[StoredSlot, ...]
    title: str = ""


class Answered(Record, frozen=True, kw_only=True, tag="answered", gc=False):
    """A response counted. A later attempt at the same place replaces it."""

    session: str
    place: int
    bank: str
    question: str
    topic: str
    content_hash: str
    response: tuple[StoredPart, ...]
    correct: bool
    points: float
    maximum: float
    elapsed_ms: int
    confidence: str | None = None
    attempt: int = 1
    traps: tuple[str, ...] = ()


class Flagged(Record, frozen=True, kw_only=True, tag="flagged", gc=False):
    """A flag was set or taken away."""

    session: str
    place: int
    bank: str
    question: str
    on: bool


class FaultNoted(Record, frozen=True, kw_only=True, tag="fault-noted", gc=False):
    """The learner says that a question is faulty."""

    session: str
    bank: str
    question: str
    content_hash: str
    note: str


class Undone(Record, frozen=True, kw_only=True, tag="undone", gc=False):
    """Another record counts no more."""

    target: str


class SessionFinished(Record, frozen=True, kw_only=True, tag="session-finished", gc=False):
    """A sitting ended. ``counted`` questions are what the score is over; ``expired`` are places whose time ran out."""

    session: str
    ending: str
    used_ms: int
    asked: int
    answered: int
    correct: int
    points: float
    counted: int
    passed: bool | None = None
    expired: tuple[int, ...] = ()


class StudyPlanSet(Record, frozen=True, kw_only=True, tag="study-plan-set", gc=False):
    """What the learner has set out to do. Only the fields that were set are there; the last word on each holds.

    ``exam_date`` is an ISO date, or null for none; ``weekdays`` count from Monday, 0.
    """

    exam_date: str | UnsetType | None = UNSET
    minutes_a_day: Annotated[int, Meta(ge=1, le=1440)] | UnsetType = UNSET
    weekdays: Annotated[tuple[Weekday, ...], Meta(min_length=1)] | UnsetType = UNSET
    profile: str | UnsetType | None = UNSET

    def __post_init__(self) -> None:
        """Refuse an exam day that is no date: such a line is damaged."""
        super().__post_init__()
        if isinstance(self.exam_date, str):
            date.fromisoformat(self.exam_date)


class ParametersFitted(Record, frozen=True, kw_only=True, tag="parameters-fitted", gc=False):
    """Memory parameters were fitted to this learner and predicted better. None: back to those of the average learner.

    Log losses are means over the ``held_out`` reviews that the fit did not see.
    """

    parameters: Annotated[tuple[float, ...], Meta(min_length=21, max_length=21)] | None
    fitted_log_loss: float
    default_log_loss: float
    reviews: int
    held_out: int


AnyRecord = (
    SessionStarted | Answered | Flagged | FaultNoted | Undone | SessionFinished | StudyPlanSet | ParametersFitted
)
KINDS = frozenset(str(kind.__struct_config__.tag) for kind in get_args(AnyRecord))

DISCARDED = "discarded"


class Envelope(msgspec.Struct, frozen=True, gc=False):
    """What a record of any kind and version has."""

    v: int
    kind: str
    id: str
    device: str
    seq: int
    at: str
