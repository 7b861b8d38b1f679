"""Where a session under way is drawn: the bar above, one column or two, what is said, and the keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from cps_quiz.session.view import Phase, View
from cps_quiz.ui.prose import BLANK, Paragraph, Tone
from cps_quiz.ui.telling.opening import opening
from cps_quiz.ui.tui import keys, panes
from cps_quiz.ui.tui.bars import Hint, KeyBar, TopBar
from cps_quiz.ui.tui.clock import clock_text, must_be_shown
from cps_quiz.ui.tui.front import Front
from cps_quiz.ui.tui.navigator import LEGEND, Navigator, standing_cells
from cps_quiz.ui.tui.pane import Pane
from cps_quiz.ui.tui.pencil import Pencil
from cps_quiz.ui.tui.sheet import Block, Sheet

WIDE = 140
LEAST_COLUMNS, LEAST_ROWS = 30, 10
TOO_SMALL = Paragraph("Make the window larger to go on. The clock runs as before.", tone=Tone.HEADING)


@dataclass(frozen=True, slots=True)
class Beside:
    """What is shown beside the view. ``at`` is where the cursor of the review is; ``remark`` a companion's word."""

    at: int = 0
    remark: str = ""
    said: str = ""
    warning: str = ""
    clock_hidden: bool = False


