"""A live session's commands and heartbeat, so that it can be carried on after any end of the program.

One line a command: session time and the command itself. The file is locked while the session runs and removed when the
session is finished or thrown away. What a command is, the journal does not know.
"""

import contextlib
import os
from pathlib import Path

import msgspec

from cps_quiz.errors import StorageError
from cps_quiz.history.log import Lock, append_whole
from cps_quiz.system import make_private_folder, open_private


class Line(msgspec.Struct, frozen=True):
    """A command and its session time in milliseconds."""

    t: int
    c: msgspec.Raw


_decoder = msgspec.json.Decoder(Line)


class Journal:
    """The journal of one session. Opening raises StorageError where another program runs the session."""

    def __init__(self, folder: Path, session: str, *, lock_folder: Path) -> None:
        self.path = folder / f"{session}.jsonl"
        self._lock = Lock(lock_folder / f"live-{session}.lock", timeout_s=0.2)
        try:
            make_private_folder(folder)
            make_private_folder(lock_folder)
        except OSError as error:
            raise self._failed(error) from error
        try:
            self._lock.__enter__()
        except StorageError as error:
            if not isinstance(error.__cause__, TimeoutError):
                raise
            message = "This session is open in another window."
            raise StorageError(message, hint="Finish it there, or close that window and try again.") from error

    def append(self, session_ms: int, command: bytes, *, sync: bool = True) -> None:
        """Write a command, encoded as JSON. Raises StorageError."""
        content = b'{"t":%d,"c":%s}\n' % (session_ms, command)
        try:
            descriptor = open_private(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT)
            try:
                append_whole(descriptor, content, size=os.fstat(descriptor).st_size, sync=sync)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise self._failed(error) from error

    def _failed(self, error: OSError) -> StorageError:
        reason = (error.strerror or str(error)).lower()
        path = error.filename or self.path
        return StorageError(f"{path} can't be written: {reason}.", hint="Free some space or check its permissions.")

    def read(self) -> list[Line]:
        """Return what was written whole, in order; torn lines are passed over."""
        return read_journal(self.path)

    def remove(self) -> None:
        """Delete the journal and its lock: the session is over, and nobody opens it again."""
        with contextlib.suppress(OSError):
            self.path.unlink()
        self.close()
        with contextlib.suppress(OSError):
            self._lock.path.unlink()

    def close(self) -> None:
        """Let another program carry the session on."""
        self._lock.__exit__()


def read_journal(path: Path) -> list[Line]:
    """Return the lines of a journal that are whole."""
    try:
        content = path.read_bytes()
    except OSError:
        return []
    lines = []
    for line in content.split(b"\n"):
        with contextlib.suppress(msgspec.MsgspecError, UnicodeDecodeError):
            lines.append(_decoder.decode(line))
    return lines


def live_sessions(folder: Path) -> list[str]:
    """Return the ids of the sessions that have a journal, newest first."""
    try:
        found = [(path.stat().st_mtime_ns, path.stem) for path in folder.glob("*.jsonl")]
    except OSError:
        return []
    return [session for _, session in sorted(found, reverse=True)]
