"""An interrupted session brought back: its banks, and its runner where it was left."""

import os

from cps_quiz.bank.shelf import BankFormatError, Selection
from cps_quiz.cli.workspace import Workspace, items_of
from cps_quiz.history.fold import PastSession
from cps_quiz.ui.runner import Places, Runner


def places(workspace: Workspace) -> Places:
    """Return where live sessions are kept."""
    return Places(live=workspace.paths.live, locks=workspace.paths.state / "locks")


def banks_of(workspace: Workspace, past: PastSession, *, skips_broken: bool = False) -> Selection:
    """Return the shelf's banks, and those that were named by path in their place.

    Raises BankFormatError where one of these is broken by now; with ``skips_broken`` it is left out instead.
    """
    assert past.started is not None
    named = [bank.path for bank in past.started.banks if bank.path and os.path.exists(bank.path)]  # noqa: PTH110
    shelved = {bank.bank.id: bank for bank in workspace.banks().banks}
    for path in named:
        try:
            shelved |= {bank.bank.id: bank for bank in workspace.banks([path]).banks}
        except BankFormatError:
            if not skips_broken:
                raise
    return Selection(tuple(shelved.values()))


def restored(workspace: Workspace, past: PastSession, selection: Selection) -> Runner:
    """Return the runner of a session where it was left. Raises StorageError."""
    items = items_of(selection)
    return Runner.carry_on(past, items=items, log=workspace.log, places=places(workspace), clock=workspace.clock)
