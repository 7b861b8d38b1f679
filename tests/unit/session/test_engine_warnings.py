"""Warnings come once each, where they tell something, and extra time moves them."""

from tests.unit.session.sittings import RIGHT, begun

from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Policy


def warnings_by_the_second(session: Session, until_s: int) -> list[tuple[int, m.Event]]:
    """Return the warnings of a session that is ticked every second, each with its second."""
    return [
        (second, event)
        for second in range(1, until_s + 1)
        for event in session.handle(m.Tick(), now=second * 1000)
        if isinstance(event, m.Warned)
    ]


def test_each_session_warning_comes_once_at_its_remaining_time() -> None:
    session = begun(1, Policy(time_limit_ms=1_200_000))
    assert warnings_by_the_second(session, 1199) == [
        (600, m.Warned(600_000, of_question=False)),
        (900, m.Warned(300_000, of_question=False)),
        (1140, m.Warned(60_000, of_question=False)),
        (1170, m.Warned(30_000, of_question=False)),
    ]


def test_one_tick_after_a_long_time_gives_the_same_warnings() -> None:
    session = begun(1, Policy(time_limit_ms=1_200_000))
    assert session.handle(m.Tick(), now=1_199_999) == [
        m.Warned(remaining, of_question=False) for remaining in (600_000, 300_000, 60_000, 30_000)
    ]


def test_a_warning_that_is_more_than_half_of_the_time_is_left_out() -> None:
    session = begun(1, Policy(time_limit_ms=119_999, question_limit_ms=19_999))
    assert session.handle(m.Tick(), now=19_998) == []
    session = begun(1, Policy(time_limit_ms=120_000))
    assert session.handle(m.Tick(), now=119_999) == [
        m.Warned(60_000, of_question=False),
        m.Warned(30_000, of_question=False),
    ]


def test_each_question_is_warned_of_once_however_often_it_is_visited() -> None:
    session = begun(2, Policy(question_limit_ms=30_000))
    assert session.handle(m.Tick(), now=20_000) == [m.Warned(10_000, of_question=True)]
    session.handle(m.Skip(0), now=21_000)
    session.handle(m.GoTo(0), now=22_000)
    assert session.handle(m.Tick(), now=30_000) == []
    session.handle(m.GoTo(1), now=30_000)
    assert session.handle(m.Tick(), now=49_000) == [m.Warned(10_000, of_question=True)]


def test_warnings_of_session_and_question_come_in_the_order_of_time() -> None:
    session = begun(1, Policy(time_limit_ms=60_000, question_limit_ms=35_000))
    assert session.handle(m.Tick(), now=34_000) == [
        m.Warned(10_000, of_question=True),
        m.Warned(30_000, of_question=False),
    ]


def test_the_deadline_is_the_next_warning_and_then_the_end() -> None:
    session = begun(1, Policy(time_limit_ms=60_000, session_warnings_ms=(30_000,)))
    deadlines = [session.deadline]
    for now in (30_000, 45_000):
        session.handle(m.Tick(), now=now)
        deadlines.append(session.deadline)
    assert deadlines == [30_000, 60_000, 60_000]


def test_a_warning_that_is_left_out_is_no_deadline() -> None:
    session = begun(1, Policy(time_limit_ms=60_000, question_limit_ms=5000))
    assert session.deadline == 5000


def test_extra_time_multiplies_both_limits_and_leaves_the_warnings() -> None:
    policy = Policy(time_limit_ms=60_000, question_limit_ms=20_000, extra_time=1.5)
    assert (policy.session_limit_ms, policy.each_limit_ms) == (90_000, 30_000)
    session = begun(2, policy)
    assert (session.view.remaining_ms, session.view.question_remaining_ms) == (90_000, 30_000)
    assert session.handle(m.Tick(), now=29_999) == [m.Warned(10_000, of_question=True)]
    assert session.handle(m.Tick(), now=30_000) == [m.QuestionExpired(0)]
    session.handle(m.Next(), now=30_000)
    session.handle(m.Submit(1, RIGHT), now=31_000)
    assert session.view.remaining_ms == 59_000


def test_extra_time_of_no_limit_is_no_limit() -> None:
    policy = Policy(extra_time=2.0)
    assert (policy.session_limit_ms, policy.each_limit_ms) == (None, None)
