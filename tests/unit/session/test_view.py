"""How questions stand, which are open or flagged, and which comes next of some."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.session.sittings import EXAM, RIGHT, begun, plan_of, singles

from cps_quiz.questions.controls import Score
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session, replay
from cps_quiz.session.plan import Feedback, Policy
from cps_quiz.session.view import Standing, View, following

WORTH_ALL = Score(1.0, 1.0, (True,))


def standings(view: View) -> list[Standing]:
    return [view.standing(place) for place in range(view.total)]


def test_each_question_stands_as_what_happened_to_it_last() -> None:
    session = begun(5, Policy(feedback=Feedback.END, question_limit_ms=5000))
    replay(session, [(1000, m.Submit(0, RIGHT)), (6000, m.Tick()), (7000, m.Skip(2)), (7000, m.Withdraw(3))])
    assert standings(session.view) == ["answered", "expired", "seen", "withdrawn", "seen"]
    assert session.view.open_places == (2, 4)


def test_before_it_starts_every_question_is_unseen_and_open() -> None:
    view = Session(plan_of(singles(2))).view
    assert (standings(view), view.open_places) == ([Standing.UNSEEN, Standing.UNSEEN], (0, 1))


def test_an_answer_stays_though_the_question_expires_or_is_withdrawn() -> None:
    session = begun(3, Policy(feedback=Feedback.END, question_limit_ms=5000))
    replay(session, [(1000, m.Submit(0, RIGHT)), (2000, m.Submit(1, RIGHT)), (2000, m.Withdraw(0)), (2000, m.GoTo(1))])
    session.handle(m.Tick(), now=9000)
    view = session.view
    assert (view.states[0].withdrawn, view.states[1].expired) == (True, True)
    assert (standings(view), view.open_places) == (["answered", "answered", "seen"], (2,))


def test_a_question_without_an_item_is_withdrawn_and_not_open_unless_it_is_answered() -> None:
    session = Session(plan_of(singles(3), EXAM, gone=[0, 1]), known_scores={0: WORTH_ALL})
    replay(session, [(0, m.Start()), (1, m.Submit(0, RIGHT)), (2, m.Skip(1))])
    assert not session.view.states[1].withdrawn
    assert standings(session.view) == ["answered", "withdrawn", "seen"]
    assert session.view.open_places == (2,)


def test_flagged_places_are_those_of_closed_questions_too() -> None:
    session = begun(4)
    replay(session, [(1, m.Flag(3)), (2, m.Flag(0)), (3, m.Flag(1)), (4, m.Flag(1)), (5, m.Submit(0, RIGHT))])
    assert session.view.flagged_places == (0, 3)


@pytest.mark.parametrize(
    ("places", "place", "expected"),
    [
        ((2, 5, 7), 5, 7),
        ((2, 5, 7), 7, 2),
        ((2, 5, 7), 0, 2),
        ((2, 5, 7), 9, 2),
        ((7, 2, 5), 3, 5),
        ((5,), 5, 5),
        ((), 5, None),
    ],
)
def test_the_first_that_follows_is_found_going_on_from_the_start(
    places: tuple[int, ...], place: int, expected: int | None
) -> None:
    assert following(places, place) == expected


@given(st.frozensets(st.integers(0, 20), min_size=1), st.integers(0, 20))
def test_going_from_each_to_the_one_that_follows_meets_all(places: frozenset[int], place: int) -> None:
    met = []
    for _ in places:
        found = following(places, place)
        assert found is not None
        met.append(found)
        place = found
    assert sorted(met) == sorted(places)


def test_flagged_questions_to_visit_are_those_that_are_not_closed() -> None:
    session = begun(3)
    replay(session, [(1, m.Flag(0)), (2, m.Flag(2)), (3, m.Submit(0, RIGHT))])
    assert (session.view.flagged_places, session.view.flagged_to_visit) == ((0, 2), (2,))
