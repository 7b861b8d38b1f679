"""What an exam comes to, in words."""

from dataclasses import replace

from tests.unit.session.sittings import MULTIPLE, ORDERING, plan_of, single

from cps_quiz.questions.controls import Arranged, Picked, Response
from cps_quiz.questions.registry import AnyQuestion
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Feedback, Policy
from cps_quiz.session.result import result_of
from cps_quiz.ui.plain.pages import Page
from cps_quiz.ui.telling.summary import score, summary

EXAM = Policy(
    feedback=Feedback.END,
    time_limit_ms=360_000,
    may_pause=False,
    unsubmitted_counts=True,
    reviews_before_end=True,
    session_warnings_ms=(),
)
RIGHT, WRONG = Picked((0,)), Picked((1,))

COUNTED = """
Handed in.

Score: 2 of 5 right, 40 %. ✗ The pass mark is 70 %; you are below it.
With points for parts that are right: 2.3 of 5.
Not answered: 1 question; it counts as not right.
Time used: 3 minutes 21 seconds. 45 seconds for each answer; there were 1 minute 12 seconds for each question.
What took longest: question 4 (1 minute 30 seconds), question 2 (1 minute) and question 5 (21 seconds).

By topic:
   First: 2 of 4 right, range 18 to 82 %
   Second: 0 of 1 right, range 0 to 73 %
The range tells how few questions these are: with many more, your share would likely lie in it.

Traps that caught you:
   Advice, once"""

IN_POINTS = """
Handed in.

Score: 2.3 of 5 points, 47 %. ✗ The pass mark is 70 %; you are below it.
Fully right: 2 questions.
Not answered: 1 question; it counts as not right.
Time used: 3 minutes 21 seconds. 45 seconds for each answer; there were 1 minute 12 seconds for each question.
What took longest: question 4 (1 minute 30 seconds), question 2 (1 minute) and question 5 (21 seconds).

By topic:
   First: 2 of 4 points
   Second: 0.3 of 1 point

Traps that caught you:
   Advice, once"""

QUESTIONS: tuple[AnyQuestion, ...] = (single("q0"), single("q1"), single("q2"), ORDERING, MULTIPLE)
PARTLY_ORDERED = Arranged((0, 1, 3, 2))


def told(policy: Policy) -> str:
    """Return the summary of an exam: right, wrong, right, a third right, and one left open."""
    plan = plan_of(QUESTIONS, policy)
    session = Session(plan)
    session.handle(m.Start(), now=0)
    responses: tuple[tuple[Response, int], ...] = (
        (RIGHT, 10_000),
        (WRONG, 70_000),
        (RIGHT, 90_000),
        (PARTLY_ORDERED, 180_000),
    )
    for place, (response, now) in enumerate(responses):
        session.handle(m.Submit(place, response), now=now)
    session.handle(m.Finish(), now=201_000)
    return "\n".join(Page(width=200).lines(summary(result_of(plan, session.view), session.view)))


def test_exam_is_told_with_likely_ranges_and_the_longest_questions() -> None:
    assert told(EXAM) == COUNTED


def test_where_parts_count_points_are_told_and_no_ranges() -> None:
    assert told(replace(EXAM, counts_parts=True)) == IN_POINTS


def test_share_a_little_below_the_pass_mark_does_not_look_as_if_it_reached_it() -> None:
    plan = plan_of([single(f"q{number}") for number in range(149)], replace(EXAM, time_limit_ms=None))
    session = Session(plan)
    session.handle(m.Start(), now=0)
    for place in range(149):
        session.handle(m.Submit(place, RIGHT if place < 104 else WRONG), now=0)
    session.handle(m.Finish(), now=0)
    assert score(result_of(plan, session.view))[0].text == (
        "Score: 104 of 149 right, 69.7 %. ✗ The pass mark is 70 %; you are below it."
    )
