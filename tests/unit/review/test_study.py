"""The plan as it was said, and what it makes of today."""

from datetime import date

import pytest
from tests.unit.review.answers import TODAY, answered, items_of, single, singles, study_of

from cps_quiz.history.records import StudyPlanSet
from cps_quiz.review.outlook import outlook
from cps_quiz.review.queue import NEW_A_DAY
from cps_quiz.review.study import DEFAULT_MINUTES, EVERY_DAY, PLANNED_DAYS, StudyPlan

MONDAY_TO_FRIDAY = frozenset(range(5))
EXAM = TODAY + 23  # Tuesday 15 December
IN_TEN_DAYS = StudyPlan(exam_day=TODAY + 10, minutes_a_day=20)
ISO = [date.fromordinal(TODAY + days).isoformat() for days in range(5)]


def test_of_each_field_the_last_word_holds() -> None:
    said = [
        StudyPlanSet(exam_date="2026-12-24", minutes_a_day=30),
        StudyPlanSet(weekdays=(0, 2)),
        StudyPlanSet(exam_date="2026-12-15", profile="quick-20"),
    ]
    assert StudyPlan.of([]) == StudyPlan(None, DEFAULT_MINUTES, EVERY_DAY, None)
    assert StudyPlan.of(said) == StudyPlan(EXAM, 30, frozenset({0, 2}), "quick-20")
    assert StudyPlan.of([*said, StudyPlanSet(exam_date=None, profile=None)]) == StudyPlan(None, 30, frozenset({0, 2}))


@pytest.mark.parametrize(("today", "left"), [(EXAM - 3, 3), (EXAM, 0), (EXAM + 5, 0)])
def test_days_left_are_those_before_the_exam(today: int, left: int) -> None:
    assert StudyPlan(exam_day=EXAM).days_left(today) == left
    assert StudyPlan().days_left(today) is None


def test_a_day_off_has_no_minutes_and_the_last_evening_half_of_them() -> None:
    plan = StudyPlan(exam_day=EXAM, minutes_a_day=30, weekdays=MONDAY_TO_FRIDAY)
    assert [plan.minutes_on(EXAM + day) for day in (-1, -2, -3, -4)] == [15.0, 0.0, 0.0, 30.0]


def test_a_mock_exam_is_on_the_last_study_day_three_days_before_the_exam_or_earlier() -> None:
    every_day = StudyPlan(exam_day=EXAM)
    on_fridays = StudyPlan(exam_day=EXAM, weekdays=frozenset({4}))
    assert every_day.mock_exam_day(TODAY) == EXAM - 3
    assert on_fridays.mock_exam_day(TODAY) == EXAM - 4
    assert every_day.mock_exam_day(EXAM - 2) is None
    assert StudyPlan().mock_exam_day(TODAY) is None


def test_the_plan_leaves_what_the_minutes_hold_less_what_was_answered_today() -> None:
    answers = [answered(f"q{n}", day=TODAY - (n < 2)) for n in range(5)]
    study = study_of(singles(30), answers, plan=IN_TEN_DAYS)
    assert (study.questions_on(TODAY), study.answers_today, study.left_today) == (16, 3, 13)
    assert study_of(singles(3)).left_today is None
    assert study_of(singles(3), plan=StudyPlan(exam_day=TODAY)).left_today is None
    busy = study_of(singles(30), [answered(f"q{n}") for n in range(20)], plan=IN_TEN_DAYS)
    assert busy.left_today == 0


def test_without_an_exam_ahead_new_questions_are_rationed_by_the_day() -> None:
    items = singles(40)
    assert len(study_of(items).queue()) == NEW_A_DAY
    answers = [answered(f"q{n}") for n in range(4)]
    assert len(study_of(items, answers).queue()) == NEW_A_DAY - 4
    assert len(study_of(items, answers, plan=StudyPlan(exam_day=TODAY - 1)).queue()) == NEW_A_DAY - 4
    assert study_of(items, [answered(f"q{n}") for n in range(12)]).queue() == []


