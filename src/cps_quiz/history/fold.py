"""The records folded into sessions and answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cps_quiz.history.records import (
    Answered,
    AnyRecord,
    FaultNoted,
    Flagged,
    ParametersFitted,
    SessionFinished,
    SessionStarted,
    StudyPlanSet,
    Undone,
)


@dataclass(slots=True)
class PastSession:
    """One sitting as the history tells it.

    ``answers`` holds the attempt that counts, by place; ``attempts`` also those that were replaced or undone.
    """

    id: str
    started: SessionStarted | None = None
    finished: SessionFinished | None = None
    answers: dict[int, Answered] = field(default_factory=dict)
    attempts: list[Answered] = field(default_factory=list)
    notes: list[FaultNoted] = field(default_factory=list)
    flags: dict[int, bool] = field(default_factory=dict)

    @property
    def recorded(self) -> set[tuple[int, int]]:
        """Place and number of every attempt."""
        return {(answer.place, answer.attempt) for answer in self.attempts}

    @property
    def answered(self) -> int:
        """How many of its questions are answered; a missed one that was asked once more counts once."""
        planned = len(self.started.slots) if self.started else None
        return sum(planned is None or place < planned for place in self.answers)

    @property
    def score(self) -> float | None:
        """The share of counted questions that are right, 0 to 1, or of points where parts count; None without one."""
        if self.finished is None or not self.finished.counted:
            return None
        by_points = self.started is not None and self.started.policy.counts_parts
        return round((self.finished.points if by_points else self.finished.correct) / self.finished.counted, 4)

    @property
    def started_at(self) -> str:
        """When it began, UTC; the first answer's time where the start was not recorded."""
        if self.started:
            return self.started.at
        return min((answer.at for answer in self.answers.values()), default="")


@dataclass(frozen=True, slots=True)
class History:
    """All sessions in the order of their first record, all answers that count, in order, and what the learner set.

    ``plans`` are all words on the study plan, in order; ``fitted`` is the last word on the memory's parameters.
    """

    sessions: dict[str, PastSession]
    answers: list[Answered]
    last_answer: Answered | None = None
    plans: tuple[StudyPlanSet, ...] = ()
    fitted: ParametersFitted | None = None

    @property
    def unfinished(self) -> list[PastSession]:
        """Sessions that began and did not end, newest first."""
        return [s for s in reversed(self.sessions.values()) if s.started and not s.finished]


class _Sessions(dict[str, PastSession]):
    """Sessions by id, made when first asked for."""

    def __missing__(self, session: str) -> PastSession:
        made = self[session] = PastSession(session)
        return made


def fold(records: Iterable[AnyRecord]) -> History:
    """Return what the records say, taken in order."""
    everything = tuple(records)
    undone = {record.target for record in everything if record.__class__ is Undone}
    sessions = _Sessions()
    answers: list[Answered] = []
    replaced = set[int]()
    others: list[AnyRecord] = []

    for record in everything:
        match record:
            case Answered():
                past = sessions[record.session]
                past.attempts.append(record)
                if record.id in undone:
                    continue
                if record.place in past.answers:
                    replaced.add(id(past.answers[record.place]))
                past.answers[record.place] = record
                answers.append(record)
            case SessionStarted():
                sessions[record.session].started = record
            case SessionFinished():
                sessions[record.session].finished = record
            case FaultNoted():
                sessions[record.session].notes.append(record)
            case Flagged():
                sessions[record.session].flags[record.place] = record.on
            case _:
                others.append(record)
    if replaced:
        answers = [answer for answer in answers if id(answer) not in replaced]
    standing = [record for record in others if record.id not in undone]
    fits = [record for record in standing if isinstance(record, ParametersFitted)]
    return History(
        sessions,
        answers,
        last_answer=answers[-1] if answers else None,
        plans=tuple(record for record in standing if isinstance(record, StudyPlanSet)),
        fitted=fits[-1] if fits else None,
    )
