"""Lines of typed input, with a timeout, from one byte buffer of our own.

``select`` together with Python's own line buffering would lose lines: whatever the file object had read ahead is
unseen by ``select``. So bytes are read here, and cut into lines here.
"""

import os
import time
from enum import Enum

from cps_quiz.system import ByteSource

MAX_LINE_BYTES = 16_384


class Missing(Enum):
    """Why there is no line."""

    TIMEOUT = "timeout"
    END = "end"


class LineReader:
    """Reads lines from a descriptor."""

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._buffer = b""
        self._ended = False
        self.is_terminal = os.isatty(source.descriptor)

    def read(self, timeout_s: float | None = None) -> str | Missing:
        """Return the next line without its end, TIMEOUT after ``timeout_s`` seconds without a whole one, or END.

        A last line without a line break counts as a line.
        """
        deadline = None if timeout_s is None else time.monotonic() + timeout_s
        while (line := self._take()) is None:
            if self._ended:
                return Missing.END
            left = None if deadline is None else max(deadline - time.monotonic(), 0)
            chunk = self._source.read(left)
            if chunk is None:
                return Missing.TIMEOUT
            self._ended = not chunk
            self._buffer += chunk
        return line

    def _take(self) -> str | None:
        line, newline, rest = self._buffer.partition(b"\n")
        if not newline and not (self._ended and line) and len(line) < MAX_LINE_BYTES:
            return None
        self._buffer = rest
        return line[:MAX_LINE_BYTES].decode("utf-8", errors="replace").strip()

    def discard_typed(self) -> None:
        """On a terminal, throw away all that was typed so far, the unfinished line included. A pipe keeps its lines."""
        if self.is_terminal:
            self._source.discard()
            self._buffer = b""
