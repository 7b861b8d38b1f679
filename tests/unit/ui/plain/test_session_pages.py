"""What stands before, beside and after the questions, as whole pages."""

import msgspec
import pytest
from tests.unit.ui.plain.pages_at_hand import ONE, PAIRS, RIGHT, SEVERAL, STEPS, TRUTH, WRONG, begun, plan_of

from cps_quiz.bank.model import Bank
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Feedback, Plan, Policy
from cps_quiz.session.result import result_of
from cps_quiz.ui.plain import pages
from cps_quiz.ui.plain.pages import Page
from cps_quiz.ui.prose import Paragraph
from cps_quiz.ui.telling.opening import limits, opening
from cps_quiz.ui.telling.summary import overview
from cps_quiz.ui.telling.summary import summary as told_at_the_end

PAGE = Page()

COMPLETE = """
All questions are answered.

Score: 1 of 3 right, 33 %. ✗ The pass mark is 70 %; you are below it.
With points for parts that are right: 1.5 of 3.
Time used: 1 minute 30 seconds, 30 seconds for each answer.

By topic:
   First topic: 1 of 2
   Second topic: 0 of 1

Traps that caught you:
   Advice, 2 times: Tells the person what to do.

To read again:

Question 2. Which are right?
   Right: Yes / Yes too

Question 3. It is so.
   Right: False"""

EARLY = """
Ended early.

Score: 1 of 1 right, 100 %. ✓ The pass mark is 70 %; you are above it.
Not answered: 2 questions; they do not count.
Time used: 30 seconds, 30 seconds for each answer.

To read again:

Question 2. Put these in order.
   Right: First, then Second, then Third, then Fourth"""

OUT_OF_TIME = """
The time is over.

Score: 0 of 2 right, 0 %. ✗ The pass mark is 70 %; you are below it.
Not answered: 2 questions; they count as not right.
Time used: 1 minute.

To read again:

Question 1. Match these.
   Right: L1: R1; L2: R2"""

FEEDBACK_AT_THE_END = """
Handed in.

Score: 0 of 2 right, 0 %. ✗ The pass mark is 70 %; you are below it.
Not answered: 1 question; it counts as not right.
Time used: 30 seconds, 20 seconds for each answer.

By topic:
   Second topic: 0 of 1
   First topic: 0 of 1

Traps that caught you:
   Advice, once: Tells the person what to do.

To read again:

Question 1. It is so.

✗ Not right.

a. (your answer, not right; the trap here: Advice) True
   It is not.
b. (right) False
   Indeed not.

Question 2. Which is right?

✗ Not answered.

Because.

a. (right) Right
   It is.
b. (not right) Wrong
   It is not.
c. (not right) Also wrong

Source: Someone (1990). A Book"""

CRISIS = """
If you or someone you know is in crisis in the US, call or text 988, or call 911
for immediate danger. Elsewhere, use your local emergency number."""


def summary(session: Session, plan: Plan, page: Page = PAGE) -> str:
    return "\n".join(page.lines(told_at_the_end(result_of(plan, session.view), session.view)))


def test_summary_of_a_complete_session(small_bank: Bank) -> None:
    plan = plan_of(small_bank, [ONE, SEVERAL, TRUTH])
    session = begun(plan)
    for place, response in enumerate((RIGHT[ONE], WRONG[SEVERAL], WRONG[TRUTH])):
        session.handle(m.Submit(place, response), now=30_000 * (place + 1))
        session.handle(m.Next(), now=30_000 * (place + 1))
    assert summary(session, plan) == COMPLETE


def test_summary_of_a_session_ended_early_counts_what_was_answered(small_bank: Bank) -> None:
    plan = plan_of(small_bank, [ONE, STEPS, TRUTH])
    session = begun(plan)
    session.handle(m.Submit(0, RIGHT[ONE]), now=30_000)
    session.handle(m.Next(), now=30_000)
    session.handle(m.Finish(hand_in=False), now=30_000)
    assert summary(session, plan) == EARLY


def test_summary_after_the_time_counts_what_is_open_as_not_right(small_bank: Bank) -> None:
    plan = plan_of(small_bank, [PAIRS, ONE], Policy(time_limit_ms=60_000))
    session = begun(plan)
    session.handle(m.Tick(), now=60_000)
    assert summary(session, plan) == OUT_OF_TIME


def test_summary_explains_everything_where_feedback_comes_at_the_end(small_bank: Bank) -> None:
    plan = plan_of(small_bank, [TRUTH, ONE], Policy(feedback=Feedback.END))
    session = begun(plan)
    session.handle(m.Submit(0, WRONG[TRUTH]), now=20_000)
    session.handle(m.Finish(), now=30_000)
    assert summary(session, plan) == FEEDBACK_AT_THE_END


