"""An interrupted sitting in one line."""

from dataclasses import replace

from tests.unit.session.sittings import EXAM, QUIZ, RIGHT, plan_of, singles

from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Break, Plan
from cps_quiz.ui.telling.unfinished import unfinished


def left(plan: Plan) -> Session:
    """Return a session left at its second question, the first one answered and flagged."""
    session = Session(plan)
    session.handle(m.Start(), now=0)
    session.handle(m.Flag(0), now=0)
    session.handle(m.Submit(0, RIGHT), now=60_000)
    return session


def test_exam_is_named_and_the_time_left_is_told() -> None:
    policy = replace(EXAM, time_limit_ms=3_600_000, may_pause=False, breaks=(Break(after=1, limit_ms=600_000),))
    plan = replace(plan_of(singles(3), policy), mode="exam", title="Long exam")
    session = left(plan)
    told = "a mock exam, Long exam of 3 questions: 1 of 3 answered, 1 flagged, 59 minutes left"
    assert unfinished(plan, session.view) == told
    session.handle(m.Pause(), now=60_000)
    assert unfinished(plan, session.view) == f"{told}, in a break with 10 minutes left"


def test_quiz_and_review_are_told_with_their_banks() -> None:
    plan = plan_of(singles(2), QUIZ)
    view = left(plan).view
    assert unfinished(plan, view) == "a quiz of 2 questions from bank: 1 of 2 answered, 1 flagged"
    assert unfinished(replace(plan, mode="review"), view).startswith("a review of 2 questions from bank: ")
    assert unfinished(replace(plan, mode="of later"), view).startswith("a session of 2 questions from bank: ")
