"""A sitting as its journal tells it."""

from collections.abc import Iterable

import msgspec

from cps_quiz.bank.model import Item
from cps_quiz.errors import IllegalCommandError
from cps_quiz.history.fold import PastSession
from cps_quiz.history.journal import Line
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.ui import persistence

_commands = msgspec.json.Decoder(m.Command)


def replay_journal(session: Session, lines: Iterable[Line]) -> list[m.Event]:
    """Bring a session to where its journal ends, and return all events. Lines of another version are passed over."""
    events: list[m.Event] = []
    for line in lines:
        try:
            events += session.handle(_commands.decode(line.c), now=line.t)
        except (IllegalCommandError, msgspec.MsgspecError):
            continue  # the rest still holds
    return events


def left_off(past: PastSession, lines: list[Line], items: Iterable[Item] = ()) -> Session:
    """Return an interrupted session where it was left. Without its questions no bank needs to be read.

    A heartbeat only lets time pass, so the last one tells what all of them do.
    """
    assert past.started is not None
    session = Session(persistence.restored_plan(past.started, items), known_scores=persistence.known_scores(past))
    replay_journal(session, [line for line in lines[:-1] if b'"tick"' not in bytes(line.c)] + lines[-1:])
    return session
