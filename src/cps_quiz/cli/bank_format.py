"""``cps-quiz bank format``: one layout for every bank, without a word changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.errors import ExitCode

if TYPE_CHECKING:
    from cps_quiz.diagnostics import Diagnostic


def format_banks(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Bank files, exam profiles, or folders of them.")
    ],
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; name the files that would change and exit with 1.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change and exit with 1.")
    ] = False,
) -> None:
    """Lay bank files out alike, and change no word and no comment. Example: cps-quiz bank format my-bank.yaml.

    Exits with 0, with 1 where --check or --diff finds a file that would change, 3 for a file that can't be read.
    """
    from cps_quiz.cli.bank_check import bank_files
    from cps_quiz.cli.replace import replace_text
    from cps_quiz.diagnostics import render
    from cps_quiz.text.printable import printable
    from cps_quiz.ui import wording

    files = bank_files(paths)
    changed = broken = 0
    for file in files:
        before, after, findings = _laid_out(file)
        if findings:
            broken += 1
            typer.echo("\n".join(map(render, findings)))
        elif after != before:
            changed += 1
            if diff:
                typer.echo(_diff(before, after, printable(str(file))))
            else:
                typer.echo(printable(str(file)))
            if not (check or diff):
                replace_text(file, after)
    would = "would be " if check or diff else ""
    told = f"{wording.count(changed, 'file')} {would}formatted, {len(files) - changed - broken} in order already"
    typer.echo(f"{told}, {broken} not readable." if broken else f"{told}.", err=True)
    if broken:
        raise typer.Exit(ExitCode.BANK)
    raise typer.Exit(ExitCode.FINDINGS if changed and (check or diff) else ExitCode.FINE)


def _laid_out(file: Path) -> "tuple[str, str, list[Diagnostic]]":
    """Return a file's text as it is and in canonical layout, or why it can't be read. Raises MeaningChangedError."""
    from cps_quiz.bank.document import PlacesNeededError
    from cps_quiz.bank.load import read_content, unreadable
    from cps_quiz.bank.proof import MeaningChangedError, prove_same
    from cps_quiz.bank.source import read
    from cps_quiz.bank.write import formatted
    from cps_quiz.text.printable import printable

    try:
        content = read_content(file)
    except OSError as error:
        return "", "", [unreadable(str(file), error)]
    try:
        document = read(str(file), content, places=False)
    except PlacesNeededError:
        document = read(str(file), content)
    if document.diagnostics:
        return "", "", document.diagnostics
    text = formatted(document.text)
    if text != document.text:
        try:
            prove_same(content, text.encode())
        except MeaningChangedError:
            told = f"{printable(str(file))} was left as it is: formatting would have changed what it says."
            typer.echo(f"{told} That is a bug in cps-quiz, not in your file.", err=True)
            raise
    return document.text, text, []


def _diff(before: str, after: str, name: str) -> str:
    import difflib

    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), name, f"{name} (formatted)", lineterm="")
    return "\n".join(lines) or f"{name}: only line ends differ"