def test_summary_without_an_answer_has_no_score(small_bank: Bank) -> None:
    plan = plan_of(small_bank, [ONE])
    session = begun(plan)
    session.handle(m.Finish(hand_in=False), now=5000)
    told = summary(session, plan).splitlines()
    assert told[3:6] == [
        "No question was answered, so there is no score.",
        "Not answered: 1 question; it does not count.",
        "Time used: 5 seconds.",
    ]


def test_summary_of_a_session_that_touched_on_crisis_ends_with_where_to_call(small_bank: Bank) -> None:
    question = msgspec.structs.replace(small_bank.questions[ONE], crisis=True)
    bank = msgspec.structs.replace(small_bank, questions=(question, *small_bank.questions[1:]))
    for places, told in (([ONE, TRUTH], True), ([TRUTH, ONE], False)):
        plan = plan_of(bank, places)
        session = begun(plan)
        session.handle(m.Finish(), now=5000)
        assert summary(session, plan).endswith(f"\n{CRISIS}") is told


def test_changed_question_is_left_out_of_the_summary(small_bank: Bank) -> None:
    plan = plan_of(small_bank, [ONE, TRUTH], gone=[1])
    session = begun(plan)
    session.handle(m.Submit(0, RIGHT[ONE]), now=1000)
    session.handle(m.Next(), now=1000)
    assert summary(session, plan).splitlines()[3:] == [
        "Score: 1 of 1 right, 100 %. ✓ The pass mark is 70 %; you are above it.",
        "Time used: 1 second, 1 second for each answer.",
    ]


def test_overview_groups_the_questions_by_how_they_stand(small_bank: Bank) -> None:
    plan = plan_of(small_bank, [ONE, TRUTH, STEPS, PAIRS, SEVERAL], Policy(question_limit_ms=10_000), gone=[4])
    session = begun(plan)
    session.handle(m.Submit(0, RIGHT[ONE]), now=1000)
    session.handle(m.Next(), now=1000)
    session.handle(m.Tick(), now=11_000)
    session.handle(m.Flag(2), now=11_000)
    session.handle(m.Flag(3), now=11_000)
    assert PAGE.lines(overview(session.view)) == [
        "",
        "Review.",
        "Answered: 1 question: 1.",
        "Not seen yet: 2 questions: 3, 4.",
        "Time was up: 1 question: 2.",
        "Flagged: 2 questions: 3, 4.",
        "Changed: 1 question: 5.",
    ]


@pytest.mark.parametrize(
    ("policy", "told"),
    [
        (Policy(), "No time limit."),
        (Policy(time_limit_ms=720_000), "Time: 12 minutes."),
        (Policy(question_limit_ms=90_000), "Time: 1 minute 30 seconds for each question."),
        (
            Policy(time_limit_ms=3_600_000, question_limit_ms=60_000),
            "Time: 1 hour and 1 minute for each question.",
        ),
        (
            Policy(time_limit_ms=720_000, extra_time=1.5),
            "Time: 18 minutes (12 minutes and your extra time).",
        ),
    ],
)
def test_limits_are_spoken_extra_time_beside_the_base_time(policy: Policy, told: str) -> None:
    assert limits(policy) == told


def test_opening_names_each_bank_once(small_bank: Bank) -> None:
    plan = plan_of(small_bank, [ONE, TRUTH], Policy(feedback=Feedback.END))
    assert opening(plan, ["One", "Two", "One", "Three"]) == [
        "One, Two and Three. 2 questions.",
        "No time limit.",
        "Answers are explained at the end; until then you can change them.",
    ]


def test_help_keeps_its_columns_where_they_fit_and_wraps_where_they_do_not() -> None:
    assert pages.help_lines(PAGE) == pages.HELP.splitlines()
    narrow = pages.help_lines(Page(width=39))
    assert max(map(len, narrow)) <= 39
    assert narrow[:4] == [
        "While a question is open:",
        "  letters             answer: b, or a",
        "                      c, or an order b",
        "                      a c, or pairs 1c",
    ]
    assert " ".join(" ".join(narrow).split()) == " ".join(pages.HELP.split())


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (40, ["c. (your answer, not right) How do you", "   feel now?"]),
        (31, ["c. (your answer, not right) How", "   do you feel now?"]),
        (30, ["c. (your answer, not right)", "   How do you feel now?"]),
        (20, ["c. (your answer, not", "   right) How do you", "   feel now?"]),
    ],
)
def test_long_lead_is_broken_as_its_text_is(width: int, lines: list[str]) -> None:
    led = Paragraph("How do you feel now?", lead="c. (your answer, not right) ", hang=3)
    assert Page(width=width).lines([led]) == lines
