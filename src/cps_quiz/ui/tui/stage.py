"""A session on the screen: carries commands out, draws what happened, and lets time pass. Of keys it knows nothing."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen

from cps_quiz.collector import leave_alone_what_is_there
from cps_quiz.errors import HungUpError, IllegalCommandError, StorageError
from cps_quiz.session import messages as m
from cps_quiz.session.view import Phase, View
from cps_quiz.system import is_gone
from cps_quiz.ui.telling.notices import REFUSED, break_warning, carrying_on, notice, struck
from cps_quiz.ui.tui.canvas import Beside, Canvas
from cps_quiz.ui.tui.draft import Draft, PickDraft
from cps_quiz.ui.tui.pencil import Pencil

if TYPE_CHECKING:
    from cps_quiz.ui.tui.app import SessionApp

BEAT_S = 0.25
WARNING_S = 20
DEAF_S = 0.6  # so long after a question was closed by its time, no key can answer the next one by mistake

JUDGED = (m.Answered, m.QuestionExpired)  # what is explained, where that is done after each question
MOVES = (m.Asked, m.Reviewing, m.Paused, m.Resumed)  # what opens something else than was open


class Prompt(Enum):
    """What the next key is taken for, beside what it does otherwise."""

    NONE = "none"
    STRIKE = "strike"
    SURE = "sure"
    NUMBER = "number"


class Stage(Screen[None]):
    """Everything up to the end of the session, but for what keys and clicks mean."""

    ALLOW_SELECT = False
    app: "SessionApp"

    def __init__(self) -> None:
        super().__init__()
        self.pencil = Pencil()
        self.beside = Beside()
        self.prompt = Prompt.NONE
        self.typed = ""
        self._is_deaf = False
        self._warned_of_question = False

    def compose(self) -> ComposeResult:
        """All is drawn by the canvas."""
        yield Canvas(self.app.front)

    def on_mount(self) -> None:
        """Begin, or carry on where the session stopped."""
        self.canvas = self.query_one(Canvas)
        front, view = self.app.front, self.view
        if view.phase is Phase.FINISHED:  # while it was being carried on: nothing was left to ask
            self.app.finish()
            return
        self.say(*front.notices, carrying_on(view) if front.is_resumed else "")
        if view.phase is Phase.READY and not view.policy.reviews_before_end:
            self.do(m.Start())
        elif view.phase is Phase.PAUSED and view.break_remaining_ms is None:
            self.do(m.Resume())  # whoever carries on wants to go on; a break goes on, too
        else:
            self._opened(view)
            self.draw(to_top=True)
        self.set_interval(BEAT_S, self._beat)
        self.call_after_refresh(leave_alone_what_is_there)

    @property
    def view(self) -> View:
        """The session as of the last command."""
        return self.app.runner.view

    def draw(self, *, to_top: bool = False) -> None:
        """Show what the view says."""
        self.canvas.draw(self.view, self.pencil, self.beside)
        if to_top:
            self.canvas.to_top()

    def show(self, **changes: Any) -> None:
        """Change what is shown beside the view."""
        self.beside = replace(self.beside, **changes)

    def say(self, *sentences: str) -> None:
        """Say this in answer to what was done; it is drawn with the rest."""
        self.show(said=" ".join(sentence for sentence in sentences if sentence))

    def draw_said(self) -> None:
        """Show what was said, and nothing else anew."""
        self.canvas.say(self.beside)

    # --- time ---

    def _beat(self) -> None:
        """Let time pass, and show the clock."""
        if not self.app.is_ending and is_gone(self.app.terminal):
            self.app.fail(HungUpError("The terminal is gone."))
        if self.app.is_ending or self.view.phase is Phase.FINISHED or self.app.is_troubled:
            return
        before = self.view
        try:
            events = self.app.runner.tick()
        except StorageError as error:
            self.app.tell_trouble(error, self.happened)
            return
        view = self.view
        if events:
            if (view.phase, view.place) != (before.phase, before.place):
                self._turn_deaf()
            self.happened(events)
            return
        warning = break_warning(before, view)
        if warning:
            self._warn(warning)
            self.draw_said()
        self.canvas.draw_time(view, self.pencil, self.beside)

    def _turn_deaf(self) -> None:
        self._is_deaf = True
        self.prompt = Prompt.NONE
        self.set_timer(DEAF_S, self._hear_again)

    def _hear_again(self) -> None:
        self._is_deaf = False

    # --- commands and events ---

    def do(self, command: m.Command) -> bool:
        """Carry a command out and show what happened; tell whether it fitted."""
        if self.app.is_troubled:
            return False
        try:
            events = self.app.runner.do(command)
        except IllegalCommandError as error:
            self.say(REFUSED[error.reason])
            self.draw_said()
            return False
        except StorageError as error:
            self.app.tell_trouble(error, self.happened)
            return True
        self.happened(events)
        return True

    def happened(self, events: Iterable[m.Event]) -> None:
        """Show what happened, in order."""
        happened = list(events)
        if any(isinstance(event, m.Finished) for event in happened):
            self.app.finish()
            return
        view = self.view
        said = [self._told(event, view) for event in happened]
        if any(said):
            self.say(*said)
        is_judged = view.phase is Phase.FEEDBACK and any(isinstance(event, JUDGED) for event in happened)
        moved = is_judged or any(isinstance(event, MOVES) for event in happened)
        if moved:
            self._opened(view)
        self.draw(to_top=moved)
        if is_judged:
            self.call_after_refresh(self.canvas.to_verdict)

    def _told(self, event: m.Event, view: View) -> str:
        """Return what is said of an event beside the keys; warnings stand above that for a while."""
        match event:
            case m.Warned() if event.of_question and view.phase is not Phase.ASKING:
                return ""  # it expired in the same moment
            case m.Warned():
                self._warn(notice(event, view), of_question=event.of_question)
                return ""
            case m.BreakOffered():
                self._warn(f"{notice(event, view)} p takes it.")
                return ""
            case m.Paused():
                self.show(warning="")
            case m.Answered() if not view.policy.may_change_answers:
                self.show(remark=self._said_after(event))
            case m.TooLate():
                self._turn_deaf()
            case m.QuestionExpired():
                self._turn_deaf()
        return notice(event, view)

    def _opened(self, view: View) -> None:
        self.prompt, self.typed = Prompt.NONE, ""
        self.pencil.open(view)
        if self._warned_of_question:
            self.show(warning="")
        if view.phase is Phase.ASKING:
            self.show(remark=self._said_before())
        if view.phase is Phase.REVIEWING:
            self.show(at=min(next(iter(view.open_places), view.place), view.planned - 1))

    def _said_before(self) -> str:
        companion, view = self.app.front.companion, self.view
        return companion.before(view) if companion and view.phase is Phase.ASKING else ""

    def _said_after(self, event: m.Answered) -> str:
        companion = self.app.front.companion
        return companion.after(self.view, event) if companion else ""

    def _warn(self, text: str, *, of_question: bool = False) -> None:
        self.show(warning=text)
        self._warned_of_question = of_question
        self.set_timer(WARNING_S, lambda: self._unwarn(text))

    def _unwarn(self, text: str) -> None:
        if self.beside.warning == text:
            self.show(warning="")
            self.draw_said()

    def on_resize(self, _event: Resize) -> None:
        """Draw for the new size; what is read keeps its place by itself."""
        if self.is_mounted and not self.app.is_troubled:  # what is not saved yet is not shown yet
            self.draw()

    # --- the answer in the making ---

    def keep(self, draft: Draft) -> None:
        """Keep a draft; where it is an answer, the session keeps it too, so that a kill does not lose it."""
        view, confidence = self.view, self.pencil.confidence
        self.pencil.keep(view, draft)
        if draft.is_one_key and not view.policy.may_change_answers and draft.response is not None:
            self.submit(draft)
        elif draft.response != (view.state.chosen or view.state.response) or confidence != view.state.chosen_confidence:
            self.do(m.Choose(view.place, draft.response, confidence))
        else:
            self.draw()

    def press(self, part: int, *, sure: bool = False) -> None:
        """Choose, place or pair a part."""
        self.say("")
        self.prompt = Prompt.NONE
        if part in self.view.state.struck:
            self.strike(part)  # first it comes back: a letter that was struck out is no answer
            return
        if sure:
            self.pencil.confidence = "sure"
        draft = self.pencil.draft(self.view)
        if isinstance(draft, PickDraft):  # an answer that was given may hold what was struck out since
            draft = draft.without(self.view.state.struck)
        self.keep(draft.press(part))

    def submit(self, draft: Draft) -> None:
        """Answer with a draft; say what is missing where it is no answer yet, and ask how sure where that is wished."""
        view, confidence = self.view, self.pencil.confidence
        is_same = view.state.answered and draft.response == view.state.response
        if draft.response is None:
            self.say(draft.missing)
            self.draw_said()
        elif is_same and confidence in {None, view.state.confidence}:
            self.do(m.Skip(view.place))
        elif view.policy.asks_confidence and confidence is None and self.prompt is not Prompt.SURE:
            self.do(m.Choose(view.place, draft.response))
            self.prompt = Prompt.SURE
            self.say("How sure are you? s: sure, u: unsure, g: a guess. Enter leaves it open.")
            self.draw()
        else:
            self.pencil.drop(view)
            self.say(f"How sure: {confidence}." if confidence else "")
            self.do(m.Submit(view.place, draft.response, confidence))

    def strike(self, part: int) -> None:
        """Strike a part out, or bring it back."""
        self.prompt = Prompt.NONE
        if not self.do(m.Strike(self.view.place, part)):
            return
        view, draft = self.view, self.pencil.give_up(self.view)
        if draft is not None and draft.response != view.state.chosen:  # the others of an answer, or of too many
            self.do(m.Choose(view.place, draft.response, self.pencil.confidence))
        self.say(struck(self.view, part))
        self.draw()

    def leave(self, command: m.Command) -> None:
        """Go elsewhere. What is chosen counts as answered where answers may change, as on paper."""
        view = self.view
        if view.phase is Phase.ASKING and view.policy.may_change_answers:
            response, answered = self.pencil.draft(view).response, view.state.response
            if response is not None or answered is not None:
                self.pencil.drop(view)
            if response is None and answered is not None:
                self.say(f"Question {view.number(view.place)} keeps the answer that it had.")
            if response not in {None, answered} and not view.policy.unsubmitted_counts:  # else leaving it is enough
                assert response is not None
                self.do(m.Submit(view.place, response, self.pencil.confidence))
                if isinstance(command, m.Skip):
                    return  # an answer goes on by itself
        self.do(command)
