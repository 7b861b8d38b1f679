"""Which command is legal in which phase, and that an illegal one changes nothing."""

from typing import get_args

import pytest
from tests.unit.session.sittings import EXAM, QUIZ, RIGHT, begun, session_of, singles

from cps_quiz.errors import IllegalCommandError
from cps_quiz.questions.controls import Arranged, Picked
from cps_quiz.session import messages as m
from cps_quiz.session.engine import LEGAL, Session
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase

TIMED = Policy(time_limit_ms=600_000, question_limit_ms=60_000)

WHEN_LEGAL = {
    m.Start(): "ready",
    m.Choose(0, RIGHT): "asking",
    m.Strike(0, 1): "asking",
    m.Submit(0, RIGHT): "asking",
    m.Skip(0): "asking",
    m.Flag(0): "asking feedback reviewing",
    m.GoTo(1): "asking feedback reviewing",
    m.Next(): "feedback",
    m.Review(): "asking feedback reviewing",
    m.Pause(): "asking reviewing",
    m.Resume(): "paused",
    m.Withdraw(1): "ready asking feedback reviewing paused",
    m.Tick(): "ready asking feedback reviewing paused finished",
    m.Finish(): "asking feedback reviewing paused",
}

WAY_TO: dict[Phase, list[m.Command]] = {
    Phase.READY: [],
    Phase.ASKING: [m.Start()],
    Phase.FEEDBACK: [m.Start(), m.Submit(0, RIGHT)],
    Phase.REVIEWING: [m.Start(), m.Review()],
    Phase.PAUSED: [m.Start(), m.Pause()],
    Phase.FINISHED: [m.Start(), m.Finish()],
}


def session_in(phase: Phase, policy: Policy = TIMED) -> Session:
    session = session_of(3, policy)
    for now, command in enumerate(WAY_TO[phase]):
        session.handle(command, now=1000 * now)
    assert session.phase is phase
    return session


def assert_refused(session: Session, command: m.Command, reason: str) -> None:
    before = (session.view, session.deadline, session.now)
    with pytest.raises(IllegalCommandError) as raised:
        session.handle(command, now=session.now + 500)
    assert raised.value.reason == reason
    assert (session.view, session.deadline, session.now) == before


def test_the_table_names_every_command() -> None:
    assert set(LEGAL) == set(get_args(m.Command)) == {type(command) for command in WHEN_LEGAL}


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("command", WHEN_LEGAL, ids=lambda command: type(command).__name__)
def test_a_command_is_legal_in_its_phases_and_refused_in_all_others(command: m.Command, phase: Phase) -> None:
    session = session_in(phase)
    if phase in WHEN_LEGAL[command].split():
        assert isinstance(session.handle(command, now=session.now + 500), list)
    else:
        assert_refused(session, command, "phase")


@pytest.mark.parametrize("place", [-1, 3, 99])
@pytest.mark.parametrize("command", [m.Choose, m.Skip, m.Flag, m.GoTo, m.Withdraw])
def test_a_place_that_does_not_exist_is_refused(
    command: type[m.Choose | m.Skip | m.Flag | m.GoTo | m.Withdraw], place: int
) -> None:
    assert_refused(session_in(Phase.ASKING), command(place), "place")


@pytest.mark.parametrize("command", [m.Choose(1, RIGHT), m.Strike(1, 0), m.Submit(1, RIGHT), m.Skip(1)])
def test_a_question_that_is_not_open_takes_no_command(command: m.Command) -> None:
    assert_refused(session_in(Phase.ASKING), command, "place")


@pytest.mark.parametrize("response", [Picked(()), Picked((0, 1)), Picked((3,)), Picked((-1,)), Arranged((0, 1, 2))])
def test_a_response_that_the_question_cannot_take_is_refused(response: Picked | Arranged) -> None:
    assert_refused(session_in(Phase.ASKING), m.Submit(0, response), "response")
    assert_refused(session_in(Phase.ASKING), m.Choose(0, response), "response")


@pytest.mark.parametrize("part", [-1, 3])
def test_a_part_that_does_not_exist_cannot_be_struck(part: int) -> None:
    assert_refused(session_in(Phase.ASKING), m.Strike(0, part), "part")


def test_with_feedback_after_each_an_answered_question_is_closed() -> None:
    assert_refused(session_in(Phase.FEEDBACK), m.GoTo(0), "closed")


def test_with_feedback_at_the_end_an_answered_question_stays_open() -> None:
    session = begun(3, EXAM)
    session.handle(m.Submit(0, RIGHT), now=1)
    assert session.handle(m.GoTo(0), now=2) == [m.Asked(0)]


def test_an_expired_question_is_closed_in_both_feedback_modes() -> None:
    for policy in (QUIZ, EXAM):
        session = begun(3, Policy(feedback=policy.feedback, question_limit_ms=1000))
        session.handle(m.Tick(), now=1000)
        assert_refused(session, m.GoTo(0), "closed")


def test_a_pause_is_refused_where_the_policy_allows_none() -> None:
    assert_refused(session_in(Phase.ASKING, Policy(may_pause=False)), m.Pause(), "pause")


def test_a_refused_command_takes_back_the_warning_and_the_time_that_led_to_it() -> None:
    session = begun(1, Policy(time_limit_ms=100_000))
    with pytest.raises(IllegalCommandError):
        session.handle(m.Next(), now=70_000)
    assert session.now == 0
    assert session.handle(m.Tick(), now=70_000) == [m.Warned(30_000, of_question=False)]


def test_a_sitting_has_as_many_questions_as_its_plan() -> None:
    session = session_of(3)
    assert [slot.key.question for slot in session.plan.slots] == [question.id for question in singles(3)]
    assert session.view.total == 3
