"""A question of a finished sitting, read again."""

from tests.unit.session.sittings import EXAM, RIGHT, WRONG, plan_of, singles

from cps_quiz.questions.controls import Arranged, Paired, Picked, Response
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Plan
from cps_quiz.session.result import result_of
from cps_quiz.ui.plain.pages import Page
from cps_quiz.ui.telling.question import letters
from cps_quiz.ui.telling.reading import missed_places, read_again


def finished(*, gone: tuple[int, ...] = ()) -> tuple[Plan, Session]:
    """Return an exam of four: one right, one wrong and flagged, one left open, one never seen."""
    plan = plan_of(singles(4), EXAM, gone=gone)
    session = Session(plan)
    session.handle(m.Start(), now=0)
    session.handle(m.Submit(0, RIGHT), now=54_000)
    if 1 not in gone:
        session.handle(m.Flag(1), now=60_000)
        session.handle(m.Submit(1, WRONG), now=60_000)
    session.handle(m.Finish(), now=72_000)
    return plan, session


def read(session: Session, place: int) -> list[str]:
    return Page(width=100).lines(read_again(session.view, place))


def test_question_is_read_with_how_it_was_answered_and_why() -> None:
    plan, session = finished()
    wrong = "abc"[plan.slots[1].order.index(1)]
    assert read(session, 1)[:8] == [
        "",
        f"Question 2 of 4, flagged. You answered {wrong} in 6 seconds. Topic: First.",
        "",
        "What of q1?",
        "",
        "✗ Not right.",
        "",
        f"{wrong}. (your answer, not right; the trap here: Advice) Wrong",
    ]
    assert read(session, 2)[1] == "Question 3 of 4. You did not answer it; it was open for 12 seconds. Topic: First."
    assert read(session, 3)[1] == "Question 4 of 4. You did not see it. Topic: First."


def test_question_that_changed_says_so() -> None:
    _, session = finished(gone=(1,))
    assert read(session, 1) == [
        "",
        "Question 2 of 4. You did not see it.",
        "",
        "Question 2 has changed since it was asked; its text is not shown.",
    ]


def test_to_read_is_what_was_missed_or_seen_and_left_open() -> None:
    plan, session = finished()
    assert missed_places(result_of(plan, session.view), session.view) == (1, 2)


def test_letters_follow_the_screen() -> None:
    order = (2, 0, 3, 1)
    told: dict[Response, str] = {
        Picked((0,)): "b",
        Picked((0, 2)): "a b",
        Arranged((0, 1, 2, 3)): "b d a c",
        Paired((3, 2)): "1c 2a",
    }
    assert {response: letters(response, order) for response in told} == told
