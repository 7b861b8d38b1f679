"""Tables of the commands that print data: with Rich on a terminal, as plain columns elsewhere."""

from collections.abc import Sequence

import msgspec

from cps_quiz.clock import Instant
from cps_quiz.history.records import Record
from cps_quiz.text.printable import printable

GAP = 2  # between columns


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

    console = Console(highlight=False)
    grid = Table(box=None, pad_edge=False, header_style="bold")
    widths = column_widths([headings, *rows], console.width - GAP * (len(headings) - 1))
    for number, (heading, width) in enumerate(zip(headings, widths, strict=True)):
        numeric = all(row[number].replace(" %", "").isdigit() for row in rows)
        grid.add_column(heading, justify="right" if numeric and rows else "left", overflow="fold", width=width)
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    with console.capture() as capture:
        console.print(grid)
    return capture.get().rstrip("\n")


def column_widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Return the width of each column, together at most ``room`` where that leaves one character to each.

    The column that has most to give beside its longest word gives way first, the later of two, since the first names
    the row. Words are broken only once no column has anything left to give.
    """
    from rich.cells import cell_len

    columns = list(zip(*rows, strict=True))
    widths = [max(map(cell_len, column)) for column in columns]
    longest_words = [max((cell_len(word) for cell in column for word in cell.split()), default=0) for column in columns]
    for least in (longest_words, [1] * len(columns)):
        while sum(widths) > room:
            to_give, column = max((width - least[place], place) for place, width in enumerate(widths))
            if to_give <= 0:
                break
            widths[column] -= 1
    return widths
