"""The full screen without a terminal: Textual's pilot presses keys and clicks, and reads what is drawn."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from tests.candidate.desk import Desk
from tests.conftest import FakeClock
from textual.pilot import Pilot

from cps_quiz.errors import CpsQuizError
from cps_quiz.session.view import View
from cps_quiz.ui.companion import Companion
from cps_quiz.ui.runner import Runner
from cps_quiz.ui.tui.app import SessionApp
from cps_quiz.ui.tui.colors import THEMES
from cps_quiz.ui.tui.front import Front
from cps_quiz.ui.tui.sheet import Sheet

SCROLL_BAR = " ▁▂▃▄▅▆▇█"
SIZES = ((80, 24), (60, 18))


@dataclass
class Seat:
    """A candidate in front of the full screen."""

    app: SessionApp
    pilot: Pilot[None]
    clock: FakeClock

    @property
    def view(self) -> View:
        """The session as of the last command."""
        return self.app.runner.view

    @property
    def screen(self) -> list[str]:
        """The lines that are drawn, without spaces at their ends."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def text(self) -> str:
        """All words that are drawn, on one line: what is shown wherever it was wrapped."""
        return " ".join(" ".join(line.rstrip(SCROLL_BAR) for line in self.screen).split())

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until what they do is drawn."""
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait until everything is drawn."""
        await self.pilot.pause()
        await self.pilot.pause()

    async def wait(self, ms: int) -> None:
        """Let so much time pass on the session's clock, in steps of a second at most, each of which the screen sees."""
        while ms > 0:
            step = min(ms, 1000)
            self.clock.pass_ms(step)
            ms -= step
            self.beat()
        await self.settle()

    def beat(self) -> None:
        """Let the screen look at the clock, as it does four times a second."""
        beat: Any = getattr(self.app.screen_stack[1], "_beat", None)
        if beat:
            beat()

    async def click(self, target: int, *, button: int = 1) -> None:
        """Click on the first line of a part of the question."""
        sheet = self.app.screen.query_one("#sheet", Sheet)
        await self.pilot.click(sheet, offset=(8, sheet.lines_of(target).start), button=button)
        await self.settle()

    async def hear_again(self) -> None:
        """Wait until keys are heard again after a question was closed by its time."""
        while getattr(self.app.screen, "_is_deaf", False):
            await asyncio.sleep(0.05)


@asynccontextmanager
async def seated(
    desk: Desk,
    *,
    runner: Runner | None = None,
    size: tuple[int, int] = (80, 24),
    theme: str = "dark",
    companion: Companion | None = None,
    **front: Any,
) -> AsyncIterator[Seat]:
    """Sit down in front of a session; a new one, if none is given."""
    running = runner or desk.begin()
    shown = Front(plan=running.plan, theme=THEMES[theme], titles=[desk.bank.title], companion=companion, **front)
    app = SessionApp(running, shown)
    async with app.run_test(size=size) as pilot:
        seat = Seat(app, pilot, desk.clock)
        await seat.settle()
        yield seat
    if app._ended_by is not None and not isinstance(app._ended_by, CpsQuizError):
        raise app._ended_by


def sit(desk: Desk, what: Callable[[Seat], Awaitable[None]], **given: Any) -> SessionApp:
    """Do something in front of the full screen, and return the program as it was left."""

    async def run() -> SessionApp:
        async with seated(desk, **given) as seat:
            await what(seat)
        return seat.app

    return asyncio.run(run())
