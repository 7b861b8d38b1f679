"""The full screen as a program: its screens, its colors, and every way in which it ends."""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver

from cps_quiz.errors import InterruptedSessionError, StorageError
from cps_quiz.session import messages as m
from cps_quiz.system import SignalsInLoop
from cps_quiz.ui.runner import Runner
from cps_quiz.ui.tui import windows
from cps_quiz.ui.tui.colors import DARK, LIGHT, TERMINAL
from cps_quiz.ui.tui.dialogs import Ask, Dialog
from cps_quiz.ui.tui.front import Front
from cps_quiz.ui.tui.result import ResultScreen
from cps_quiz.ui.tui.sitting import SittingScreen


class SessionApp(App[None]):
    """Runs one session on the full screen. ``run_session`` runs it and raises what ended it."""

    CSS_PATH = Path(__file__).with_name("styles.tcss")
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+q", "interrupt", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(self, runner: Runner, front: Front) -> None:
        self._no_color = os.environ.get("NO_COLOR")  # Textual takes it away
        # Said at once: Textual decides here whether NO_COLOR means shades of gray or, as it should, no color.
        super().__init__(ansi_color=True if front.theme == TERMINAL.name else None)
        for theme in (DARK, LIGHT, TERMINAL):
            self.register_theme(theme)
        self.theme = front.theme
        self.runner = runner
        self.front = front
        self.retry: tuple[int, ...] = ()
        self.is_ending = False
        self.is_troubled = False
        self._ended_by: BaseException | None = None
        self._signals = SignalsInLoop()

    @property
    def terminal(self) -> int | None:
        """The descriptor that keys come from; None where there is no terminal, as in tests."""
        return None if self.is_headless else sys.__stdin__.fileno() if sys.__stdin__ else None

    def get_driver_class(self) -> type[Driver]:
        """Return the platform's driver, made to outlive its terminal.

        Textual writes in a thread, which ends when a write fails; then it waits for ever for room in that thread's
        queue.
        """
        base = super().get_driver_class()

        def write(driver: Any, data: str) -> None:
            writer = getattr(driver, "_writer_thread", None)
            if writer is None or writer.is_alive():
                base.write(driver, data)

        return type(base.__name__, (base,), {"write": write})

    def run_session(self) -> tuple[int, ...]:
        """Run to the end and return the places to ask once more. Raises what ended it before, as the plain front."""
        try:
            self.run()
        finally:
            self._signals.restore()
            if self._no_color is not None:
                os.environ["NO_COLOR"] = self._no_color
        if self._ended_by is not None:
            raise self._ended_by
        return self.retry

    def on_mount(self) -> None:
        """Show the session, and take over the signals that would tear the screen down unordered."""
        self._signals.install(asyncio.get_running_loop(), interrupted=self.action_interrupt, ended=self.fail)
        self.push_screen(SittingScreen())

    def finish(self) -> None:
        """Show the result of a session that is over."""
        self.close_dialogs()
        self.switch_screen(ResultScreen(is_sudden=self.runner.view.ending is m.Ending.TIME))

    def close_dialogs(self) -> None:
        """Close what lies above the session's screen, and keep what was typed there."""
        while len(self.screen_stack) > 2:  # the program's own empty screen, and ours
            if isinstance(self.screen, Ask):
                self.screen.keep()
            self.pop_screen()

    def end(self, *, retry: tuple[int, ...] = ()) -> None:
        """Leave the full screen of a session that is over."""
        self.retry = retry
        self.is_ending = True
        self.exit()

    def stop(self, why: str) -> None:
        """Leave the session for another time."""
        self.fail(InterruptedSessionError(why))

    def fail(self, error: BaseException) -> None:
        """Leave the full screen and let the program end with an error."""
        if self._ended_by is None:
            self._ended_by = error
        self.is_ending = True
        self.exit()

    def _handle_exception(self, error: Exception) -> None:
        """Leave a bug to the program's one boundary, which reports it without the learner's answers."""
        self.fail(error)

    def action_interrupt(self) -> None:
        """Ask whether to stop, and stop where that is asked already; at the end of a session, leave."""
        above = self.screen
        if isinstance(above, Dialog) and above.interrupt:
            above.dismiss(above.interrupt)
            return
        self.close_dialogs()
        if isinstance(self.screen, SittingScreen):
            self.screen.act(("stop",))
        elif isinstance(self.screen, ResultScreen):
            self.end()

    def tell_trouble(self, error: StorageError, saved: Callable[[list[m.Event]], None]) -> None:
        """Say what could not be saved and offer to try again; what happened is held until it is saved."""
        self.is_troubled = True

        def chosen(key: str | None) -> None:
            self.is_troubled = False
            if key == "q":
                self.fail(error)
                return
            try:
                events = self.runner.retry()
            except StorageError as again:
                self.tell_trouble(again, saved)
                return
            saved(events)

        self.push_screen(windows.trouble(error.message, error.hint), chosen)
