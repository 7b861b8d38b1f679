"""Runs the real program: down a pipe, and in a pseudo-terminal."""

import contextlib
import io
import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import msgspec
import pexpect
import pyte

from cps_quiz.history.records import Answered, AnyRecord, SessionFinished, SessionStarted

TIMEOUT_S = 30
COMMAND = (sys.executable, "-m", "cps_quiz")
SESSIONS = {"quiz", "exam", "review", "resume"}
GO_ON = "Press Enter to go on: "
ANSWER = "Answer: "
WELCOME = """\
Welcome. Your answers stay on this machine; 'cps-quiz history path' shows where.
This is independent practice material, for education only; no certifying body has endorsed it.
"""

# The program runs where it is about noon, so that no study day turns at 04:00 while a test runs.
_HOURS_EAST = 12 - datetime.now(UTC).hour
NOON_OFFSET_MIN = _HOURS_EAST * 60
NOON_ZONE = f"NOON{-_HOURS_EAST:+d}"  # POSIX counts westward

_records = msgspec.json.Decoder(AnyRecord)
_OTHER_SCREEN = re.compile(r"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|$)", re.DOTALL)
_TIME_USED = re.compile(r"^Time used: .*\.$", re.MULTILINE)


def environment(home: Path, **changes: str) -> dict[str, str]:
    """Return an environment in which nothing of the user's own settings is left."""
    mine = {"NO_COLOR", "COLUMNS", "LINES", "LANG", "LC_ALL", "PYTHONIOENCODING"}
    kept = {name: value for name, value in os.environ.items() if name not in mine and not name.startswith("CPS_QUIZ_")}
    return {
        **kept,
        "CPS_QUIZ_HOME": str(home),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "TZ": NOON_ZONE,
        **changes,
    }


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended. ``output`` is standard output, ``told`` standard error."""

    code: int
    output: str
    told: str


def run(home: Path, *arguments: str, typed: str = "", **changes: str) -> Ran:
    """Run the program with lines down a pipe."""
    done = subprocess.run(
        (*COMMAND, *arguments),
        input=typed.encode(),
        capture_output=True,
        env=environment(home, **changes),
        timeout=TIMEOUT_S * 10,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


class Piped:
    """The program under way, its input and output pipes."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            (*COMMAND, *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(home),
        )
        self.output = ""

    def wait_for(self, text: str, *, times: int = 1) -> None:
        """Read until the output holds the text so many times."""
        while self.output.count(text) < times:
            self._read(text)

    def wait_for_any(self, *prompts: str) -> None:
        """Read until the output ends with one of the prompts."""
        self._read(" or ".join(prompts))
        while not self.output.endswith(prompts):
            self._read(" or ".join(prompts))

    def _read(self, wanted: str) -> None:
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], TIMEOUT_S)
        chunk = os.read(self.process.stdout.fileno(), 65536) if ready else b""
        assert chunk, f"{wanted!r} never came:\n{self.output}"
        self.output += chunk.decode()

    def send(self, text: str) -> None:
        """Send what is typed."""
        assert self.process.stdin is not None
        self.process.stdin.write(text.encode())
        self.process.stdin.flush()

    def end(self) -> Ran:
        """Close the input, if it is open, and return how the run ended."""
        output, told = self.process.communicate(timeout=TIMEOUT_S)
        return Ran(self.process.returncode, self.output + output.decode(), told.decode())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()


