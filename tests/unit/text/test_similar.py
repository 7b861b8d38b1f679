"""Near-duplicates among many sets."""

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cps_quiz.text.similar import Near, nearest_before
from cps_quiz.text.words import jaccard

SETS = st.lists(st.frozensets(st.integers(0, 12), max_size=10), max_size=25)
THRESHOLDS = st.sampled_from([0.1, 0.25, 1 / 3, 0.5, 0.65, 0.8, 1.0])


def by_comparing_all(sets: Sequence[frozenset[int]], least: float) -> list[Near | None]:
    found: list[Near | None] = []
    for place, tokens in enumerate(sets):
        alike = [Near(other, jaccard(list(map(str, tokens)), list(map(str, sets[other])))) for other in range(place)]
        enough = [near for near in alike if near.similarity >= least - 1e-9 and near.similarity > 0]
        found.append(max(enough, key=lambda near: (near.similarity, -near.place), default=None))
    return found


@settings(deadline=None, max_examples=1000)
@given(SETS, THRESHOLDS)
@example([frozenset({1, 2, 3}), frozenset({1, 2, 3, 4}), frozenset({1, 2, 3})], 0.65)
def test_it_finds_what_comparing_all_with_all_finds(sets: list[frozenset[int]], least: float) -> None:
    assert nearest_before(sets, least=least) == by_comparing_all(sets, least)


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        ([], []),
        (["", ""], [None, None]),
        (["ab", "cd"], [None, None]),
        (["abcde", "abcde"], [None, Near(0, 1.0)]),
        (["abcde", "abcdf", "abcdf"], [None, Near(0, 4 / 6), Near(1, 1.0)]),
        (["abcd", "abce"], [None, None]),
        (["aab", "ba"], [None, Near(0, 1.0)]),
    ],
)
def test_the_earlier_set_that_is_most_alike(sets: list[str], expected: list[Near | None]) -> None:
    assert nearest_before(sets, least=0.65) == expected


def test_of_equally_similar_sets_the_first_is_told() -> None:
    assert nearest_before(["abcz", "abcy", "abcx"], least=0.5) == [None, Near(0, 0.6), Near(0, 0.6)]
