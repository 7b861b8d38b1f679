"""``cps-quiz bank``: look at banks and check them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.cli import bank_add, bank_audit, bank_check, bank_explain, bank_format, bank_new, bank_preview, bank_terms

if TYPE_CHECKING:
    from cps_quiz.bank.model import Bank

app = typer.Typer(help="Look at question banks and check them.", no_args_is_help=True, rich_markup_mode=None)

app.command("check")(bank_check.check)
app.command("format")(bank_format.format_banks)
app.command("audit")(bank_audit.audit)
app.command("terms")(bank_terms.terms)
app.command("explain")(bank_explain.explain)
app.command("preview")(bank_preview.preview)
app.command("new")(bank_new.new)
app.command("add")(bank_add.add)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def _print_json(value: object) -> None:
    from cps_quiz.ui.lists import json_text

    typer.echo(json_text(value))


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
def schema(*, exam: Annotated[bool, typer.Option("--exam", help="That of exam profiles.")] = False) -> None:
    """Print the JSON Schema of the bank format, for an editor. Example: cps-quiz bank schema > bank.schema.json."""
    from cps_quiz.bank.schema import render_schema
    from cps_quiz.exams.schema import profile_schema

    typer.echo(render_schema(profile_schema() if exam else None), nl=False)
