"""Tables of the commands that print data: with Rich on a terminal, as plain columns elsewhere."""

from collections.abc import Sequence

import msgspec

from cps_quiz.clock import Instant
from cps_quiz.history.records import Record
from cps_quiz.text.printable import printable


def when(record: Record) -> str:
    """Return a record's local date and time."""
    return f"{Instant.from_iso(record.at, record.offset_min).local:%Y-%m-%d %H:%M}"


def json_text(value: object) -> str:
    """Return data as commands print it for ``--json``."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, plain: bool) -> str:
    """Return rows under headings, as text. Numbers stand to the right."""
    cells = [[printable(cell) for cell in row] for row in rows]
    if plain:
        widths = [max(map(len, column)) for column in zip(headings, *cells, strict=True)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in (headings, *cells)
        ]
        return "\n".join(lines)
    return _rich_table(headings, cells)


def _rich_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False, header_style="bold")
    for number, heading in enumerate(headings):
        numeric = all(row[number].replace(" %", "").isdigit() for row in rows)
        grid.add_column(heading, justify="right" if numeric and rows else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    console = Console(highlight=False)
    with console.capture() as capture:
        console.print(grid)
    return capture.get().rstrip("\n")
