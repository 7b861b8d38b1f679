"""Breaks: earned by questions that were left, taken once, and over by themselves."""

import pytest
from tests.unit.session.sittings import RIGHT, begun, plan_of, singles

from cps_quiz.errors import IllegalCommandError
from cps_quiz.questions.controls import Score
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session, replay
from cps_quiz.session.plan import Break, Feedback, Policy
from cps_quiz.session.view import Phase

WORTH_ALL = Score(1.0, 1.0, (True,))

LONG, SHORT = Break(2, 600_000), Break(3, 300_000)


def exam(*breaks: Break, each: int | None = None, total: int | None = 3_600_000, extra_time: float = 1.0) -> Policy:
    return Policy(
        feedback=Feedback.END,
        unsubmitted_counts=True,
        reviews_before_end=True,
        may_pause=False,
        time_limit_ms=total,
        question_limit_ms=each,
        extra_time=extra_time,
        breaks=breaks,
    )


def earned(policy: Policy, count: int = 5) -> Session:
    """Return a session whose third question was opened at 2000, after two were left."""
    session = begun(count, policy)
    replay(session, [(1000, m.Submit(0, RIGHT)), (2000, m.Skip(1))])
    return session


def test_a_break_is_offered_once_when_enough_questions_were_left() -> None:
    session = begun(5, exam(LONG))
    answered = m.Answered(1, RIGHT, WORTH_ALL, 1000, None, 1)
    steps: dict[m.Command, list[m.Event]] = {
        m.Skip(0): [m.Skipped(0), m.Asked(1)],
        m.Submit(1, RIGHT): [answered, m.Asked(2), m.BreakOffered(600_000)],
        m.Skip(2): [m.Skipped(2), m.Asked(3)],
    }
    offered = []
    for number, (command, events) in enumerate(steps.items(), start=1):
        assert session.handle(command, now=1000 * number) == events
        offered.append(session.view.break_offered_ms)
    assert offered == [None, 600_000, 600_000]


def test_the_review_earns_a_break_too() -> None:
    session = begun(5, exam(LONG))
    session.handle(m.Skip(0), now=1000)
    assert session.handle(m.Review(), now=2000) == [m.Reviewing(), m.BreakOffered(600_000)]


def test_an_expiry_earns_a_break_too() -> None:
    session = begun(5, exam(LONG, each=5000))
    assert session.handle(m.Tick(), now=10_000) == [
        m.QuestionExpired(0),
        m.Asked(1),
        m.QuestionExpired(1),
        m.Asked(2),
        m.BreakOffered(600_000),
    ]


def test_visiting_one_question_again_and_again_earns_nothing() -> None:
    session = begun(5, exam(LONG))
    for now, place in enumerate([1, 0, 1, 0], start=1):
        assert session.handle(m.GoTo(place), now=now) == [m.Asked(place)]


def test_a_break_that_was_earned_stays_though_a_question_is_open_again_or_withdrawn() -> None:
    session = earned(exam(LONG))
    session.handle(m.GoTo(0), now=3000)
    session.handle(m.Withdraw(1), now=3000)
    assert session.view.break_offered_ms == 600_000


def test_withdrawn_questions_do_not_count() -> None:
    session = begun(5, exam(LONG))
    session.handle(m.Withdraw(0), now=1000)
    assert session.handle(m.Skip(1), now=2000) == [m.Skipped(1), m.Asked(2)]
    assert session.handle(m.Skip(2), now=3000) == [m.Skipped(2), m.Asked(3), m.BreakOffered(600_000)]


def test_during_a_break_the_session_stands_still_and_the_breaks_own_time_runs() -> None:
    session = earned(exam(LONG, each=60_000))
    session.handle(m.Choose(2, RIGHT), now=5000)
    before = session.view
    assert session.handle(m.Pause(), now=5000) == [m.Paused()]
    assert session.handle(m.Tick(), now=105_000) == []
    view = session.view
    assert (view.phase, view.break_remaining_ms, view.break_offered_ms) == (Phase.PAUSED, 500_000, None)
    assert session.deadline == 605_000
    assert (view.remaining_ms, view.question_remaining_ms, view.states) == (
        before.remaining_ms,
        before.question_remaining_ms,
        before.states,
    )


