"""The FSRS-6 equations on arrays, against the Rust core that computes memory."""

import numpy as np
import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, ItemState, MemoryState, NextStates
from hypothesis import given
from hypothesis import strategies as st

from cps_quiz.review.forgetting import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    MAX_STABILITY,
    MIN_STABILITY,
    Forgetting,
    State,
)

DEFAULTS = tuple(DEFAULT_PARAMETERS)
OTHERS = tuple(w * (1.12 if index % 2 else 0.9) for index, w in enumerate(DEFAULTS))
RATINGS = (AGAIN, HARD, GOOD, EASY)
PARAMETERS = st.sampled_from([DEFAULTS, OTHERS])
DIFFICULTIES = st.floats(1, 10, width=32)
DAYS = st.integers(0, 3) | st.integers(0, 36_500)


def stabilities(low: float, high: float) -> st.SearchStrategy[float]:
    """Return stabilities spread evenly over their logarithms, as single precision has them, since the core does."""
    return st.floats(np.log(low), np.log(high)).map(lambda log: float(np.float32(np.exp(log))))


def of_rating(states: NextStates, rating: int) -> MemoryState:
    found: ItemState = {AGAIN: states.again, HARD: states.hard, GOOD: states.good, EASY: states.easy}[rating]
    return found.memory


def by_both(
    w: tuple[float, ...], stability: float, difficulty: float, days: int
) -> list[tuple[list[float], list[float]]]:
    """Return stability and difficulty after each rating, by the arrays and by the Rust core."""
    core = FSRS(list(w)).next_states(MemoryState(stability=stability, difficulty=difficulty), 0.9, days)
    before = State(np.array([stability]), np.array([difficulty]))
    found = []
    for rating in RATINGS:
        after, expected = Forgetting(w).after(rating, before, np.array([float(days)])), of_rating(core, rating)
        ours = [float(after.stability[0]), float(after.difficulty[0])]
        found.append((ours, [expected.stability, expected.difficulty]))
    return found


@given(PARAMETERS, stabilities(0.01, MAX_STABILITY), DIFFICULTIES, DAYS)
def test_a_review_leads_where_the_core_says(
    w: tuple[float, ...], stability: float, difficulty: float, days: int
) -> None:
    for ours, core in by_both(w, stability, difficulty, days):
        assert ours == pytest.approx(core, rel=1e-4)


@given(PARAMETERS, stabilities(MIN_STABILITY, 0.01), DIFFICULTIES, DAYS)
def test_the_smallest_stabilities_differ_by_the_rounding_of_the_core_alone(
    w: tuple[float, ...], stability: float, difficulty: float, days: int
) -> None:
    """In single precision (S + 1) ** w13 - 1 keeps few digits where S is near 0: relative errors reach 1.2e-4."""
    for ours, core in by_both(w, stability, difficulty, days):
        assert ours == pytest.approx(core, rel=1e-4, abs=1e-6)


@pytest.mark.parametrize("w", [DEFAULTS, OTHERS])
@pytest.mark.parametrize("rating", RATINGS)
def test_the_first_review_leads_where_the_core_says(w: tuple[float, ...], rating: int) -> None:
    expected = of_rating(FSRS(list(w)).next_states(None, 0.9, 0), rating)
    assert Forgetting(w).initial(rating) == pytest.approx((expected.stability, expected.difficulty), rel=1e-4)


@given(PARAMETERS, stabilities(MIN_STABILITY, MAX_STABILITY))
def test_after_as_many_days_as_the_stability_nine_of_ten_are_recalled(w: tuple[float, ...], stability: float) -> None:
    days = np.array([0.0, stability])
    assert Forgetting(w).retrievability(days, np.full(2, stability)).tolist() == pytest.approx([1.0, 0.9])


def test_recall_falls_with_time_and_never_rises_above_one() -> None:
    recall = Forgetting(DEFAULTS).retrievability(np.array([-3.0, 0.0, 1.0, 10.0, 1000.0]), np.array(5.0)).tolist()
    assert recall[:2] == [1.0, 1.0]
    assert recall == sorted(recall, reverse=True)
    assert 0 < recall[-1] < recall[-2] < 1


def test_arrays_of_any_shape_are_taken_element_by_element() -> None:
    memory = Forgetting(DEFAULTS)
    stability, difficulty = np.array([[0.5], [20.0]]), np.array([[2.0], [7.0]])
    elapsed = np.array([[0.0, 1.0, 9.0]])
    whole = memory.after(GOOD, State(stability, difficulty), elapsed)
    assert whole.stability.shape == (2, 3)
    for row in range(2):
        for column in range(3):
            one = memory.after(GOOD, State(stability[row], difficulty[row]), elapsed[0, column])
            assert whole.stability[row, column] == pytest.approx(float(one.stability[0]), rel=1e-12)
