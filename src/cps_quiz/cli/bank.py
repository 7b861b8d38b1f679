"""``cps-quiz bank``: look at banks and check them."""

import itertools
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.errors import ExitCode

if TYPE_CHECKING:
    from cps_quiz.bank.load import Loaded
    from cps_quiz.bank.model import Bank
    from cps_quiz.diagnostics import Diagnostic
    from cps_quiz.exams.load import LoadedProfile

app = typer.Typer(help="Look at question banks and check them.", no_args_is_help=True, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def _print_json(value: object) -> None:
    import msgspec

    typer.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


@app.command("list")
def list_banks(*, as_json: AsJson = False) -> None:
    """List the banks on the shelf: those shipped, and yours."""
    from cps_quiz.cli.workspace import Workspace, wants_plain
    from cps_quiz.text.printable import printable
    from cps_quiz.ui.lists import table

    selection = Workspace.open().banks()
    facts = [
        {
            "id": shelved.bank.id,
            "title": shelved.bank.title,
            "questions": sum(not question.retired for question in shelved.bank.questions),
            "version": shelved.bank.version,
            "origin": str(shelved.origin),
            "path": printable(str(shelved.path)),
        }
        for shelved in selection.banks
    ]
    if as_json:
        _print_json(facts)
        return
    rows = [[str(fact[name]) for name in ("id", "title", "questions", "version", "origin")] for fact in facts]
    typer.echo(table(("Bank", "Title", "Questions", "Version", "From"), rows, plain=wants_plain()))


@app.command()
def show(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[BANK]...", help="Ids, files or folders. Default: all.")
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Count a bank's questions by topic, level, difficulty and type. Example: cps-quiz bank show validation."""
    from cps_quiz.cli.workspace import Workspace, wants_plain
    from cps_quiz.text.markup import wrap
    from cps_quiz.ui import wording
    from cps_quiz.ui.lists import table

    selection = Workspace.open().banks(names or [])
    if as_json:
        _print_json([_counts(shelved.bank) for shelved in selection.banks])
        return
    for number, shelved in enumerate(selection.banks):
        bank, facts = shelved.bank, _counts(shelved.bank)
        if number:
            typer.echo("")
        typer.echo(f"{bank.title} ({bank.id}): {wording.count(facts['questions'], 'question')}.")  # type: ignore[arg-type]
        if bank.description:
            typer.echo("\n".join(wrap(bank.description, width=80)))
        typer.echo("")
        topics = facts["topics"]
        assert isinstance(topics, list)
        rows = [[str(topic[name]) for name in ("id", "title", "weight", "questions")] for topic in topics]
        typer.echo(table(("Topic", "Title", "Weight", "Questions"), rows, plain=wants_plain()))
        for what in ("level", "difficulty", "type"):
            counted = facts[what]
            assert isinstance(counted, dict)
            typer.echo(f"By {what}: {', '.join(f'{name} {count}' for name, count in counted.items())}.")


def _counts(bank: "Bank") -> dict[str, object]:
    from cps_quiz.questions.base import DIFFICULTIES, LEVELS
    from cps_quiz.questions.registry import QUESTION_TYPES

    active = [item for item in bank.items() if not item.question.retired]
    by_topic = Counter(item.topic_id for item in active)
    return {
        "id": bank.id,
        "title": bank.title,
        "questions": len(active),
        "retired": len(bank.questions) - len(active),
        "topics": [
            {"id": topic_id, "title": topic.title, "weight": topic.weight, "questions": by_topic[topic_id]}
            for topic_id, topic in bank.topics.items()
        ],
        "level": _in_order(LEVELS, Counter(item.question.level for item in active)),
        "difficulty": _in_order(DIFFICULTIES, Counter(item.question.difficulty for item in active)),
        "type": _in_order(QUESTION_TYPES, Counter(item.question.type_name for item in active)),
    }


def _in_order(names: Iterable[str], counted: Mapping[str, int]) -> dict[str, int]:
    return {name: counted[name] for name in names if name in counted}


@app.command()
def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Bank files, exam profiles, or folders of them.")
    ],
    *,
    notes: Annotated[
        Path | None, typer.Option(help="A file of learners' notes, from 'history export --notes'.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check banks and exam profiles and show every problem at its place. Example: cps-quiz bank check my-bank.yaml."""
    from cps_quiz.bank.load import Draft
    from cps_quiz.bank.notes import notes_at_questions, read_notes
    from cps_quiz.diagnostics import in_file_order, render, summary
    from cps_quiz.exams.load import load_any
    from cps_quiz.ui import wording

    files = _files(paths)
    read = [load_any(file) for file in files]
    banks = [one.loaded for one in read if isinstance(one, Draft)]
    profiles = [one for one in read if not isinstance(one, Draft)]
    across = _taken_ids(banks, profiles) + _unknown_names(banks, profiles)
    of_files = [one.diagnostics for one in banks] + [one.diagnostics for one in profiles]
    findings = in_file_order([*itertools.chain(*of_files), *across])
    noted = notes_at_questions(read_notes(notes), banks) if notes else []
    if as_json:
        _print_json([finding.as_json() for finding in (*findings, *noted)])
    else:
        for finding in (*findings, *noted):
            typer.echo(render(finding))
        typer.echo(f"{wording.count(len(files), 'file')} checked: {summary(findings)}.", err=True)
    raise typer.Exit(ExitCode.BANK if findings else ExitCode.FINE)


def _files(paths: Sequence[Path]) -> list[Path]:
    """Return each file once, however often and by whatever name it was given. Raises UsageError."""
    from cps_quiz.exams.load import files_to_check

    files: dict[str, Path] = {}
    for path in paths:
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


@app.command()
def schema(*, exam: Annotated[bool, typer.Option("--exam", help="That of exam profiles.")] = False) -> None:
    """Print the JSON Schema of the bank format, for an editor. Example: cps-quiz bank schema > bank.schema.json."""
    from cps_quiz.bank.schema import render_schema
    from cps_quiz.exams.schema import profile_schema

    typer.echo(render_schema(profile_schema() if exam else None), nl=False)