def test_at_the_end_of_a_break_the_session_goes_on_by_itself() -> None:
    session = earned(exam(LONG, each=60_000))
    session.handle(m.Pause(), now=5000)
    assert session.handle(m.Tick(), now=604_999) == []
    assert session.handle(m.Tick(), now=607_000) == [m.Resumed(by_time=True)]
    view = session.view
    assert (view.phase, view.place, view.break_remaining_ms, view.state.used_ms) == (Phase.ASKING, 2, None, 5000)
    assert session.deadline == 607_000 + 45_000  # the question's warning: 10 of 60 seconds


def test_what_is_due_behind_a_break_happens_in_the_same_tick() -> None:
    session = earned(exam(LONG, total=8000))
    session.handle(m.Pause(), now=5000)
    assert session.handle(m.Tick(), now=900_000) == [m.Resumed(by_time=True), m.Finished(m.Ending.TIME)]
    assert session.view.used_ms == 8000


def test_going_on_after_the_break_has_ended_comes_too_late() -> None:
    session = earned(exam(LONG))
    session.handle(m.Pause(), now=5000)
    assert session.handle(m.Resume(), now=605_000) == [m.Resumed(by_time=True), m.TooLate(m.Resume())]


def test_a_break_that_is_ended_early_is_over_for_good() -> None:
    session = earned(exam(LONG))
    session.handle(m.Pause(), now=5000)
    assert session.handle(m.Resume(), now=65_000) == [m.Resumed()]
    assert (session.view.break_offered_ms, session.view.break_remaining_ms) == (None, None)
    with pytest.raises(IllegalCommandError, match="pause"):
        session.handle(m.Pause(), now=66_000)


def test_without_a_break_earned_there_is_no_pause() -> None:
    session = begun(5, exam(LONG))
    with pytest.raises(IllegalCommandError, match="pause"):
        session.handle(m.Pause(), now=1000)


def test_breaks_are_taken_in_their_order_though_both_were_earned_before() -> None:
    session = earned(exam(LONG, SHORT))
    assert session.handle(m.Skip(2), now=3000) == [m.Skipped(2), m.Asked(3), m.BreakOffered(300_000)]
    offered, lasting = [], []
    for now in (10_000, 20_000):
        offered.append(session.view.break_offered_ms)
        session.handle(m.Pause(), now=now)
        lasting.append(session.view.break_remaining_ms)
        session.handle(m.Resume(), now=now)
    assert (offered, lasting) == ([600_000, 300_000], [600_000, 300_000])
    assert session.view.break_offered_ms is None


def test_a_break_can_be_taken_from_the_review() -> None:
    session = earned(exam(LONG))
    session.handle(m.Review(), now=3000)
    session.handle(m.Pause(), now=4000)
    assert session.handle(m.Tick(), now=604_000) == [m.Resumed(by_time=True)]
    assert session.phase is Phase.REVIEWING


def test_a_question_withdrawn_during_a_break_is_left_at_its_end() -> None:
    session = earned(exam(LONG))
    session.handle(m.Pause(), now=5000)
    session.handle(m.Withdraw(2), now=6000)
    assert session.handle(m.Tick(), now=605_000) == [m.Resumed(by_time=True), m.Asked(3)]


def test_an_exam_can_be_handed_in_during_a_break() -> None:
    session = earned(exam(LONG))
    session.handle(m.Choose(2, RIGHT), now=4000)
    session.handle(m.Pause(), now=5000)
    counted = m.Answered(2, RIGHT, WORTH_ALL, 3000, None, 1)
    assert session.handle(m.Finish(), now=6000) == [counted, m.Finished(m.Ending.HANDED_IN)]
    assert (session.deadline, session.view.break_remaining_ms) == (None, None)


def test_extra_time_makes_no_break_longer() -> None:
    session = earned(exam(LONG, extra_time=2.0))
    session.handle(m.Pause(), now=5000)
    assert session.view.break_remaining_ms == 600_000


def test_where_one_may_pause_breaks_are_ignored() -> None:
    session = Session(plan_of(singles(3), Policy(breaks=(Break(1, 60_000),))))
    events = replay(session, [(0, m.Start()), (1, m.Skip(0)), (2, m.Pause()), (900_000, m.Tick())])
    assert events == [m.Asked(0), m.Skipped(0), m.Asked(1), m.Paused()]
    assert (session.deadline, session.view.break_remaining_ms) == (None, None)
