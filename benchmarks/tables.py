"""Measured values against their targets, as one Markdown table."""

import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


def percentile_99(values: Sequence[float]) -> float:
    """Return the value that 99 of 100 do not exceed."""
    return quantiles(values, n=100, method="inclusive")[98]


def percentile_95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return quantiles(values, n=100, method="inclusive")[94]


@dataclass(frozen=True, slots=True)
class Row:
    """Values of one thing. ``target`` is the most that ``judge`` of them may come to; None: a peer, or for comparison.

    ``judged_as`` names a judge other than the median.
    """

    what: str
    unit: str
    values: Sequence[float]
    target: float | None = None
    judge: Callable[[Sequence[float]], float] = median
    judged_as: str = ""

    @property
    def met(self) -> bool:
        """Whether the target is met, or there is none."""
        return self.target is None or self.judge(self.values) <= self.target

    def cells(self) -> list[str]:
        """Return the row's texts."""
        numbers = [_number(value, self.unit) for value in (median(self.values), min(self.values), max(self.values))]
        if self.target is None:
            return [self.what, *numbers, "", ""]
        judged = f"{self.judged_as} {_number(self.judge(self.values), self.unit)}, " if self.judged_as else ""
        return [self.what, *numbers, f"≤ {self.target:g} {self.unit}", f"{judged}{'met' if self.met else 'MISSED'}"]


def _number(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.1f} {unit}" if value >= 1 else f"{value:.2f} {unit}"


def ratios(values: Sequence[float], bases: Sequence[float]) -> list[float]:
    """Return the quotients of values that were measured in turn, so that both saw the same machine."""
    return [value / base for value, base in zip(values, bases, strict=True)]


def report(title: str, rows: Sequence[Row]) -> int:
    """Print the table under a line that says where it was measured; return 0 where every target is met, else 1."""
    table = [["", "median", "min", "max", "target", ""], *(row.cells() for row in rows)]
    widths = [max(3, *map(len, column)) for column in zip(*table, strict=True)]
    table.insert(1, [f"{'-' * (width - 1)}{':' if 0 < number < 4 else '-'}" for number, width in enumerate(widths)])
    print(f"{title}. Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores.\n")
    for cells in table:
        print(f"| {' | '.join(_padded(cells, widths))} |")
    return 0 if all(row.met for row in rows) else 1


def print_counts(table: Sequence[Sequence[str]]) -> None:
    """Print rows of texts under the first one, to the right."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for number, row in enumerate(table):
        print(f"| {' | '.join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))} |")
        if not number:
            print(f"| {' | '.join('-' * (width - 1) + ':' for width in widths)} |")


def _padded(cells: list[str], widths: list[int]) -> list[str]:
    return [
        cell.rjust(width) if 0 < number < 4 else cell.ljust(width)
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
