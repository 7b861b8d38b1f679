"""What is chosen and not submitted, where an option of it is struck out or its confidence changes."""

from tests.unit.session.sittings import EXAM, MULTIPLE, OTHER, RIGHT, WRONG, begun, plan_of

from cps_quiz.questions.controls import Picked
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session, replay


def test_a_chosen_option_that_is_struck_out_is_no_answer() -> None:
    session = begun(2, EXAM)
    replay(session, [(1, m.Choose(0, WRONG)), (2, m.Strike(0, 1))])
    assert session.view.state.chosen is None
    session.handle(m.Skip(0), now=3)
    assert not session.view.states[0].answered


def test_another_option_that_is_struck_out_leaves_the_choice() -> None:
    session = begun(2, EXAM)
    events = replay(session, [(1, m.Choose(0, WRONG)), (2, m.Strike(0, 0)), (3, m.Skip(0))])
    assert [event.response for event in events if isinstance(event, m.Answered)] == [WRONG]


def test_of_several_chosen_options_only_the_struck_one_goes() -> None:
    session = Session(plan_of([MULTIPLE], EXAM))
    replay(session, [(0, m.Start()), (1, m.Choose(0, Picked((0, 2)))), (2, m.Strike(0, 2))])
    assert session.view.state.chosen == Picked((0,))
    replay(session, [(3, m.Strike(0, 0)), (4, m.Strike(0, 0))])
    assert session.view.state.chosen is None


def test_an_option_that_comes_back_takes_nothing_from_the_choice() -> None:
    session = Session(plan_of([MULTIPLE], EXAM))
    replay(session, [(0, m.Start()), (1, m.Strike(0, 2)), (2, m.Choose(0, Picked((0, 2)))), (3, m.Strike(0, 2))])
    assert session.view.state.chosen == Picked((0, 2))


def test_the_only_option_of_an_answer_that_was_given_stays_the_answer() -> None:
    session = begun(2, EXAM)
    replay(session, [(1, m.Submit(0, RIGHT)), (2, m.GoTo(0)), (3, m.Strike(0, 0)), (4, m.Skip(0))])
    assert session.view.states[0].response == RIGHT


def test_an_answer_with_several_stays_as_it_was_given_until_another_is_chosen() -> None:
    session = Session(plan_of([MULTIPLE], EXAM))
    replay(session, [(0, m.Start()), (1, m.Submit(0, Picked((0, 2)))), (2, m.GoTo(0)), (3, m.Strike(0, 2))])
    assert session.view.state.chosen is None
    session.handle(m.Review(), now=4)
    assert session.view.states[0].response == Picked((0, 2))


def test_how_sure_an_answer_is_may_change_alone() -> None:
    session = begun(2, EXAM)
    replay(session, [(1, m.Submit(0, RIGHT)), (2, m.GoTo(0)), (3, m.Choose(0, RIGHT, "sure"))])
    (answered, *_) = session.handle(m.Skip(0), now=4)
    assert answered == m.Answered(0, RIGHT, answered.score, 3, "sure", 2) if isinstance(answered, m.Answered) else False
    assert session.view.states[0].confidence == "sure"


def test_the_same_choice_with_the_same_confidence_is_no_new_answer() -> None:
    session = begun(2, EXAM)
    replay(session, [(1, m.Submit(0, RIGHT, "sure")), (2, m.GoTo(0)), (3, m.Choose(0, RIGHT, "sure"))])
    assert not any(isinstance(event, m.Answered) for event in session.handle(m.Skip(0), now=4))
    replay(session, [(5, m.GoTo(0)), (6, m.Choose(0, RIGHT)), (7, m.Skip(0))])
    assert session.view.states[0].confidence == "sure"


def test_what_is_chosen_counts_as_answered_when_it_is_asked_what_is_left() -> None:
    session = begun(3, EXAM)
    replay(session, [(1, m.Submit(0, OTHER)), (2, m.Choose(1, RIGHT))])
    assert session.view.open_places == (1, 2)
    assert session.view.without_answer == (2,)
