"""Commands in, events out. Both are plain frozen values; commands are also what a live session's journal holds.

A command about a question names it by its place, from 0, so that one which comes too late can't meet the next question.
Times are milliseconds of session time.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import msgspec

from cps_quiz.questions.controls import Response, Score

Confidence = Literal["sure", "unsure", "guess"]
CONFIDENCES: tuple[Confidence, ...] = ("sure", "unsure", "guess")


class Start(msgspec.Struct, frozen=True, tag="start"):
    """Begin with the first question."""


class Choose(msgspec.Struct, frozen=True, tag="choose", omit_defaults=True):
    """Mark a response without submitting it; None takes the mark away.

    In an exam it counts once its question is left, else it does not.
    """

    place: int
    response: Response | None = None
    confidence: Confidence | None = None


class Strike(msgspec.Struct, frozen=True, tag="strike"):
    """Strike a part out, or undo that. A help to the candidate; it counts for nothing."""

    place: int
    part: int


class Submit(msgspec.Struct, frozen=True, tag="submit", omit_defaults=True):
    """Answer the question."""

    place: int
    response: Response
    confidence: Confidence | None = None


class Skip(msgspec.Struct, frozen=True, tag="skip"):
    """Go to the next question and leave this one as it is."""

    place: int


class Flag(msgspec.Struct, frozen=True, tag="flag"):
    """Flag a question to come back to, or undo that."""

    place: int


class GoTo(msgspec.Struct, frozen=True, tag="go-to"):
    """Visit a question."""

    place: int


class Next(msgspec.Struct, frozen=True, tag="next"):
    """Leave the feedback."""


class Review(msgspec.Struct, frozen=True, tag="review"):
    """Open the review screen."""


class Pause(msgspec.Struct, frozen=True, tag="pause"):
    """Stop the clock and hide the question: for as long as one likes, or for the break that may be taken now."""


class Resume(msgspec.Struct, frozen=True, tag="resume"):
    """Go on where the pause began. A break that is left early is over."""


class Withdraw(msgspec.Struct, frozen=True, tag="withdraw"):
    """Take out a question that has changed or vanished since the plan was made: it is asked no more."""

    place: int


class Tick(msgspec.Struct, frozen=True, tag="tick"):
    """Say what time it is."""


class Finish(msgspec.Struct, frozen=True, tag="finish", omit_defaults=True):
    """End the session. ``hand_in`` scores what is open as wrong; otherwise the score is over what was answered."""

    hand_in: bool = True


Command = (
    Start | Choose | Strike | Submit | Skip | Flag | GoTo | Next | Review | Pause | Resume | Withdraw | Tick | Finish
)


class Ending(StrEnum):
    """Why a session ended."""

    COMPLETE = "complete"
    HANDED_IN = "handed-in"
    TIME = "time"
    EARLY = "early"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question is open and its clock runs."""

    place: int


@dataclass(frozen=True, slots=True)
class Answered:
    """A response counts. ``elapsed_ms`` is all the time the question was open; ``attempt`` counts changes, from 1."""

    place: int
    response: Response
    score: Score
    elapsed_ms: int
    confidence: Confidence | None
    attempt: int


@dataclass(frozen=True, slots=True)
class QuestionExpired:
    """The question's own time is over and no response counts. Where it is explained, nothing follows until Next."""

    place: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """The question was left open."""

    place: int


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag was set or taken away."""

    place: int
    on: bool


@dataclass(frozen=True, slots=True)
class Warned:
    """So much time is left for the session or for the question."""

    remaining_ms: int
    of_question: bool


@dataclass(frozen=True, slots=True)
class Reviewing:
    """The review screen is open."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stands still."""


@dataclass(frozen=True, slots=True)
class BreakOffered:
    """A break of at most ``limit_ms`` has been earned: Pause takes it, now or later."""

    limit_ms: int


@dataclass(frozen=True, slots=True)
class Resumed:
    """The clock runs again. ``by_time`` tells that a break's own time is over."""

    by_time: bool = False


@dataclass(frozen=True, slots=True)
class TooLate:
    """The command came after an expiry and no longer fits; it was not applied."""

    command: Command


@dataclass(frozen=True, slots=True)
class Finished:
    """The session is over."""

    ending: Ending


Event = (
    Asked
    | Answered
    | QuestionExpired
    | Skipped
    | Flagged
    | Warned
    | Reviewing
    | BreakOffered
    | Paused
    | Resumed
    | TooLate
    | Finished
)
