"""Runs the installed program in a pseudo-terminal, and takes the time from a key to what it draws. POSIX alone."""

import contextlib
import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Self

from program import environment

COLUMNS, ROWS = 80, 24
WAIT_S = 20
QUIET_S = 0.1


class Terminal:
    """A program on a terminal of 80 columns and 24 rows with 256 colors. Takes the time from its start."""

    def __init__(self, command: tuple[str, ...], home: Path) -> None:
        kept = {
            name: value for name, value in environment(home).items() if name not in {"COLUMNS", "LINES", "NO_COLOR"}
        }
        self._ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._begun = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            env={**kept, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)

    def ms_to(self, pattern: str) -> float:
        """Return the milliseconds from the start, or the last key, until a pattern has come."""
        wanted, seen = re.compile(pattern, re.DOTALL), b""
        while not wanted.search(seen.decode(errors="replace")):
            seen += self._read(WAIT_S, wanted=pattern, seen=seen)
        return (time.perf_counter() - self._begun) * 1000

    def press(self, keys: str) -> None:
        """Press keys, once all that was drawn before has come."""
        with contextlib.suppress(TimeoutError):
            while True:
                self._read(QUIET_S)
        self._begun = time.perf_counter()
        os.write(self._ours, keys.encode())

    def _read(self, timeout_s: float, *, wanted: str = "", seen: bytes = b"") -> bytes:
        ready, _, _ = select.select([self._ours], [], [], timeout_s)
        if ready:
            return os.read(self._ours, 65536)
        if not wanted:
            raise TimeoutError
        sys.exit(f"{wanted} never came; what came: {seen[-2000:].decode(errors='replace')}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._ours)
