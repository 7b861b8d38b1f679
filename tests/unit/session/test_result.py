"""What a finished sitting comes to: the score rules, topics, traps and times."""

import math

import pytest
from tests.unit.session.sittings import MULTIPLE, ORDERING, OTHER, RIGHT, WRONG, plan_of, single, singles

from cps_quiz.questions.controls import Arranged, Picked, Response, Score
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session, replay
from cps_quiz.session.plan import Feedback, Policy
from cps_quiz.session.result import Result, TopicResult, TrapResult, result_of

END = Policy(feedback=Feedback.END)


def ended(*steps: tuple[int, m.Command], count: int = 4, policy: Policy = END) -> Result:
    """Return the result of a sitting of so many questions after these steps."""
    session = Session(plan_of(singles(count), policy))
    replay(session, [(0, m.Start()), *steps])
    return result_of(session.plan, session.view)


def test_handing_in_scores_what_is_not_answered_as_wrong() -> None:
    result = ended(
        (10_000, m.Submit(0, RIGHT)), (12_000, m.Submit(1, WRONG)), (15_000, m.Skip(2)), (16_000, m.Finish())
    )
    assert result == Result(
        ending=m.Ending.HANDED_IN,
        asked=4,
        answered=2,
        correct=1,
        counted=4,
        points=1.0,
        counts_parts=False,
        pass_mark=0.7,
        used_ms=16_000,
        answer_ms=12_000,
        topics=(TopicResult("bank", "first", "First", correct=1, counted=4, points=1.0),),
        traps=(TrapResult("bank", "advice", "Advice", times=1),),
        missed=(1,),
        unanswered=(2, 3),
        expired=(),
        has_crisis_content=False,
    )
    assert (result.share, result.passed, result.ms_per_answer) == (0.25, False, 6000)


def test_ending_early_scores_over_what_was_answered_and_says_what_was_not() -> None:
    result = ended(
        (1, m.Submit(0, RIGHT)), (2, m.Submit(1, RIGHT)), (3, m.Submit(2, WRONG)), (4, m.Finish(hand_in=False))
    )
    assert (result.ending, result.correct, result.counted, result.unanswered) == (m.Ending.EARLY, 2, 3, (3,))
    assert result.topics == (TopicResult("bank", "first", "First", correct=2, counted=3, points=2.0),)


def test_when_the_time_ends_the_session_what_is_not_answered_scores_nothing() -> None:
    policy = Policy(feedback=Feedback.END, time_limit_ms=10_000)
    result = ended((1, m.Submit(0, RIGHT)), (10_000, m.Tick()), policy=policy)
    assert (result.ending, result.correct, result.counted, result.unanswered) == (m.Ending.TIME, 1, 4, (1, 2, 3))


def test_an_expired_question_scores_nothing_though_the_session_is_complete() -> None:
    policy = Policy(feedback=Feedback.END, question_limit_ms=5000)
    result = ended((1, m.Submit(0, RIGHT)), (5001, m.Tick()), count=2, policy=policy)
    assert (result.ending, result.correct, result.counted) == (m.Ending.COMPLETE, 1, 2)
    assert (result.expired, result.unanswered, result.answer_ms) == ((1,), (1,), 1)


def test_ending_before_any_answer_has_no_score() -> None:
    result = ended((1, m.Finish(hand_in=False)))
    assert (result.counted, result.share, result.passed, result.ms_per_answer) == (0, None, None, None)


@pytest.mark.parametrize(("right", "passed"), [(6, False), (7, True), (8, True)])
def test_the_pass_mark_is_reached_by_seven_of_ten(*, right: int, passed: bool) -> None:
    answers = [(place, m.Submit(place, RIGHT if place < right else WRONG)) for place in range(10)]
    assert ended(*answers, count=10).passed is passed


def test_partial_points_are_added_up_and_do_not_count_as_right() -> None:
    session = Session(plan_of([MULTIPLE, ORDERING, single("q")]))
    replay(session, [(0, m.Start()), (1, m.Submit(0, Picked((0, 2)))), (2, m.Finish(hand_in=False))])
    result = result_of(session.plan, session.view)
    assert (result.correct, result.counted, result.points) == (0, 1, 1 / 3)


