"""How many of how many, and how far such a share can be trusted."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

Z_90 = 1.6449  # the central 90 % of a normal distribution


@dataclass(frozen=True, slots=True)
class Tally:
    """``hits`` of ``total``: right answers of answers, or traps taken of chances."""

    hits: int = 0
    total: int = 0

    @classmethod
    def of(cls, hits: Iterable[bool]) -> "Tally":
        """Count what is true, and everything."""
        counted = list(hits)
        return cls(sum(counted), len(counted))

    @property
    def share(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return self.hits / self.total if self.total else None

    @property
    def likely(self) -> tuple[float, float]:
        """The 90 % interval of the share behind it, by Wilson (1927), equation for the score interval; 0 to 1."""
        if not self.total:
            return 0.0, 1.0
        n, p, z2 = self.total, self.hits / self.total, Z_90**2
        center = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = Z_90 / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
        return max(center - half, 0.0), min(center + half, 1.0)
