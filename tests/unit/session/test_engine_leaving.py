"""What is chosen and not submitted counts once its question is left: in an exam, never in a quiz."""

import pytest
from tests.unit.session.sittings import EXAM, OTHER, RIGHT, WRONG, begun

from cps_quiz.errors import IllegalCommandError
from cps_quiz.questions.controls import Score
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Feedback, Policy

WORTH_ALL = Score(1.0, 1.0, (True,))
WORTH_NOTHING = Score(0.0, 1.0, (False,))

WAYS_OUT: dict[m.Command, list[m.Event]] = {
    m.Skip(0): [m.Asked(1)],
    m.GoTo(2): [m.Asked(2)],
    m.Review(): [m.Reviewing()],
    m.Finish(): [m.Finished(m.Ending.HANDED_IN)],
}


def chosen(policy: Policy = EXAM) -> Session:
    """Return a session of three questions with a choice on the first, made at 1000."""
    session = begun(3, policy)
    session.handle(m.Choose(0, RIGHT, "unsure"), now=1000)
    return session


@pytest.mark.parametrize(("way_out", "what_follows"), WAYS_OUT.items(), ids=lambda case: type(case).__name__)
def test_leaving_a_question_of_an_exam_answers_it_with_what_is_chosen(
    way_out: m.Command, what_follows: list[m.Event]
) -> None:
    session = chosen()
    counted = m.Answered(0, RIGHT, WORTH_ALL, 4000, "unsure", 1)
    assert session.handle(way_out, now=4000) == [counted, *what_follows]
    state = session.view.states[0]
    assert (state.response, state.confidence, state.chosen, state.skipped) == (RIGHT, "unsure", None, False)


@pytest.mark.parametrize("feedback", Feedback)
@pytest.mark.parametrize("way_out", WAYS_OUT, ids=lambda command: type(command).__name__)
def test_leaving_a_question_of_a_quiz_answers_nothing(feedback: Feedback, way_out: m.Command) -> None:
    session = chosen(Policy(feedback=feedback))
    events = session.handle(way_out, now=4000)
    assert not [event for event in events if isinstance(event, m.Answered)]
    assert (session.view.states[0].answered, session.view.states[0].chosen) == (False, RIGHT)


def test_visiting_the_open_question_itself_is_not_leaving_it() -> None:
    session = chosen()
    assert session.handle(m.GoTo(0), now=4000) == [m.Asked(0)]
    assert (session.view.state.answered, session.view.state.chosen) == (False, RIGHT)


def test_a_pause_is_not_leaving() -> None:
    session = chosen()
    assert session.handle(m.Pause(), now=4000) == [m.Paused()]
    assert session.handle(m.Resume(), now=5000) == [m.Resumed()]
    assert (session.view.state.answered, session.view.state.chosen) == (False, RIGHT)


def test_a_visit_that_is_refused_leaves_nothing() -> None:
    session = chosen()
    with pytest.raises(IllegalCommandError, match="place"):
        session.handle(m.GoTo(3), now=4000)
    assert (session.view.state.answered, session.view.state.chosen) == (False, RIGHT)


def test_a_choice_that_was_taken_away_is_skipped() -> None:
    session = chosen()
    session.handle(m.Choose(0), now=2000)
    assert session.handle(m.Skip(0), now=4000) == [m.Skipped(0), m.Asked(1)]


def test_a_new_choice_replaces_an_answer_and_an_equal_one_does_not() -> None:
    session = begun(2, EXAM)
    session.handle(m.Submit(0, WRONG), now=1000)
    session.handle(m.Submit(1, OTHER), now=2000)
    session.handle(m.GoTo(0), now=3000)
    session.handle(m.Choose(0, RIGHT), now=4000)
    assert session.handle(m.GoTo(1), now=5000) == [m.Answered(0, RIGHT, WORTH_ALL, 3000, None, 2), m.Asked(1)]
    session.handle(m.Choose(1, OTHER), now=6000)
    assert session.handle(m.Review(), now=7000) == [m.Reviewing()]
    assert session.view.states[1].attempts == 1


def test_what_was_counted_on_leaving_can_be_changed() -> None:
    session = chosen()
    session.handle(m.GoTo(1), now=2000)
    session.handle(m.GoTo(0), now=3000)
    changed = m.Answered(0, WRONG, WORTH_NOTHING, 3000, None, 2)
    assert session.handle(m.Submit(0, WRONG), now=4000) == [changed, m.Asked(1)]
