"""``cps-quiz resume``: carry on with an interrupted session."""

from typing import Annotated

import typer

from cps_quiz.errors import ExitCode, NothingToAskError, UsageError


def resume(
    session: Annotated[
        str | None, typer.Argument(help="The session's id, or its beginning. Default: the newest.")
    ] = None,
    *,
    listing: Annotated[bool, typer.Option("--list", help="List the interrupted sessions.")] = False,
    discard: Annotated[bool, typer.Option("--discard", help="Throw the rest of it away; its answers stay.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --list: print JSON.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Lines from top to bottom.")] = False,
) -> None:
    """Carry on with the newest interrupted session. Example: cps-quiz resume --list."""
    from cps_quiz.cli.interrupted import interrupted
    from cps_quiz.cli.sitting import carry_on, places
    from cps_quiz.cli.workspace import Workspace, say
    from cps_quiz.history.journal import Journal
    from cps_quiz.history.records import DISCARDED, SessionFinished
    from cps_quiz.text.printable import printable
    from cps_quiz.ui import wording
    from cps_quiz.ui.lists import when

    workspace = Workspace.open()
    waiting = interrupted(workspace)
    if listing:
        if as_json:
            from cps_quiz.ui.lists import json_text

            rows = [
                {"id": p.id, "started_at": p.started_at, "answered": p.answered, "questions": len(p.started.slots)}
                for p in waiting
                if p.started
            ]
            typer.echo(json_text(rows))
            return
        for past in waiting:
            assert past.started is not None
            banks = ", ".join(bank.id for bank in past.started.banks)
            done = f"{past.answered} of {wording.count(len(past.started.slots), 'question')} answered"
            typer.echo(printable(f"{past.id}  {when(past.started)}  {banks}: {done}"))
        if not waiting:
            typer.echo("No session is interrupted.")
        return
    if session:
        chosen = [past for past in waiting if past.id.startswith(session)]
        if len(chosen) != 1:
            raise UsageError(
                f"{'Several sessions begin' if chosen else 'No interrupted session begins'} with '{session}'.",
                hint="See 'cps-quiz resume --list'.",
            )
    else:
        chosen = waiting[:1]
    if not chosen:
        raise NothingToAskError("No session is interrupted.", hint="Start one with: cps-quiz quiz")
    past = chosen[0]
    assert past.started is not None
    if not discard:
        carry_on(workspace, past, plain=plain)
        raise typer.Exit(ExitCode.FINE)
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
    say(f"The rest of that session is thrown away. Its {wording.count(len(answers), 'answer')} stay in the history.")
