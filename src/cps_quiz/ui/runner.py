"""A session with its history, journal and clock: all that the fronts share.

Every command goes to the engine, then to the journal and the history, and only then do its events reach the front: what
a person sees confirmed is on disk.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.bank.shelf import ShelvedBank
from cps_quiz.clock import Clock
from cps_quiz.errors import StorageError
from cps_quiz.history.fold import PastSession
from cps_quiz.history.journal import Journal
from cps_quiz.history.log import HistoryLog
from cps_quiz.history.records import Record
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Plan, Slot
from cps_quiz.session.result import Result, result_of
from cps_quiz.session.view import RUNNING, Phase, View
from cps_quiz.system import ending_put_off
from cps_quiz.ui import persistence
from cps_quiz.ui.replaying import replay_journal

HEARTBEAT_MS = 2000

_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Places:
    """Where a live session is kept."""

    live: Path
    locks: Path


class Runner:
    """Runs one session. Make it with ``begin`` or ``carry_on``."""

    def __init__(self, session: Session, *, log: HistoryLog, journal: Journal, clock: Clock) -> None:
        self.session = session
        self.plan = session.plan
        self._log = log
        self._journal = journal
        self._clock = clock
        self._began_ms = clock.monotonic_ms() - session.now
        self._last_beat_ms = session.now
        self._unsaved_lines: list[tuple[int, bytes]] = []
        self._unsaved_records: list[Record] = []
        self._held_events: list[m.Event] = []
        self._opened_ms = clock.monotonic_ms()
        self.stop_after_ms: int | None = None

    @classmethod
    def begin(
        cls, plan: Plan, *, banks: Sequence[ShelvedBank], log: HistoryLog, places: Places, clock: Clock
    ) -> "Runner":
        """Record a new session's plan. Raises StorageError; then there is no session."""
        journal = Journal(places.live, plan.id, lock_folder=places.locks)
        try:
            journal.append(0, _encoder.encode(m.Tick()))
            log.append([log.stamp(persistence.started_record(plan, banks))])
        except StorageError:
            journal.remove()
            raise
        return cls(Session(plan), log=log, journal=journal, clock=clock)

    @classmethod
    def carry_on(
        cls, past: PastSession, *, items: Sequence[Item], log: HistoryLog, places: Places, clock: Clock
    ) -> "Runner":
        """Return an interrupted session as it was, its clock where it stopped. Raises StorageError.

        Whatever the journal holds and the history does not (the program died between the two) is recorded now.
        Questions that have changed or vanished since are withdrawn.
        """
        assert past.started is not None
        journal = Journal(places.live, past.id, lock_folder=places.locks)
        plan = persistence.restored_plan(past.started, items)
        session = Session(plan, known_scores=persistence.known_scores(past))
        recorded = past.recorded
        missing: list[Record] = []
        for event in replay_journal(session, journal.read()):
            if isinstance(event, m.Answered) and (event.place, event.attempt) not in recorded:
                missing += _records_of(plan.id, session.slots, event)
        for place, state in enumerate(session.view.states):
            if state.flagged != past.flags.get(place, False):
                missing += _records_of(plan.id, session.slots, m.Flagged(place, state.flagged))
        runner = cls(session, log=log, journal=journal, clock=clock)
        if session.phase is Phase.FINISHED:
            missing.append(persistence.finished_record(plan, runner.result))
        runner._unsaved_records += (log.stamp(record) for record in missing)
        runner.retry()
        runner._withdraw_changed_questions()
        return runner

    def _withdraw_changed_questions(self) -> None:
        for place, slot in enumerate(self.session.slots):
            is_new = slot.item is None and not self.view.states[place].withdrawn
            if is_new and self.session.phase is not Phase.FINISHED:
                self.do(m.Withdraw(place))

    @property
    def is_time_to_stop(self) -> bool:
        """Whether ``stop_after_ms`` of whole time, reading included, have passed since the session was opened."""
        passed = self._clock.monotonic_ms() - self._opened_ms
        return self.stop_after_ms is not None and passed >= self.stop_after_ms

    @property
    def view(self) -> View:
        """All that a front may read."""
        return self.session.view

    @property
    def result(self) -> Result:
        """The result of a session that is finished."""
        return result_of(self.plan, self.view)

    @property
    def changed_questions(self) -> list[QuestionKey]:
        """The questions that have changed or vanished since the plan was made."""
        return [slot.key for slot in self.plan.slots if slot.item is None]

    def _now(self) -> int:
        return self._clock.monotonic_ms() - self._began_ms

    def wait_s(self) -> float | None:
        """Return the seconds until ``tick`` must be called, or None while neither a clock runs nor a break's time."""
        deadline = self.session.deadline
        if self.session.phase not in RUNNING and deadline is None:
            return None
        due = self._last_beat_ms + HEARTBEAT_MS
        return max(min(due, due if deadline is None else deadline) - self._now(), 0) / 1000

    def tick(self) -> list[m.Event]:
        """Let time pass. Raises StorageError as ``do`` does, but not for a mere heartbeat: the next one tries again."""
        try:
            return self.do(m.Tick())
        except StorageError:
            if self._held_events:
                raise
            return []

    def do(self, command: m.Command) -> list[m.Event]:
        """Handle a command now, save what it did, and return the events.

        Raises IllegalCommandError, which changes nothing, and StorageError where the events could not be saved: they
        are then held until ``retry`` succeeds.
        """
        now = self._now()
        events = self.session.handle(command, now=now)
        self._held_events += events
        beat = now - self._last_beat_ms >= HEARTBEAT_MS
        if events or beat or not isinstance(command, m.Tick):
            self._unsaved_lines.append((self.session.now, _encoder.encode(command)))
            self._last_beat_ms = now
        for event in events:
            self._unsaved_records += (
                self._log.stamp(record) for record in _records_of(self.plan.id, self.session.slots, event)
            )
        if self.session.phase is Phase.FINISHED and any(isinstance(event, m.Finished) for event in events):
            self._unsaved_records.append(self._log.stamp(persistence.finished_record(self.plan, self.result)))
        return self.retry()

    def retry(self) -> list[m.Event]:
        """Save what is not saved yet and return the events that were held. Raises StorageError."""
        with ending_put_off():  # a line that is saved twice would set a flag and take it away
            self._save()
        events, self._held_events = self._held_events, []
        return events

    def _save(self) -> None:
        while self._unsaved_lines:
            now, command = self._unsaved_lines[0]
            self._journal.append(now, command, sync=b'"tick"' not in command)
            del self._unsaved_lines[0]
        self._log.append(self._unsaved_records)
        self._unsaved_records.clear()
        if self.session.phase is Phase.FINISHED:
            self._journal.remove()

    def note_fault(self, place: int, note: str) -> None:
        """Record that a question is faulty. Raises StorageError."""
        self._unsaved_records.append(
            self._log.stamp(persistence.fault_record(self.plan.id, self.view.slots[place], note))
        )
        self.retry()

    def close(self) -> None:
        """Leave the session for another time, its clock where it stands; one that was never begun is not kept.

        What could not be saved is tried once more; raises StorageError.
        """
        if self.session.phase is Phase.READY:
            self._journal.remove()
            return
        try:
            if self.wait_s() is None:
                self.retry()
            else:
                self._last_beat_ms -= HEARTBEAT_MS  # the last heartbeat is due now
                self.do(m.Tick())
        finally:
            self._journal.close()


def _records_of(session: str, slots: Sequence[Slot], event: m.Event) -> list[Record]:
    match event:
        case m.Answered() if slots[event.place].item is not None:
            return [persistence.answered_record(session, slots[event.place], event)]
        case m.Flagged():
            return [persistence.flagged_record(session, slots[event.place], event)]
    return []
