"""The questions of a sitting as a grid of numbers with signs: one widget, however many there are."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from cps_quiz.session.result import Result
from cps_quiz.session.view import Standing, View
from cps_quiz.ui.prose import Paragraph, Tone

SIGNS = {
    Standing.UNSEEN: "·",
    Standing.SEEN: "○",
    Standing.ANSWERED: "●",
    Standing.EXPIRED: "-",
    Standing.WITHDRAWN: "-",
}
FLAG = "⚑"
CELL = 7
_SEEN, _DONE = SIGNS[Standing.SEEN], SIGNS[Standing.ANSWERED]
LEGEND = Paragraph(f"{SIGNS[Standing.UNSEEN]} unseen, {_SEEN} seen, {_DONE} answered, {FLAG} flagged", tone=Tone.QUIET)
LEGEND_AFTER = Paragraph(f"✓ right, ✗ not right, {_SEEN} not answered, {FLAG} flagged", tone=Tone.QUIET)


class Navigator(Widget):
    """Shows how each question stands. The current one stands in brackets."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "navigator--current",
        "navigator--open",
        "navigator--done",
        "navigator--right",
        "navigator--wrong",
    }

    class Visited(Message):
        """A question was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._cells: tuple[tuple[str, str], ...] = ()
        self.current = 0

    def show(self, cells: Iterable[tuple[str, str]], *, current: int) -> None:
        """Show these cells, each its signs and the name of its look."""
        shown = tuple(cells)
        if len(shown) != len(self._cells):
            self.refresh(layout=True)
        if (shown, current) != (self._cells, self.current):
            self._cells, self.current = shown, current
            self.refresh()

    @property
    def columns(self) -> int:
        """How many questions stand side by side."""
        return self._columns(self.size.width)

    @staticmethod
    def _columns(width: int) -> int:
        fitting = max(width // CELL, 1)
        return fitting - fitting % 5 if fitting >= 5 else fitting  # tens stand below each other

    def row_of(self, place: int) -> int:
        """Return the line on which a question stands."""
        return place // self.columns

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual calls
        """Return how many lines there are at a width."""
        return -(-len(self._cells) // self._columns(width))

    def render_line(self, y: int) -> Strip:
        """Return one row of the grid."""
        base = self.rich_style
        segments = []
        for place in range(y * self.columns, min((y + 1) * self.columns, len(self._cells))):
            signs, look = self._cells[place]
            style = base + self.get_component_rich_style(f"navigator--{look}", partial=True)
            number = f"{place + 1:>3}"
            if place == self.current:
                style += self.get_component_rich_style("navigator--current", partial=True)
                segments.append(Segment(f"[{number.strip()}{signs}]".center(CELL - 1), style))
            else:
                segments.append(Segment(f"{number}{signs}".ljust(CELL - 1), style))
            segments.append(Segment(" ", base))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: Click) -> None:
        """Tell which question was clicked."""
        column = event.x // CELL
        place = event.y * self.columns + column
        if column < self.columns and 0 <= place < len(self._cells):
            event.stop()
            self.post_message(self.Visited(place))


def standing_cells(view: View) -> Iterable[tuple[str, str]]:
    """Return the cells while the sitting is under way."""
    for place, state in enumerate(view.states[: view.planned]):
        standing = view.standing(place)
        flag = FLAG if state.flagged else ""
        is_open = standing in {Standing.UNSEEN, Standing.SEEN}
        yield f" {SIGNS[standing]}{flag}", "open" if is_open else "done"


def judged_cells(result: Result, view: View) -> Iterable[tuple[str, str]]:
    """Return the cells once the sitting is over: what was right. A repeat has none, as it counts nowhere."""
    missed, unanswered = set(result.missed), set(result.unanswered)
    for place, state in enumerate(view.states[: view.planned]):
        flag = FLAG if state.flagged else ""
        if place in unanswered or not state.answered:
            yield f" {SIGNS[Standing.SEEN]}{flag}", "open"
        elif place in missed:
            yield f" ✗{flag}", "wrong"
        else:
            yield f" ✓{flag}", "right"
