"""A session with its history, journal and clock: what is confirmed is on disk."""

import json

import pytest
from tests.integration.history.desk import FullDisk
from tests.integration.history.room import RIGHT, SESSION, WRONG, Room

from cps_quiz.errors import IllegalCommandError, StorageError
from cps_quiz.history.records import Answered, FaultNoted, Flagged, SessionFinished, SessionStarted
from cps_quiz.session import messages as m
from cps_quiz.session.plan import Break, Feedback, Policy
from cps_quiz.session.view import Phase
from cps_quiz.ui import persistence


def kinds(room: Room) -> list[str]:
    return [type(record).__name__ for record in room.desk.records()]


def test_the_plan_is_on_disk_before_the_first_question(room: Room) -> None:
    runner = room.begin()
    (record,) = room.desk.records()
    assert isinstance(record, SessionStarted)
    assert persistence.restored_plan(record, room.bank.items()) == runner.plan
    assert (runner.view.phase, room.live()) == (Phase.READY, [SESSION])
    runner.close()


def test_what_is_confirmed_is_on_disk(room: Room) -> None:
    runner = room.begin()
    runner.do(m.Start())
    room.desk.clock.pass_ms(4000)
    events = runner.do(m.Submit(0, WRONG[0], "sure"))
    answers = [record for record in room.desk.records() if isinstance(record, Answered)]
    assert [(a.question, a.correct, a.elapsed_ms, a.confidence, a.traps) for a in answers] == [
        ("one", False, 4000, "sure", ("advice",))
    ]
    assert json.loads(bytes(room.journal()[-1].c)) == {
        "type": "submit",
        "place": 0,
        "response": {"type": "picked", "parts": [1]},
        "confidence": "sure",
    }
    assert [type(event) for event in events] == [m.Answered]
    runner.close()


def test_a_whole_session_leaves_its_records_and_no_journal(room: Room) -> None:
    runner = room.begin(Policy(feedback=Feedback.END))
    runner.do(m.Start())
    runner.do(m.Flag(1))
    runner.do(m.Flag(1))
    for place, response in enumerate(RIGHT):
        events = runner.do(m.Submit(place, response))
    assert events[-1] == m.Finished(m.Ending.COMPLETE)
    assert kinds(room) == ["SessionStarted", "Flagged", "Flagged", *["Answered"] * 5, "SessionFinished"]
    assert [record.on for record in room.desk.records() if isinstance(record, Flagged)] == [True, False]
    finished = room.desk.records()[-1]
    assert isinstance(finished, SessionFinished)
    assert (finished.correct, finished.counted, finished.passed, finished.ending) == (5, 5, True, "complete")
    assert runner.result.correct == 5
    assert room.live() == []


def test_an_illegal_command_leaves_no_trace(room: Room) -> None:
    runner = room.begin()
    runner.do(m.Start())
    before = (room.journal(), room.desk.records(), runner.view)
    with pytest.raises(IllegalCommandError):
        runner.do(m.Next())
    assert (room.journal(), room.desk.records(), runner.view) == before
    runner.close()


def test_an_expiry_is_told_by_a_tick_and_recorded_at_the_end(room: Room) -> None:
    runner = room.begin(Policy(question_limit_ms=5000))
    runner.do(m.Start())
    room.desk.clock.pass_ms(5000)
    assert runner.tick() == [m.QuestionExpired(0)]
    runner.do(m.Finish())
    finished = room.desk.records()[-1]
    assert isinstance(finished, SessionFinished)
    assert (finished.expired, finished.answered) == ((0,), 0)


def test_a_heartbeat_is_written_every_two_seconds_and_a_tick_in_between_is_not(room: Room) -> None:
    runner = room.begin()
    runner.do(m.Start())
    waits = []
    for _ in range(8):
        waits.append(runner.wait_s())
        room.desk.clock.pass_ms(500)
        runner.tick()
    assert waits == [2.0, 1.5, 1.0, 0.5] * 2
    assert [line.t for line in room.journal()] == [0, 0, 2000, 4000]
    runner.close()


