"""The line above the question, which tells the place and the time, and the lines below it, which tell the keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

GAP = 2


class TopBar(Widget):
    """Where the candidate is, to the left; what is left, to the right; and below them how far it is."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"top--done", "top--left", "top--urgent"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._left: tuple[str, ...] = ()
        self._right = ""
        self._share = 0.0
        self._is_urgent = False

    def show(self, left: Sequence[str], right: str, *, share: float, is_urgent: bool = False) -> None:
        """Show texts; of those to the left the last ones are left out where there is no room."""
        shown = (tuple(left), right, share, is_urgent)
        if shown != (self._left, self._right, self._share, self._is_urgent):
            self._left, self._right, self._share, self._is_urgent = shown
            self.refresh()

    @property
    def text(self) -> str:
        """What the line says."""
        return self._text(self.size.width)[0]

    def _text(self, width: int) -> tuple[str, int]:
        """Return the line, and where its right end begins."""
        room = width - cell_len(self._right) - GAP
        left = self._left[0] if self._left else ""
        for more in self._left[1:]:
            if cell_len(f"{left} · {more}") <= room:
                left = f"{left} · {more}"
        begins = max(width - cell_len(self._right), cell_len(left) + 1)
        return left + " " * (begins - cell_len(left)) + self._right, begins

    def render_line(self, y: int) -> Strip:
        """Return the line, or the bar below it."""
        width, base = self.size.width, self.rich_style
        if y == 0:
            line, begins = self._text(width)
            look = base + self.get_component_rich_style("top--urgent", partial=True) if self._is_urgent else base
            return Strip([Segment(line[:begins], base), Segment(line[begins:], look)]).adjust_cell_length(width, base)
        done = round(width * self._share)
        return Strip(
            [
                Segment("━" * done, base + self.get_component_rich_style("top--done", partial=True)),
                Segment("─" * (width - done), base + self.get_component_rich_style("top--left", partial=True)),
            ]
        )


Action = tuple[Any, ...]  # the name of a method act_..., and what it is given


@dataclass(frozen=True, slots=True)
class Hint:
    """A key, what it does in a word, and the action behind it."""

    key: str
    label: str
    action: Action


class KeyBar(Widget):
    """Shows as many hints as fit in two lines, in their order; a click does the same as the key."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key"}
    MAX_LINES = 2

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._hints: tuple[Hint, ...] = ()

    def show(self, hints: Sequence[Hint]) -> None:
        """Show other hints."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh(layout=True)

    def _rows(self, width: int) -> list[list[Hint]]:
        rows: list[list[Hint]] = [[]]
        used = 0
        for hint in self._hints:
            wide = cell_len(f"{hint.key} {hint.label}")
            if rows[-1] and used + GAP + wide > width:
                if len(rows) == self.MAX_LINES:
                    break
                rows.append([])
                used = 0
            used += wide + (GAP if rows[-1] else 0)
            rows[-1].append(hint)
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual calls
        """Return how many lines there are at a width."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """Return a line of hints."""
        base = self.rich_style
        key = base + self.get_component_rich_style("keys--key", partial=True)
        segments: list[Segment] = []
        rows = self._rows(self.size.width)
        for hint in rows[y] if y < len(rows) else ():
            if segments:
                segments.append(Segment(" " * GAP, base))
            segments += [Segment(hint.key, key), Segment(f" {hint.label}", base)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: Click) -> None:
        """Do what the hint under the mouse says."""
        rows = self._rows(self.size.width)
        at = 0
        for hint in rows[event.y] if event.y < len(rows) else ():
            wide = cell_len(f"{hint.key} {hint.label}")
            if at <= event.x < at + wide:
                event.stop()
                self.post_message(self.Pressed(hint.action))
                return
            at += wide + GAP
