"""``cps-quiz history``: the record of every session."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.errors import NothingToAskError, StorageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cps_quiz.cli.workspace import Workspace
    from cps_quiz.history.fold import PastSession

app = typer.Typer(help="The record of every session.", no_args_is_help=True, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class ExportFormat(StrEnum):
    """What an export looks like."""

    JSON = "json"
    CSV = "csv"
    JSONL = "jsonl"


@app.command("list")
def list_sessions(
    *,
    limit: Annotated[int, typer.Option("-n", "--limit", min=1, help="How many sessions, newest first.")] = 20,
    as_json: AsJson = False,
) -> None:
    """List the sessions, newest first. Example: cps-quiz history list -n 5."""
    from cps_quiz.cli.interrupted import interrupted
    from cps_quiz.cli.workspace import Workspace, wants_plain
    from cps_quiz.ui import wording
    from cps_quiz.ui.lists import table, when

    workspace = Workspace.open()
    known = _known(workspace, interrupted(workspace))
    newest = known[: -limit - 1 : -1]
    if as_json:
        from cps_quiz.ui.lists import json_text

        rows = [
            {
                "id": past.id,
                "mode": past.started.mode,
                "started_at": past.started_at,
                "finished_at": past.finished.at if past.finished else None,
                "banks": [bank.id for bank in past.started.banks],
                "questions": len(past.started.slots),
                "answered": past.answered,
                "score": past.score,
            }
            for past in newest
            if past.started
        ]
        typer.echo(json_text(rows))
        return
    if not newest:
        typer.echo("No session yet. Start one with: cps-quiz quiz")
        return
    cells = []
    for past in newest:
        assert past.started is not None
        share = past.score
        result = (
            wording.percent(share) if share is not None else (past.finished.ending if past.finished else "unfinished")
        )
        answered = f"{past.answered} of {len(past.started.slots)}"
        banks = past.started.title or ", ".join(bank.id for bank in past.started.banks)
        cells.append((past.id[:8], when(past.started), past.started.mode, banks, answered, result))
    typer.echo(table(("Session", "Began", "Kind", "Of what", "Answered", "Score"), cells, plain=wants_plain()))
    if len(known) > limit:
        more = wording.count(len(known) - limit, "session")
        typer.echo(f"And {more} before; -n {len(known)} lists all.")


@app.command()
def show(
    session: Annotated[
        str | None, typer.Argument(help="The session's id, or its beginning. Default: the newest.")
    ] = None,
    *,
    explain: Annotated[bool, typer.Option("--explain", help="With the explanations, to read it all again.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show the questions and answers of a session. Example: cps-quiz history show --explain."""
    from cps_quiz.cli.interrupted import interrupted
    from cps_quiz.cli.restoring import banks_of
    from cps_quiz.cli.workspace import Workspace, items_of, paragraph_width, tell
    from cps_quiz.history import export
    from cps_quiz.history.fold import History
    from cps_quiz.session.plan import Feedback
    from cps_quiz.text.printable import printable
    from cps_quiz.ui import wording
    from cps_quiz.ui.lists import when
    from cps_quiz.ui.plain.pages import Page
    from cps_quiz.ui.telling.past import questions

    workspace = Workspace.open()
    under_way = interrupted(workspace)
    past = _find(_known(workspace, under_way), session)
    if as_json:
        typer.echo(export.as_json(History({past.id: past}, list(past.answers.values()))), nl=False)
        return
    assert past.started is not None
    title = f" {past.started.title}." if past.started.title else ""
    tell(printable(f"Session {past.id}, begun {when(past.started)}, {past.started.mode}.{title}"))
    if past.finished and past.score is not None:
        by_points = past.started.policy.counts_parts
        points = f", {past.finished.points:.1f} points" if by_points else ""
        share = wording.percent(past.score)
        mark = f"the pass mark was {wording.percent(past.started.policy.pass_mark)}"
        tell(f"Score: {past.finished.correct} of {past.finished.counted} right{points}, {share}; {mark}.")
    tell(f"Answered: {past.answered} of {wording.count(len(past.started.slots), 'question')}.")
    if past.started.policy.feedback == Feedback.END and past in under_way:
        tell("", "It is not handed in yet, so its answers are not told. To go on: cps-quiz resume.")
        return
    page = Page(paragraph_width())
    for line in page.lines(questions(past, items_of(banks_of(workspace, past, skips_broken=True)), explained=explain)):
        typer.echo(line)
    for note in past.notes:
        tell("", printable(f"Your note on {note.bank}/{note.question}: {note.note}"), hang=3)


