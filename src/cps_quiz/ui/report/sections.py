"""The report in words: sections of sentences, tables and commands, the same in lines, on a terminal and on a page.

Each row of a table is also a sentence, for those who hear it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, and where it is a share also the share, 0 to 1, which a bar may show beside it."""

    text: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Cells under the headings, and the same as a sentence."""

    cells: tuple[Cell, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and what it is for."""

    why: str
    command: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report. ``slug`` names it on the page; ``notes`` follow the tables."""

    slug: str
    title: str
    said: tuple[str, ...]
    grids: tuple[Grid, ...] = ()
    notes: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


def row(said: str, *cells: str | Cell) -> Row:
    """Return a row of texts and cells."""
    return Row(tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells), said)
