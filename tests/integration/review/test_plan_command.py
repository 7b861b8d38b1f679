"""``cps-quiz plan``."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import FakeClock
from tests.integration.commands import Program
from tests.integration.review.past import log_of, shipped_items, write_sitting

from cps_quiz.history.records import AnyRecord, ParametersFitted, StudyPlanSet
from cps_quiz.review.memory import DEFAULT_PARAMETERS, MIN_REVIEWS_TO_FIT

NO_EXAM = """\
No exam day is set, so reviews come when they are due.
Study: 20 minutes a day (every day), about 16 questions at your pace.

Next: cps-quiz plan --exam DATE (such as 2026-12-15)
"""


def facts(program: Program, *words: str) -> dict[str, Any]:
    ran = program("plan", *words, "--json")
    assert (ran.code, ran.told) == (0, "")
    found = json.loads(ran.output)
    assert isinstance(found, dict)
    return found


def records(home: Path, clock: FakeClock) -> list[AnyRecord]:
    return list(log_of(home, clock).read().records)


def test_without_an_exam_day_it_says_how_to_set_one_and_writes_nothing(program: Program, home: Path) -> None:
    ran = program("plan")
    assert (ran.code, ran.output, ran.told) == (0, NO_EXAM, "")
    assert not home.exists() or not (home / "history").exists()


def test_what_is_set_is_one_record_of_what_was_typed_alone(program: Program, home: Path, clock: FakeClock) -> None:
    program("plan", "--exam", "2026-12-15", "--days", "mon-fri")
    program("plan", "--minutes", "30", "--profile", "quick-20")
    program("plan", "--exam", "none")
    said = [record for record in records(home, clock) if isinstance(record, StudyPlanSet)]
    assert [(one.exam_date, one.minutes_a_day, one.weekdays, one.profile) for one in said] == [
        ("2026-12-15", StudyPlanSet().minutes_a_day, (0, 1, 2, 3, 4), StudyPlanSet().profile),
        (StudyPlanSet().exam_date, 30, StudyPlanSet().weekdays, "quick-20"),
        (None, StudyPlanSet().minutes_a_day, StudyPlanSet().weekdays, StudyPlanSet().profile),
    ]
    found = facts(program)
    assert (found["exam_date"], found["minutes_a_day"], found["weekdays"], found["profile"]) == (
        None,
        30,
        ["mon", "tue", "wed", "thu", "fri"],
        "quick-20",
    )


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("mon-fri", "mon tue wed thu fri"),
        ("sat-mon", "mon sat sun"),
        ("mon,wed", "mon wed"),
        ("Monday, Thursday-sat", "mon thu fri sat"),
        ("sun", "sun"),
        ("daily", "mon tue wed thu fri sat sun"),
        ("mon-sun", "mon tue wed thu fri sat sun"),
        ("tue-tue", "tue"),
    ],
)
def test_study_days(program: Program, typed: str, days: str) -> None:
    assert facts(program, "--days", typed)["weekdays"] == days.split()


@pytest.mark.parametrize("typed", ["", "mo", "monk", "mon-", "mon-fri-sun", "mon;fri", "1-5", "-mon", "weekdays", ","])
def test_what_names_no_study_days_exits_2_with_the_remedy(program: Program, typed: str) -> None:
    ran = program("plan", f"--days={typed}")
    assert (ran.code, ran.output) == (2, "")
    assert ran.told == f"'{typed}' names no study days.\nWrite mon-fri, mon,wed,sat or daily.\n"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("soon", "'soon' is no date.\nWrite it like 2026-12-15, or none.\n"),
        ("2026-02-30", "'2026-02-30' is no date.\nWrite it like 2026-12-15, or none.\n"),
        ("2026-11-21", "2026-11-21 has passed.\nGive the day of the exam that is to come, or none.\n"),
        ("2036-12-15", "2036-12-15 is more than two years away.\nCheck the year, or give none for now.\n"),
    ],
)
def test_what_is_no_exam_day_exits_2_with_the_remedy(program: Program, home: Path, typed: str, told: str) -> None:
    ran = program("plan", "--exam", typed)
    assert (ran.code, ran.output, ran.told) == (2, "", told)
    assert not (home / "history").exists()


@pytest.mark.parametrize("minutes", ["0", "601", "many"])
def test_minutes_out_of_range_exit_2(program: Program, minutes: str) -> None:
    assert program("plan", "--minutes", minutes).code == 2


def test_a_profile_that_is_not_there_exits_2_with_the_nearest(program: Program) -> None:
    ran = program("plan", "--profile", "quik-20")
    assert (ran.code, ran.told) == (2, "There is no exam profile 'quik-20'.\nDid you mean 'quick-20'?\n")


def test_a_profile_that_has_gone_since_is_told_and_the_plan_is_shown(
    program: Program, home: Path, clock: FakeClock
) -> None:
    log = log_of(home, clock)
    log.append([log.stamp(StudyPlanSet(exam_date="2026-12-15", profile="gone"))])
    ran = program("plan")
    assert ran.code == 0
    assert ran.told == (
        "Note: The exam profile 'gone' of your plan is gone; 'cps-quiz plan --profile none' forgets it.\n"
    )
    assert ran.output.startswith("Exam: Tuesday 15 December 2026, in 23 days.\n")


def test_the_plan_tells_each_day_and_what_is_expected(program: Program) -> None:
    ran = program("plan", "--exam", "2026-11-27", "--minutes", "25", "--profile", "long-150")
    lines = ran.output.splitlines()
    assert (ran.code, ran.told) == (0, "")
    assert lines[:5] == [
        "Exam: Friday 27 November 2026, in 5 days. Profile: Long practice exam (not verified).",
        "Study: 25 minutes a day (every day), about 20 questions at your pace.",
        "",
        "Day         Minutes  New  Again",
        "Sun 22 Nov  25       20   0      today",
    ]
    notes = {line[:10]: line.split("  ")[-1] for line in lines[4:9]}
    assert notes["Tue 24 Nov"] == "a mock exam"
    assert notes["Thu 26 Nov"] == "a lighter evening"
    assert lines[8].split()[3] == "12"
    assert sum(line.startswith("With ten minutes ") for line in lines) == 2
    assert lines[-1] == "Next: cps-quiz review"


def test_far_ahead_only_a_month_of_days_is_shown_and_json_has_all(program: Program) -> None:
    ran = program("plan", "--exam", "2027-02-01")
    assert "And 40 days more; --json prints all." in ran.output.splitlines()
    assert len(facts(program)["days"]) == 71


def test_json_has_every_fact(program: Program) -> None:
    found = facts(program, "--exam", "2026-11-24")
    assert found["days"][0] == {
        "date": "2026-11-22",
        "label": "Sun 22 Nov",
        "minutes": 20.0,
        "new": 16.0,
        "reviewed": 0.0,
        "note": "today",
    }
    assert 0 < found["with_ten_minutes_less"] <= found["expected_recall"] <= found["with_ten_minutes_more"] < 1
    assert (found["study_day"], found["exam_date"], found["left_today"]) == ("2026-11-22", "2026-11-24", 16)
    assert (found["attendance"], found["seconds_a_question"]) == (0.85, 75.0)


def test_without_an_exam_json_has_null_for_what_is_not_known(program: Program) -> None:
    found = facts(program)
    unknown = ("exam_date", "expected_recall", "with_ten_minutes_more", "with_ten_minutes_less", "left_today")
    assert [found[name] for name in unknown] == [None] * 5
    assert (found["days"], found["expected_recall_by_topic"]) == ([], {})


def test_on_the_exam_day_and_after_it_says_so(program: Program, clock: FakeClock) -> None:
    program("plan", "--exam", "2026-11-22")
    assert program("plan").output.startswith("Your exam on Sunday 22 November 2026 is today. All the best!\n")
    clock.pass_ms(3 * 86_400_000)
    ran = program("plan")
    assert ran.output.startswith("Your exam on Sunday 22 November 2026 has passed. How did it go?\n")
    assert ran.output.endswith("cps-quiz plan --exam DATE. To go on without: cps-quiz plan --exam none\n")


def test_a_fit_with_too_few_reviews_changes_nothing(program: Program, home: Path, clock: FakeClock) -> None:
    write_sitting(home, clock, shipped_items()[:3], days_ago=2)
    write_sitting(home, clock, shipped_items()[:1], days_ago=1)
    ran = program("plan", "--fit")
    assert (ran.code, ran.output) == (0, NO_EXAM)
    assert ran.told == (
        f"A fit needs {MIN_REVIEWS_TO_FIT} reviews on a later day; there is 1 so far. Nothing was changed.\n"
    )
    assert not [record for record in records(home, clock) if isinstance(record, ParametersFitted)]


def test_a_fit_shows_the_comparison_and_keeps_what_predicts_better(
    program: Program, home: Path, clock: FakeClock
) -> None:
    items = shipped_items()
    for days_ago in (40, 38, 33, 25, 12, 6, 2):
        write_sitting(home, clock, items, days_ago=days_ago, correct=days_ago % 2 == 0)
    ran = program("plan", "--fit")
    (fitted,) = [record for record in records(home, clock) if isinstance(record, ParametersFitted)]
    better = fitted.fitted_log_loss < fitted.default_log_loss
    assert (fitted.reviews, fitted.parameters is not None) == (6 * len(items), better)
    kept = "Your own are" if better else "The usual ones are"
    assert ran.told == (
        f"Fitted on {fitted.reviews - fitted.held_out} reviews and compared on {fitted.held_out} later ones. Log loss: "
        f"{fitted.fitted_log_loss:.4f} with your own parameters, {fitted.default_log_loss:.4f} with the usual ones "
        f"(lower is better). {kept} in use.\n"
    )


def test_the_last_fit_is_in_use_and_an_empty_one_takes_it_back(program: Program, home: Path, clock: FakeClock) -> None:
    write_sitting(home, clock, shipped_items()[:10], days_ago=3)
    forgetful = (*(0.05, 0.1, 0.2, 0.5), *DEFAULT_PARAMETERS[4:])
    expected = {}
    for name, parameters in (("own", forgetful), ("usual", None)):
        log = log_of(home, clock)
        fit = ParametersFitted(
            parameters=parameters, fitted_log_loss=0.1, default_log_loss=0.2, reviews=500, held_out=100
        )
        log.append([log.stamp(fit)])
        expected[name] = facts(program, "--exam", "2026-11-30")["expected_recall"]
    assert expected["own"] < expected["usual"]
