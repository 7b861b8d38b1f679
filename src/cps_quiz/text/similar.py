"""Which of many token sets are nearly the same, without comparing all with all.

A prefix filter, as in S. Chaudhuri, V. Ganti, R. Kaushik 2006 ("A primitive operator for similarity joins in data
cleaning"): tokens are ordered from rare to common, and two sets whose Jaccard similarity reaches a threshold must share
one of the few rarest tokens of each. Only sets that meet in an index of these are compared. A longer prefix must share
several: J. Wang, G. Li, J. Feng 2012 ("Can we beat the prefix filtering?"). The result is exact.
"""

import itertools
import math
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import NamedTuple

MEETINGS = 4  # where many sets share a rare token, so many must be shared: a longer prefix, and far fewer to compare
MAX_TRIED = 32

_ROUNDING = 1e-9


class Near(NamedTuple):
    """Another set, by its place, and its Jaccard similarity, over 0 to 1."""

    place: int
    similarity: float


def nearest_before(sets: Sequence[Collection[Hashable]], *, least: float) -> list[Near | None]:
    """Return for each set the earlier set that is most like it, or None where none reaches ``least``.

    Of several that are equally like it, the first. ``least`` is over 0 to 1. An empty set is like no other.
    """
    search = _Search(least)
    return [search.take(place, ranks) for place, ranks in enumerate(_ranked(sets))]


def _ranked(sets: Sequence[Collection[Hashable]]) -> list[list[int]]:
    """Return the sets as numbers in order: the rarest token of all has the smallest."""
    uses = Counter(token for tokens in sets for token in set(tokens))
    rank = {token: place for place, (token, _) in enumerate(sorted(uses.items(), key=lambda item: item[1]))}
    return [sorted({rank[token] for token in tokens}) for tokens in sets]


class _Search:
    """The sets so far, and the index of their rarest tokens."""

    def __init__(self, least: float) -> None:
        self.least = least
        self.taken: dict[int, frozenset[int]] = {}
        self.first_with: dict[tuple[int, ...], int] = {}
        self.index: dict[int, list[int]] = {}

    def take(self, place: int, ranks: Sequence[int]) -> Near | None:
        """Return the earlier set that is most like this one, and remember this one."""
        if not ranks:
            return None
        same = self.first_with.setdefault(tuple(ranks), place)
        if same != place:
            return Near(same, 1.0)
        found = self._nearest(ranks)
        self.taken[place] = frozenset(ranks)
        for token in _prefix(ranks, self.least, MEETINGS):
            self.index.setdefault(token, []).append(place)
        return found

    def _nearest(self, ranks: Sequence[int]) -> Near | None:
        """Try a few sets first: the more like the best of them is, the fewer of the others can be more so."""
        tokens = frozenset(ranks)
        few = itertools.islice(self._met(_prefix(ranks, self.least)), MAX_TRIED)
        tried = self._best(tokens, few, None)
        return self._best(tokens, self._candidates(ranks, tried.similarity if tried else self.least), tried)

    def _candidates(self, ranks: Sequence[int], needed: float) -> Iterable[int]:
        """Return all sets that can be so similar: those that meet this one in the index, once or several times."""
        prefix = _prefix(ranks, needed)
        if sum(len(self.index.get(token, ())) for token in prefix) <= MAX_TRIED:
            return self._met(prefix)
        meetings = min(MEETINGS, _shared(len(ranks), needed))
        met = Counter(self._met(_prefix(ranks, needed, MEETINGS)))
        return [place for place, times in met.items() if times >= meetings]

    def _met(self, tokens: Iterable[int]) -> Iterable[int]:
        return itertools.chain.from_iterable(self.index.get(token, ()) for token in tokens)

    def _best(self, tokens: frozenset[int], places: Iterable[int], best: Near | None) -> Near | None:
        for place in places:
            other = self.taken[place]
            shared = len(tokens & other)
            near = Near(place, shared / (len(tokens) + len(other) - shared))
            needed = best.similarity if best else self.least - _ROUNDING
            if near.similarity > needed or (best and near.similarity == needed and place < best.place):
                best = near
        return best


def _shared(size: int, needed: float) -> int:
    """Return how many tokens at least a set of this size shares with one that is so similar."""
    return max(math.ceil(needed * size - _ROUNDING), 1)


def _prefix(ranks: Sequence[int], needed: float, meetings: int = 1) -> Sequence[int]:
    """Return the rarest tokens of a set, of which a set that is so similar has as many as ``meetings`` in its own."""
    shared = _shared(len(ranks), needed)
    return ranks[: len(ranks) - shared + min(meetings, shared)]
