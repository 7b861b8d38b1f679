"""Which of many token sets are nearly the same.

How many tokens two sets share is counted through an index from each token to the sets that hold it, so that only what
is shared costs time; the counting is numpy's. The result is exact.
"""

from collections.abc import Collection, Hashable, Sequence
from typing import NamedTuple

_ROUNDING = 1e-9


class Near(NamedTuple):
    """Another set, by its place, and its Jaccard similarity, over 0 to 1."""

    place: int
    similarity: float


def nearest_before(sets: Sequence[Collection[Hashable]], *, least: float) -> list[Near | None]:
    """Return for each set the earlier set that is most like it, or None where none reaches ``least``.

    Of several that are equally like it, the first. ``least`` is over 0 to 1. An empty set is like no other.
    """
    import numpy as np

    number: dict[Hashable, int] = {}
    numbered = [sorted({number.setdefault(token, len(number)) for token in tokens}) for tokens in sets]
    sizes = np.array([len(tokens) for tokens in numbered], np.int32)
    holders = np.argsort(np.concatenate([np.array(tokens, np.int32) for tokens in numbered] or [sizes]), kind="stable")
    place_of = np.repeat(np.arange(len(sets), dtype=np.int32), sizes)[holders]  # by token, then in order
    begins = np.concatenate([[0], np.cumsum(np.bincount([t for tokens in numbered for t in tokens] or [0]))]).tolist()
    earlier = [0] * (len(number) + 1)  # how many sets so far hold each token
    found: list[Near | None] = []
    for place, tokens in enumerate(numbered):
        held = [place_of[begins[token] : begins[token] + earlier[token]] for token in tokens if earlier[token]]
        for token in tokens:
            earlier[token] += 1
        if not held:
            found.append(None)
            continue
        shared = np.bincount(np.concatenate(held), minlength=place)
        similarity = shared / (len(tokens) + sizes[:place] - shared)
        best = int(similarity.argmax())
        found.append(Near(best, float(similarity[best])) if similarity[best] >= least - _ROUNDING else None)
    return found
