"""An interrupted session is carried on as it was."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.integration.history.desk import Desk
from tests.integration.history.room import RIGHT, SESSION, WRONG, Room, die

from cps_quiz.bank.model import Bank
from cps_quiz.errors import IllegalCommandError, StorageError
from cps_quiz.history.records import Answered, Flagged, SessionFinished
from cps_quiz.session import messages as m
from cps_quiz.session.plan import Break, Feedback, Policy
from cps_quiz.session.view import Phase
from cps_quiz.ui.runner import Runner

BREAK = Break(after=1, limit_ms=600_000)
TIMED = Policy(time_limit_ms=600_000, question_limit_ms=90_000)


def answers(room: Room) -> list[tuple[str, bool, int]]:
    return [(a.question, a.correct, a.attempt) for a in room.desk.records() if isinstance(a, Answered)]


def test_the_same_question_order_answers_flags_marks_and_clock_come_back(room: Room) -> None:
    runner = room.begin(TIMED)
    runner.do(m.Start())
    for command, ms in (
        (m.Submit(0, WRONG[0], "guess"), 12_000),
        (m.Next(), 5000),
        (m.Skip(1), 3000),
        (m.Flag(3), 1000),
        (m.Strike(2, 0), 1000),
        (m.Choose(2, RIGHT[2], "sure"), 7000),
    ):
        room.desk.clock.pass_ms(ms)
        runner.do(command)
    before = (runner.view, runner.plan, runner.session.deadline)
    runner.close()
    again = room.carry_on()
    assert (again.view, again.plan, again.session.deadline) == before
    assert again.view.remaining_ms == 576_000
    room.desk.clock.pass_ms(1000)
    again.do(m.Submit(2, RIGHT[2]))
    assert again.view.remaining_ms == 575_000
    assert answers(room) == [("one", False, 1), ("truth", True, 1)]
    again.close()


def test_a_killed_program_costs_at_most_the_time_since_its_last_heartbeat(room: Room) -> None:
    runner = room.begin(TIMED)
    runner.do(m.Start())
    for _ in range(31):
        room.desk.clock.pass_ms(1000)
        runner.tick()
    die(runner)
    again = room.carry_on()
    assert (again.view.remaining_ms, again.view.question_remaining_ms) == (570_000, 60_000)
    again.close()


def with_a_break(room: Room) -> Runner:
    """Return an exam that has just gone into its break of ten minutes."""
    runner = room.begin(Policy(feedback=Feedback.END, time_limit_ms=600_000, may_pause=False, breaks=(BREAK,)))
    commands: list[m.Command] = [m.Start(), m.Submit(0, RIGHT[0]), m.Pause()]
    for command in commands:
        runner.do(command)
    return runner


def test_an_exam_that_is_killed_in_its_break_carries_on_with_what_was_left_of_the_break(room: Room) -> None:
    runner = with_a_break(room)
    for _ in range(31):
        room.desk.clock.pass_ms(1000)
        runner.tick()
    die(runner)
    again = room.carry_on()
    view = again.view
    assert (view.phase, view.break_remaining_ms, view.remaining_ms) == (Phase.PAUSED, 570_000, 600_000)
    room.desk.clock.pass_ms(570_000)
    assert again.tick() == [m.Resumed(by_time=True)]
    again.close()


def test_a_break_that_was_used_stays_used(room: Room) -> None:
    runner = with_a_break(room)
    room.desk.clock.pass_ms(600_000)
    runner.tick()
    die(runner)
    again = room.carry_on()
    assert (again.view.phase, again.view.remaining_ms, again.view.break_offered_ms) == (Phase.ASKING, 600_000, None)
    with pytest.raises(IllegalCommandError, match="pause"):
        again.do(m.Pause())
    again.close()


def test_a_session_can_be_carried_on_again_and_again(room: Room) -> None:
    runner = room.begin()
    runner.do(m.Start())
    for place, response in enumerate(RIGHT):
        runner.do(m.Submit(place, response))
        if place < 4:
            runner.do(m.Next())
            die(runner)
            runner = room.carry_on()
    assert runner.do(m.Next()) == [m.Finished(m.Ending.COMPLETE)]
    assert len(answers(room)) == 5
    assert (runner.result.correct, room.live()) == (5, [])


def test_a_session_that_never_started_is_ready(room: Room) -> None:
    die(room.begin())
    again = room.carry_on()
    assert again.view.phase is Phase.READY
    assert again.do(m.Start()) == [m.Asked(0)]
    again.close()


def test_a_session_that_runs_elsewhere_is_refused(room: Room) -> None:
    runner = room.begin()
    with pytest.raises(StorageError, match="open in another window"):
        room.carry_on()
    runner.close()


def forget_records(room: Room, count: int) -> None:
    """Take back the last records, as if the program had died between its journal and its history."""
    path = room.desk.open().path
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-count]))


def test_an_answer_that_only_the_journal_holds_is_recorded_once(room: Room) -> None:
    runner = room.begin()
    runner.do(m.Start())
    runner.do(m.Submit(0, RIGHT[0], "unsure"))
    recorded = room.desk.records()[-1]
    die(runner)
    forget_records(room, 1)
    room.carry_on().close()
    mended = room.desk.records()[-1]
    assert isinstance(recorded, Answered)
    assert isinstance(mended, Answered)
    assert msgspec.structs.replace(mended, id=recorded.id, at=recorded.at) == recorded
    room.carry_on().close()
    assert answers(room) == [("one", True, 1)]


def test_a_flag_that_only_the_journal_holds_is_recorded_once(room: Room) -> None:
    runner = room.begin()
    runner.do(m.Start())
    for place in (0, 1, 1):
        runner.do(m.Flag(place))
    die(runner)
    forget_records(room, 3)
    for _ in range(2):
        room.carry_on().close()
    flags = [(flag.place, flag.on) for flag in room.desk.records() if isinstance(flag, Flagged)]
    assert flags == [(0, True)]


def test_an_end_that_only_the_journal_holds_is_recorded_and_the_journal_goes(room: Room) -> None:
    runner = room.begin(Policy(feedback=Feedback.END, unsubmitted_counts=True))
    runner.do(m.Start())
    runner.do(m.Choose(0, RIGHT[0]))
    journal = room.places.live / f"{SESSION}.jsonl"
    before = journal.read_bytes()
    runner.do(m.Finish())
    journal.write_bytes(before + b'{"t":0,"c":{"type":"finish"}}\n')
    forget_records(room, 2)
    again = room.carry_on()
    assert (again.view.phase, again.result.correct) == (Phase.FINISHED, 1)
    finished = room.desk.records()[-1]
    assert isinstance(finished, SessionFinished)
    assert (finished.ending, finished.correct, finished.counted) == ("handed-in", 1, 5)
    assert answers(room) == [("one", True, 1)]
    assert (room.live(), room.desk.fold().unfinished) == ([], [])


def test_a_torn_last_line_of_the_journal_costs_no_later_answer(room: Room) -> None:
    runner = room.begin()
    runner.do(m.Start())
    die(runner)
    journal = room.places.live / f"{SESSION}.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"t":5,"c":{"type":"ti')
    second = room.carry_on()
    second.do(m.Submit(0, RIGHT[0]))
    die(second)
    third = room.carry_on()
    assert (third.view.phase, third.view.state.answered) == (Phase.FEEDBACK, True)
    third.close()


def test_commands_of_a_newer_version_are_passed_over(room: Room) -> None:
    runner = room.begin()
    runner.do(m.Start())
    die(runner)
    journal = room.places.live / f"{SESSION}.jsonl"
    journal.write_bytes(journal.read_bytes() + b'{"t":5,"c":{"type":"dream"}}\n{"t":6,"c":{"type":"flag","place":0}}\n')
    again = room.carry_on()
    assert (again.view.phase, again.view.state.flagged) == (Phase.ASKING, True)
    again.close()


steps = st.lists(
    st.tuples(st.sampled_from([0, 700, 2500, 40_000]), st.integers(0, 9), st.integers(0, 4), st.booleans()),
    max_size=12,
)


policies = st.sampled_from(
    [
        Policy(question_limit_ms=60_000),
        Policy(feedback=Feedback.END, question_limit_ms=60_000),
        Policy(
            feedback=Feedback.END,
            question_limit_ms=60_000,
            unsubmitted_counts=True,
            may_pause=False,
            breaks=(Break(1, 45_000), Break(2, 2500)),
        ),
    ]
)


def step(kind: int, place: int, now_at: int, *, right: bool) -> m.Command:
    """Return one of the things a candidate may do; most of them fit where the session stands."""
    response = (RIGHT if right else WRONG)[now_at]
    commands: list[m.Command] = [
        m.Submit(now_at, response),
        m.Submit(now_at, response, "sure"),
        m.Next(),
        m.Skip(now_at),
        m.Flag(place),
        m.GoTo(place),
        m.Choose(now_at, response),
        m.Pause(),
        m.Resume(),
        m.Review(),
    ]
    return commands[kind]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(policies, steps, steps)
def test_wherever_a_program_is_killed_the_session_comes_back_as_its_last_command_left_it(
    tmp_path_factory: pytest.TempPathFactory,
    small_bank: Bank,
    policy: Policy,
    before: list[tuple[int, int, int, bool]],
    after: list[tuple[int, int, int, bool]],
) -> None:
    room = Room(Desk(tmp_path_factory.mktemp("home")), small_bank)
    runner = room.begin(policy)
    runner.do(m.Start())
    for part in (before, after):
        for wait, kind, place, right in part:
            room.desk.clock.pass_ms(wait)
            runner.tick()
            try:
                runner.do(step(kind, place, runner.view.place, right=right))
            except IllegalCommandError:
                continue
        if runner.view.phase is Phase.FINISHED:
            assert room.live() == []
            return
        saved_at = room.journal()[-1].t
        last = (runner.view.states, runner.view.phase, runner.view.place)
        break_left = runner.view.break_remaining_ms
        lost = runner.session.now - saved_at
        die(runner)
        runner = room.carry_on()
        used = [(old.used_ms, new.used_ms) for old, new in zip(last[0], runner.view.states, strict=True)]
        assert lost < 2000
        assert all(0 <= old - new <= lost for old, new in used)
        assert (runner.view.phase, runner.view.place) == last[1:]
        assert runner.view.break_remaining_ms == (None if break_left is None else break_left + lost)
        assert [(s.response, s.flagged, s.expired, s.chosen) for s in runner.view.states] == [
            (s.response, s.flagged, s.expired, s.chosen) for s in last[0]
        ]
        assert set(room.past().answers) == {p for p, s in enumerate(runner.view.states) if s.answered}
    runner.close()
