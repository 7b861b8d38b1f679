"""The report as one self-contained page: no script, nothing from the network, and no text that could become markup."""

from collections.abc import Iterator

from cps_quiz import __version__
from cps_quiz.ui.report.charts import bar, chart_of, escape
from cps_quiz.ui.report.compose import TITLE, first_step, lead, sections_of
from cps_quiz.ui.report.phrases import FULL, NONE
from cps_quiz.ui.report.report import Report
from cps_quiz.ui.report.sections import Cell, Grid, Section, Step
from cps_quiz.ui.report.style import STYLE

MARK = '<meta name="generator" content="cps-quiz'
MANY_COLUMNS = 6
LONG_FIGURE = 12
PRIVACY = "It holds your study history, so share it only with whom you like."
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def page_of(report: Report) -> str:
    """Return the page."""
    return "\n".join(_page(report)) + "\n"


def _page(report: Report) -> Iterator[str]:
    sections = [section for section in sections_of(report, FULL) if section.said or section.grids]
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'{MARK} {escape(__version__)}">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<link rel="icon" href="data:,">'
    yield f"<title>{TITLE}, {report.today.isoformat()} - cps-quiz</title>"
    yield f"<style>{STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<header>"
    yield f"<h1>{TITLE}</h1>"
    yield from _paragraphs(lead(report))
    if sections:
        yield '<nav aria-label="Sections"><ul>'
        yield from (f'<li><a href="#{section.slug}">{escape(section.title)}</a></li>' for section in sections)
        yield "</ul></nav>"
    yield "</header>"
    yield "<main>"
    if not sections:
        yield from _steps((first_step(report),))
    for section in sections:
        yield from _section(section, report)
    yield "</main>"
    yield "<footer>"
    yield "<p>" + escape(f"Made by cps-quiz {__version__} on this machine. {PRIVACY}") + "</p>"
    yield "</footer>"
    yield "</body>"
    yield "</html>"


def _section(section: Section, report: Report) -> Iterator[str]:
    yield f'<section id="{section.slug}" aria-labelledby="{section.slug}-heading">'
    yield f'<h2 id="{section.slug}-heading">{escape(section.title)}</h2>'
    chart = chart_of(section.slug, report)
    grids = list(section.grids)
    if chart and grids:
        yield '<div class="beside"><div>'
        yield from _paragraphs(section.said)
        yield chart.svg()
        yield "</div><div>"
        yield from _table(grids.pop(0))
        yield "</div></div>"
    else:
        yield from _paragraphs(section.said)
        if chart:
            yield chart.svg()
    for grid in grids:
        yield from _table(grid)
    yield from _paragraphs(section.notes, kind="note")
    yield from _steps(section.steps)
    yield "</section>"


def _paragraphs(sentences: tuple[str, ...], *, kind: str = "") -> Iterator[str]:
    opening = f'<p class="{kind}">' if kind else "<p>"
    yield from (f"{opening}{escape(sentence)}</p>" for sentence in sentences)


def _steps(steps: tuple[Step, ...]) -> Iterator[str]:
    if steps:
        yield '<ul class="steps">'
        yield from (f"<li>{escape(step.why)}: <code>{escape(step.command)}</code></li>" for step in steps)
        yield "</ul>"


def _table(grid: Grid) -> Iterator[str]:
    yield '<table class="tight">' if len(grid.headings) > MANY_COLUMNS else "<table>"
    yield f"<caption>{escape(grid.caption)}</caption>"
    headings = (f'<th scope="col">{escape(heading)}</th>' for heading in grid.headings)
    yield f"<thead><tr>{''.join(headings)}</tr></thead>"
    yield "<tbody>"
    for row in grid.rows:
        first, *others = row.cells
        yield f'<tr><th scope="row">{escape(first.text)}</th>{"".join(map(_cell, others))}</tr>'
    yield "</tbody>"
    yield "</table>"


def _cell(cell: Cell) -> str:
    shown = "–" if cell.text == NONE else escape(cell.text)  # noqa: RUF001 - a dash as print has it
    is_figure = any(map(str.isdigit, cell.text)) and "/" not in cell.text
    shown = shown.replace("/", "/<wbr>")
    if is_figure or cell.text == NONE:
        opening = "<td>" if len(cell.text) <= LONG_FIGURE else '<td class="long">'
    else:
        opening = '<td class="words">'
    return f"{opening}{shown}{'' if cell.share is None else bar(cell.share)}</td>"
