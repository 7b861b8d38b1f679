"""The clock in the corner."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.session.sittings import begun

from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase, View
from cps_quiz.ui.tui.clock import LAST_MS, clock_text, must_be_shown, shown_time

MINUTE = 60_000


def view_of(policy: Policy, **changes: Any) -> View:
    return replace(begun(2, policy).view, **changes)


@pytest.mark.parametrize(
    ("ms", "shown"),
    [
        (-5, "0:00"),
        (0, "0:00"),
        (1, "0:01"),
        (1000, "0:01"),
        (1001, "0:02"),
        (59_999, "1:00"),
        (60 * MINUTE, "1:00:00"),
        (62 * MINUTE + 3000, "1:02:03"),
        (600 * MINUTE, "10:00:00"),
    ],
)
def test_shown_time(ms: int, shown: str) -> None:
    assert shown_time(ms) == shown


@given(st.integers(0, 100 * 3_600_000))
def test_a_shown_time_says_as_much_as_is_left_to_the_second(ms: int) -> None:
    *hours, minutes, seconds = map(int, shown_time(ms).split(":"))
    shown_s = (hours[0] * 60 + minutes) * 60 + seconds if hours else minutes * 60 + seconds
    assert 0 <= shown_s * 1000 - ms < 1000


@pytest.mark.parametrize(
    ("limit_ms", "left_ms", "must"),
    [
        (10 * MINUTE, LAST_MS, True),
        (10 * MINUTE, LAST_MS + 1, False),
        (10 * MINUTE, 0, True),
        (10 * MINUTE - 1, 1000, False),
        (None, None, False),
    ],
)
def test_the_clock_must_be_shown_for_the_last_five_minutes_of_ten_or_more(
    limit_ms: int | None, left_ms: int | None, must: bool
) -> None:
    assert must_be_shown(view_of(Policy(time_limit_ms=limit_ms), remaining_ms=left_ms)) is must


@pytest.mark.parametrize(
    ("policy", "changes", "text"),
    [
        (Policy(), {"used_ms": 61_000}, "1:01 so far"),
        (Policy(time_limit_ms=2 * MINUTE), {}, "2:00 left"),
        (Policy(question_limit_ms=MINUTE), {}, "1:00 for this one"),
        (Policy(time_limit_ms=2 * MINUTE, question_limit_ms=MINUTE), {}, "1:00 for this one · 2:00 left"),
        (Policy(time_limit_ms=2 * MINUTE, question_limit_ms=MINUTE), {"phase": Phase.REVIEWING}, "2:00 left"),
        (Policy(time_limit_ms=2 * MINUTE), {"phase": Phase.PAUSED}, "paused"),
        (Policy(), {"phase": Phase.PAUSED, "break_remaining_ms": 90_000}, "break, 1:30 left"),
    ],
)
def test_clock_text(policy: Policy, changes: dict[str, Any], text: str) -> None:
    assert clock_text(view_of(policy, **changes), is_hidden=False) == text


def test_a_hidden_clock_says_so_until_it_must_be_shown() -> None:
    policy = Policy(time_limit_ms=10 * MINUTE)
    assert clock_text(view_of(policy), is_hidden=True) == "clock hidden"
    assert clock_text(view_of(policy, remaining_ms=LAST_MS), is_hidden=True) == "5:00 left"
    assert clock_text(view_of(policy, phase=Phase.PAUSED), is_hidden=True) == "paused"
