"""``cps-quiz bank new``: begin a bank."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.errors import StorageError, UsageError

if TYPE_CHECKING:
    from cps_quiz.bank.template import NewTopic

SCHEMA_FILE = "bank.schema.json"


def new(
    path: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="The file to write. Default: ID.yaml.")] = None,
    *,
    bank_id: Annotated[str | None, typer.Option("--id", metavar="ID", help="The bank's id, such as listening.")] = None,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    topics: Annotated[
        list[str] | None, typer.Option("--topic", metavar="TITLE", help="A topic's title; may be given several times.")
    ] = None,
) -> None:
    """Begin a bank: a commented file with a first question. Example: cps-quiz bank new --title Listening.

    What is not given is asked for. An existing file is never written over.
    """
    from cps_quiz.bank.load import load_bytes
    from cps_quiz.bank.schema import render_schema
    from cps_quiz.bank.template import NewTopic, new_bank, slug
    from cps_quiz.text.near import sentence

    title = title or typer.prompt("Title of the bank").strip()
    bank_id = bank_id or (path and slug(path.stem)) or slug(title) or typer.prompt("Id of the bank (a-z, 0-9, -)")
    _check_id(bank_id)
    titles = topics or _asked_topics()
    blueprint = [NewTopic(slug(name) or f"topic-{number}", name) for number, name in enumerate(titles, start=1)]
    _check_topics(blueprint)
    file = path or Path(f"{bank_id}.yaml")
    content = new_bank(bank_id, title, blueprint, schema=SCHEMA_FILE).encode()
    found = load_bytes(content, path=str(file)).diagnostics
    if found:
        raise UsageError(f"A bank can't be called so: {found[0].message}.", hint=sentence(found[0].help) + ".")
    schema = file.parent / SCHEMA_FILE
    try:
        with file.open("xb") as new_file:
            new_file.write(content)
        if not schema.exists():
            schema.write_text(render_schema(), "utf-8")
    except FileExistsError as error:
        raise UsageError(f"{file} exists already.", hint="Name another file, or edit that one.") from error
    except OSError as error:
        raise StorageError(f"{file} can't be written: {error.strerror}.", hint="Check the folder.") from error
    typer.echo(f"Written: {file}, and {schema.name} for your editor.")
    typer.echo(f"Next: open it in your editor, and run cps-quiz bank preview {file} --watch", err=True)


def _check_id(bank_id: str) -> None:
    from cps_quiz.questions.base import SLUG

    if not re.match(SLUG, bank_id):
        raise UsageError(f"'{bank_id}' is no id.", hint="Use a-z, 0-9 and '-', such as 'active-listening'.")


def _asked_topics() -> list[str]:
    typer.echo("Topics, one a line; an empty line ends them.", err=True)
    titles: list[str] = []
    while True:
        title = typer.prompt(f"Topic {len(titles) + 1}", default="", show_default=False).strip()
        if not title and titles:
            return titles
        if title:
            titles.append(title)


def _check_topics(topics: "list[NewTopic]") -> None:
    twice = {topic.id for topic in topics if sum(other.id == topic.id for other in topics) > 1}
    if twice:
        raise UsageError(f"Two topics come to the same id '{min(twice)}'.", hint="Give them titles that differ more.")
