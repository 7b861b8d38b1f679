"""Clocks, expiry, warnings, pause and extra time."""

import pytest
from tests.unit.session.sittings import RIGHT, WRONG, begun

from cps_quiz.questions.controls import Score
from cps_quiz.session import messages as m
from cps_quiz.session.plan import Feedback, Policy
from cps_quiz.session.view import Phase

WORTH_ALL = Score(1.0, 1.0, (True,))
WORTH_NOTHING = Score(0.0, 1.0, (False,))

MODES = pytest.mark.parametrize("feedback", Feedback)


def quiz(feedback: Feedback = Feedback.EACH, *, total: int | None = None, each: int | None = None) -> Policy:
    return Policy(feedback=feedback, time_limit_ms=total, question_limit_ms=each)


def exam(*, total: int | None = None, each: int | None = None) -> Policy:
    return Policy(
        feedback=Feedback.END,
        unsubmitted_counts=True,
        reviews_before_end=True,
        time_limit_ms=total,
        question_limit_ms=each,
    )


def test_a_question_that_expires_is_explained_and_the_clocks_stand_still_until_the_candidate_goes_on() -> None:
    session = begun(2, quiz(total=60_000, each=5000))
    assert session.handle(m.Tick(), now=4999) == []
    assert session.handle(m.Tick(), now=5000) == [m.QuestionExpired(0)]
    view = session.view
    assert (view.phase, view.place, view.state.expired, view.state.answered) == (Phase.FEEDBACK, 0, True, False)
    assert session.deadline is None
    assert session.handle(m.Tick(), now=50_000) == []
    assert session.handle(m.Next(), now=90_000) == [m.Asked(1)]
    assert (session.view.used_ms, session.view.states[0].used_ms) == (5000, 5000)


def test_where_feedback_comes_at_the_end_the_next_question_opens_at_an_expiry() -> None:
    session = begun(2, quiz(Feedback.END, each=5000))
    assert session.handle(m.Tick(), now=4999) == []
    assert session.handle(m.Tick(), now=5000) == [m.QuestionExpired(0), m.Asked(1)]
    view = session.view
    assert (view.place, view.states[0].expired, view.states[0].used_ms, view.states[0].answered) == (
        1,
        True,
        5000,
        False,
    )
    assert session.deadline == 10_000


def test_the_last_question_that_expires_is_explained_before_the_session_ends_as_complete() -> None:
    session = begun(1, quiz(each=5000))
    assert session.handle(m.Tick(), now=7000) == [m.QuestionExpired(0)]
    assert session.handle(m.Next(), now=8000) == [m.Finished(m.Ending.COMPLETE)]
    assert (session.phase, session.view.used_ms, session.deadline) == (Phase.FINISHED, 5000, None)


def test_where_feedback_comes_at_the_end_the_last_question_that_expires_ends_the_session() -> None:
    session = begun(1, quiz(Feedback.END, each=5000))
    assert session.handle(m.Tick(), now=7000) == [m.QuestionExpired(0), m.Finished(m.Ending.COMPLETE)]
    assert (session.phase, session.view.used_ms, session.deadline) == (Phase.FINISHED, 5000, None)


def test_after_a_long_time_only_the_question_that_was_open_has_expired() -> None:
    session = begun(3, quiz(each=5000))
    assert session.handle(m.Tick(), now=14_000) == [m.QuestionExpired(0)]
    assert [state.used_ms for state in session.view.states] == [5000, 0, 0]


def test_where_feedback_comes_at_the_end_one_tick_after_a_long_time_expires_every_question_in_turn() -> None:
    session = begun(3, quiz(Feedback.END, each=5000))
    assert session.handle(m.Tick(), now=14_000) == [m.QuestionExpired(0), m.Asked(1), m.QuestionExpired(1), m.Asked(2)]
    assert [state.used_ms for state in session.view.states] == [5000, 5000, 4000]


@MODES
def test_the_session_expires_at_its_limit_and_nothing_more_is_spent(feedback: Feedback) -> None:
    session = begun(2, quiz(feedback, total=8000))
    assert session.deadline == 8000
    assert session.handle(m.Tick(), now=20_000) == [m.Finished(m.Ending.TIME)]
    view = session.view
    assert (view.phase, view.ending, view.used_ms, view.remaining_ms) == (Phase.FINISHED, m.Ending.TIME, 8000, 0)
    assert view.states[0].used_ms == 8000
    assert session.handle(m.Tick(), now=30_000) == []


