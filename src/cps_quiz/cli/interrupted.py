"""Which sessions can be carried on, and where they were left."""

from typing import TYPE_CHECKING

from cps_quiz.cli.workspace import Workspace
from cps_quiz.history.fold import PastSession
from cps_quiz.history.journal import live_sessions, read_journal

if TYPE_CHECKING:
    from cps_quiz.session.engine import Session


def interrupted(workspace: Workspace) -> list[PastSession]:
    """Return the sessions that have a journal, a recorded start and no recorded end, newest first."""
    live = set(live_sessions(workspace.paths.live))
    return [past for past in workspace.history.unfinished if past.id in live] if live else []


def left_off(workspace: Workspace, past: PastSession) -> "Session":
    """Return a session where it was left, without its questions: no bank is read."""
    from cps_quiz.ui.replaying import left_off

    return left_off(past, read_journal(workspace.paths.live / f"{past.id}.jsonl"))
