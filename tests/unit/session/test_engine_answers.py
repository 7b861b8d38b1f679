"""Answering, skipping and coming back, flags, strikes, confidence, the review and the end."""

import pytest
from tests.unit.session.sittings import EXAM, MATCHING, MULTIPLE, ORDERING, RIGHT, WRONG, begun, plan_of

from cps_quiz.questions.controls import Arranged, Paired, Picked, Response, Score
from cps_quiz.questions.registry import AnyQuestion
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Feedback, Policy
from cps_quiz.session.view import Phase

END = Policy(feedback=Feedback.END)

WORTH_ALL = Score(1.0, 1.0, (True,))
WORTH_NOTHING = Score(0.0, 1.0, (False,))


def test_start_asks_the_first_question() -> None:
    session = begun(2)
    view = session.view
    assert (view.phase, view.place, view.state.seen, view.states[1].seen) == (Phase.ASKING, 0, True, False)
    assert view.slot == session.plan.slots[0]


def test_an_answer_is_followed_by_its_feedback_and_next_asks_the_next_question() -> None:
    session = begun(2)
    assert session.handle(m.Submit(0, RIGHT), now=4000) == [m.Answered(0, RIGHT, WORTH_ALL, 4000, None, 1)]
    assert (session.phase, session.view.place) == (Phase.FEEDBACK, 0)
    assert session.handle(m.Next(), now=9000) == [m.Asked(1)]


def test_with_feedback_at_the_end_an_answer_opens_the_next_question_at_once() -> None:
    session = begun(2, END)
    answered = m.Answered(0, WRONG, WORTH_NOTHING, 4000, None, 1)
    assert session.handle(m.Submit(0, WRONG), now=4000) == [answered, m.Asked(1)]


@pytest.mark.parametrize(
    ("question", "response", "score"),
    [
        (MULTIPLE, Picked((0, 1)), Score(1.0, 1.0, (True, True, True))),
        (MULTIPLE, Picked((0, 2)), Score(1 / 3, 1.0, (True, False, False))),
        (ORDERING, Arranged((3, 0, 1, 2)), Score(2 / 3, 1.0, (True, True, False))),
        (MATCHING, Paired((2, 1)), Score(0.5, 1.0, (False, True))),
    ],
    ids=["all", "part", "order", "pairs"],
)
def test_every_type_is_graded_by_itself(question: AnyQuestion, response: Response, score: Score) -> None:
    session = Session(plan_of([question]))
    session.handle(m.Start(), now=0)
    assert session.handle(m.Submit(0, response), now=7) == [m.Answered(0, response, score, 7, None, 1)]


@pytest.mark.parametrize("confidence", [None, *m.CONFIDENCES])
def test_confidence_is_kept_with_the_answer(confidence: m.Confidence | None) -> None:
    session = begun(1)
    answered = m.Answered(0, RIGHT, WORTH_ALL, 1, confidence, 1)
    assert session.handle(m.Submit(0, RIGHT, confidence), now=1) == [answered]
    assert session.view.state.confidence == confidence


def test_a_skipped_question_stays_open_and_comes_up_for_review_at_the_end() -> None:
    session = begun(2)
    assert session.handle(m.Skip(0), now=1000) == [m.Skipped(0), m.Asked(1)]
    session.handle(m.Submit(1, RIGHT), now=2000)
    assert session.handle(m.Next(), now=3000) == [m.Reviewing()]
    assert session.handle(m.GoTo(0), now=4000) == [m.Asked(0)]
    skipped = session.view.state
    assert session.handle(m.Submit(0, RIGHT), now=6000) == [m.Answered(0, RIGHT, WORTH_ALL, 3000, None, 1)]
    assert (skipped.skipped, session.view.state.skipped) == (True, False)
    assert session.handle(m.Next(), now=7000) == [m.Finished(m.Ending.COMPLETE)]


def test_skipping_a_question_that_is_answered_already_only_goes_on() -> None:
    session = begun(2, END)
    session.handle(m.Submit(0, RIGHT), now=1)
    session.handle(m.GoTo(0), now=2)
    assert session.handle(m.Skip(0), now=3) == [m.Asked(1)]
    assert (session.view.states[0].skipped, session.view.states[0].answered) == (False, True)


def test_next_passes_over_what_was_answered_by_jumping_ahead() -> None:
    session = begun(3)
    session.handle(m.GoTo(1), now=1)
    session.handle(m.Submit(1, RIGHT), now=2)
    session.handle(m.GoTo(0), now=3)
    session.handle(m.Submit(0, RIGHT), now=4)
    assert session.handle(m.Next(), now=5) == [m.Asked(2)]


