"""Moments, study days, and the machine's clock."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cps_quiz.clock import Instant, SystemClock

MS_OF_YEARS_1970_TO_2100 = st.integers(0, 4_102_444_800_000)
OFFSETS = st.integers(-14 * 60, 14 * 60)


@given(MS_OF_YEARS_1970_TO_2100, OFFSETS)
def test_a_moment_comes_back_from_its_text(utc_ms: int, offset_min: int) -> None:
    moment = Instant(utc_ms, offset_min)
    assert Instant.from_iso(moment.iso, offset_min) == moment


@given(MS_OF_YEARS_1970_TO_2100, MS_OF_YEARS_1970_TO_2100)
def test_texts_sort_as_their_moments_do(first: int, second: int) -> None:
    assert (Instant(first).iso < Instant(second).iso) == (first < second)


def test_the_text_is_utc_with_milliseconds() -> None:
    assert Instant(1_795_341_600_007, offset_min=-360).iso == "2026-11-22T10:00:00.007Z"


def test_a_text_alone_tells_no_local_offset() -> None:
    assert Instant.from_iso("2026-11-22T10:00:00.007Z") == Instant(1_795_341_600_007, 0)


def test_other_spellings_of_a_moment_are_read() -> None:
    assert Instant.from_iso("2026-11-22T12:00:00+02:00") == Instant.from_iso("2026-11-22T10:00:00.000Z")


@pytest.mark.parametrize("text", ["", "now", "2026-11-22", "2026-11-22T10:00:00", "2026-13-22T10:00:00Z"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Instant.from_iso(text)


def test_local_time_is_that_of_the_place() -> None:
    moment = Instant.from_iso("2026-11-22T10:00:00.000Z", offset_min=-330)
    assert moment.local == datetime(2026, 11, 22, 4, 30)  # noqa: DTZ001 - a wall clock has no zone


@pytest.mark.parametrize(
    ("text", "offset_min", "day"),
    [
        ("2026-11-22T03:59:59.999Z", 0, "2026-11-21"),
        ("2026-11-22T04:00:00.000Z", 0, "2026-11-22"),
        ("2026-11-23T03:59:59.999Z", 0, "2026-11-22"),
        ("2026-11-22T03:00:00.000Z", 60, "2026-11-22"),
        ("2026-11-22T09:59:00.000Z", -360, "2026-11-21"),
        ("2026-11-22T10:00:00.000Z", -360, "2026-11-22"),
        ("2027-01-01T02:00:00.000Z", 0, "2026-12-31"),
    ],
)
def test_a_study_day_begins_at_four_in_the_morning_of_the_place(text: str, offset_min: int, day: str) -> None:
    assert Instant.from_iso(text, offset_min).study_day == day


def test_the_machines_clock_tells_the_time_of_day() -> None:
    before = datetime.now(UTC).timestamp() * 1000
    now = SystemClock().now()
    assert before - 1 <= now.utc_ms <= datetime.now(UTC).timestamp() * 1000
    offset = datetime.now(UTC).astimezone().utcoffset()
    assert offset is not None
    assert now.offset_min == offset.total_seconds() // 60


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process can't be set")
@pytest.mark.parametrize(("zone", "offset_min"), [("UTC0", 0), ("IST-5:30", 330), ("XXX+7", -420)])
def test_the_machines_clock_tells_the_offset_of_the_place(
    zone: str, offset_min: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("TZ", zone)
        time.tzset()
        now = SystemClock().now()
    time.tzset()
    assert now.offset_min == offset_min


def test_the_machines_monotonic_clock_never_runs_backwards() -> None:
    clock = SystemClock()
    times = [clock.monotonic_ms() for _ in range(100)]
    assert times == sorted(times)
