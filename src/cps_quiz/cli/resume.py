"""``cps-quiz resume``: carry on with an interrupted session."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.errors import NothingToAskError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cps_quiz.cli.workspace import Workspace
    from cps_quiz.history.fold import PastSession


def resume(
    session: Annotated[
        str | None, typer.Argument(help="The session's id, or its beginning. Default: the newest.")
    ] = None,
    *,
    listing: Annotated[bool, typer.Option("--list", help="List the interrupted sessions.")] = False,
    hand_in: Annotated[
        bool, typer.Option("--hand-in", help="Score it as it stands; what is open counts as not right.")
    ] = False,
    discard: Annotated[bool, typer.Option("--discard", help="Throw the rest of it away; its answers stay.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --hand-in or --discard: do not ask.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --list: print JSON.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Lines from top to bottom.")] = False,
) -> None:
    """Carry on with the newest interrupted session. Example: cps-quiz resume --list."""
    from cps_quiz.cli import sitting
    from cps_quiz.cli.interrupted import interrupted
    from cps_quiz.cli.workspace import Workspace

    if hand_in and discard:
        raise UsageError("--hand-in and --discard exclude each other.", hint="Leave one of them out.")
    workspace = Workspace.open()
    waiting = interrupted(workspace)
    if listing:
        _list(workspace, waiting, as_json=as_json)
        return
    past = _chosen(waiting, session)
    asks = not yes and sys.stdin.isatty()
    if hand_in:
        sitting.hand_in(workspace, past, asks=asks)
    elif discard:
        _discard(workspace, past, asks=asks)
    else:
        sitting.carry_on(workspace, past, plain=plain)


def _chosen(waiting: "Sequence[PastSession]", session: str | None) -> "PastSession":
    """Return the session of that id, or the newest. Raises UsageError and NothingToAskError."""
    from cps_quiz.cli.typed import session_called

    if session:
        return session_called(session, waiting, kind="interrupted session", listing="cps-quiz resume --list")
    if not waiting:
        raise NothingToAskError("No session is interrupted.", hint="Start one with: cps-quiz quiz")
    return waiting[0]


def _list(workspace: "Workspace", waiting: "Sequence[PastSession]", *, as_json: bool) -> None:
    from cps_quiz.cli.interrupted import as_left
    from cps_quiz.cli.workspace import tell
    from cps_quiz.text.printable import printable
    from cps_quiz.ui.lists import json_text, when
    from cps_quiz.ui.telling.unfinished import unfinished

    if as_json:
        typer.echo(json_text([_facts(workspace, past) for past in waiting]))
        return
    for past in waiting:
        assert past.started is not None
        left = as_left(workspace, past)
        tell(printable(f"{past.id}  {when(past.started)}  {unfinished(left.plan, left.view)}"), hang=3)
    if not waiting:
        typer.echo("No session is interrupted.")


def _facts(workspace: "Workspace", past: "PastSession") -> dict[str, object]:
    from cps_quiz.cli.interrupted import as_left

    left = as_left(workspace, past)
    return {
        "id": past.id,
        "mode": left.plan.mode,
        "title": left.plan.title,
        "banks": sorted({slot.key.bank for slot in left.plan.slots}),
        "started_at": past.started_at,
        "answered": left.view.answered,
        "flagged": len(left.view.flagged_places),
        "questions": len(left.plan.slots),
        "remaining_ms": left.view.remaining_ms,
    }


def _discard(workspace: "Workspace", past: "PastSession", *, asks: bool) -> None:
    from cps_quiz.cli.interrupted import as_left
    from cps_quiz.cli.restoring import places
    from cps_quiz.cli.workspace import agreed, say
    from cps_quiz.history.journal import Journal
    from cps_quiz.history.records import DISCARDED, SessionFinished
    from cps_quiz.text.near import sentence
    from cps_quiz.ui.telling.unfinished import unfinished

    if asks:
        left = as_left(workspace, past)
        say(f"{sentence(unfinished(left.plan, left.view))}.")
        if not agreed("Throw the rest away?"):
            return
    journal = Journal(workspace.paths.live, past.id, lock_folder=places(workspace).locks)
    answers = past.answers.values()
    record = SessionFinished(
        session=past.id,
        ending=DISCARDED,
        used_ms=sum(answer.elapsed_ms for answer in answers),
        asked=len(answers),
        answered=len(answers),
        correct=sum(answer.correct for answer in answers),
        points=sum(answer.points for answer in answers),
        counted=0,
    )
    workspace.log.append([workspace.log.stamp(record)])
    journal.remove()
    say(f"The rest of that session is thrown away. {_kept(len(answers))}")


def _kept(answers: int) -> str:
    if not answers:
        return "It had no answer."
    return "Its 1 answer stays in the history." if answers == 1 else f"Its {answers} answers stay in the history."