@MODES
def test_where_both_limits_fall_together_the_session_ends(feedback: Feedback) -> None:
    session = begun(2, quiz(feedback, total=5000, each=5000))
    assert session.handle(m.Tick(), now=5000) == [m.Finished(m.Ending.TIME)]


@pytest.mark.parametrize(
    ("feedback", "opened", "stands"),
    [(Feedback.EACH, [], (Phase.FEEDBACK, 0)), (Feedback.END, [m.Asked(1)], (Phase.ASKING, 1))],
)
def test_late_answer_after_expiry_never_answers_the_next_question(
    feedback: Feedback, opened: list[m.Event], stands: tuple[Phase, int]
) -> None:
    session = begun(2, quiz(feedback, each=5000))
    late = m.Submit(0, RIGHT)
    assert session.handle(late, now=5000) == [m.QuestionExpired(0), *opened, m.TooLate(late)]
    assert [state.answered for state in session.view.states] == [False, False]
    assert (session.phase, session.view.place) == stands


@MODES
def test_late_answer_after_the_session_expired_does_not_count(feedback: Feedback) -> None:
    session = begun(2, quiz(feedback, total=5000))
    late = m.Submit(0, RIGHT)
    assert session.handle(late, now=5000) == [m.Finished(m.Ending.TIME), m.TooLate(late)]
    assert not session.view.states[0].answered


@pytest.mark.parametrize("late", [m.Choose(0, RIGHT), m.Strike(0, 1), m.Skip(0), m.GoTo(0), m.Pause()])
def test_any_late_command_about_an_expired_question_is_too_late(late: m.Command) -> None:
    session = begun(2, quiz(each=5000))
    assert session.handle(late, now=6000) == [m.QuestionExpired(0), m.TooLate(late)]
    assert (session.phase, session.view.place, session.view.state.struck) == (Phase.FEEDBACK, 0, frozenset())


@pytest.mark.parametrize("late", [m.Choose(0, RIGHT), m.Strike(0, 1), m.Skip(0), m.GoTo(0)])
def test_where_feedback_comes_at_the_end_a_late_command_leaves_the_next_question_alone(late: m.Command) -> None:
    session = begun(2, quiz(Feedback.END, each=5000))
    assert session.handle(late, now=6000) == [m.QuestionExpired(0), m.Asked(1), m.TooLate(late)]
    assert (session.view.place, session.view.state.used_ms, session.view.state.struck) == (1, 1000, frozenset())


@pytest.mark.parametrize(("feedback", "opened"), [(Feedback.EACH, []), (Feedback.END, [m.Asked(1)])])
def test_a_command_that_still_fits_after_an_expiry_is_carried_out(feedback: Feedback, opened: list[m.Event]) -> None:
    session = begun(2, quiz(feedback, each=5000))
    assert session.handle(m.Flag(0), now=5000) == [m.QuestionExpired(0), *opened, m.Flagged(0, on=True)]


@pytest.mark.parametrize(("feedback", "opened"), [(Feedback.EACH, []), (Feedback.END, [m.Asked(1)])])
def test_what_is_chosen_but_not_submitted_is_dropped_in_a_quiz(feedback: Feedback, opened: list[m.Event]) -> None:
    session = begun(2, quiz(feedback, each=5000))
    session.handle(m.Choose(0, RIGHT, "sure"), now=1000)
    assert session.handle(m.Tick(), now=5000) == [m.QuestionExpired(0), *opened]
    session.handle(m.Finish(), now=6000)
    assert not session.view.states[0].answered


def test_what_is_chosen_when_a_quiz_runs_out_of_time_is_dropped() -> None:
    session = begun(1, quiz(total=5000))
    session.handle(m.Choose(0, RIGHT), now=1000)
    assert session.handle(m.Tick(), now=5000) == [m.Finished(m.Ending.TIME)]
    assert not session.view.states[0].answered


