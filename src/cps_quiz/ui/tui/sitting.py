"""The screen of a session under way: draws the view, and turns keys and clicks into commands."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import Enum
from string import ascii_lowercase
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.screen import Screen

from cps_quiz.errors import IllegalCommandError, StorageError
from cps_quiz.session import messages as m
from cps_quiz.session.view import Phase, Standing, View, following
from cps_quiz.text.printable import printable
from cps_quiz.ui.prose import BLANK, Paragraph, Tone
from cps_quiz.ui.telling.notices import REFUSED, before_handing_in, carrying_on, notice
from cps_quiz.ui.tui import keys, panes
from cps_quiz.ui.tui.bars import KeyBar
from cps_quiz.ui.tui.canvas import Beside, Canvas
from cps_quiz.ui.tui.clock import must_be_shown
from cps_quiz.ui.tui.dialogs import Ask, Dialog
from cps_quiz.ui.tui.draft import Draft
from cps_quiz.ui.tui.navigator import Navigator
from cps_quiz.ui.tui.pencil import Pencil
from cps_quiz.ui.tui.sheet import Sheet
from cps_quiz.ui.wording import letter

if TYPE_CHECKING:
    from cps_quiz.ui.tui.app import SessionApp

BEAT_S = 0.25
WARNING_S = 20
DEAF_S = 0.6  # so long after a question was closed by its time, no key can answer the next one by mistake


class Prompt(Enum):
    """What the next key is taken for, beside what it does otherwise."""

    NONE = "none"
    STRIKE = "strike"
    SURE = "sure"
    NUMBER = "number"


class SittingScreen(Screen[None]):
    """Everything up to the end of the session."""

    ALLOW_SELECT = False
    app: "SessionApp"

    def __init__(self) -> None:
        super().__init__()
        self._pencil = Pencil()
        self._beside = Beside()
        self._prompt = Prompt.NONE
        self._typed = ""
        self._is_deaf = False

    def compose(self) -> ComposeResult:
        """All is drawn by the canvas."""
        yield Canvas(self.app.front)

    def on_mount(self) -> None:
        """Begin, or carry on where the session stopped."""
        self._canvas = self.query_one(Canvas)
        front, view = self.app.front, self.view
        self._say(*front.notices, carrying_on(view) if front.is_resumed else "")
        if view.phase is Phase.READY and not view.policy.reviews_before_end:
            self.do(m.Start())
        else:
            self._opened(view)
            self.draw(to_top=True)
        self.set_interval(BEAT_S, self._beat)

    @property
    def view(self) -> View:
        """The session as of the last command."""
        return self.app.runner.view

    def draw(self, *, to_top: bool = False) -> None:
        """Show what the view says."""
        self._canvas.draw(self.view, self._pencil, self._beside)
        if to_top:
            self._canvas.to_top()

    def _show(self, **changes: Any) -> None:
        """Change what is shown beside the view."""
        self._beside = replace(self._beside, **changes)

    def _say(self, *sentences: str) -> None:
        self._show(said=" ".join(sentence for sentence in sentences if sentence))

    def _draw_said(self) -> None:
        self._canvas.say(self._beside)

    # --- time ---

    def _beat(self) -> None:
        """Let time pass, and show the clock."""
        if self.app.is_ending or self.view.phase is Phase.FINISHED or self.app.is_troubled:
            return
        before = self.view
        try:
            events = self.app.runner.tick()
        except StorageError as error:
            self.app.tell_trouble(error, self._happened)
            return
        view = self.view
        if events:
            if (view.phase, view.place) != (before.phase, before.place):
                self._turn_deaf()
                self.app.close_dialogs()
            self._happened(events)
        else:
            self._canvas.draw_time(view, self._pencil, self._beside)

    def _turn_deaf(self) -> None:
        self._is_deaf = True
        self._prompt = Prompt.NONE
        self.set_timer(DEAF_S, self._hear_again)

    def _hear_again(self) -> None:
        self._is_deaf = False

    # --- commands and events ---

    def do(self, command: m.Command) -> bool:
        """Carry a command out and show what happened; tell whether it fitted."""
        try:
            events = self.app.runner.do(command)
        except IllegalCommandError as error:
            self._say(REFUSED[error.reason])
            self._draw_said()
            return False
        except StorageError as error:
            self.app.tell_trouble(error, self._happened)
            return True
        self._happened(events)
        return True

    def _happened(self, events: Iterable[m.Event]) -> None:
        view = self.view
        moved = False
        said: list[str] = []
        for event in events:
            match event:
                case m.Warned():
                    self._warn(notice(event, view))
                    continue
                case m.Asked() | m.Reviewing() | m.Paused() | m.Resumed():
                    moved = True
                case m.Answered() if not view.policy.may_change_answers:
                    moved = True
                    self._show(remark=self._said_after(event))
                case m.QuestionExpired():
                    said.append(f"Time is up for question {event.place + 1}.")
                    continue
                case m.BreakOffered():
                    self._warn(notice(event, view))
                    continue
                case m.Finished():
                    self.app.finish()
                    return
            said.append(notice(event, view))
        if said:
            self._say(*said)
        if moved:
            self._opened(view)
        self.draw(to_top=moved)
        if view.phase is Phase.FEEDBACK:
            self.call_after_refresh(self._canvas.to_verdict)

    def _opened(self, view: View) -> None:
        self._prompt, self._typed = Prompt.NONE, ""
        self._pencil.open(view)
        if view.phase is Phase.ASKING:
            self._show(remark=self._said_before())
        if view.phase is Phase.REVIEWING:
            self._show(at=next(iter(view.open_places), view.place))

    def _said_before(self) -> str:
        companion, view = self.app.front.companion, self.view
        return companion.before(view) if companion and view.phase is Phase.ASKING else ""

    def _said_after(self, event: m.Answered) -> str:
        companion = self.app.front.companion
        return companion.after(self.view, event) if companion else ""

    def _warn(self, text: str) -> None:
        self._show(warning=text)
        self.set_timer(WARNING_S, lambda: self._unwarn(text))

    def _unwarn(self, text: str) -> None:
        if self._beside.warning == text:
            self._show(warning="")
            self._draw_said()

    def on_resize(self, _event: Resize) -> None:
        """Keep what is read at its place."""
        if self.is_mounted:
            self.draw()
            self.call_after_refresh(self._keep_place)

    def _keep_place(self) -> None:
        if self.view.phase is Phase.FEEDBACK:
            self._canvas.to_verdict()
        elif self.view.phase is Phase.ASKING:
            self._canvas.to_part(self._pencil.at_cursor(self.view))

    # --- the answer in the making ---

    def _keep(self, draft: Draft) -> None:
        """Keep a draft; where it is an answer, the session keeps it too, so that a kill does not lose it."""
        view, confidence = self.view, self._pencil.confidence
        self._pencil.keep(view, draft)
        if draft.is_one_key and not view.policy.may_change_answers and draft.response is not None:
            self._submit(draft)
        elif draft.response != (view.state.chosen or view.state.response) or confidence != view.state.chosen_confidence:
            self.do(m.Choose(view.place, draft.response, confidence))
        else:
            self.draw()

    def _press(self, part: int, *, sure: bool = False) -> None:
        self._say("")
        if sure:
            self._pencil.confidence = "sure"
        self._keep(self._pencil.draft(self.view).press(part))

    def _submit(self, draft: Draft) -> None:
        view, confidence = self.view, self._pencil.confidence
        is_same = view.state.answered and draft.response == view.state.response
        if draft.response is None:
            self._say(draft.missing)
            self._draw_said()
        elif is_same and confidence in {None, view.state.confidence}:
            self.do(m.Skip(view.place))
        elif view.policy.asks_confidence and confidence is None and self._prompt is not Prompt.SURE:
            self.do(m.Choose(view.place, draft.response))
            self._prompt = Prompt.SURE
            self._say("How sure are you? s: sure, u: unsure, g: a guess. Enter leaves it open.")
            self.draw()
        else:
            self._pencil.drop(view)
            self.do(m.Submit(view.place, draft.response, confidence))

    def _leave(self, command: m.Command) -> None:
        """Go elsewhere. What is chosen counts as answered where answers may change, as on paper."""
        view = self.view
        if view.phase is Phase.ASKING and view.policy.may_change_answers:
            chosen = view.state.chosen
            if chosen is not None and chosen != view.state.response and not view.policy.unsubmitted_counts:
                self.do(m.Submit(view.place, chosen, self._pencil.confidence))
            if self._pencil.draft(view).response is not None:
                self._pencil.drop(view)
        self.do(command)

    # --- keys and clicks ---

    def on_key(self, event: Key) -> None:
        """Do what the key stands for now."""
        if self._is_deaf or self.app.is_ending:
            return
        event.stop()
        if self._takes_prompt(event):
            return
        character = event.character or ""
        view = self.view
        if view.phase is Phase.ASKING and view.slot.item is not None:
            position = ascii_lowercase.find(character.lower()) if len(character) == 1 else -1
            if 0 <= position < len(view.slot.order):
                self._press(view.slot.order[position], sure=character.isupper())
                return
            if character.isdigit() and self._takes_left(int(character)):
                return
        if character.isdigit() and view.phase in {Phase.ASKING, Phase.FEEDBACK, Phase.REVIEWING}:
            self._begin_number(character)
            return
        table = keys.KEYS[view.phase]
        action = table.get(character if event.is_printable and character.strip() else event.key)
        if action:
            self.act(action)

    def act(self, action: str) -> None:
        """Do an action by its name, of a key or of a hint that was clicked."""
        self._say("")
        method: Callable[[], None] = getattr(self, f"act_{action}")
        method()
        if self.app.screen is self and self.view.phase is not Phase.FINISHED:
            self._draw_said()

    def on_key_bar_pressed(self, event: KeyBar.Pressed) -> None:
        """Do what the clicked hint says."""
        event.stop()
        if not self._is_deaf:
            self.act(event.action)

    def on_sheet_clicked(self, event: Sheet.Clicked) -> None:
        """Choose, place or strike what was clicked."""
        event.stop()
        view = self.view
        if self._is_deaf or view.phase is not Phase.ASKING or event.target == panes.VERDICT:
            return
        left = panes.left_of(event.target)
        if left is not None:
            self._takes_left(left + 1)
        elif event.strikes or self._prompt is Prompt.STRIKE:
            self._strike(event.target)
        else:
            self._press(event.target)

    def on_navigator_visited(self, event: Navigator.Visited) -> None:
        """Visit the question that was clicked."""
        event.stop()
        self._leave(m.GoTo(event.place))

    def _takes_prompt(self, event: Key) -> bool:
        """Whether the key belongs to what was just asked: a letter to strike, how sure, a number."""
        character = (event.character or "").lower()
        view = self.view
        match self._prompt:
            case Prompt.NONE:
                return False
            case Prompt.STRIKE:
                self._prompt = Prompt.NONE
                self._say("")
                position = ascii_lowercase.find(character) if character else -1
                if 0 <= position < len(view.slot.order):
                    self._strike(view.slot.order[position])
                elif event.key in {"x", "enter"} and (part := self._pencil.at_cursor(view)) is not None:
                    self._strike(part)
                else:
                    self.draw()
                return True
            case Prompt.SURE:
                levels: dict[str, m.Confidence | None] = {"s": "sure", "u": "unsure", "g": "guess"}
                if character in levels or event.key == "enter":
                    self._pencil.confidence = levels.get(character)
                    self._submit(self._pencil.draft(self.view))
                elif event.key == "escape":
                    self._prompt = Prompt.NONE
                    self._say("")
                    self.draw()
                return True
            case Prompt.NUMBER:
                return self._takes_digit(event)

    def _takes_digit(self, event: Key) -> bool:
        character = event.character or ""
        if character.isdigit() and len(self._typed) < 4:
            self._typed += character
        elif event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.key == "enter" and self._typed:
            self._prompt = Prompt.NONE
            self._say("")
            self._leave(m.GoTo(int(self._typed) - 1))
            return True
        else:
            self._prompt = Prompt.NONE
            self._say("")
            self.draw()
            return event.key == "escape"
        self._say(f"Visit question {self._typed or '…'}, then Enter. Esc stays here.")
        self._draw_said()
        return True

    def _begin_number(self, digits: str = "") -> None:
        self._prompt, self._typed = Prompt.NUMBER, digits
        self._say(f"Visit question {digits or '…'}, then Enter. Esc stays here.")
        self._draw_said()

    def _takes_left(self, number: int) -> bool:
        is_there = self._pencil.go_to_left(self.view, number)
        if is_there:
            self.draw()
        return is_there

    def _strike(self, part: int) -> None:
        view = self.view
        was_struck = part in view.state.struck
        self._prompt = Prompt.NONE
        if self.do(m.Strike(view.place, part)):
            name = letter(view.slot.order.index(part))
            self._say(f"Option {name} is {'back' if was_struck else 'struck out'}.")
            self._draw_said()

    # --- actions, by the names in keys.py ---

    def act_start(self) -> None:
        """Begin a mock exam; its clock starts."""
        self.do(m.Start())

    def act_missing(self) -> None:
        """Say how to choose."""
        self._say(self._pencil.draft(self.view).missing)

    def act_submit(self) -> None:
        """Answer with what is chosen, or with what the cursor is on."""
        draft, part = self._pencil.draft(self.view), self._pencil.at_cursor(self.view)
        if draft.response is None and draft.is_one_key and part is not None:
            self._press(part)
        else:
            self._submit(draft)

    def act_pick(self) -> None:
        """Choose what the cursor is on."""
        part = self._pencil.at_cursor(self.view)
        if part is None:
            self.act_cursor_down()
        else:
            self._press(part)

    def act_cursor_up(self) -> None:
        """Go to the part above."""
        self._move_cursor(-1)

    def act_cursor_down(self) -> None:
        """Go to the part below."""
        self._move_cursor(1)

    def _move_cursor(self, step: int) -> None:
        self._pencil.move_cursor(self.view, step)
        self.draw()
        self._canvas.to_part(self._pencil.at_cursor(self.view))

    def act_take_back(self) -> None:
        """Take back what was placed last."""
        if self.view.phase is Phase.ASKING:
            draft = self._pencil.draft(self.view)
            if draft.is_one_key:
                self._say("Another letter changes the choice.")
            else:
                self._keep(draft.back())

    def act_back(self) -> None:
        """Visit the question before."""
        if self.view.place:
            self._leave(m.GoTo(self.view.place - 1))
        else:
            self._say("This is the first question.")

    def act_next(self) -> None:
        """Visit the next question; this one stays as it is."""
        self._leave(m.Skip(self.view.place))

    def act_go_on(self) -> None:
        """Leave the feedback: for the next question, or for the end where the time that was given is used up."""
        self.do(m.Finish(hand_in=False) if self.app.runner.is_time_to_stop else m.Next())

    def act_next_open(self) -> None:
        """Visit the next question without an answer."""
        view = self.view
        self._visit_next(tuple(p for p in view.open_places if p != view.place), "Every other question is answered.")

    def act_next_flagged(self) -> None:
        """Visit the next flagged question."""
        view = self.view
        self._visit_next(tuple(p for p in view.flagged_places if p != view.place), "No other question is flagged.")

    def _visit_next(self, places: tuple[int, ...], otherwise: str) -> None:
        view = self.view
        place = following(places, self._beside.at if view.phase is Phase.REVIEWING else view.place)
        if place is None:
            self._say(otherwise)
        else:
            self._leave(m.GoTo(place))

    def act_number(self) -> None:
        """Ask for the number of a question to visit."""
        self._begin_number()

    def act_review(self) -> None:
        """Show how all questions stand."""
        self._leave(m.Review())

    def act_return(self) -> None:
        """Go back to the question from the review."""
        view = self.view
        standing = view.standing(view.place)
        is_closed = standing is Standing.ANSWERED and not view.policy.may_change_answers
        if is_closed or standing in {Standing.EXPIRED, Standing.WITHDRAWN}:
            self._visit_next(view.open_places, "Every question is answered. h hands in.")
        else:
            self.do(m.GoTo(view.place))

    def act_visit(self) -> None:
        """Visit the question that the review's cursor is on."""
        self.do(m.GoTo(self._beside.at))

    def act_row_up(self) -> None:
        """Go to the row above."""
        self._move_at(-self._canvas.columns)

    def act_row_down(self) -> None:
        """Go to the row below."""
        self._move_at(self._canvas.columns)

    def act_cell_left(self) -> None:
        """Go to the question before, in the grid."""
        self._move_at(-1)

    def act_cell_right(self) -> None:
        """Go to the question after, in the grid."""
        self._move_at(1)

    def _move_at(self, step: int) -> None:
        at = self._beside.at + step
        if 0 <= at < self.view.total:
            self._show(at=at)
            self.draw()
            self._canvas.to_cell(at)

    def act_flag(self) -> None:
        """Flag the question, or take the flag away."""
        self.do(m.Flag(self.view.place))

    def act_strike(self) -> None:
        """Ask which option to strike out."""
        self._prompt = Prompt.STRIKE
        at_cursor = ", or Enter for the one at the cursor" if self._pencil.cursor is not None else ""
        self._say(f"Strike out which? Press its letter{at_cursor}. The same again brings it back.")

    def act_clock(self) -> None:
        """Hide or show the clock."""
        if must_be_shown(self.view):
            self._say("The clock stays for the last five minutes.")
        else:
            self._show(clock_hidden=not self._beside.clock_hidden)
        self.draw()

    def act_sure(self) -> None:
        """Say that the answer is sure."""
        self._be("sure")

    def act_unsure(self) -> None:
        """Say that the answer is unsure."""
        self._be("unsure")

    def act_guess(self) -> None:
        """Say that the answer is a guess."""
        self._be("guess")

    def _be(self, confidence: m.Confidence) -> None:
        view, pencil = self.view, self._pencil
        pencil.confidence = None if pencil.confidence == confidence else confidence
        draft = pencil.draft(view)
        if draft.response is not None and (view.policy.may_change_answers or not draft.is_one_key):
            self.do(m.Choose(view.place, draft.response, pencil.confidence))
        self.draw()

    def act_pause(self) -> None:
        """Hide the question and stop the clock, where the session allows it."""
        self.do(m.Pause())

    def act_resume(self) -> None:
        """Go on after a pause."""
        self.do(m.Resume())

    def act_line_up(self) -> None:
        """Scroll a line up."""
        self._canvas.scroll_lines(-1)

    def act_line_down(self) -> None:
        """Scroll a line down."""
        self._canvas.scroll_lines(1)

    def act_page_up(self) -> None:
        """Scroll a page up."""
        self._canvas.scroll_pages(-1)

    def act_page_down(self) -> None:
        """Scroll a page down."""
        self._canvas.scroll_pages(1)

    def act_terms(self) -> None:
        """Show the glossary of the question's bank."""
        self.app.push_screen(Dialog(panes.glossary(self.view.slot.item), {"enter": "Close", "escape": "Close"}))

    def act_help(self) -> None:
        """Show what the keys do."""
        told = [Paragraph("Keys", tone=Tone.HEADING), BLANK, *(_columns(line) for line in keys.HELP.splitlines())]
        self.app.push_screen(Dialog(told, {"enter": "Close", "escape": "Close"}))

    def act_note(self) -> None:
        """Ask what is wrong with the question, and keep it."""
        place = self.view.place
        prose = [
            Paragraph("What is wrong with this question?", tone=Tone.HEADING),
            Paragraph("Such as: two answers are right. The note stays with the question, for its author."),
            BLANK,
        ]
        self.app.push_screen(Ask(prose), lambda text: self._note(place, text or ""))

    def _note(self, place: int, text: str) -> None:
        if not text:
            return
        try:
            self.app.runner.note_fault(place, printable(text))
        except StorageError as error:
            self.app.tell_trouble(error, self._happened)
            return
        self._say("Noted with this question. Thank you.")
        self._draw_said()

    def act_hand_in(self) -> None:
        """Hand in; where something is open, ask first."""
        warning = before_handing_in(self.view)
        if not warning:
            self.do(m.Finish(hand_in=True))
            return
        prose = [Paragraph("Hand in?", tone=Tone.HEADING), BLANK, Paragraph(warning)]
        self.app.push_screen(Dialog(prose, {"h": "Hand in", "escape": "Go back"}), self._hand_in)

    def _hand_in(self, key: str | None) -> None:
        if key == "h":
            self.do(m.Finish(hand_in=True))

    def act_stop(self) -> None:
        """Ask whether to stop, with the clock standing still where the session allows it."""
        view = self.view
        paused = view.policy.may_pause and view.phase in {Phase.ASKING, Phase.REVIEWING} and self.do(m.Pause())
        prose = [
            Paragraph("Stop now?", tone=Tone.HEADING),
            BLANK,
            Paragraph("Every answer is saved, and the rest can wait: cps-quiz resume carries on right here."),
        ]
        choices = {"y": "Stop", "s": "Stop and see the score", "escape": "Go on"}
        if view.phase is Phase.READY:
            del choices["s"]
        self.app.push_screen(Dialog(prose, choices), lambda key: self._stop(key or "escape", paused=paused))

    def _stop(self, key: str, *, paused: bool) -> None:
        if key == "y":
            self.app.stop("Stopped.")
        elif key == "s":
            self.do(m.Finish(hand_in=False))
        elif paused and self.view.phase is Phase.PAUSED:
            self.do(m.Resume())


def _columns(line: str) -> Paragraph:
    name, meaning = line[: keys.MEANING_AT], line[keys.MEANING_AT :]
    return Paragraph(meaning, name, keys.MEANING_AT)
