"""``cps-quiz bank preview``: a question as a candidate sees it, anew each time its file is saved."""

import contextlib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from cps_quiz.errors import BankError, UsageError

if TYPE_CHECKING:
    from cps_quiz.bank.load import Draft
    from cps_quiz.bank.model import Item

POLL_S = 0.3
WIDTH = 80
CLEAR = "\x1b[2J\x1b[H"


def preview(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A bank file.")],
    questions: Annotated[list[str] | None, typer.Argument(metavar="[QUESTION]...", help="Ids. Default: all.")] = None,
    *,
    watch: Annotated[
        bool, typer.Option("--watch", help="Show what changed, and the findings, each time the file is saved.")
    ] = False,
) -> None:
    """Show questions as a candidate sees them, and what is behind. Example: cps-quiz bank preview my-bank.yaml."""
    draft = _read(path)
    if watch:
        with contextlib.suppress(KeyboardInterrupt):
            _watch(path, questions or [])
        return
    if draft.loaded.bank is None:
        _tell_findings(draft)
        raise BankError(f"{path} can't be loaded yet.", hint="Mend what is listed above.")
    typer.echo("\n".join(_pages(_chosen(draft, questions or []))))


def _read(path: Path) -> "Draft":
    from cps_quiz.bank.load import load_draft, read_content
    from cps_quiz.bank.source import read

    try:
        return load_draft(read(str(path), read_content(path)))
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror}.", hint="Name a bank file.") from error


def _chosen(draft: "Draft", names: Sequence[str]) -> "list[Item]":
    from cps_quiz.text.near import did_you_mean, sentence

    assert draft.loaded.bank is not None
    items = {item.question.id: item for item in draft.loaded.bank.items()}
    for name in names:
        if name not in items:
            near = sentence(did_you_mean(name, items))
            raise UsageError(f"There is no question '{name}' in {draft.loaded.path}.", hint=near or "Check the id.")
    return [items[name] for name in names] or list(items.values())


def _pages(items: "Sequence[Item]") -> Iterator[str]:
    from cps_quiz.cli.sitting import page_of_terminal
    from cps_quiz.ui.plain.preview import preview as preview_lines

    page = page_of_terminal()
    for item in items:
        yield f"{item.key}, {item.question.type_name}, {item.question.level}, {item.question.difficulty}"
        yield from preview_lines(item, page)
        yield ""


def _watch(path: Path, names: Sequence[str]) -> NoReturn:
    """Show the file again whenever it changes, until Ctrl-C."""
    import sys

    shown: dict[str, str] = {}
    seen = None
    while True:
        stamp = _stamp(path)
        if stamp != seen and stamp is not None:
            seen = stamp
            draft = _read(path)
            if sys.stdout.isatty():
                typer.echo(CLEAR, nl=False)
            shown = _show_changes(draft, names, shown)
            typer.echo(f"Watching {path}. Ctrl-C ends.", err=True)
        time.sleep(POLL_S)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what changes when a file is saved; None while an editor has moved it away."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _show_changes(draft: "Draft", names: Sequence[str], shown: dict[str, str]) -> dict[str, str]:
    """Show what changed since: of the first time, the last question. Return every question's text."""
    if draft.loaded.bank is None:
        _tell_findings(draft)
        return shown
    items = _chosen(draft, names)
    texts = {item.question.id: repr(item.question) + item.scenario for item in items}
    changed = [item for item in items if texts[item.question.id] != shown.get(item.question.id)]
    if not shown and not names:
        changed = items[-1:]
    typer.echo("\n".join(_pages(changed or items[-1:])))
    _tell_findings(draft, of={item.question.id for item in changed})
    return texts


def _tell_findings(draft: "Draft", *, of: set[str] | None = None) -> None:
    """Print what there is to say of the file, of these questions and of the bank as a whole first of all."""
    from cps_quiz.diagnostics import Severity, in_file_order, render, summary
    from cps_quiz.lint.run import lint, written
    from cps_quiz.lint.settings import settings_beside

    bank = written(draft)
    found = list(draft.loaded.diagnostics)
    if bank is not None:
        found += lint([bank], [settings_beside(Path(draft.loaded.path))])[0].findings
    grave = [finding for finding in in_file_order(found) if finding.severity.is_at_least(Severity.WARNING)]
    near = [finding for finding in grave if of is None or finding.question in of]
    for finding in near:
        typer.echo(render(finding, width=WIDTH))
    rest = len(grave) - len(near)
    typer.echo(f"{summary(near)}{f'; {rest} more elsewhere in the file' if rest else ''}.")
