"""Conversations with the plain front, in which time passes only where a script says so."""

import contextlib
import io
import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TextIO

from tests.conftest import FakeClock
from tests.integration.history.room import Room

from cps_quiz.errors import InterruptedSessionError
from cps_quiz.session.plan import Break, Feedback, Policy
from cps_quiz.system import Interrupts
from cps_quiz.ui.plain.front import PlainFront
from cps_quiz.ui.plain.lines import LineReader, Missing
from cps_quiz.ui.plain.pages import Page
from cps_quiz.ui.plain.talk import Talk
from cps_quiz.ui.runner import Runner

MINUTE_MS = 60_000
EXAM = Policy(
    feedback=Feedback.END,
    time_limit_ms=5 * MINUTE_MS,
    may_pause=False,
    breaks=(Break(after=2, limit_ms=10 * MINUTE_MS),),
    unsubmitted_counts=True,
    reviews_before_end=True,
    session_warnings_ms=(),
)


@dataclass(frozen=True, slots=True)
class Wait:
    """So long nothing is typed."""

    ms: int


@dataclass(frozen=True, slots=True)
class Stop:
    """So long the program stands still, and then reads what was typed meanwhile."""

    ms: int


class Key(Enum):
    """What is pressed and is no line."""

    CTRL_C = "Ctrl-C"


Typed = str | Wait | Stop | Key


class Script(LineReader):
    """Types one thing after the other; then the input ends. ``echo`` is where a terminal shows what is typed."""

    def __init__(self, clock: FakeClock, typed: tuple[Typed, ...], *, echo: TextIO | None) -> None:
        self._clock = clock
        self._left = list(typed)
        self._echo = echo
        self.is_terminal = echo is not None

    def read(self, timeout_s: float | None = None) -> str | Missing:
        if not self._left:
            return Missing.END
        following = self._left.pop(0)
        if following is Key.CTRL_C:
            raise KeyboardInterrupt
        if isinstance(following, Stop):
            self._clock.pass_ms(following.ms)
            return self.read(timeout_s)
        if not isinstance(following, Wait):
            if self._echo:
                self._echo.write(f"{following}\n")
            return str(following)
        passed = following.ms if timeout_s is None else min(following.ms, math.ceil(timeout_s * 1000))
        self._clock.pass_ms(passed)
        if passed < following.ms:
            self._left.insert(0, Wait(following.ms - passed))
        return Missing.TIMEOUT if timeout_s is not None else self.read(None)

    def discard_typed(self) -> None:
        """Leave the script as it is: what it holds is typed later."""


@dataclass
class Conversation:
    """A front and all that it has said, in paragraphs."""

    room: Room
    page: Callable[[], Page] = Page
    is_terminal: bool = False

    def begin(self, *typed: Typed, policy: Policy = EXAM) -> list[str]:
        """Begin a session, and return what is said until it ends or is left."""
        return self._said(self.room.begin(policy), typed, lambda front: front.begin(["Small bank"]))

    def carry_on(self, *typed: Typed) -> list[str]:
        """Carry the session on in another run of the program, and return what is said."""
        return self._said(self.room.carry_on(), typed, PlainFront.carry_on)

    def _said(self, runner: Runner, typed: tuple[Typed, ...], go: Callable[[PlainFront], None]) -> list[str]:
        output = io.StringIO()
        reader = Script(self.room.desk.clock, typed, echo=output if self.is_terminal else None)
        talk = Talk(reader=reader, output=output, page=self.page, interrupts=Interrupts())
        with contextlib.suppress(InterruptedSessionError):
            go(PlainFront(runner, talk))
        runner.close()
        return [part.strip("\n") for part in output.getvalue().split("\n\n") if part.strip()]
