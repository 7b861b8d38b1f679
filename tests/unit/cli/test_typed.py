"""What is typed after an option."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.cli.typed import duration_ms, multiplier
from cps_quiz.errors import UsageError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("12m", 720),
        ("12min", 720),
        ("1h30m", 5400),
        ("1h", 3600),
        (" 1H 2 M 3s ", 3723),
        ("99999s", 99_999),
    ],
)
def test_a_time_is_hours_minutes_and_seconds(text: str, seconds: int) -> None:
    assert duration_ms(text, option="--time") == seconds * 1000


@pytest.mark.parametrize(
    "text", ["", "90", "0s", "0h0m", "m", "-5m", "1.5h", "1m30", "30s1m", "100000s", "soon", "1h\n2x"]
)
def test_anything_else_is_told_with_an_example(text: str) -> None:
    with pytest.raises(UsageError) as told:
        duration_ms(text, option="--time")
    assert told.value.message == f"'{text}' is no time for --time."
    assert told.value.hint == "Write it like 90s, 12m or 1h30m."
    assert told.value.exit_code == 2


@settings(deadline=None, max_examples=100)
@given(st.integers(0, 999), st.integers(0, 9999), st.integers(0, 99_999))
def test_every_combination_counts_once(hours: int, minutes: int, seconds: int) -> None:
    total = hours * 3600 + minutes * 60 + seconds
    text = f"{hours}h{minutes}m{seconds}s"
    if total:
        assert duration_ms(text, option="--time") == total * 1000
    else:
        with pytest.raises(UsageError):
            duration_ms(text, option="--time")


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_any_text_is_a_time_or_a_usage_error(text: str) -> None:
    with contextlib.suppress(UsageError):
        assert duration_ms(text, option="--time") > 0


@pytest.mark.parametrize(
    ("text", "factor"),
    [("1", 1.0), ("1.5", 1.5), ("1,5", 1.5), (" 2 ", 2.0), ("150%", 1.5), ("125 %", 1.25), ("4", 4.0)],
)
def test_a_factor_may_be_written_in_several_ways(text: str, factor: float) -> None:
    assert multiplier(text, option="--extra-time") == factor


@pytest.mark.parametrize("text", ["", "nan", "inf", "0.9", "4.01", "-2", "1e0", "one", "1.5x", "99%", "\u0661"])
def test_what_is_no_factor_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(UsageError, match="is no factor for --extra-time") as refused:
        multiplier(text, option="--extra-time")
    assert refused.value.hint == "Write a number from 1 to 4, such as 1.5."
