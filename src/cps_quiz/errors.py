"""The exception tree and the exit codes.

::

    CpsQuizError                    what happened, and what to do about it
    ├── UsageError            2     a command was typed that can't be carried out
    ├── BankError             3     a named bank has format errors or can't be read
    ├── StorageError          4     the history, a journal or the disk fails
    ├── NothingToAskError     5     no question is left to ask
    └── StoppedError                the person or the system ends the program
        ├── InterruptedSessionError  130   Ctrl-C, or the end of the input
        ├── HungUpError              129   the terminal went away
        └── TerminatedError          143   the system asks the program to end

``IllegalCommandError`` stands apart: it tells a front of the quiz engine that a command does not fit the session as it
stands; the front says so and goes on.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the program tells its caller."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    BANK = 3
    STORAGE = 4
    NOTHING_TO_ASK = 5
    BUG = 70
    HANG_UP = 129
    INTERRUPTED = 130
    TERMINATED = 143


class CpsQuizError(Exception):
    """Something that a person can do something about.

    ``message`` is one plain sentence; ``hint`` says what to do next.
    """

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(CpsQuizError):
    """A command, an option, a setting or a path that can't be used."""


class BankError(CpsQuizError):
    """A bank that was named can't be loaded; its diagnostics were told before."""

    exit_code = ExitCode.BANK


class StorageError(CpsQuizError):
    """The history, a journal or the disk fails."""

    exit_code = ExitCode.STORAGE


class NothingToAskError(CpsQuizError):
    """The banks hold no question that fits what was asked for."""

    exit_code = ExitCode.NOTHING_TO_ASK


class StoppedError(CpsQuizError):
    """The person or the system ends the program; everything is saved."""

    exit_code = ExitCode.INTERRUPTED


class InterruptedSessionError(StoppedError):
    """Ctrl-C was confirmed, or the input ended before the session did."""


class HungUpError(StoppedError):
    """The terminal went away."""

    exit_code = ExitCode.HANG_UP


class TerminatedError(StoppedError):
    """The system asks the program to end."""

    exit_code = ExitCode.TERMINATED


class IllegalCommandError(Exception):
    """A command that does not fit the session as it stands. The session is unchanged.

    ``reason`` is a short slug (``"closed"``, ``"phase"``, ...) that a front turns into words.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