class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        changes: Mapping[str, str] | None = None,
        full_screen: bool = False,
        command: Sequence[str] = COMMAND,
    ) -> None:
        front = {"CPS_QUIZ_PLAIN": "1"} if SESSIONS & {*arguments[:1]} and not full_screen else {}
        self.process = pexpect.spawn(
            command[0],
            [*command[1:], *arguments],
            env=environment(home, **{**front, **(changes or {})}),
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=TIMEOUT_S,
        )
        self.process.delaybeforesend = None
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._fed = 0
        self._written = io.StringIO()
        self.process.logfile_read = self._written

    @property
    def transcript(self) -> str:
        """Every character that the terminal was sent so far, the echo of what was typed included."""
        return self._written.getvalue()

    @property
    def screen(self) -> list[str]:
        """What the terminal shows, without spaces at the ends of lines."""
        transcript = self.transcript
        self._stream.feed(transcript[self._fed :])
        self._fed = len(transcript)
        return [line.rstrip() for line in self._screen.display]

    @property
    def shown(self) -> str:
        """All words that the terminal shows, on one line: wherever they were wrapped."""
        return " ".join(" ".join(self.screen).split())

    @property
    def cells(self) -> list[pyte.screens.Char]:
        """Every cell that was drawn, with its colors."""
        assert self.screen
        return [cell for row in self._screen.buffer.values() for cell in row.values()]

    @property
    def normal_screen(self) -> list[str]:
        """What stands on the screen on which the program was called, without what was drawn on the other one."""
        screen = pyte.Screen(self._screen.columns, self._screen.lines)
        pyte.Stream(screen).feed(_OTHER_SCREEN.sub("", self.transcript))
        return [line.rstrip() for line in screen.display]

    def wait_for(self, text: str) -> str:
        """Wait for a text and return what came before it."""
        self.process.expect_exact(text)
        return str(self.process.before)

    def read(self, timeout_s: float = 0.05) -> None:
        """Read what has come, or what comes in a moment. Raises pexpect.EOF once the program has ended."""
        with contextlib.suppress(pexpect.TIMEOUT):
            self.process.read_nonblocking(65536, timeout_s)

    def wait_to_show(self, *texts: str) -> None:
        """Wait until the screen shows all these texts. Do not mix with ``wait_for``, which reads ahead."""
        self.wait_until(lambda shown: all(text in shown for text in texts), named=str(texts))

    def wait_until(self, is_so: Callable[[str], bool], *, named: str = "what was waited for") -> None:
        """Wait until what is shown is so."""
        deadline = time.monotonic() + TIMEOUT_S
        while not is_so(self.shown):
            assert time.monotonic() < deadline, f"{named} never came:\n" + "\n".join(self.screen)
            self.read()

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size; the program is told by a signal."""
        self.process.setwinsize(rows, columns)
        assert self.screen
        self._screen.resize(rows, columns)

    def click(self, text: str, *, button: int = 0) -> None:
        """Click on the first cell of a text on the screen. Button 2 is the right one."""
        row, column = next((row, line.index(text)) for row, line in enumerate(self.screen) if text in line)
        for ending in "Mm":  # pressed, let go
            self.press(f"\x1b[<{button};{column + 1};{row + 1}{ending}")

    def enter(self, line: str = "") -> None:
        """Type a line and press Enter."""
        self.process.sendline(line)

    def press(self, keys: str) -> None:
        """Type without Enter."""
        self.process.send(keys)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        assert self.process.pid is not None
        os.kill(self.process.pid, number)

    def hang_up(self) -> None:
        """Close the terminal, as one closes its window, and leave the program to end by itself."""
        spawned: Any = self.process  # pexpect's types leave its pty out
        spawned.ptyproc.fileobj.close()
        spawned.ptyproc.closed = spawned.closed = True

    def end(self) -> int:
        """Wait until the program ends and return its exit code."""
        self.process.expect(pexpect.EOF)
        self.process.close()
        assert self.process.exitstatus is not None, self.process.signalstatus
        return int(self.process.exitstatus)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.close(force=True)


def records(home: Path) -> list[AnyRecord]:
    """Return every line of the history, each of which must be a record."""
    files = sorted((home / "history").glob("*.jsonl"))
    return [_records.decode(line) for file in files for line in file.read_bytes().split(b"\n") if line]


def answers(home: Path) -> list[Answered]:
    """Return all answers, in the order in which they were written."""
    return [record for record in records(home) if isinstance(record, Answered)]


def started(home: Path) -> SessionStarted:
    """Return the only session's start."""
    (found,) = (record for record in records(home) if isinstance(record, SessionStarted))
    return found


def endings(home: Path) -> list[str]:
    """Return how each session that is over ended."""
    return [record.ending for record in records(home) if isinstance(record, SessionFinished)]


def without_time_used(text: str) -> str:
    """Return a transcript without what it tells of the time that passed."""
    return _TIME_USED.sub("Time used: any.", text)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a transcript, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
