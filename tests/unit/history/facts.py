"""Records for tests, stamped by hand."""

from cps_quiz.clock import Instant
from cps_quiz.history.records import (
    Answered,
    FaultNoted,
    Flagged,
    SessionFinished,
    SessionStarted,
    StoredBank,
    StoredPart,
    StoredPolicy,
    StoredSlot,
    Undone,
)

POLICY = StoredPolicy(
    feedback="each",
    time_limit_ms=720_000,
    question_limit_ms=None,
    extra_time=1.0,
    may_pause=True,
    asks_confidence=False,
    unsubmitted_counts=False,
    reviews_before_end=False,
    pass_mark=0.7,
    session_warnings_ms=(60_000,),
    question_warnings_ms=(10_000,),
)


def at(minute: int) -> str:
    """Return the time so many minutes after ten in the morning of a day."""
    return Instant(Instant.from_iso("2026-11-22T10:00:00.000Z").utc_ms + minute * 60_000).iso


def started(seq: int, *, session: str = "s", device: str = "d", minute: int | None = None) -> SessionStarted:
    return SessionStarted(
        id=f"{device}-{seq}",
        device=device,
        seq=seq,
        at=at(seq if minute is None else minute),
        session=session,
        mode="quiz",
        seed="7",
        policy=POLICY,
        banks=(StoredBank(id="small", version="1"),),
        slots=tuple(
            StoredSlot(bank="small", question=question, content_hash="0123456789abcdef", order=(1, 0, 2))
            for question in ("one", "two")
        ),
    )


def answered(
    seq: int,
    *,
    session: str = "s",
    device: str = "d",
    minute: int | None = None,
    place: int = 0,
    question: str = "one",
    correct: bool = True,
    attempt: int = 1,
    confidence: str | None = None,
    bank: str = "small",
) -> Answered:
    return Answered(
        id=f"{device}-{seq}",
        device=device,
        seq=seq,
        at=at(seq if minute is None else minute),
        session=session,
        place=place,
        bank=bank,
        question=question,
        topic="first",
        content_hash="0123456789abcdef",
        response=(StoredPart(part=0 if correct else 1, text_hash="abcdef012345"),),
        correct=correct,
        points=float(correct),
        maximum=1.0,
        elapsed_ms=4000,
        confidence=confidence,
        attempt=attempt,
        traps=() if correct else ("advice",),
    )


def flagged(seq: int, *, on: bool, session: str = "s", device: str = "d", place: int = 0) -> Flagged:
    return Flagged(
        id=f"{device}-{seq}",
        device=device,
        seq=seq,
        at=at(seq),
        session=session,
        place=place,
        bank="small",
        question="one",
        on=on,
    )


def noted(seq: int, note: str, *, session: str = "s", device: str = "d") -> FaultNoted:
    return FaultNoted(
        id=f"{device}-{seq}",
        device=device,
        seq=seq,
        at=at(seq),
        session=session,
        bank="small",
        question="one",
        content_hash="0123456789abcdef",
        note=note,
    )


def undone(seq: int, target: str, *, device: str = "d") -> Undone:
    return Undone(id=f"{device}-{seq}", device=device, seq=seq, at=at(seq), target=target)


def finished(
    seq: int, *, session: str = "s", device: str = "d", correct: int = 1, counted: int = 2, ending: str = "complete"
) -> SessionFinished:
    return SessionFinished(
        id=f"{device}-{seq}",
        device=device,
        seq=seq,
        at=at(seq),
        session=session,
        ending=ending,
        used_ms=65_000,
        asked=2,
        answered=2,
        correct=correct,
        points=float(correct),
        counted=counted,
        passed=correct / counted >= 0.7 if counted else None,
    )