def _known(workspace: "Workspace", under_way: "Sequence[PastSession]") -> "list[PastSession]":
    """Return the sessions that were begun, in the order of their first record: not an exam left on its first page."""
    sessions = workspace.history.sessions.values()
    return [past for past in sessions if past.started and (past.finished or past.answers or past in under_way)]


def _find(known: "Sequence[PastSession]", session: str | None) -> "PastSession":
    from cps_quiz.cli.typed import session_called

    if not known:
        raise NothingToAskError("There is no session yet.", hint="Start one with: cps-quiz quiz")
    if session is None:
        return known[-1]
    return session_called(session, known, kind="session", listing="cps-quiz history list")


@app.command()
def export(
    *,
    form: Annotated[ExportFormat, typer.Option("--format", help="json, csv (a row an answer) or jsonl (raw).")] = (
        ExportFormat.JSON
    ),
    notes: Annotated[
        bool, typer.Option("--notes", help="Only your notes on faulty questions, for their authors.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write to this file, readable by you alone.")
    ] = None,
) -> None:
    """Print the whole history for another program. Example: cps-quiz history export --format csv -o answers.csv."""
    from cps_quiz.cli.workspace import Workspace
    from cps_quiz.history import export as exports

    workspace = Workspace.open()
    if notes:
        from cps_quiz.bank.notes import encode_notes

        content: str | bytes = encode_notes(exports.fault_notes(workspace.history.sessions.values()))
    elif form is ExportFormat.CSV:
        content = exports.as_csv(workspace.history)
    elif form is ExportFormat.JSON:
        content = exports.as_json(workspace.history)
    else:
        content = b"".join(line + b"\n" for line in exports.raw_lines(workspace.log.folder))
    if output is None:
        typer.echo(content, nl=False)
        return
    from cps_quiz.cli.workspace import say
    from cps_quiz.system import write_whole

    try:
        write_whole(output, content if isinstance(content, bytes) else content.encode())
    except OSError as error:
        raise StorageError(f"{output} can't be written: {error.strerror}.", hint="Name another file.") from error
    say(f"Written to {output}.")


@app.command()
def merge(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A .jsonl history file, or a folder of them.")],
) -> None:
    """Take in the records of another machine. Example: cps-quiz history merge laptop.jsonl."""
    from cps_quiz.cli.workspace import Workspace, say
    from cps_quiz.history.merge import merge as take_in
    from cps_quiz.ui import wording

    merged = take_in(source, Workspace.open().log.folder)
    say(f"{wording.count(merged.new, 'new record')}; {merged.known} were here already.")
    if merged.foreign:
        say(f"{wording.count(merged.foreign, 'line')} of the file {'is' if merged.foreign == 1 else 'are'} no record.")


@app.command()
def undo(
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Let the last answer count no more. Example: cps-quiz history undo."""
    from cps_quiz.cli.workspace import Workspace, agreed, say
    from cps_quiz.history.records import Undone
    from cps_quiz.ui.lists import when

    workspace = Workspace.open()
    last = workspace.history.last_answer
    if last is None:
        raise NothingToAskError("There is no answer to undo.")
    say(f"The last answer: {last.bank}/{last.question}, {when(last)}, {'right' if last.correct else 'not right'}.")
    if not yes and not agreed("Undo it?"):
        return
    workspace.log.append([workspace.log.stamp(Undone(target=last.id))])
    say("Undone. It stays in the file and counts no more.")


@app.command()
def erase(
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete every session, answer and note on this machine. Settings and your banks stay."""
    from cps_quiz.cli.workspace import Workspace, say
    from cps_quiz.ui import wording

    workspace = Workspace.open()
    paths = workspace.paths
    history = workspace.history
    what = f"{wording.count(len(history.sessions), 'session')} with {wording.count(len(history.answers), 'answer')}"
    if not yes:
        say(f"This deletes {what} in {paths.history}, for ever. Export first if you may want them.")
        if typer.prompt("Type erase to go on", err=True, default="", show_default=False).strip() != "erase":
            say("Nothing was deleted.")
            return
    try:
        for file in (*paths.history.glob("*.jsonl"), *paths.live.glob("*.jsonl"), paths.state / "last-bug.txt"):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise StorageError(
            f"{error.filename} can't be deleted: {error.strerror}.", hint="Delete it by hand."
        ) from error
    say(f"Deleted: {what}.")


@app.command()
def path() -> None:
    """Print the folder of the history."""
    from cps_quiz.cli.workspace import Workspace

    typer.echo(str(Workspace.open().paths.history))
