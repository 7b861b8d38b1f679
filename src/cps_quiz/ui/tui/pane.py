"""A column that scrolls, and says when there is more below: a scrollbar says it by its looks alone."""

from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.message import Message

from cps_quiz.ui.tui.bars import Hint


class Pane(VerticalScroll, can_focus=False):
    """Scrolls by keys that its screen passes on, and by the wheel."""

    class Moved(Message):
        """What is seen of the column has changed."""

    @property
    def more(self) -> list[Hint]:
        """The hints that there is more below, or above; none where all is seen."""
        below = [Hint("PgDn", "More below", ("page", 1))] if round(self.scroll_y) < self.max_scroll_y else []
        return [*below, *([Hint("PgUp", "Above", ("page", -1))] if round(self.scroll_y) else [])]

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_target_y + lines, animate=False, immediate=True)  # several may come at once

    def scroll_pages(self, pages: int) -> None:
        """Scroll by almost the height of the column."""
        self.scroll_lines(pages * max(self.size.height - 2, 1))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that something else is seen."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def watch_virtual_size(self, _size: Size) -> None:
        """Tell that there is more or less to be seen."""
        self.post_message(self.Moved())
