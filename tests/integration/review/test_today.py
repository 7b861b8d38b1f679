"""``cps-quiz`` alone: what there is today, and the one command to run next."""

import json
from pathlib import Path

from tests.conftest import FakeClock
from tests.integration.commands import Program
from tests.integration.review.past import DAY_MS, log_of, shipped_items, write_sitting

from cps_quiz.questions.controls import Picked
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.plan import Plan, Policy
from cps_quiz.ui.runner import Places, Runner

ITEMS = shipped_items()
ALL = len(ITEMS)


def next_line(program: Program) -> str:
    ran = program()
    assert (ran.code, ran.told) == (0, "")
    return ran.output.splitlines()[-1]


def test_before_the_first_answer_a_quiz_is_next(program: Program) -> None:
    assert program().output == (
        "Welcome. You have not answered a question yet.\n"
        f"Not seen yet: {ALL} of {ALL} questions.\n\n"
        "Next: cps-quiz quiz (questions you have not seen come first)\n"
    )


def test_reviews_that_are_due_come_before_a_quiz(program: Program, home: Path, clock: FakeClock) -> None:
    write_sitting(home, clock, ITEMS[:3], days_ago=10)
    write_sitting(home, clock, ITEMS[3:4], days_ago=0.1)
    ran = program()
    assert ran.output.splitlines()[:3] == [
        "Today: 1 answer. In all: 4 answers.",
        "Due for review: 3 questions.",
        f"Not seen yet: {ALL - 4} of {ALL} questions.",
    ]
    assert ran.output.splitlines()[-1] == "Next: cps-quiz review (3 reviews due)"


def test_where_nothing_is_due_a_quiz_is_next(program: Program, home: Path, clock: FakeClock) -> None:
    write_sitting(home, clock, ITEMS[:3], days_ago=0.1)
    assert next_line(program) == "Next: cps-quiz quiz (questions you have not seen come first)"


def test_with_an_exam_ahead_what_the_plan_leaves_is_next(program: Program, home: Path, clock: FakeClock) -> None:
    program("plan", "--exam", "2026-12-15", "--minutes", "20")
    ran = program()
    assert ran.output.splitlines()[0] == (
        "Your exam is in 23 days, on Tuesday 15 December 2026; 16 questions left of today's plan."
    )
    assert ran.output.splitlines()[-1] == "Next: cps-quiz review (16 questions left of today's plan)"
    write_sitting(home, clock, ITEMS[:15], days_ago=0.1)
    assert next_line(program) == "Next: cps-quiz review (15 questions left of today's plan)"  # 40 seconds each by now
    write_sitting(home, clock, ITEMS[:40], days_ago=0.1, session="more")
    lines = program().output.splitlines()
    assert lines[0].endswith("; nothing is left of today's plan.")
    assert lines[-1] == "Next: cps-quiz quiz (today's plan is done; this is practice on top)"


def test_on_a_day_off_that_is_said(program: Program) -> None:
    program("plan", "--exam", "2026-12-15", "--minutes", "20", "--days", "mon-fri")
    lines = program().output.splitlines()  # it is a Sunday
    assert lines[0] == "Your exam is in 23 days, on Tuesday 15 December 2026; today is no study day of your plan."
    assert lines[-1] == "Next: cps-quiz quiz (today is no study day of your plan; this is practice on top)"


def test_an_unfinished_session_comes_first(program: Program, home: Path, clock: FakeClock) -> None:
    write_sitting(home, clock, ITEMS[:3], days_ago=10)
    program("plan", "--exam", "2026-12-15")
    leave_a_review(home, clock)
    lines = program().output.splitlines()
    assert lines[0] == "Unfinished: a review of 2 questions from empowerment: 1 of 2 answered."
    assert lines[-1] == "Next: cps-quiz resume (to carry on with the unfinished session)"


def leave_a_review(home: Path, clock: FakeClock) -> None:
    """Begin a review of two questions, miss the first twice, and leave."""
    policy = Policy(repeats_missed=True)
    plan = Plan(id="left", mode="review", seed="7", policy=policy, slots=lay_out(ITEMS[:2], seed="7"))
    places = Places(live=home / "live", locks=home / "state" / "locks")
    runner = Runner.begin(plan, banks=(), log=log_of(home, clock), places=places, clock=clock)
    wrong = next(Picked((part,)) for part in range(4) if Picked((part,)) != ITEMS[0].question.key())
    for command in (m.Start(), m.Submit(0, wrong), m.GoTo(2), m.Submit(2, wrong)):
        runner.do(command)
    runner.close()


def test_on_the_eve_the_day_and_after(program: Program, home: Path, clock: FakeClock) -> None:
    write_sitting(home, clock, ITEMS[:2], days_ago=0.1)
    program("plan", "--exam", "2026-11-23")
    assert program().output.startswith("Your exam is tomorrow, on Monday 23 November 2026; ")
    clock.pass_ms(DAY_MS)
    assert program().output.startswith("Your exam is today, Monday 23 November 2026. All the best!\n")
    clock.pass_ms(DAY_MS)
    lines = program().output.splitlines()
    assert lines[0] == "Your exam on Monday 23 November 2026 has passed. How did it go?"
    assert lines[-3:] == [
        "What next? For another exam: cps-quiz plan --exam DATE. Without one: cps-quiz plan --exam none",
        "",
        "Next: cps-quiz review (2 reviews due)",
    ]
    program("plan", "--exam", "none")
    assert "exam" not in program().output


def test_the_study_day_ends_at_four_in_the_morning(program: Program, home: Path, clock: FakeClock) -> None:
    write_sitting(home, clock, ITEMS[:2], days_ago=0)
    clock.pass_ms(17 * 3_600_000)  # three in the morning
    assert "Today: 2 answers." in program().output
    clock.pass_ms(3_600_000 + 1)
    assert "Today: 0 answers." in program().output


def test_json_has_every_fact(program: Program, home: Path, clock: FakeClock) -> None:
    write_sitting(home, clock, ITEMS[:3], days_ago=10)
    found = json.loads(program("--json").output)
    weakest, last = found.pop("weakest_topic"), found.pop("last_session")
    assert (weakest, last["counted"]) == (None, 3)
    assert found == {
        "study_day": "2026-11-22",
        "unfinished_sessions": 0,
        "answers_today": 0,
        "answers": 3,
        "questions": ALL,
        "unseen": ALL - 3,
        "reviews_due": 3,
        "left_of_plan": None,
        "exam_date": None,
        "days_to_exam": None,
        "next": "cps-quiz review",
        "why": "3 reviews due",
    }
    program("plan", "--exam", "2026-12-15")
    found = json.loads(program("--json").output)
    assert (found["reviews_due"], found["exam_date"], found["days_to_exam"]) == (None, "2026-12-15", 23)
    assert found["left_of_plan"] == 16
