"""Texts that are nothing but a quantity."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cps_quiz.text.quantities import Quantity, quantity

DAY = 86400.0


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("3", 3, 3, "number"),
        ("1,000", 1000, 1000, "number"),
        ("$1,250.50", 1250.5, 1250.5, "number dollar"),
        ("twenty-four people", 24, 24, "number people"),
        ("Two hundred", 200, 200, "number"),
        ("two and a half", 2.5, 2.5, "number"),
        ("5 %", 5, 5, "number percent"),
        ("10\N{EN DASH}20 %", 10, 20, "number percent"),
        ("between 4 and 8 sessions", 4, 8, "number session"),
        ("About three weeks.", 21 * DAY, 21 * DAY, "duration"),
        ("a day", DAY, DAY, "duration"),
        ("half an hour", 1800, 1800, "duration"),
        ("1 hour and 30 minutes", 5400, 5400, "duration"),
        ("3 to 5 days", 3 * DAY, 5 * DAY, "duration"),
        ("12 hours to 2 days", DAY / 2, 2 * DAY, "duration"),
        ("16 July 2022", 752417, 752417, "date"),
        ("July 16, 2022", 752417, 752417, "date"),
        ("2022-07-16", 752417, 752417, "date"),
        ("9:30 p.m.", 1290, 1290, "number clock"),
        ("12 a.m.", 0, 0, "number clock"),
        ("under 5", -math.inf, math.nextafter(5, -math.inf), "number"),
        ("5 or fewer", -math.inf, 5, "number"),
        ("more than 5", math.nextafter(5, math.inf), math.inf, "number"),
        ("5+", 5, math.inf, "number"),
    ],
)
def test_what_a_text_says(text: str, low: float, high: float, kind: str) -> None:
    assert quantity(text) == Quantity(low, high, kind)


@pytest.mark.parametrize(
    "text", ["", "?", "Wait three days, then ask", "Level 3", "4 and 8", "Twice a week", "He may", "1/2", "Monday"]
)
def test_texts_that_say_something_else(text: str) -> None:
    assert quantity(text) is None


def test_ranges_meet_where_a_value_belongs_to_both() -> None:
    texts = ["under 5", "5 to 10", "10 or more", "more than 10", "10 days"]
    found = [one for text in texts if (one := quantity(text))]
    meeting = [(a, b) for a in range(5) for b in range(a + 1, 5) if found[a].meets(found[b])]
    assert meeting == [(1, 2), (2, 3)]


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    found = quantity(text)
    assert found is None or found.low <= found.high