def test_an_answer_is_synced_in_journal_and_history_and_a_heartbeat_is_not(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = room.begin()
    runner.do(m.Start())
    synced: list[int] = []
    monkeypatch.setattr("os.fsync", synced.append)
    runner.do(m.Submit(0, RIGHT[0]))
    assert len(synced) == 2
    room.desk.clock.pass_ms(2000)
    runner.tick()
    assert len(synced) == 2
    runner.close()


def test_a_front_waits_for_the_deadline_where_that_comes_first(room: Room) -> None:
    runner = room.begin(Policy(question_limit_ms=1200))
    runner.do(m.Start())
    waits = [runner.wait_s()]
    room.desk.clock.pass_ms(5000)
    waits.append(runner.wait_s())
    assert waits == [1.2, 0.0]
    runner.close()


def test_a_front_waits_for_ever_while_the_clock_stands_still(room: Room) -> None:
    runner = room.begin(Policy(time_limit_ms=60_000))
    waits = [runner.wait_s()]
    commands: list[m.Command] = [m.Start(), m.Pause(), m.Resume(), m.Submit(0, RIGHT[0])]
    for command in commands:
        runner.do(command)
        waits.append(runner.wait_s())
    assert waits == [None, 2.0, None, 2.0, None]
    runner.close()


def test_a_front_waits_for_the_end_of_a_break_and_its_heartbeats(room: Room) -> None:
    policy = Policy(feedback=Feedback.END, may_pause=False, breaks=(Break(after=1, limit_ms=5000),))
    runner = room.begin(policy)
    commands: list[m.Command] = [m.Start(), m.Submit(0, RIGHT[0]), m.Pause()]
    for command in commands:
        runner.do(command)
    waits, events = [], list[m.Event]()
    for _ in range(3):
        wait_s = runner.wait_s()
        assert wait_s is not None
        waits.append(wait_s)
        room.desk.clock.pass_ms(round(wait_s * 1000))
        events += runner.tick()
    assert (waits, events) == ([2.0, 2.0, 1.0], [m.Resumed(by_time=True)])
    assert [line.t for line in room.journal()] == [0, 0, 0, 0, 2000, 4000, 5000]
    runner.close()


def test_a_note_is_recorded_at_once(room: Room) -> None:
    runner = room.begin()
    runner.do(m.Start())
    runner.note_fault(0, "two are right")
    note = room.desk.records()[-1]
    assert isinstance(note, FaultNoted)
    assert (note.question, note.note, note.content_hash) == ("one", "two are right", runner.plan.slots[0].content_hash)
    runner.close()


@pytest.mark.parametrize("room_left", [0, 30, 200])
def test_events_are_held_while_storage_fails_and_count_once_after_the_retry(
    room: Room, disk: FullDisk, room_left: int
) -> None:
    runner = room.begin()
    runner.do(m.Start())
    disk.room = room_left
    with pytest.raises(StorageError, match="no space left"):
        runner.do(m.Submit(0, RIGHT[0]))
    with pytest.raises(StorageError, match="no space left"):
        runner.retry()
    assert kinds(room) == ["SessionStarted"]
    disk.room = None
    assert [type(event) for event in runner.retry()] == [m.Answered]
    assert runner.retry() == []
    assert kinds(room) == ["SessionStarted", "Answered"]
    assert [line.t for line in room.journal()] == [0, 0, 0]
    assert room.desk.open().read().damage == ()
    runner.close()


def test_a_heartbeat_that_cannot_be_written_is_written_with_the_next_one(room: Room, disk: FullDisk) -> None:
    runner = room.begin()
    runner.do(m.Start())
    disk.room = 0
    room.desk.clock.pass_ms(2000)
    assert runner.tick() == []
    disk.room = None
    room.desk.clock.pass_ms(2000)
    assert runner.tick() == []
    assert [line.t for line in room.journal()] == [0, 0, 2000, 4000]
    runner.close()


def test_an_expiry_that_cannot_be_saved_is_told_of_and_held(room: Room, disk: FullDisk) -> None:
    runner = room.begin(Policy(question_limit_ms=5000))
    runner.do(m.Start())
    disk.room = 0
    room.desk.clock.pass_ms(5000)
    with pytest.raises(StorageError, match="no space left"):
        runner.tick()
    disk.room = None
    assert runner.retry() == [m.QuestionExpired(0)]
    runner.close()


def test_what_could_not_be_saved_is_saved_with_the_next_command(room: Room, disk: FullDisk) -> None:
    runner = room.begin()
    runner.do(m.Start())
    disk.room = 0
    with pytest.raises(StorageError):
        runner.do(m.Submit(0, RIGHT[0]))
    disk.room = None
    assert [type(event) for event in runner.do(m.Next())] == [m.Answered, m.Asked]
    assert kinds(room) == ["SessionStarted", "Answered"]
    runner.close()


def test_leaving_tries_once_more_and_lets_go_of_the_session_either_way(room: Room, disk: FullDisk) -> None:
    runner = room.begin()
    runner.do(m.Start())
    disk.room = 0
    for leave in (lambda: runner.do(m.Submit(0, RIGHT[0])), runner.close):
        with pytest.raises(StorageError):
            leave()
    disk.room = None
    carried_on = room.carry_on()
    assert (carried_on.view.phase, carried_on.view.place) == (Phase.ASKING, 0)
    carried_on.close()


def test_the_end_of_a_session_is_held_too_and_the_journal_stays_until_it_is_saved(room: Room, disk: FullDisk) -> None:
    runner = room.begin()
    runner.do(m.Start())
    disk.room = 60
    with pytest.raises(StorageError):
        runner.do(m.Finish())
    assert room.live() == [SESSION]
    disk.room = None
    assert runner.retry() == [m.Finished(m.Ending.HANDED_IN)]
    assert (kinds(room), room.live()) == (["SessionStarted", "SessionFinished"], [])


@pytest.mark.parametrize("room_left", [0, 30, 300])
def test_a_session_that_cannot_be_recorded_does_not_begin(room: Room, disk: FullDisk, room_left: int) -> None:
    disk.room = room_left
    with pytest.raises(StorageError):
        room.begin()
    disk.room = None
    assert (room.live(), room.desk.records()) == ([], ())
    room.begin().close()


def test_a_session_can_be_noted_on_after_its_end(room: Room) -> None:
    runner = room.begin()
    runner.do(m.Start())
    runner.do(m.Finish())
    runner.note_fault(0, "unclear")
    runner.close()
    assert kinds(room) == ["SessionStarted", "SessionFinished", "FaultNoted"]
