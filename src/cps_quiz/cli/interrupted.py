"""Which sessions can be carried on."""

from cps_quiz.cli.workspace import Workspace
from cps_quiz.history.fold import PastSession
from cps_quiz.history.journal import live_sessions


def interrupted(workspace: Workspace) -> list[PastSession]:
    """Return the sessions that have a journal, a recorded start and no recorded end, newest first."""
    live = set(live_sessions(workspace.paths.live))
    return [past for past in workspace.history.unfinished if past.id in live] if live else []