class Canvas(Vertical):
    """Draws the view of a session. It decides what is seen where, and knows no command."""

    def __init__(self, front: Front) -> None:
        super().__init__(id="canvas")
        self._front = front
        self._keys: list[Hint] = []
        self._at_cursor: int | None = None
        self._read_at = (0, 0.0)  # the width of the column, and the position that is read at its top

    def compose(self) -> ComposeResult:
        """One column, and on a wide terminal a second one beside it."""
        yield Sheet(id="small")
        yield TopBar(id="top")
        with Horizontal(id="body"):
            with Pane(id="main"):
                yield Sheet(id="sheet")
                yield Navigator(id="grid")
            with Pane(id="side"):
                yield Sheet(id="beside")
                yield Navigator(id="side-grid")
        yield Sheet(id="notice")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Hold on to the parts; looking them up takes longer than drawing them."""
        self.query_one("#small", Sheet).show([TOO_SMALL])
        self._top = self.query_one("#top", TopBar)
        self._main = self.query_one("#main", Pane)
        self._side = self.query_one("#side", Pane)
        self._sheet = self.query_one("#sheet", Sheet)
        self._grid = self.query_one("#grid", Navigator)
        self._beside_sheet = self.query_one("#beside", Sheet)
        self._side_grid = self.query_one("#side-grid", Navigator)
        self._notice = self.query_one("#notice", Sheet)
        self._key_bar = self.query_one("#keys", KeyBar)

    @property
    def is_wide(self) -> bool:
        """Whether there is room for two columns."""
        return self.app.size.width >= WIDE

    @property
    def is_too_small(self) -> bool:
        """Whether a question can't be read here."""
        return self.app.size.width < LEAST_COLUMNS or self.app.size.height < LEAST_ROWS

    @property
    def columns(self) -> int:
        """How many questions stand side by side in the review."""
        return self._grid.columns

    # --- drawing ---

    def draw(self, view: View, pencil: Pencil, beside: Beside) -> None:
        """Show what the view says; on a screen that is too small, only that."""
        for child in self.children:
            is_shown = (child.id == "small") is self.is_too_small
            if child.display is not is_shown:
                child.display = is_shown
                self.call_after_refresh(child.refresh, layout=True)  # its height was that of another width
        self.draw_time(view, pencil, beside)
        self._at_cursor = pencil.at_cursor(view) if view.phase is Phase.ASKING else None
        self._sheet.show(self._blocks(view, pencil, beside))
        is_review = view.phase is Phase.REVIEWING
        self._grid.display = is_review
        if is_review:
            self._grid.show(standing_cells(view), current=beside.at)
        self._draw_side(view, beside)
        self.say(beside)

    def draw_time(self, view: View, pencil: Pencil, beside: Beside) -> None:
        """Show what changes by itself: the clock, and in a break what is left of it."""
        clock = clock_text(view, is_hidden=beside.clock_hidden)
        share = sum(state.answered for state in view.states) / max(view.total, 1)
        self._top.show(self._place(view), clock, share=share, is_urgent=must_be_shown(view))
        if view.phase is Phase.PAUSED:
            self._sheet.show(panes.paused(view))
        one_key = view.phase is Phase.ASKING and view.slot.item is not None and pencil.draft(view).is_one_key
        self._keys = keys.hints(view, one_key=one_key)
        self._show_keys()

    def on_pane_moved(self, event: Pane.Moved) -> None:
        """Say whether there is more below, and keep what is read at its place when the terminal changes its size."""
        event.stop()
        self._show_keys()
        width = self._main.outer_size.width
        if width == self._read_at[0]:
            self._read_at = (width, self._sheet.position_at(round(self._main.scroll_y)))
        else:
            self._read_at = (width, self._read_at[1])
            self._main.scroll_to(y=self._sheet.line_at(self._read_at[1]), animate=False)
            self.call_after_refresh(self.to_part, self._at_cursor)

    def _show_keys(self) -> None:
        self._key_bar.show([*self._reading.more, *self._keys])

    def say(self, beside: Beside) -> None:
        """Show what is said in answer to a key, and below the clock's warnings."""
        lines = [Paragraph(beside.warning, tone=Tone.WRONG)] if beside.warning else []
        lines += [Paragraph(beside.said)] if beside.said else []
        self._notice.show(lines)

    def _place(self, view: View) -> Sequence[str]:
        """Return where the candidate is, the most important first."""
        match view.phase:
            case Phase.READY:
                return [self._front.title]
            case Phase.REVIEWING:
                return [f"{view.answered} of {view.planned} answered"]
            case Phase.PAUSED:
                return ["Paused" if view.break_remaining_ms is None else "Break"]
        left = [f"Question {view.number(view.place)} of {view.planned}"]
        left += ["once more"] if view.is_repeat else []
        left += ["flagged"] if view.state.flagged else []
        left += ["answered"] if view.state.answered and view.policy.may_change_answers else []
        item = view.slot.item
        if item and not view.policy.reviews_before_end:  # in an exam the topic would be a hint
            left.append(item.topic.title)
        return left

    def _blocks(self, view: View, pencil: Pencil, beside: Beside) -> Sequence[Block]:
        item = view.slot.item
        match view.phase:
            case Phase.READY:
                return panes.before_the_start(self._front, opening(self._front.plan, self._front.titles))
            case Phase.ASKING if item is not None:
                return panes.asked(view, item, pencil, remark=beside.remark)
            case Phase.FEEDBACK if self.is_wide:
                return panes.closed_whole(view, view.place)
            case Phase.FEEDBACK:
                judged = panes.judged(view, view.place, beside.remark)
                return [*panes.closed(view, view.place), Block(BLANK), *judged]
            case Phase.PAUSED:
                return panes.paused(view)
            case Phase.REVIEWING:
                return panes.standing(view)
        return []

    def _draw_side(self, view: View, beside: Beside) -> None:
        self._side.display = self.is_wide and view.phase in {Phase.ASKING, Phase.FEEDBACK}
        has_grid = view.policy.reviews_before_end
        self._side_grid.display = has_grid
        if not self._side.display:
            return
        if has_grid:
            self._beside_sheet.show([Paragraph("Questions", tone=Tone.HEADING), LEGEND, BLANK])
            self._side_grid.show(standing_cells(view), current=view.place)
        elif view.phase is Phase.FEEDBACK:
            self._beside_sheet.show(panes.judged(view, view.place, beside.remark))
        elif view.policy.may_change_answers:
            self._beside_sheet.show([])
        else:
            self._beside_sheet.show([Paragraph("The explanation will stand here.", tone=Tone.QUIET)])

    # --- scrolling ---

    @property
    def _reading(self) -> Pane:
        """The column that is read now."""
        is_beside = self._side.display and not self._side_grid.display and self._side.max_scroll_y
        return self._side if is_beside else self._main

    def scroll_lines(self, lines: int) -> None:
        """Scroll what is read now."""
        self._reading.scroll_lines(lines)

    def scroll_pages(self, pages: int) -> None:
        """Scroll what is read now by almost the height of its column."""
        self._reading.scroll_pages(pages)

    def to_top(self) -> None:
        """Show the beginning of both columns."""
        self._main.scroll_home(animate=False)
        self._side.scroll_home(animate=False)

    def to_verdict(self) -> None:
        """Show right or wrong at the top, where the question and its feedback do not fit together."""
        if not self.is_wide:
            self._main.scroll_to(y=self._sheet.lines_of(panes.VERDICT).start, animate=False)

    def to_part(self, part: int | None) -> None:
        """Show a part whole."""
        if part is not None:
            self._to_lines(self._sheet.lines_of(part))

    def to_cell(self, place: int) -> None:
        """Show a question of the review's grid."""
        row = self._sheet.size.height + self._grid.row_of(place)
        self._to_lines(range(row, row + 1))

    def _to_lines(self, lines: range) -> None:
        top, height = round(self._main.scroll_y), self._main.size.height
        if lines.start < top:
            self._main.scroll_to(y=lines.start, animate=False)
        elif lines.stop > top + height:
            self._main.scroll_to(y=lines.stop - height, animate=False)
