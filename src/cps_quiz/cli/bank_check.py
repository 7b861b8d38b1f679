"""``cps-quiz bank check``: the format and the writing rules in one run."""

import functools
import itertools
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from cps_quiz.bank.load import Loaded
    from cps_quiz.diagnostics import Diagnostic
    from cps_quiz.exams.load import LoadedProfile
    from cps_quiz.lint.rule import Edit
    from cps_quiz.lint.run import Evidence

MAX_ROUNDS = 5  # one mending can make room for another


class Level(StrEnum):
    """From which severity on findings are shown and count."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


@dataclass(frozen=True)
class Asked:
    """What was typed."""

    paths: Sequence[Path]
    select: Sequence[str]
    ignore: Sequence[str]
    sources: Sequence[Path]
    history: Sequence[Path]


@dataclass(frozen=True)
class Checked:
    """What came of the files: findings in file order, how many rule findings are silenced, and the edits by file."""

    files: Sequence[Path]
    banks: "Sequence[Loaded]"
    findings: "Sequence[Diagnostic]"
    silenced: int
    edits: "dict[str, list[Edit]]"
    texts: dict[str, str]


def check(  # noqa: PLR0913 - each is an option
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Bank files, exam profiles, folders of them, or ids.")
    ],
    *,
    select: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Run these writing rules alone: R12, R1, or F for none.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="RULE", help="Leave these writing rules out.")] = None,
    severity: Annotated[Level, typer.Option(help="Show and count findings from this severity on.")] = Level.WARNING,
    output: Annotated[Format, typer.Option("--format", help="How findings are printed.")] = Format.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings by rule instead.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Mend in the files what is safe to mend.")] = False,
    sources: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Protected texts that no question may repeat (R55).")
    ] = None,
    history: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Histories, for distractors that nobody chooses (R40).")
    ] = None,
    notes: Annotated[
        Path | None, typer.Option(help="A file of learners' notes, from 'history export --notes'.")
    ] = None,
) -> None:
    """Check banks and exam profiles and show every problem at its place. Example: cps-quiz bank check my-bank.yaml.

    Exits with 0 where nothing is found, 1 for findings of writing rules, 3 for a file that can't be loaded.
    """
    from cps_quiz.bank.notes import notes_at_questions, read_notes
    from cps_quiz.diagnostics import Severity
    from cps_quiz.lint.reporters import FORMATS, as_text
    from cps_quiz.lint.reporters import statistics as counts

    asked = Asked(paths, select or (), ignore or (), sources or (), history or ())
    checked = _check(asked)
    mended = ""
    if fix:
        checked, mended = _mend(asked, checked)
    shown = [d for d in checked.findings if d.severity.is_at_least(Severity(severity))]
    noted = notes_at_questions(read_notes(notes), checked.banks) if notes else []
    output = Format.JSON if as_json else output
    report = counts if statistics else FORMATS[output]
    if report is as_text and sys.stdout.isatty():
        report = functools.partial(as_text, width=shutil.get_terminal_size().columns)
    if text := report([*shown, *noted]):
        typer.echo(text)
    if mended:
        typer.echo(mended, err=True)
    if statistics or output in {Format.TEXT, Format.GITHUB}:
        typer.echo(_summary(checked, shown), err=True)
    if any(finding.code.startswith("F") for finding in shown):
        raise typer.Exit(ExitCode.BANK)
    raise typer.Exit(ExitCode.FINDINGS if shown else ExitCode.FINE)


def _summary(checked: Checked, shown: "Sequence[Diagnostic]") -> str:
    from cps_quiz.diagnostics import summary
    from cps_quiz.ui import wording

    told = f"{wording.count(len(checked.files), 'file')} checked: {summary(shown)}"
    here = set(map(id, shown))
    lesser = [finding for finding in checked.findings if id(finding) not in here]
    if lesser:
        told += f"; not shown: {summary(lesser)} (--severity info)"
    if checked.silenced:
        told += f"; {checked.silenced} silenced"
    return f"{told}."


def _check(asked: Asked) -> Checked:
    from cps_quiz.bank.load import Draft
    from cps_quiz.diagnostics import in_file_order
    from cps_quiz.exams.load import load_any
    from cps_quiz.lint.layout import layout_findings
    from cps_quiz.lint.run import lint, written
    from cps_quiz.lint.settings import settings_beside

    files = bank_files(asked.paths)
    read = [load_any(file) for file in files]
    drafts = [one for one in read if isinstance(one, Draft)]
    profiles = [one for one in read if not isinstance(one, Draft)]
    banks = [draft.loaded for draft in drafts]
    across = _taken_ids(banks, profiles) + _unknown_names(banks, profiles)
    findings = [*itertools.chain(*(one.diagnostics for one in banks)), *across]
    findings += itertools.chain(*(one.diagnostics for one in profiles))
    subjects = [bank for draft in drafts if (bank := written(draft)) is not None]
    settings = [
        settings_beside(Path(bank.document.path), select=asked.select, ignore=asked.ignore) for bank in subjects
    ]
    evidence = _evidence(asked, banks)
    edits: dict[str, list[Edit]] = {}
    silenced = 0
    for bank, of, linted in zip(subjects, settings, lint(subjects, settings, evidence=evidence), strict=True):
        left_out = {code.upper() for code in of.ignore}
        layout = [] if of.select else [one for one in layout_findings(bank.document) if one[0].code not in left_out]
        findings += (*linted.findings, *(finding for finding, _ in layout))
        edits[bank.document.path] = [*linted.edits, *(edit for _, edit in layout if edit is not None)]
        silenced += len(linted.silenced)
    texts = {bank.document.path: bank.document.text for bank in subjects}
    return Checked(files, banks, in_file_order(findings), silenced, edits, texts)


def _evidence(asked: Asked, banks: "Sequence[Loaded]") -> "Evidence":
    from cps_quiz.lint.run import Evidence

    sources = [_content(path).decode("utf-8", errors="replace") for path in asked.sources]
    if not asked.history:
        return Evidence(sources)
    from cps_quiz.history.fold import fold
    from cps_quiz.history.log import decode_lines, in_order
    from cps_quiz.stats.chosen import times_chosen

    records = [record for path in asked.history for record in decode_lines(_content(path))[0]]
    good = [one.bank for one in banks if one.bank]
    return Evidence(sources, times_chosen(fold(in_order(records)).answers, good))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror}.", hint="Check the name.") from error


def _mend(asked: Asked, checked: Checked) -> tuple[Checked, str]:
    """Mend the files as often as there is something to mend.

    Return what is found in them then, and what was done in words. Raises StorageError.
    """
    from cps_quiz.cli.replace import replace_text
    from cps_quiz.lint.fix import apply
    from cps_quiz.ui import wording

    total, files = 0, set[str]()
    for _ in range(MAX_ROUNDS):
        made_now = 0
        for path, edits in checked.edits.items():
            text, made = apply(checked.texts[path], edits)
            if made:
                replace_text(Path(path), text)
                made_now += made
                files.add(path)
        total += made_now
        if not made_now:
            break
        checked = _check(asked)
    told = f"Mended {wording.count(total, 'place')} in {wording.count(len(files), 'file')}." if total else ""
    return checked, told


def _on_shelf(path: Path) -> list[Path]:
    """Return the file of the shelf's bank of that name, unless a file is called so. Raises UsageError."""
    if os.path.exists(path) or path.suffix or len(path.parts) != 1:  # noqa: PTH110 - Path.exists raises for long names
        return [path]
    from cps_quiz.cli.workspace import Workspace

    return [shelved.path for shelved in Workspace.open().shelf.select([str(path)]).banks]


