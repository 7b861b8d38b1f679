"""The report as plain lines from top to bottom, and with tables and colour on a terminal."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from cps_quiz.text.printable import printable
from cps_quiz.ui.report.compose import TITLE, first_step, lead, sections_of
from cps_quiz.ui.report.phrases import BRIEF, NONE, SPOKEN
from cps_quiz.ui.report.report import Report
from cps_quiz.ui.report.sections import Cell, Grid, Section, Step

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

PLAIN_WIDTH = 80
BAR_WIDTH = 10
MIN_WIDTH_FOR_BARS = 72
INDENT = "   "


def plain_lines(report: Report) -> list[str]:
    """Return the report as lines of at most 80 characters where words and commands allow: each row is a sentence."""
    lines = [f"{TITLE}.", *_wrapped(lead(report))]
    sections = sections_of(report, SPOKEN)
    for section in sections:
        lines += ["", f"{section.title}.", *_wrapped(section.said)]
        for grid in section.grids:
            lines += ["", f"{grid.caption}:", *_wrapped([row.said for row in grid.rows], indent=INDENT)]
        lines += _wrapped(section.notes)
        for step in section.steps:
            lines += _step_lines(step)
    if not sections:
        step = first_step(report)
        lines += ["", f"{step.why}: {step.command}"]
    return [printable(line) for line in lines]


def _wrapped(sentences: Sequence[str], *, indent: str = "") -> Iterator[str]:
    for sentence in sentences:
        yield from textwrap.wrap(
            printable(sentence),
            PLAIN_WIDTH,
            initial_indent=indent,
            subsequent_indent=indent * 2,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _step_lines(step: Step) -> list[str]:
    return [*_wrapped([f"{step.why}:"]), INDENT + step.command]


def show(report: Report, console: "Console") -> None:
    """Print the report on a terminal. Colour is never alone: figures stand beside bars, and headings on their lines."""
    from rich.text import Text

    def say(text: str, style: str = "") -> None:
        console.print(Text(printable(text), style=style))

    say(TITLE, "bold")
    for sentence in lead(report):
        say(sentence)
    sections = sections_of(report, BRIEF)
    for section in sections:
        console.print()
        _show_section(section, console)
    if not sections:
        console.print()
        _show_step(first_step(report), console)


def _show_section(section: Section, console: "Console") -> None:
    from rich.text import Text

    title = printable(section.title)
    console.print(Text(title, style="bold"))
    console.print(Text(("─" if _can_draw(console) else "-") * len(title), style="dim"))
    for sentence in section.said:
        console.print(Text(printable(sentence)))
    for grid in section.grids:
        console.print()
        console.print(Text(printable(grid.caption), style="italic"))
        console.print(_table(grid, console))
    for sentence in section.notes:
        console.print(Text(printable(sentence)))
    if section.steps and section.grids:
        console.print()
    for step in section.steps:
        _show_step(step, console)


def _show_step(step: Step, console: "Console") -> None:
    from rich.text import Text

    why = Text(printable(f"{step.why}:"))
    command = Text(printable(step.command), style="bold")
    if len(why) + 1 + len(command) <= console.width:
        console.print(why, command)
    else:
        console.print(why)
        console.print(Text(INDENT) + command, soft_wrap=True)


def _table(grid: Grid, console: "Console") -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1))
    columns = list(zip(*(row.cells for row in grid.rows), strict=True))
    draws = console.width >= MIN_WIDTH_FOR_BARS
    barred = {n for n, column in enumerate(columns) if draws and any(cell.share is not None for cell in column)}
    for number, (heading, column) in enumerate(zip(grid.headings, columns, strict=True)):
        is_figure = all(any(map(str.isdigit, cell.text)) or cell.text == NONE for cell in column)
        is_number = all(cell.text.removesuffix(" %").isdigit() or cell.text == NONE for cell in column)
        justify: Literal["left", "right"] = "right" if number and is_number and number not in barred else "left"
        table.add_column(Text(heading), justify=justify, overflow="fold", no_wrap=bool(number) and is_figure)
    for row in grid.rows:
        table.add_row(*(_cell(cell, console, barred=n in barred) for n, cell in enumerate(row.cells)))
    return table


def _cell(cell: Cell, console: "Console", *, barred: bool) -> "Text":
    from rich.text import Text

    text = printable(cell.text)
    if not barred:
        return Text(text)
    if cell.share is None:
        return Text(" " * (BAR_WIDTH + 1) + text)
    full, empty = ("█", "░") if _can_draw(console) else ("#", ".")
    filled = round(cell.share * BAR_WIDTH)
    return Text.assemble((full * filled, "cyan"), (empty * (BAR_WIDTH - filled), "dim"), f" {text}")


def _can_draw(console: "Console") -> bool:
    return console.encoding.lower().replace("_", "-") in {"utf-8", "utf8"}
