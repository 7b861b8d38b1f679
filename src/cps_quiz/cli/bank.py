"""``cps-quiz bank``: look at banks and check them."""

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
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Bank files, or folders of them.")],
    *,
    notes: Annotated[
        Path | None, typer.Option(help="A file of learners' notes, from 'history export --notes'.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check the structure of banks and show every problem at its place. Example: cps-quiz bank check my-bank.yaml."""
    from cps_quiz.bank.load import load_file
    from cps_quiz.bank.notes import notes_at_questions, read_notes
    from cps_quiz.diagnostics import in_file_order, render, summary
    from cps_quiz.ui import wording

    files = _files(paths)
    loaded = [load_file(file) for file in files]
    findings = in_file_order([d for one in loaded for d in one.diagnostics] + _across(loaded))
    noted = notes_at_questions(read_notes(notes), loaded) if notes else []
    if as_json:
        _print_json([finding.as_json() for finding in (*findings, *noted)])
    else:
        for finding in (*findings, *noted):
            typer.echo(render(finding))
        typer.echo(f"{wording.count(len(files), 'file')} checked: {summary(findings)}.", err=True)
    raise typer.Exit(ExitCode.BANK if findings else ExitCode.FINE)


def _files(paths: Sequence[Path]) -> list[Path]:
    """Return each file once, however often and by whatever name it was given. Raises UsageError."""
    from cps_quiz.bank.shelf import files_at

    files: dict[str, Path] = {}
    for path in paths:
        for file in files_at(path):
            files.setdefault(os.path.realpath(file), file)
    return list(files.values())


def _across(loaded: "Sequence[Loaded]") -> "list[Diagnostic]":
    """Report banks that have the same id."""
    from cps_quiz.bank.load import place_of_id
    from cps_quiz.diagnostics import Diagnostic

    first: dict[str, str] = {}
    found = []
    for one in loaded:
        if one.bank is not None and one.bank.id in first:
            message = f"the bank id '{one.bank.id}' is taken by {first[one.bank.id]}"
            span, line = place_of_id(one.path)
            found.append(
                Diagnostic(one.path, span, "F018", message, help="give each bank an id of its own", source=line)
            )
        elif one.bank is not None:
            first[one.bank.id] = one.path
    return found


@app.command()
def schema() -> None:
    """Print the JSON Schema of the bank format, for an editor."""
    from cps_quiz.bank.schema import render_schema

    typer.echo(render_schema(), nl=False)
