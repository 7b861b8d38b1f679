"""On which study day an answer was given, though clocks were wrong."""

from collections.abc import Sequence
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.review.answers import TODAY, answered

from cps_quiz.clock import Instant
from cps_quiz.history.records import Answered
from cps_quiz.review.rating import study_days

YEAR = 365


def days_of(answers: Sequence[Answered], today: int = TODAY) -> list[int]:
    return [day - TODAY for day in study_days(answers, today=today)]


def on(*days: int, device: str = "d") -> list[Answered]:
    """Return an answer on each day, counted from today."""
    return [answered(day=TODAY + day, device=device) for day in days]


@pytest.mark.parametrize(
    ("hour", "minute", "offset_min", "day"),
    [
        (3, 59, 0, -1),
        (4, 0, 0, 0),
        (9, 59, -360, -1),  # 03:59 in Chicago
        (10, 0, -360, 0),
        (22, 29, 330, -1),  # 03:59 the next morning in India
        (22, 30, 330, 0),
        (17, 59, 600, -1),
        (18, 0, 600, 0),
        (22, 14, 345, -1),  # Nepal
        (22, 15, 345, 0),
    ],
)
def test_a_study_day_begins_at_four_where_the_learner_is(hour: int, minute: int, offset_min: int, day: int) -> None:
    moment = answered(day=TODAY - (offset_min > 0), hour=hour, minute=minute, offset_min=offset_min)
    assert days_of([moment]) == [day]


@given(st.integers(0, 4_102_444_800_000), st.integers(-840, 840))
@settings(deadline=None, max_examples=200)
def test_it_is_the_study_day_that_the_clock_tells(utc_ms: int, offset_min: int) -> None:
    moment = Instant(utc_ms, offset_min)
    record = msgspec.structs.replace(answered(), at=moment.iso, offset_min=offset_min)
    assert study_days([record], today=10**6) == [date.fromisoformat(moment.study_day).toordinal()]


def test_a_time_that_another_program_spelled_otherwise_is_read_all_the_same() -> None:
    spelled = (
        "2026-11-22T03:00:00+00:00",
        "20261122T030000Z",
        "2026-11-22T01:00:00-02:00",
        "2026-W47-7T03:00:00.000Z",
        "20261122T030000.00000000Z",
    )
    assert days_of([msgspec.structs.replace(answered(), at=at) for at in spelled]) == [-1] * 5


def test_a_change_of_summer_time_or_of_the_time_zone_moves_no_day() -> None:
    before = answered(day=TODAY - 1, hour=12, offset_min=120)
    after = answered(day=TODAY, hour=12, offset_min=60)
    abroad = answered(day=TODAY, hour=23, offset_min=-480)
    assert days_of([before, after, abroad]) == [-1, 0, 0]


def test_right_days_stay_as_they_are() -> None:
    assert days_of(on(-3, -3, -1, 0)) == [-3, -3, -1, 0]
    assert days_of([]) == []


def test_a_clock_a_year_ahead_that_was_corrected_puts_those_answers_where_they_were_given() -> None:
    assert days_of(on(-9, -8, YEAR - 7, YEAR - 6, -5, 0)) == [-9, -8, -8, -8, -5, 0]


def test_a_clock_a_year_ahead_that_is_corrected_only_later_is_mended_once_that_day_has_come() -> None:
    answers = on(-9, -8, YEAR - 7, -5, -4, -3)
    assert days_of(answers, today=TODAY + YEAR) == [-9, -8, -8, -5, -4, -3]


def test_a_clock_set_back_a_year_lets_no_day_fall() -> None:
    assert days_of(on(-10, -9, -8, -YEAR, -YEAR + 1, -5, 0)) == [-10, -9, -8, -8, -8, -5, 0]


def test_a_clock_that_was_wrong_from_the_start_begins_with_the_first_right_day() -> None:
    assert days_of(on(YEAR, YEAR + 1, -1, 0)) == [-1, -1, -1, 0]


def test_where_every_answer_lies_ahead_all_count_as_yesterdays_and_today_is_empty() -> None:
    assert days_of(on(YEAR, YEAR + 1)) == [-1, -1]


def test_each_device_has_a_clock_of_its_own() -> None:
    right, ahead = on(-3, -2, -1), on(YEAR - 3, YEAR - 2, 0, device="e")
    mixed = [right[0], ahead[0], right[1], ahead[1], right[2], ahead[2]]
    assert days_of(mixed) == [-3, 0, -2, 0, -1, 0]


def test_of_two_devices_the_one_that_is_a_day_behind_is_left_so() -> None:
    assert days_of([*on(-1), *on(-2, device="e"), *on(0)]) == [-1, -2, 0]


@given(st.lists(st.integers(-400, 400), max_size=40))
@settings(deadline=None, max_examples=300)
def test_mended_days_never_fall_and_never_lie_ahead_and_as_many_stand_as_can(days: list[int]) -> None:
    mended = days_of(on(*days))
    assert mended == sorted(mended)
    assert all(day <= 0 for day in mended)
    standing = sum(one == other for one, other in zip(days, mended, strict=True))
    assert standing >= longest_non_falling([day for day in days if day <= 0])


def longest_non_falling(days: list[int]) -> int:
    best: list[int] = []
    for index, day in enumerate(days):
        best.append(1 + max((best[other] for other in range(index) if days[other] <= day), default=0))
    return max(best, default=0)
