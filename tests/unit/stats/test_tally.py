"""Shares and how far they can be trusted."""

import pytest

from cps_quiz.stats.tally import Tally


def test_what_is_true_is_counted_of_everything() -> None:
    assert Tally.of([True, False, True]) == Tally(2, 3)
    assert Tally.of([]) == Tally(0, 0)


def test_nothing_has_no_share_and_may_be_anything() -> None:
    assert (Tally().share, Tally().likely) == (None, (0.0, 1.0))


def test_share() -> None:
    assert Tally(3, 4).share == 0.75


@pytest.mark.parametrize(
    ("tally", "low", "high"),
    [
        # the score interval solves |p - x| = z sqrt(x (1 - x) / n): these were found by bisection on that equation
        (Tally(8, 10), 0.5408, 0.9314),
        (Tally(0, 10), 0.0, 0.2130),
        (Tally(10, 10), 0.7870, 1.0),
        (Tally(1, 1), 0.2699, 1.0),
    ],
)
def test_likely_range_is_that_of_wilson(tally: Tally, low: float, high: float) -> None:
    assert tally.likely == pytest.approx((low, high), abs=1e-4)


def test_likely_range_narrows_with_the_answers() -> None:
    widths = [high - low for low, high in (Tally(n * 7, n * 10).likely for n in (1, 10, 100))]
    assert widths == sorted(widths, reverse=True)