def test_an_answer_can_be_changed_until_the_end_and_each_change_is_an_attempt() -> None:
    session = begun(2, END)
    session.handle(m.Submit(0, WRONG, "guess"), now=1000)
    session.handle(m.GoTo(0), now=2000)
    changed = m.Answered(0, RIGHT, WORTH_ALL, 2500, "sure", 2)
    assert session.handle(m.Submit(0, RIGHT, "sure"), now=3500) == [changed, m.Asked(1)]
    state = session.view.states[0]
    assert (state.response, state.score, state.confidence, state.attempts) == (RIGHT, WORTH_ALL, "sure", 2)


def test_a_choice_is_kept_until_it_is_submitted_taken_away_or_replaced() -> None:
    session = begun(2)
    session.handle(m.Choose(0, WRONG, "guess"), now=1)
    assert (session.view.state.chosen, session.view.state.chosen_confidence) == (WRONG, "guess")
    session.handle(m.Choose(0), now=2)
    assert (session.view.state.chosen, session.view.state.chosen_confidence) == (None, None)
    session.handle(m.Choose(0, WRONG), now=3)
    session.handle(m.Submit(0, RIGHT), now=4)
    assert (session.view.state.chosen, session.view.state.response) == (None, RIGHT)


def test_striking_a_part_twice_brings_it_back_and_it_can_still_be_chosen() -> None:
    session = begun(1)
    for now, part in enumerate((0, 1, 0)):
        assert session.handle(m.Strike(0, part), now=now) == []
    assert session.view.state.struck == frozenset({1})
    assert session.handle(m.Submit(0, WRONG), now=3) == [m.Answered(0, WRONG, WORTH_NOTHING, 3, None, 1)]


def test_a_flag_is_set_and_taken_away_on_any_question() -> None:
    session = begun(3)
    assert session.handle(m.Flag(2), now=1) == [m.Flagged(2, on=True)]
    assert [state.flagged for state in session.view.states] == [False, False, True]
    assert session.handle(m.Flag(2), now=2) == [m.Flagged(2, on=False)]


def test_a_quiz_with_nothing_left_open_ends_without_a_review_though_a_closed_question_is_flagged() -> None:
    session = begun(1)
    session.handle(m.Flag(0), now=1)
    session.handle(m.Submit(0, RIGHT), now=2)
    assert session.handle(m.Next(), now=3) == [m.Finished(m.Ending.COMPLETE)]


def test_where_answers_may_change_a_flag_brings_the_review() -> None:
    session = begun(1, END)
    session.handle(m.Flag(0), now=1)
    assert session.handle(m.Submit(0, RIGHT), now=2)[1:] == [m.Reviewing()]


def test_an_exam_always_shows_its_review_before_the_end() -> None:
    session = begun(1, EXAM)
    assert session.handle(m.Submit(0, RIGHT), now=2)[1:] == [m.Reviewing()]
    assert session.handle(m.Finish(), now=3) == [m.Finished(m.Ending.COMPLETE)]


def test_the_review_can_be_opened_at_any_time_and_left_by_visiting_a_question() -> None:
    session = begun(2)
    assert session.handle(m.Review(), now=1) == [m.Reviewing()]
    assert session.handle(m.GoTo(1), now=2) == [m.Asked(1)]
    session.handle(m.Submit(1, RIGHT), now=3)
    assert session.handle(m.Review(), now=4) == [m.Reviewing()]


@pytest.mark.parametrize(
    ("finish", "ending"), [(m.Finish(), m.Ending.HANDED_IN), (m.Finish(hand_in=False), m.Ending.EARLY)]
)
def test_finishing_with_a_question_open_says_how(finish: m.Finish, ending: m.Ending) -> None:
    session = begun(2)
    session.handle(m.Submit(0, RIGHT), now=1)
    assert session.handle(finish, now=2) == [m.Finished(ending)]
    assert (session.phase, session.view.ending) == (Phase.FINISHED, ending)


@pytest.mark.parametrize("hand_in", [True, False])
def test_finishing_with_nothing_open_is_complete(*, hand_in: bool) -> None:
    session = begun(1)
    session.handle(m.Submit(0, RIGHT), now=1)
    assert session.handle(m.Finish(hand_in), now=2) == [m.Finished(m.Ending.COMPLETE)]


@pytest.mark.parametrize("hand_in", [True, False])
def test_finishing_an_exam_counts_what_is_chosen(*, hand_in: bool) -> None:
    session = begun(1, EXAM)
    session.handle(m.Choose(0, RIGHT), now=1)
    session.handle(m.Pause(), now=2)
    counted = m.Answered(0, RIGHT, WORTH_ALL, 2, None, 1)
    ending = m.Ending.HANDED_IN if hand_in else m.Ending.EARLY
    assert session.handle(m.Finish(hand_in), now=3) == [counted, m.Finished(ending)]
