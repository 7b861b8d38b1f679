"""The screen at the end: the score and what is told beside it, and every question to read again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Key
from textual.screen import Screen

from cps_quiz.errors import StorageError
from cps_quiz.text.printable import printable
from cps_quiz.ui import wording
from cps_quiz.ui.prose import BLANK, Paragraph
from cps_quiz.ui.telling.notices import noted
from cps_quiz.ui.telling.reading import missed_places, read_again
from cps_quiz.ui.telling.summary import at_a_glance, crisis_notice
from cps_quiz.ui.tui import panes, windows
from cps_quiz.ui.tui.bars import Action, Hint, KeyBar, TopBar
from cps_quiz.ui.tui.navigator import LEGEND_AFTER, Navigator, judged_cells
from cps_quiz.ui.tui.pane import Pane
from cps_quiz.ui.tui.sheet import Sheet
from cps_quiz.ui.tui.stage import DEAF_S

if TYPE_CHECKING:
    from cps_quiz.ui.tui.app import SessionApp

KEYS: dict[str, Action] = {
    "enter": ("forward",),
    "right": ("forward",),
    "n": ("forward",),
    "left": ("backward",),
    "escape": ("to_score",),
    "a": ("read_all",),
    "m": ("read_missed",),
    "r": ("retry",),
    "q": ("finish",),
    "w": ("terms",),
    "!": ("note",),
    "up": ("scroll", -1),
    "down": ("scroll", 1),
    "pageup": ("page", -1),
    "pagedown": ("page", 1),
    "space": ("page", 1),
}


class ResultScreen(Screen[None]):
    """Shows the score; then, question by question, what was right and why."""

    ALLOW_SELECT = False
    app: "SessionApp"

    def __init__(self, *, is_sudden: bool = False) -> None:
        super().__init__()
        self._is_deaf = is_sudden  # keys that were meant for a question must not pass over the score
        self._reading: tuple[int, ...] = ()
        self._at: int | None = None
        self._notice = ""
        self._number = ""

    def compose(self) -> ComposeResult:
        """The same places as while the session ran."""
        yield TopBar(id="top")
        with Pane(id="main"):
            yield Sheet(id="sheet")
            yield Navigator(id="grid")
        yield Sheet(id="notice")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the score first."""
        self.set_timer(DEAF_S, self._hear)
        result, view = self.app.runner.result, self.app.runner.view
        self._missed = missed_places(result, view)
        self._all = tuple(p for p, slot in enumerate(view.slots[: view.planned]) if slot.item)
        self._draw()

    def _hear(self) -> None:
        self._is_deaf = False

    def _draw(self) -> None:
        runner = self.app.runner
        result, view = runner.result, runner.view
        share = result.share or 0.0
        sheet, grid = self.query_one("#sheet", Sheet), self.query_one("#grid", Navigator)
        top = self.query_one("#top", TopBar)
        grid.display = self._at is None
        if self._at is None:
            top.show([self.app.front.title], "" if result.share is None else wording.percent(share), share=share)
            told = [*at_a_glance(result, view)[1:], *crisis_notice(result)]
            sheet.show([*told, BLANK, LEGEND_AFTER, BLANK])
            grid.show(judged_cells(result, view), current=-1)
        else:
            place, count = self._reading[self._at], len(self._reading)
            flagged = ["flagged"] if view.states[place].flagged else []
            left = [f"Question {view.number(place)} of {view.planned}", *flagged]
            top.show(left, f"{self._at + 1} of {count} to read", share=(self._at + 1) / count)
            sheet.show([*read_again(view, place)[1:], *panes.words_hint(view.slots[place].item)])
        self.query_one("#notice", Sheet).show([Paragraph(self._notice)] if self._notice else [])
        self._show_keys()

    def _show_keys(self) -> None:
        self.query_one("#keys", KeyBar).show([*self.query_one("#main", Pane).more, *self._hints()])

    def on_pane_moved(self, event: Pane.Moved) -> None:
        """Say whether there is more below."""
        event.stop()
        self._show_keys()

    def _hints(self) -> list[Hint]:
        if self._at is None:
            read = [Hint("Enter", f"Read {len(self._missed)} again", ("forward",))] if self._missed else []
            every = [Hint("a", "Read all", ("read_all",))]
            retry = [Hint("r", "Retry them", ("retry",))] if self._can_retry else []
            finish = Hint("q" if self._missed else "Enter", "Finish", ("finish",))
            return [*read, *every, *retry, finish]
        is_last = self._at + 1 == len(self._reading)
        moves = [Hint("Enter", "Back to the score" if is_last else "Next", ("forward",))]
        moves += [Hint("Left", "Before", ("backward",))] if self._at else []
        more = [Hint("Up/Down", "Scroll", ("scroll", 1)), Hint("w", "Words", ("terms",)), Hint("!", "Fault", ("note",))]
        return [*moves, Hint("Esc", "Score", ("to_score",)), *more, Hint("q", "Finish", ("finish",))]

    @property
    def _to_retry(self) -> tuple[int, ...]:
        """What was missed and can still be asked: not what changed since."""
        return tuple(place for place in self._missed if place in self._all)

    @property
    def _can_retry(self) -> bool:
        return self.app.front.may_retry and bool(self._to_retry)

    # --- keys and clicks ---

    def on_key(self, event: Key) -> None:
        """Do what the key stands for."""
        event.stop()
        if self._is_deaf:
            return
        character = event.character or ""
        if character.isdecimal():
            self._number = (self._number + character)[-4:]
            self._notice = f"Read question {self._number}, then Enter."
            self._draw()
            return
        action = KEYS.get(character if event.is_printable and character.strip() else event.key)
        if self._number and event.key == "enter":
            action = ("read_number",)
        else:
            self._number = ""
        if action:
            self.act(action)

    def act(self, action: Action) -> None:
        """Do an action: of a key, or of a hint that was clicked."""
        self._notice = ""
        name, *given = action
        method: Callable[..., None] = getattr(self, f"act_{name}")
        method(*given)

    def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Do what the clicked hint says."""
        event.stop()
        self.act(event.action)

    def on_navigator_visited(self, event: Navigator.Visited) -> None:
        """Read the question that was clicked."""
        event.stop()
        self._read(self._all, event.place)

    def _read(self, places: tuple[int, ...], place: int | None = None) -> None:
        if not places or (place is not None and place not in places):
            self._notice = "There is no such question to read."
            self._draw()
            return
        self._reading = places
        self._at = 0 if place is None else places.index(place)
        self._show_from_top()

    def _show_from_top(self) -> None:
        self._draw()
        self.query_one("#main", Pane).scroll_home(animate=False)

    def act_read_number(self) -> None:
        """Read the question whose number was typed."""
        place, self._number = int(self._number) - 1, ""
        self._read(self._all, place)

    def act_read_all(self) -> None:
        """Read every question in its order."""
        self._read(self._all)

    def act_read_missed(self) -> None:
        """Read what was missed, in its order."""
        self._read(self._missed)

    def act_forward(self) -> None:
        """Read the next question; after the last one, the score again; from there, finish."""
        if self._at is None:
            if self._missed:
                self._read(self._missed)
            else:
                self.act_finish()
        elif self._at + 1 < len(self._reading):
            self._at += 1
            self._show_from_top()
        else:
            self.act_to_score()

    def act_backward(self) -> None:
        """Read the question before."""
        if self._at:
            self._at -= 1
            self._show_from_top()

    def act_to_score(self) -> None:
        """Show the score again."""
        self._at = None
        self._show_from_top()

    def act_retry(self) -> None:
        """Ask the missed questions once more, in a session of their own."""
        if self._can_retry:
            self.app.end(retry=self._to_retry)

    def act_finish(self) -> None:
        """Leave the full screen."""
        self.app.end()

    def act_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.query_one("#main", Pane).scroll_pages(pages)

    def act_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#main", Pane).scroll_lines(lines)

    def act_terms(self) -> None:
        """Show the glossary of the question's bank."""
        if self._at is not None:
            item = self.app.runner.view.slots[self._reading[self._at]].item
            self.app.push_screen(windows.glossary(item, own_first=True))

    def act_note(self) -> None:
        """Ask what is wrong with the question that is read, and keep it."""
        if self._at is None:
            return
        place = self._reading[self._at]
        self.app.push_screen(windows.fault_note(lambda text: self._note(place, text)))

    def _note(self, place: int, text: str) -> None:
        try:
            self.app.runner.note_fault(place, printable(text))
            self._notice = noted(self.app.runner.view, place)
        except StorageError as error:
            self._notice = f"The note is not saved: {error.message} {error.hint}"
        self._draw()
