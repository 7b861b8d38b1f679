"""The two fronts of a mock exam as a candidate meets them: the plain one down a pipe, the full screen in a terminal."""

import os
import random
import re
import select
import signal
import subprocess
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import pexpect
from tests.e2e.exam_papers import HAND_IN, At, Paper, Step, step_in_lines, step_on_screen
from tests.e2e.program import ANSWER, COMMAND, Terminal, environment

PROMPTS = (ANSWER, "Command: ")
_HEADING = re.compile(r"Question \d+ of \d+\b")


class Seat(Protocol):
    """A front under way."""

    begins_by_itself: bool

    @property
    def shown(self) -> str:
        """What was shown since the last step: of lines all, of a screen what stands there."""

    @property
    def options(self) -> str:
        """Lines in which the options of the open question stand."""

    def is_open_at(self, paper: Paper) -> bool:
        """Whether the exam is shown as it stands, and what is typed is heard."""

    def has_taken(self, step: Step) -> bool:
        """Whether a step is done, and the next can be typed."""

    def next_step(self, paper: Paper, rng: random.Random) -> Step:
        """Return something that can be done now."""

    def type(self, step: Step) -> None:
        """Type it."""

    def read(self, timeout_s: float) -> bool:
        """Read what comes; tell whether the program still runs."""

    def kill(self) -> None:
        """Kill the program."""

    def read_the_rest(self) -> None:
        """Read what it wrote before it was killed."""


class Lines:
    """The plain front down a pipe."""

    begins_by_itself = True

    def __init__(self, home: Path, *arguments: str) -> None:
        self._process = subprocess.Popen(
            (*COMMAND, *arguments, "--plain"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(home),
        )
        self.shown = ""

    @property
    def options(self) -> str:
        headings = list(_HEADING.finditer(self.shown))
        return self.shown[headings[-1].start() :] if headings else ""

    def is_open_at(self, paper: Paper) -> bool:
        if paper.at is At.REVIEW:
            return self.shown.endswith(PROMPTS[1])
        return self.shown.endswith(ANSWER) and paper.heading in self.shown

    def has_taken(self, step: Step) -> bool:
        return self.shown.endswith(PROMPTS)

    def next_step(self, paper: Paper, rng: random.Random) -> Step:
        return step_in_lines(paper, rng)

    def type(self, step: Step) -> None:
        assert self._process.stdin
        self.shown = ""
        self._process.stdin.write(step.typed.encode())
        self._process.stdin.flush()

    def read(self, timeout_s: float) -> bool:
        assert self._process.stdout
        ready, _, _ = select.select([self._process.stdout], [], [], timeout_s)
        chunk = os.read(self._process.stdout.fileno(), 65536) if ready else b""
        self.shown += chunk.decode()
        return bool(chunk) or not ready

    def kill(self) -> None:
        self._process.kill()

    def read_the_rest(self) -> None:
        rest, _ = self._process.communicate()
        self.shown += rest.decode()


class Screen:
    """The full screen in a pseudo-terminal."""

    begins_by_itself = False

    def __init__(self, home: Path, *arguments: str) -> None:
        self._terminal = Terminal(home, *arguments, full_screen=True)
        self._is_drawn = False

    @property
    def shown(self) -> str:
        return self._terminal.shown

    @property
    def options(self) -> str:
        return "\n".join(self._terminal.screen)

    def is_open_at(self, paper: Paper) -> bool:
        marks = {At.START: "Enter Begin", At.QUESTION: f"{paper.heading} ", At.REVIEW: HAND_IN}
        return self._is_drawn and marks[paper.at] in self.shown and "Stop" in self.shown

    def has_taken(self, step: Step) -> bool:
        return self._is_drawn and step.confirmed_by is not None and step.confirmed_by in self.shown

    def next_step(self, paper: Paper, rng: random.Random) -> Step:
        return step_on_screen(paper, rng)

    def type(self, step: Step) -> None:
        self._terminal.press(step.typed)
        self._is_drawn = False

    def read(self, timeout_s: float) -> bool:
        before = len(self._terminal.transcript)
        try:
            self._terminal.read(timeout_s)
        except pexpect.EOF:
            return False
        self._is_drawn = len(self._terminal.transcript) == before  # nothing more comes: no half of a screen
        return True

    def kill(self) -> None:
        self._terminal.signal(signal.SIGKILL)

    def read_the_rest(self) -> None:
        while self.read(0.1):
            pass
        self._terminal.process.close(force=True)


class Front(StrEnum):
    """In which form the exam is sat."""

    LINES = "lines"
    SCREEN = "full screen"

    def sit(self, home: Path, *arguments: str) -> Seat:
        """Run the program in this front."""
        return Lines(home, *arguments) if self is Front.LINES else Screen(home, *arguments)
