"""A question and its feedback, as whole pages."""

import pytest
from tests.unit.session.sittings import plan_of as plan_of_questions
from tests.unit.ui.plain.pages_at_hand import (
    ONE,
    PAIRS,
    RIGHT,
    SEVERAL,
    STEPS,
    TRUTH,
    WRONG,
    answered,
    begun,
    plan_of,
)

from cps_quiz.bank.model import Bank
from cps_quiz.questions.choice import Option, Single
from cps_quiz.questions.controls import Picked
from cps_quiz.session import messages as m
from cps_quiz.session.plan import Feedback, Policy
from cps_quiz.ui.plain import pages
from cps_quiz.ui.plain.pages import Page

PAGE = Page()
PLAIN_PAGE = Page(signs=False)

QUESTIONS = {
    ONE: """
Question 1 of 1. Topic: First topic.

Which is right?

a. Right
b. Wrong
c. Also wrong""",
    SEVERAL: """
Question 1 of 1. Topic: First topic.

Ana visits the center.

Which are right?

a. Nor this
b. Yes
c. No
d. Yes too

Type the letters of all that apply, a to d, such as a c, and press Enter.""",
    TRUTH: """
Question 1 of 1. Topic: Second topic.

It is so.

a. True
b. False""",
    STEPS: """
Question 1 of 1. Topic: Second topic.

Put these in order.

a. First
b. Second
c. Fourth
d. Third

Type all 4 letters in their order, such as d c b a, and press Enter.""",
    PAIRS: """
Question 1 of 1. Topic: First topic.

Match these.

1. L1
2. L2

a. R2
b. R1
c. Other spare
d. Spare

Type a number and its letter for each entry, such as 1b 2c, and press Enter.""",
}

FEEDBACK_TO_RIGHT = {
    ONE: """
✓ Right.

Because.

a. (your answer, right) Right
   It is.
b. (not right) Wrong
   It is not.
c. (not right) Also wrong

Source: Someone (1990). A Book""",
    SEVERAL: """
✓ Right.

b. (your answer, right) Yes
d. (your answer, right) Yes too
a. (not right) Nor this
c. (not right) No""",
    TRUTH: """
✓ Right.

b. (your answer, right) False
   Indeed not.
a. (not right) True
   It is not.""",
    STEPS: """
✓ Right.

Your order: a b d c.
The right order:

a. First
b. Second
d. Third
c. Fourth""",
    PAIRS: """
✓ Right.

1b. L1: R1
   So.
2a. L2: R2
d. (unused) Spare (None)
c. (unused) Other spare""",
}

FEEDBACK_TO_WRONG = {
    ONE: """
✗ Not right.

Because.

b. (your answer, not right; the trap here: Advice) Wrong
   It is not.
a. (right) Right
   It is.
c. (not right) Also wrong

Source: Someone (1990). A Book""",
    SEVERAL: """
✗ Not quite: 2 of 4 options are rightly chosen or left out.

b. (your answer, right) Yes
c. (your answer, not right; the trap here: Advice) No
d. (right, and not chosen) Yes too
a. (not right) Nor this""",
    TRUTH: """
✗ Not right.

a. (your answer, not right; the trap here: Advice) True
   It is not.
b. (right) False
   Indeed not.""",
    STEPS: """
✗ Not quite: 2 of 3 steps are followed by the right one.

Your order: c a b d.
The right order:

a. First
b. Second
d. Third
c. Fourth""",
    PAIRS: """
✗ Not quite: 1 of 2 pairs are right.

1b. L1: R1
   So.
2a. L2: R2
   You chose d.
d. (unused) Spare (None)
c. (unused) Other spare""",
}

EVERY_TYPE = pytest.mark.parametrize("place", [ONE, SEVERAL, TRUTH, STEPS, PAIRS])


@EVERY_TYPE
def test_question_of_each_type(small_bank: Bank, place: int) -> None:
    view = begun(plan_of(small_bank, [place])).view
    assert "\n".join(PAGE.lines(pages.question(view))) == QUESTIONS[place]


@EVERY_TYPE
def test_feedback_to_a_right_answer(small_bank: Bank, place: int) -> None:
    plan = plan_of(small_bank, [place])
    assert "\n".join(PAGE.lines(pages.feedback(answered(plan, RIGHT[place]).view, 0))) == FEEDBACK_TO_RIGHT[place]


