"""A missed question comes back in the same sitting, where the policy says so."""

from tests.unit.session.sittings import RIGHT, WRONG, begun, plan_of, singles

from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Feedback, Policy
from cps_quiz.session.result import result_of
from cps_quiz.session.view import Phase

REVIEW = Policy(repeats_missed=True)


def asked_when_missing(session: Session, *missed: str) -> list[str]:
    """Answer until the end; the questions named are missed each time they are asked, once for each mention."""
    left, asked = list(missed), []
    while session.phase is not Phase.FINISHED:
        name = session.view.slot.key.question
        asked.append(name)
        response = RIGHT
        if name in left:
            left.remove(name)
            response = WRONG
        session.handle(m.Submit(session.view.place, response), now=0)
        session.handle(m.Next(), now=0)
    return asked


def test_a_missed_question_comes_back_after_three_others() -> None:
    assert asked_when_missing(begun(6, REVIEW), "q1") == ["q0", "q1", "q2", "q3", "q4", "q1", "q5"]


def test_it_comes_back_at_the_end_where_fewer_are_left() -> None:
    assert asked_when_missing(begun(3, REVIEW), "q1") == ["q0", "q1", "q2", "q1"]
    assert asked_when_missing(begun(1, REVIEW), "q0") == ["q0", "q0"]


def test_it_is_asked_three_times_at_most() -> None:
    assert asked_when_missing(begun(1, REVIEW), *["q0"] * 5) == ["q0"] * 3


def test_two_missed_ones_come_back_in_their_order() -> None:
    assert asked_when_missing(begun(5, REVIEW), "q0", "q1") == ["q0", "q1", "q2", "q3", "q0", "q1", "q4"]


def test_without_the_policy_nothing_comes_back() -> None:
    assert asked_when_missing(begun(2), "q0") == ["q0", "q1"]


def test_where_answers_can_be_changed_nothing_comes_back_since_that_would_tell() -> None:
    session = begun(2, Policy(repeats_missed=True, feedback=Feedback.END))
    session.handle(m.Submit(0, WRONG), now=0)
    assert session.slots == session.plan.slots


def test_a_repeat_has_a_place_and_an_order_of_its_own_and_a_first_attempt() -> None:
    session = begun(1, REVIEW)
    session.handle(m.Submit(0, WRONG), now=1000)
    session.handle(m.Next(), now=1000)
    (answered,) = session.handle(m.Submit(1, RIGHT), now=3000)
    assert isinstance(answered, m.Answered)
    assert (answered.place, answered.attempt, answered.elapsed_ms) == (1, 1, 2000)
    assert session.slots[1].key == session.slots[0].key
    assert sorted(session.slots[1].order) == sorted(session.slots[0].order)


def test_a_question_whose_time_ran_out_comes_back() -> None:
    session = begun(2, Policy(repeats_missed=True, question_limit_ms=1000))
    assert m.QuestionExpired(0) in session.handle(m.Tick(), now=1000)
    assert [slot.key.question for slot in session.slots] == ["q0", "q1", "q0"]


def test_the_score_counts_first_tries() -> None:
    session = begun(2, REVIEW)
    asked_when_missing(session, "q0")
    result = result_of(session.plan, session.view)
    assert (result.counted, result.correct, result.missed) == (2, 1, (0,))


def test_a_question_that_changed_does_not_come_back_after_a_resume() -> None:
    plan = plan_of(singles(2), REVIEW, gone=[0])
    session = Session(plan, known_scores={})
    session.handle(m.Start(), now=0)
    session.handle(m.Submit(0, WRONG), now=0)
    for place in (0, 2):
        session.handle(m.Withdraw(place), now=0)
    session.handle(m.Next(), now=0)
    session.handle(m.Submit(1, RIGHT), now=0)
    session.handle(m.Next(), now=0)
    assert session.view.ending is m.Ending.COMPLETE


def test_a_repeat_goes_by_the_number_of_the_first_time_and_makes_the_sitting_no_longer() -> None:
    session = begun(2, REVIEW)
    told = []
    while session.phase is not Phase.FINISHED:
        view = session.view
        told.append((view.number(view.place), view.planned, view.is_repeat))
        response = WRONG if len(told) == 1 else RIGHT
        session.handle(m.Submit(view.place, response), now=0)
        session.handle(m.Next(), now=0)
    assert told == [(1, 2, False), (2, 2, False), (1, 2, True)]
    assert session.view.total == 3


def test_a_repeat_that_is_skipped_waits_for_nobody() -> None:
    session = begun(2, REVIEW)
    for command in (m.Submit(0, WRONG), m.Next(), m.Submit(1, RIGHT), m.Next()):
        session.handle(command, now=0)
    assert session.view.is_repeat
    session.handle(m.Skip(2), now=0)
    assert session.phase is Phase.FINISHED
    assert session.view.ending is m.Ending.COMPLETE
    assert result_of(session.plan, session.view).counted == 2