def test_what_is_due_today_is_what_the_queue_begins_with_and_retired_questions_are_not() -> None:
    items = items_of([single("q0"), single("q1"), single("old", retired=True)])
    answers = [answered(name, day=TODAY - 5, correct=False) for name in ("q0", "old")] + [answered("q1")]
    study = study_of(items, answers)
    assert study.due_today == 1
    assert [due.item.question.id for due in study.queue()] == ["q0"]


def test_for_the_exam_every_question_that_was_not_asked_today_has_its_place() -> None:
    items = items_of([*(single(f"q{n}") for n in range(8)), single("old", retired=True)])
    answers = [answered("q0", day=TODAY - 2), answered("q1", day=TODAY - 2, correct=False), answered("q2")]
    study = study_of(items, answers, plan=IN_TEN_DAYS)
    assert {due.item.question.id for due in study.queue()} == {"q0", "q1", *(f"q{n}" for n in range(3, 8))}
    assert len(study.queue(ahead=True)) == 8


def test_the_plan_is_made_on_a_day_off_and_for_an_exam_far_away_too() -> None:
    items, answers = singles(5), [answered("q0", day=TODAY - 1)]
    off = StudyPlan(exam_day=TODAY + 10, weekdays=MONDAY_TO_FRIDAY)  # today is a Sunday
    far = StudyPlan(exam_day=TODAY + 10 * PLANNED_DAYS)
    for plan in (off, far, StudyPlan(exam_day=TODAY + 1), StudyPlan(exam_day=TODAY + 10, minutes_a_day=1)):
        assert len(study_of(items, answers, plan=plan).queue()) == 5


def test_the_task_holds_what_is_left_today_and_every_active_question() -> None:
    answers = [answered("q0", day=TODAY - 4), answered("q1")]
    study = study_of(singles(5), answers, plan=StudyPlan(exam_day=TODAY + 3, minutes_a_day=20))
    task = study.task(3)
    assert task.horizon.questions == (15.0, 16.0, 8.0)
    assert [item.question.id for item in task.items] == ["q0", "q1", "q2", "q3", "q4"]
    assert (list(task.seen.elapsed_days), len(task.unseen)) == ([4.0, 0.0], 3)


def test_when_nothing_is_due_the_next_day_is_said() -> None:
    items = singles(2)
    assert study_of(items).next_due_words() == "No question was answered yet."
    assert study_of(items, [answered(correct=False)]).next_due_words() == "The next is due tomorrow."
    assert study_of(items, [answered()]).next_due_words() == "The next is due in 2 days."
    assert study_of(items, plan=IN_TEN_DAYS).next_due_words() == "Every question was asked today."


def test_the_outlook_tells_every_day_up_to_the_exam() -> None:
    study = study_of(singles(30), plan=StudyPlan(exam_day=TODAY + 5, minutes_a_day=20, weekdays=EVERY_DAY - {1}))
    seen = outlook(study)
    assert seen is not None
    assert [(day.date, day.minutes, day.note) for day in seen.days] == [
        (ISO[0], 20.0, "today"),
        (ISO[1], 20.0, "a mock exam"),
        (ISO[2], 0.0, ""),
        (ISO[3], 20.0, ""),
        (ISO[4], 10.0, "a lighter evening"),
    ]
    assert [day.label for day in seen.days][:2] == ["Sun 22 Nov", "Mon 23 Nov"]
    assert seen.days[0].new == 16.0
    assert (seen.days[2].new, seen.days[2].reviewed) == (0.0, 0.0)
    assert 0 < seen.recall <= 1
    assert [title for title, _ in seen.by_topic] == ["Topic 0"]
    assert seen.recall_with_less is not None
    assert seen.recall_with_less <= seen.recall <= seen.recall_with_more


def test_ten_minutes_can_not_be_taken_from_ten() -> None:
    seen = outlook(study_of(singles(30), plan=StudyPlan(exam_day=TODAY + 5, minutes_a_day=10)))
    assert seen is not None
    assert seen.recall_with_less is None


@pytest.mark.parametrize("plan", [StudyPlan(), StudyPlan(exam_day=TODAY), StudyPlan(exam_day=TODAY - 9)])
def test_without_an_exam_ahead_there_is_no_outlook(plan: StudyPlan) -> None:
    assert outlook(study_of(singles(3), plan=plan)) is None
    assert outlook(study_of([], plan=IN_TEN_DAYS)) is None