def test_what_is_chosen_but_not_submitted_counts_in_an_exam() -> None:
    session = begun(2, exam(each=5000))
    session.handle(m.Choose(0, RIGHT, "unsure"), now=1000)
    counted = m.Answered(0, RIGHT, WORTH_ALL, 5000, "unsure", 1)
    assert session.handle(m.Tick(), now=5000) == [counted, m.Asked(1)]
    assert (session.view.states[0].answered, session.view.states[0].expired) == (True, True)


def test_what_is_chosen_on_the_open_question_counts_when_an_exam_runs_out_of_time() -> None:
    session = begun(3, exam(total=10_000))
    session.handle(m.Submit(0, RIGHT), now=2000)
    session.handle(m.Choose(1, WRONG, "guess"), now=3000)
    assert session.handle(m.Tick(), now=10_000) == [
        m.Answered(1, WRONG, WORTH_NOTHING, 8000, "guess", 1),
        m.Finished(m.Ending.TIME),
    ]


def test_a_question_that_was_answered_before_its_time_ran_out_keeps_its_answer() -> None:
    session = begun(2, exam(each=5000))
    session.handle(m.Submit(0, RIGHT), now=3000)
    session.handle(m.GoTo(0), now=3000)
    assert session.handle(m.Tick(), now=5000) == [m.Asked(1)]
    assert (session.view.states[0].score, session.view.states[0].expired) == (WORTH_ALL, True)


def test_a_question_keeps_what_it_has_used_while_it_is_not_open() -> None:
    session = begun(2, quiz(each=5000))
    session.handle(m.Skip(0), now=4000)
    session.handle(m.GoTo(0), now=6000)
    assert (session.view.question_remaining_ms, session.deadline) == (1000, 7000)
    assert session.handle(m.Tick(), now=7000) == [m.QuestionExpired(0)]
    assert session.handle(m.Next(), now=7000) == [m.Asked(1)]
    assert [state.used_ms for state in session.view.states] == [5000, 2000]


def test_feedback_stops_both_clocks() -> None:
    session = begun(2, quiz(total=60_000, each=5000))
    session.handle(m.Submit(0, RIGHT), now=2000)
    assert session.deadline is None
    assert session.handle(m.Next(), now=600_000) == [m.Asked(1)]
    assert (session.view.used_ms, session.view.states[0].used_ms, session.view.state.used_ms) == (2000, 2000, 0)


def test_a_pause_stops_both_clocks_and_resuming_starts_them_where_they_stood() -> None:
    session = begun(1, quiz(total=60_000, each=20_000))
    assert session.handle(m.Pause(), now=5000) == [m.Paused()]
    assert session.deadline is None
    assert session.handle(m.Tick(), now=500_000) == []
    assert session.handle(m.Resume(), now=900_000) == [m.Resumed()]
    view = session.view
    assert (view.phase, view.remaining_ms, view.question_remaining_ms) == (Phase.ASKING, 55_000, 15_000)
    assert session.deadline == 905_000


def test_the_review_screen_costs_session_time_and_no_question_time() -> None:
    session = begun(2, quiz(total=60_000, each=5000))
    session.handle(m.Review(), now=1000)
    assert session.handle(m.Tick(), now=20_000) == []
    assert (session.view.used_ms, session.view.state.used_ms) == (20_000, 1000)
    session.handle(m.Pause(), now=20_000)
    session.handle(m.Resume(), now=30_000)
    assert session.phase is Phase.REVIEWING


def test_the_review_screen_closes_when_the_session_expires() -> None:
    session = begun(2, quiz(total=60_000))
    session.handle(m.Review(), now=1000)
    assert session.handle(m.Tick(), now=61_000)[-1] == m.Finished(m.Ending.TIME)


def test_session_time_never_runs_backwards() -> None:
    session = begun(1, quiz(total=60_000))
    session.handle(m.Tick(), now=10_000)
    session.handle(m.Flag(0), now=4000)
    assert (session.now, session.view.used_ms) == (10_000, 10_000)


def test_without_limits_nothing_ever_expires() -> None:
    session = begun(1)
    assert session.handle(m.Tick(), now=10**9) == []
    view = session.view
    assert (session.deadline, view.remaining_ms, view.question_remaining_ms) == (None, None, None)
    assert (view.used_ms, view.state.used_ms) == (10**9, 10**9)
