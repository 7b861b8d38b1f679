"""A sheet of prose on the screen: wraps as the screen is wide, cuts no word off, and says what was clicked.

One widget for all paragraphs: a hundred of them are laid out in less than a millisecond, where a widget for each would
take the time of a key press.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as Look
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from cps_quiz.text.markup import Run, Style, flow
from cps_quiz.ui.prose import Paragraph, Tone

RUN_LOOKS = {
    Style.NORMAL: Look.null(),
    Style.LEAD: Look.null(),
    Style.EMPHASIS: Look(italic=True),
    Style.STRONG: Look(bold=True),
    Style.CODE: Look(underline=True),
}
STRUCK = Look(strike=True, dim=True)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph on the screen. ``target`` is told when it is clicked; ``at_cursor`` sets the whole block apart."""

    paragraph: Paragraph
    target: int | None = None
    at_cursor: bool = False
    is_chosen: bool = False
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    strip: Strip
    target: int | None
    block: int


class Sheet(Widget):
    """Shows blocks below each other."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"sheet--{tone}" for tone in Tone} | {"sheet--chosen", "sheet--cursor"}

    class Clicked(Message):
        """A block was clicked; ``strikes`` with the right button, or with Ctrl."""

        def __init__(self, target: int, *, strikes: bool) -> None:
            super().__init__()
            self.target = target
            self.strikes = strikes

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._blocks: tuple[Block, ...] = ()
        self._lines: list[_Line] = []
        self._laid_out_for: object = None

    def show(self, blocks: Iterable[Block | Paragraph]) -> None:
        """Show other blocks."""
        shown = tuple(block if isinstance(block, Block) else Block(block) for block in blocks)
        if shown != self._blocks:
            self._blocks = shown
            self._laid_out_for = None
            self.refresh(layout=True)

    @property
    def text(self) -> str:
        """All that is shown, as it is laid out."""
        return "\n".join(line.strip.text.rstrip() for line in self._lines)

    def lines_of(self, target: int) -> range:
        """Return the lines that show a target."""
        self._lay_out(self.size.width)
        found = [number for number, line in enumerate(self._lines) if line.target == target]
        return range(found[0], found[-1] + 1) if found else range(0)

    def position_at(self, line: int) -> float:
        """Return what a line shows, whatever the width: the number of its block, and how far into the block it is."""
        if not self._lines:
            return 0.0
        number = self._lines[min(line, len(self._lines) - 1)].block
        lines = self._lines_of_block(number)
        return number + min(line - lines.start, len(lines) - 1) / len(lines)

    def line_at(self, position: float) -> int:
        """Return the line that shows a position."""
        self._lay_out(self.size.width)
        lines = self._lines_of_block(int(position))
        return lines.start + round((position - int(position)) * len(lines))

    def _lines_of_block(self, number: int) -> range:
        found = [line for line, shown in enumerate(self._lines) if shown.block == number]
        return range(found[0], found[-1] + 1) if found else range(1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual calls
        """Return how many lines there are at a width."""
        self._lay_out(width)
        return len(self._lines)

    def notify_style_update(self) -> None:
        """Lay out anew with the colors of another theme."""
        self._laid_out_for = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        self._lay_out(self.size.width)
        base = self.rich_style
        if y >= len(self._lines):
            return Strip.blank(self.size.width, base)
        return self._lines[y].strip.adjust_cell_length(self.size.width, base)

    def on_click(self, event: Click) -> None:
        """Tell which block was clicked."""
        if 0 <= event.y < len(self._lines) and (target := self._lines[event.y].target) is not None:
            event.stop()
            self.post_message(self.Clicked(target, strikes=event.button == 3 or event.ctrl))

    def _lay_out(self, width: int) -> None:
        if self._laid_out_for == width or not self.is_attached:  # what was asked for a moment ago may come too late
            return
        self._laid_out_for = width
        self._lines = [line for number in range(len(self._blocks)) for line in self._lines_of(number, width)]

    def _lines_of(self, number: int, width: int) -> Iterable[_Line]:
        block = self._blocks[number]
        paragraph = block.paragraph
        tone = self.get_component_rich_style(f"sheet--{paragraph.tone}", partial=True)
        look = self.rich_style
        if block.is_chosen:
            look += self.get_component_rich_style("sheet--chosen", partial=True)
        if block.at_cursor:
            look += self.get_component_rich_style("sheet--cursor", partial=True)
        has_lead = bool(paragraph.lead.strip())
        lead_look, look = look + tone, look if has_lead else look + tone  # the tone is the lead's, where there is one
        struck = STRUCK if block.is_struck else Look.null()
        wrapped = flow(
            paragraph.text,
            width=width,
            first=paragraph.lead,
            indent=" " * paragraph.hang,
            measure=cell_len,
            cuts_words=True,
        )
        for runs in wrapped or [()]:
            segments = [self._segment(run, lead_look if run.style is Style.LEAD else look, struck) for run in runs]
            yield _Line(Strip(segments).extend_cell_length(width, look), block.target, number)

    @staticmethod
    def _segment(run: Run, look: Look, struck: Look) -> Segment:
        strikes = run.style is not Style.LEAD and run.text.strip()
        return Segment(run.text, look + RUN_LOOKS[run.style] + (struck if strikes else Look.null()))