def parts_counted(*, counts_parts: bool, pass_mark: float) -> Result:
    """Return the result of a sitting of two topics: 1/3 of a point and a whole one in the first, 2/3 in the second."""
    policy = Policy(feedback=Feedback.END, counts_parts=counts_parts, pass_mark=pass_mark)
    session = Session(plan_of([MULTIPLE, single("q"), ORDERING, single("open")], policy))
    responses: list[Response] = [Picked((0, 2)), RIGHT, Arranged((3, 0, 1, 2))]
    replay(session, [(0, m.Start()), *((1, m.Submit(place, given)) for place, given in enumerate(responses))])
    session.handle(m.Finish(), now=2)
    return result_of(session.plan, session.view)


@pytest.mark.parametrize(("counts_parts", "share", "passed"), [(False, 0.25, False), (True, 0.5, True)])
def test_where_parts_count_the_score_is_made_of_points(*, counts_parts: bool, share: float, passed: bool) -> None:
    result = parts_counted(counts_parts=counts_parts, pass_mark=0.5)
    assert (result.correct, result.counted, result.points, result.missed) == (1, 4, 2.0, (0, 2))
    assert (result.share, result.passed) == (share, passed)
    assert result.topics == (
        TopicResult("bank", "first", "First", correct=1, counted=3, points=1 / 3 + 1),
        TopicResult("bank", "second", "Second", correct=0, counted=1, points=2 / 3),
    )


def test_the_pass_mark_is_reached_though_parts_do_not_add_up_to_the_last_digit() -> None:
    result = parts_counted(counts_parts=True, pass_mark=math.nextafter(0.5, 1))
    assert result.passed is True


def test_topics_come_in_the_order_of_the_sitting() -> None:
    session = Session(plan_of([ORDERING, single("q0"), single("q1")], END))
    replay(session, [(0, m.Start()), (1, m.Skip(0)), (2, m.Submit(1, RIGHT)), (3, m.Finish())])
    assert result_of(session.plan, session.view).topics == (
        TopicResult("bank", "second", "Second", correct=0, counted=1, points=0.0),
        TopicResult("bank", "first", "First", correct=1, counted=2, points=1.0),
    )


def test_traps_are_counted_the_most_frequent_first_and_only_where_they_were_fallen_for() -> None:
    result = ended(
        (1, m.Submit(0, OTHER)),
        (2, m.Submit(1, WRONG)),
        (3, m.Submit(2, OTHER)),
        (4, m.Submit(3, RIGHT)),
    )
    assert result.traps == (
        TrapResult("bank", "rescue", "Rescue", times=2),
        TrapResult("bank", "advice", "Advice", times=1),
    )


def test_the_last_attempt_is_the_one_that_counts() -> None:
    result = ended((1, m.Submit(0, WRONG)), (2, m.GoTo(0)), (3, m.Submit(0, RIGHT)), (4, m.Finish()))
    assert (result.correct, result.missed, result.traps) == (1, (), ())


def test_crisis_content_is_told_of_only_where_it_was_seen() -> None:
    plan = plan_of([single("q0"), single("q1", crisis=True)], END)
    seen = []
    for last in (m.Skip(0), m.Flag(0)):
        session = Session(plan)
        replay(session, [(0, m.Start()), (1, last), (2, m.Finish())])
        seen.append(result_of(plan, session.view).has_crisis_content)
    assert seen == [True, False]


def test_a_gone_question_counts_nowhere_unless_it_was_answered_before() -> None:
    plan = plan_of(singles(4), END, gone=[1, 2])
    session = Session(plan, known_scores={1: Score(1.0, 1.0, (True,))})
    replay(session, [(0, m.Start()), (1, m.Skip(0)), (2, m.Submit(1, RIGHT)), (3, m.Withdraw(1)), (4, m.Withdraw(2))])
    session.handle(m.Finish(), now=5)
    result = result_of(plan, session.view)
    assert (result.correct, result.answered, result.counted, result.unanswered) == (1, 1, 3, (0, 3))
    assert result.topics == (TopicResult("bank", "first", "First", correct=0, counted=2, points=0.0),)


def test_a_session_under_way_has_no_result() -> None:
    session = Session(plan_of(singles(1)))
    with pytest.raises(AssertionError, match="finished"):
        result_of(session.plan, session.view)
