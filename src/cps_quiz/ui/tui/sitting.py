"""What keys and clicks mean while a session is under way."""

from collections.abc import Callable
from string import ascii_lowercase

from textual.events import Key

from cps_quiz.errors import StorageError
from cps_quiz.session import messages as m
from cps_quiz.session.view import Phase, following
from cps_quiz.text.printable import printable
from cps_quiz.ui.telling.notices import GLOSSARY_WAITS, before_handing_in, no_break_yet, noted
from cps_quiz.ui.tui import keys, panes, windows
from cps_quiz.ui.tui.bars import Action, KeyBar
from cps_quiz.ui.tui.clock import must_be_shown
from cps_quiz.ui.tui.navigator import Navigator
from cps_quiz.ui.tui.sheet import Sheet
from cps_quiz.ui.tui.stage import Prompt, Stage


class SittingScreen(Stage):
    """The stage with its keys: a key is looked up in ``keys``, and names the method ``act_...`` that does it."""

    # --- keys and clicks ---

    def on_key(self, event: Key) -> None:
        """Do what the key stands for now."""
        if self._is_deaf or self.app.is_ending or self.canvas.is_too_small:
            return
        event.stop()
        if self._takes_prompt(event):
            return
        character = event.character or ""
        view = self.view
        if view.phase is Phase.ASKING and view.slot.item is not None:
            position = ascii_lowercase.find(character.lower()) if len(character) == 1 else -1
            if 0 <= position < len(view.slot.order):
                self.press(view.slot.order[position], sure=character.isupper())
                return
            if character.isdecimal() and self._takes_left(int(character)):
                return
        if character.isdecimal() and view.phase in {Phase.ASKING, Phase.FEEDBACK, Phase.REVIEWING}:
            self._begin_number(character)
            return
        table = keys.KEYS[view.phase]
        action = table.get(character if event.is_printable and character.strip() else event.key)
        if action:
            self.act(action)

    def act(self, action: Action) -> None:
        """Do an action: of a key, or of a hint that was clicked."""
        self.say("")
        name, *given = action
        method: Callable[..., None] = getattr(self, f"act_{name}")
        method(*given)
        if self.app.screen is self and self.view.phase is not Phase.FINISHED:
            self.draw_said()

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
        elif event.strikes or self.prompt is Prompt.STRIKE:
            self.strike(event.target)
        else:
            self.press(event.target)

    def on_navigator_visited(self, event: Navigator.Visited) -> None:
        """Visit the question that was clicked."""
        event.stop()
        self.leave(m.GoTo(event.place))

    def _takes_prompt(self, event: Key) -> bool:
        """Whether the key belongs to what was just asked: a letter to strike, how sure, a number."""
        character = (event.character or "").lower()
        view = self.view
        match self.prompt:
            case Prompt.NONE:
                return False
            case Prompt.STRIKE:
                self.prompt = Prompt.NONE
                self.say("")
                position = ascii_lowercase.find(character) if character else -1
                if 0 <= position < len(view.slot.order):
                    self.strike(view.slot.order[position])
                elif event.key in {"x", "enter"} and (part := self.pencil.at_cursor(view)) is not None:
                    self.strike(part)
                else:
                    self.draw()
                return True
            case Prompt.SURE:
                return self._takes_confidence(event, character)
            case Prompt.NUMBER:
                return self._takes_digit(event)

    def _takes_confidence(self, event: Key, character: str) -> bool:
        levels: dict[str, m.Confidence | None] = {"s": "sure", "u": "unsure", "g": "guess"}
        if character in levels or event.key == "enter":
            self.pencil.confidence = levels.get(character)
            self.submit(self.pencil.draft(self.view))
            return True
        self.prompt = Prompt.NONE  # another letter changes the choice, and it is asked again
        self.say("")
        self.draw()
        return event.key == "escape"

    def _takes_digit(self, event: Key) -> bool:
        character = event.character or ""
        if character.isdecimal() and len(self.typed) < 4:
            self.typed += character
        elif event.key == "backspace":
            self.typed = self.typed[:-1]
        elif event.key == "enter" and self.typed:
            self.prompt = Prompt.NONE
            self.say("")
            self.leave(m.GoTo(int(self.typed) - 1))
            return True
        else:
            self.prompt = Prompt.NONE
            self.say("")
            self.draw()
            return event.key == "escape"
        self.say(f"Visit question {self.typed or '…'}, then Enter. Esc stays here.")
        self.draw_said()
        return True

    def _begin_number(self, digits: str = "") -> None:
        self.prompt, self.typed = Prompt.NUMBER, digits
        self.say(f"Visit question {digits or '…'}, then Enter. Esc stays here.")
        self.draw_said()

    def _takes_left(self, number: int) -> bool:
        is_there = self.pencil.go_to_left(self.view, number)
        if is_there:
            self.draw()
        return is_there

    # --- actions, by the names in keys.py ---

    def act_start(self) -> None:
        """Begin a mock exam; its clock starts."""
        self.do(m.Start())

    def act_missing(self) -> None:
        """Say how to choose."""
        self.say(self.pencil.draft(self.view).missing)

    def act_submit(self) -> None:
        """Answer with what is chosen, or with what the cursor is on."""
        draft, part = self.pencil.draft(self.view), self.pencil.at_cursor(self.view)
        if draft.response is None and draft.is_one_key and part is not None:
            self.press(part)
        else:
            self.submit(draft)

    def act_pick(self) -> None:
        """Choose what the cursor is on."""
        part = self.pencil.at_cursor(self.view)
        if part is None:
            self.act_cursor(1)
        else:
            self.press(part)

    def act_cursor(self, step: int) -> None:
        """Go to the part above or below."""
        self.pencil.move_cursor(self.view, step)
        self.draw()
        self.canvas.to_part(self.pencil.at_cursor(self.view))

    def act_take_back(self) -> None:
        """Take back what was placed last."""
        if self.view.phase is Phase.ASKING:
            draft = self.pencil.draft(self.view)
            if draft.is_one_key:
                self.say("Another letter changes the choice.")
            else:
                self.keep(draft.back())

    def act_back(self) -> None:
        """Visit the question before."""
        if self.view.place:
            self.leave(m.GoTo(self.view.place - 1))
        else:
            self.say("This is the first question.")

    def act_next(self) -> None:
        """Visit the next question; this one stays as it is."""
        self.leave(m.Skip(self.view.place))

    def act_go_on(self) -> None:
        """Leave the feedback: for the next question, or for the end where the time that was given is used up."""
        self.do(m.Finish(hand_in=False) if self.app.runner.is_time_to_stop else m.Next())

    def act_next_open(self) -> None:
        """Visit the next question without an answer."""
        self._visit_next(self.view.open_places, "Every other question is answered.")

    def act_next_flagged(self) -> None:
        """Visit the next flagged question."""
        flagged = self.view.flagged_to_visit
        otherwise = "No other question is flagged." if flagged else "Nothing is flagged."
        if not flagged and self.view.flagged_places:
            otherwise = "No flagged question can be visited any more."
        self._visit_next(flagged, otherwise)

    def _visit_next(self, places: tuple[int, ...], otherwise: str) -> None:
        view = self.view
        here = None if view.phase is Phase.REVIEWING else view.place
        place = following((p for p in places if p != here), self.beside.at if here is None else here)
        if place is None:
            self.say(otherwise)
        else:
            self.leave(m.GoTo(place))

    def act_number(self) -> None:
        """Ask for the number of a question to visit."""
        self._begin_number()

    def act_review(self) -> None:
        """Show how all questions stand."""
        self.leave(m.Review())

    def act_return(self) -> None:
        """Go back to the question from the review."""
        view = self.view
        if view.state.is_closed(view.policy):
            place = following(view.open_places, view.place)
            if place is None:
                self.say("Every question is answered. h hands in.")
            else:
                self.do(m.GoTo(place))
        else:
            self.do(m.GoTo(view.place))

    def act_visit(self) -> None:
        """Visit the question that the review's cursor is on."""
        self.do(m.GoTo(self.beside.at))

    def act_row(self, step: int) -> None:
        """Go to the row above or below, in the grid."""
        self.act_cell(step * self.canvas.columns)

    def act_cell(self, step: int) -> None:
        """Go to the question before or after, in the grid."""
        at = self.beside.at + step
        if 0 <= at < self.view.planned:
            self.show(at=at)
            self.draw()
            self.canvas.to_cell(at)

    def act_flag(self) -> None:
        """Flag the question, or take the flag away."""
        self.do(m.Flag(self.view.place))

    def act_strike(self) -> None:
        """Ask which option to strike out."""
        self.prompt = Prompt.STRIKE
        at_cursor = ", or Enter for the one at the cursor" if self.pencil.cursor is not None else ""
        self.say(f"Strike out which? Press its letter{at_cursor}. x and the letter bring it back.")

    def act_clock(self) -> None:
        """Hide or show the clock."""
        if must_be_shown(self.view):
            self.say("The clock stays for the last five minutes.")
        else:
            self.show(clock_hidden=not self.beside.clock_hidden)
        self.draw()

    def act_be(self, confidence: m.Confidence) -> None:
        """Say how sure the answer is; the same once more leaves it open."""
        view, pencil = self.view, self.pencil
        pencil.confidence = None if pencil.confidence == confidence else confidence
        self.say(f"How sure: {pencil.confidence}." if pencil.confidence else "How sure you are is left open.")
        draft = pencil.draft(view)
        if draft.response is not None and (view.policy.may_change_answers or not draft.is_one_key):
            self.do(m.Choose(view.place, draft.response, pencil.confidence))
        self.draw()

    def act_pause(self) -> None:
        """Hide the question and stop the clock, where the session allows it."""
        breaks = self.view.policy.breaks
        if breaks and not self.view.break_offered_ms and not self.view.policy.may_pause:
            self.say(no_break_yet(breaks))
        else:
            self.do(m.Pause())

    def act_resume(self) -> None:
        """Go on after a pause."""
        self.do(m.Resume())

    def act_line(self, lines: int) -> None:
        """Scroll by lines."""
        self.canvas.scroll_lines(lines)

    def act_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.canvas.scroll_pages(pages)

    def act_terms(self) -> None:
        """Show the glossary of the question's bank: after an answer its own terms first; in an exam not at all."""
        view = self.view
        if view.policy.reviews_before_end:
            self.say(GLOSSARY_WAITS)
            return
        self.app.push_screen(windows.glossary(view.slot.item, own_first=view.phase is Phase.FEEDBACK))

    def act_help(self) -> None:
        """Show what the keys do."""
        self.app.push_screen(windows.key_list())

    def act_note(self) -> None:
        """Ask what is wrong with the question, and keep it."""
        place = self.beside.at if self.view.phase is Phase.REVIEWING else self.view.place
        self.app.push_screen(windows.fault_note(lambda text: self._note(place, text)))

    def _note(self, place: int, text: str) -> None:
        try:
            self.app.runner.note_fault(place, printable(text))
        except StorageError as error:
            self.app.tell_trouble(error, self.happened)
            return
        self.say(noted(self.view, place))
        self.draw_said()

    def act_hand_in(self) -> None:
        """Hand in; where something is open, ask first."""
        warning = before_handing_in(self.view)
        if not warning:
            self.do(m.Finish(hand_in=True))
            return
        self.app.push_screen(windows.hand_in(warning), self._hand_in)

    def _hand_in(self, key: str | None) -> None:
        if key == "h":
            self.do(m.Finish(hand_in=True))

    def act_stop(self) -> None:
        """Ask whether to stop, with the clock standing still where the session allows it."""
        view = self.view
        paused = view.policy.may_pause and view.phase in {Phase.ASKING, Phase.REVIEWING} and self.do(m.Pause())
        has_begun = view.phase is not Phase.READY
        window = windows.stop(has_begun=has_begun, has_score=has_begun and not view.policy.reviews_before_end)
        self.app.push_screen(window, lambda key: self._stop(key or "escape", paused=paused))

    def _stop(self, key: str, *, paused: bool) -> None:
        if key == "y":
            self.app.stop("Stopped.")
        elif key == "s":
            self.do(m.Finish(hand_in=False))
        elif paused and self.view.phase is Phase.PAUSED:
            self.do(m.Resume())
