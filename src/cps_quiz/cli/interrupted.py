"""Which sessions can be carried on, and where they were left."""

from typing import TYPE_CHECKING

from cps_quiz.cli.workspace import Workspace
from cps_quiz.history.fold import PastSession
from cps_quiz.history.journal import Line, live_sessions, read_journal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cps_quiz.bank.model import Item
    from cps_quiz.session.engine import Session


def interrupted(workspace: Workspace) -> list[PastSession]:
    """Return the sessions that were begun and have no recorded end, newest first. Each has a journal and a plan."""
    live = set(live_sessions(workspace.paths.live))
    if not live:
        return []
    return [past for past in workspace.history.unfinished if past.id in live and _was_begun(workspace, past)]


def _was_begun(workspace: Workspace, past: PastSession) -> bool:
    """Whether a question was ever asked: a program that was killed before leaves a journal without a start."""
    return any(b'"start"' in bytes(line.c) for line in _journal_of(workspace, past))


def as_left(workspace: Workspace, past: PastSession, items: "Iterable[Item]" = ()) -> "Session":
    """Return a session where it was left, for looking at it. Without its questions no bank needs to be read."""
    from cps_quiz.ui.replaying import left_off

    return left_off(past, _journal_of(workspace, past), items)


def _journal_of(workspace: Workspace, past: PastSession) -> list[Line]:
    return read_journal(workspace.paths.live / f"{past.id}.jsonl")