@EVERY_TYPE
def test_feedback_to_a_wrong_answer(small_bank: Bank, place: int) -> None:
    plan = plan_of(small_bank, [place])
    assert "\n".join(PAGE.lines(pages.feedback(answered(plan, WRONG[place]).view, 0))) == FEEDBACK_TO_WRONG[place]


def test_verdict_without_signs_is_told_in_words_alone(small_bank: Bank) -> None:
    plan = plan_of(small_bank, [TRUTH])
    right, wrong = (PLAIN_PAGE.lines(pages.feedback(answered(plan, r[TRUTH]).view, 0)) for r in (RIGHT, WRONG))
    assert (right[1], wrong[1]) == ("Right.", "Not right.")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (TRUTH, "b. (right) False\n   Indeed not.\na. (not right) True\n   It is not."),
        (STEPS, "The right order:\n\na. First\nb. Second\nd. Third\nc. Fourth"),
        (PAIRS, "1b. L1: R1\n   So.\n2a. L2: R2\nd. (unused) Spare (None)\nc. (unused) Other spare"),
    ],
)
def test_feedback_to_a_question_whose_time_is_over(small_bank: Bank, place: int, expected: str) -> None:
    plan = plan_of(small_bank, [place, ONE], Policy(question_limit_ms=1000))
    session = begun(plan)
    session.handle(m.Tick(), now=1000)
    told = "\n".join(PAGE.lines(pages.feedback(session.view, 0)))
    assert told == f"\n✗ Time is up for this question.\n\n{expected}"


def test_feedback_to_a_question_that_was_left_open(small_bank: Bank) -> None:
    plan = plan_of(small_bank, [TRUTH])
    assert PAGE.lines(pages.feedback(begun(plan).view, 0))[:3] == ["", "✗ Not answered.", ""]


def test_feedback_to_a_question_that_has_changed_tells_no_text(small_bank: Bank) -> None:
    plan = plan_of(small_bank, [TRUTH, ONE], gone=[0])
    assert PAGE.lines(pages.feedback(begun(plan).view, 0)) == [
        "",
        "Question 1 has changed since it was asked; its text is not shown.",
    ]


def test_struck_options_and_flags_are_told_in_words(small_bank: Bank) -> None:
    session = begun(plan_of(small_bank, [ONE]))
    session.handle(m.Strike(0, 1), now=1)
    session.handle(m.Flag(0), now=1)
    assert PAGE.lines(pages.question(session.view))[1:] == [
        "Question 1 of 1, flagged. Topic: First topic.",
        "",
        "Which is right?",
        "",
        "a. Right",
        "b. (struck out) Wrong",
        "c. Also wrong",
    ]


def test_answered_question_that_is_visited_again_says_that_an_answer_replaces_the_old_one(small_bank: Bank) -> None:
    session = begun(plan_of(small_bank, [ONE, TRUTH], Policy(feedback=Feedback.END)))
    session.handle(m.Submit(0, RIGHT[ONE]), now=1)
    session.handle(m.GoTo(0), now=2)
    heading = PAGE.lines(pages.question(session.view))[1]
    assert heading == "Question 1 of 2, answered a; a new answer replaces it. Topic: First topic."


def test_long_texts_are_wrapped_under_their_letter() -> None:
    words = "word " * 12
    options = (Option(text=words, correct=True, rationale=words), Option(text="Short"))
    plan = plan_of_questions([Single(id="long", objective="A-1", stem=words, options=options, shuffle=False)])
    narrow = Page(width=28)
    shown = narrow.lines(pages.question(begun(plan).view))
    told = narrow.lines(pages.feedback(answered(plan, Picked((0,))).view, 0))
    assert shown == [
        "",
        "Question 1 of 1. Topic:",
        "First.",
        "",
        *["word word word word word"] * 2,
        "word word",
        "",
        "a. word word word word word",
        "   word word word word word",
        "   word word",
        "b. Short",
    ]
    assert told == [
        "",
        "✓ Right.",
        "",
        "a. (your answer, right) word",
        "   word word word word word",
        "   word word word word word",
        "   word",
        "   word word word word word",
        "   word word word word word",
        "   word word",
        "b. (not right) Short",
    ]