def bank_files(paths: Sequence[Path]) -> list[Path]:
    """Return each file once, however often and by whatever name it was given. Raises UsageError."""
    from cps_quiz.exams.load import files_to_check

    files: dict[str, Path] = {}
    for path in itertools.chain(*map(_on_shelf, paths)):
        for file in files_to_check(path):
            files.setdefault(os.path.realpath(file), file)
    return list(files.values())


def _taken_ids(banks: "Iterable[Loaded]", profiles: "Iterable[LoadedProfile]") -> "list[Diagnostic]":
    """Report banks that have the same id, and profiles that have the same name."""
    from cps_quiz.bank.load import place_of_id
    from cps_quiz.diagnostics import Diagnostic

    first: dict[tuple[str, str], str] = {}
    found = []
    named = [("id", "bank id", one.bank.id, one.path) for one in banks if one.bank]
    named += [("exam", "profile name", one.profile.exam, one.path) for one in profiles if one.profile]
    for field, what, name, path in named:
        taken_by = first.setdefault((field, name), path)
        if taken_by != path:
            message = f"the {what} '{name}' is taken by {taken_by}"
            span, line = place_of_id(path, field=field)
            help_ = f"give each {what.split()[0]} {'an id' if field == 'id' else 'a name'} of its own"
            found.append(Diagnostic(path, span, "F018", message, help=help_, source=line))
    return found


def _unknown_names(banks: "Sequence[Loaded]", profiles: "Sequence[LoadedProfile]") -> "list[Diagnostic]":
    """Report the banks and topics that profiles name and that do not exist, as far as the banks are checked here."""
    from cps_quiz.cli.workspace import Workspace
    from cps_quiz.exams.load import unknown_names

    at_hand = {one.bank.id: one.bank for one in banks if one.bank}
    good = [(one.path, one.profile) for one in profiles if one.profile]
    if not good or not at_hand or len(at_hand) < len(banks):  # the id of a broken bank is not known
        return []
    named = {name for _, profile in good for name in (*profile.weights, *profile.topics)}
    shelf = set[str]() if named <= at_hand.keys() else {b.bank.id for b in Workspace.open().shelf.select([]).banks}
    return [d for path, _ in good for d in unknown_names(path, banks=at_hand, shelf=shelf)]
