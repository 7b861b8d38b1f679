"""Near names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.text.near import MAX_LENGTH, did_you_mean, nearest

FIELDS = ["rationale", "text", "correct", "misconception", "id"]


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("rationnale", "rationale"),
        ("Text", "text"),
        ("corect", "correct"),
        ("colour", None),
        ("", None),
        ("text", "text"),
    ],
)
def test_the_nearest_name_or_none(name: str, near: str | None) -> None:
    assert nearest(name, FIELDS) == near
    assert did_you_mean(name, FIELDS) == (f"did you mean '{near}'?" if near else "")


def test_the_known_name_keeps_its_own_spelling() -> None:
    assert nearest("val-11", ["VAL-11", "VAL-2"]) == "VAL-11"


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("text", []) is None


def test_what_is_too_long_for_a_name_is_near_to_nothing() -> None:
    name = "n" * MAX_LENGTH
    assert nearest(name, [name]) == name
    assert nearest(name + "n", [name]) is None
    assert nearest(name, [name + "n"]) is None


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=5))
def test_what_is_near_is_known(name: str, known: list[str]) -> None:
    assert nearest(name, known) in {*known, None}


@settings(deadline=None, max_examples=100)
@given(st.text("abcxyz-09", min_size=1, max_size=20), st.lists(st.text("abcxyz-09", max_size=20), max_size=5))
def test_a_known_name_is_nearest_to_itself(name: str, others: list[str]) -> None:
    assert nearest(name, [*others, name]) == name
