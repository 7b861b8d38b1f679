"""Small windows above the question: a choice by one key, a line of text, something to read."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.widgets import Input

from cps_quiz.ui.prose import Paragraph
from cps_quiz.ui.tui.bars import Hint, KeyBar
from cps_quiz.ui.tui.pane import Pane
from cps_quiz.ui.tui.sheet import Sheet

TALL = 16  # from so many lines on a window has room around what it says
AROUND = 9  # the lines of border, padding and keys, and one above and below the window
SHORT_AROUND = 4  # the lines of border and keys
BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]


class Dialog(ModalScreen[str]):
    """Shows prose and waits for one of its keys; tells which.

    ``escape`` is what Escape stands for, ``interrupt`` what Ctrl-C does: where it is None, the window is closed, and
    whether to stop is asked as anywhere.
    """

    VERTICAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
    ]

    def __init__(
        self, prose: Iterable[Paragraph], keys: Mapping[str, str], *, escape: str, interrupt: str | None = None
    ) -> None:
        super().__init__()
        self._prose = list(prose)
        self._keys = dict(keys)
        self.escape = escape
        self.interrupt = interrupt

    def compose(self) -> ComposeResult:
        """Prose that scrolls, and the keys below it."""
        with Vertical(classes="window"):
            with Pane(classes="prose"):
                yield Sheet(id="told")
            yield KeyBar(id="window-keys")

    def on_mount(self) -> None:
        """Fill the window."""
        self.query_one(Sheet).show(self._prose)
        self._show_keys()

    def on_resize(self, event: Resize) -> None:
        """Leave room for the keys below what is told."""
        height = event.size.height
        self.query_one(Pane).styles.max_height = max(height - (AROUND if height >= TALL else SHORT_AROUND), 2)

    def _show_keys(self) -> None:
        hints = [Hint(shown(key), label, (key,)) for key, label in self._keys.items()]
        self.query_one(KeyBar).show([*self.query_one(Pane).more, *hints])

    def on_pane_moved(self, event: Pane.Moved) -> None:
        """Say whether there is more below."""
        event.stop()
        self._show_keys()

    def on_key(self, event: Key) -> None:
        """Close at one of the keys."""
        key = (event.character or "").lower() if event.is_printable else event.key
        if key == "escape" or key in self._keys:
            event.stop()
            self.dismiss(self.escape if key == "escape" else key)

    def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Do what was clicked."""
        event.stop()
        name, *given = event.action
        if name == "page":
            self.action_page(*given)
        else:
            self.dismiss(name)

    def action_scroll(self, lines: int) -> None:
        """Scroll what is too long for the window."""
        self.query_one(Pane).scroll_lines(lines)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.query_one(Pane).scroll_pages(pages)


class Ask(ModalScreen[None]):
    """Asks for a line of text and hands it to ``keep``; Escape leaves it."""

    VERTICAL_BREAKPOINTS = BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, prose: Iterable[Paragraph], keep: Callable[[str], None]) -> None:
        super().__init__()
        self._prose = list(prose)
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Prose and a line to type in."""
        with Vertical(classes="window"):
            yield Sheet(id="told")
            yield Input(id="line", compact=True)
            yield KeyBar(id="window-keys")

    def on_mount(self) -> None:
        """Fill the window."""
        self.query_one(Sheet).show(self._prose)
        self.query_one(KeyBar).show([Hint("Enter", "Save", ("save",)), Hint("Esc", "Leave it", ("leave",))])
        self.query_one(Input).focus()

    def keep(self) -> None:
        """Hand on what was typed so far, if anything."""
        typed = self.query_one(Input).value.strip()
        if typed:
            self.app.call_later(self._keep, typed)  # by then this window is gone, and another may open

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        """Hand on what was typed."""
        self.dismiss()
        self.keep()

    def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Do what was clicked."""
        event.stop()
        self.dismiss()
        if event.action == ("save",):
            self.keep()

    def action_leave(self) -> None:
        """Hand on nothing."""
        self.dismiss()


def shown(key: str) -> str:
    """Return how a key is written."""
    return {"enter": "Enter", "escape": "Esc", "space": "Space"}.get(key, key)
