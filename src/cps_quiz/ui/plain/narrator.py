"""Carries commands out, and shows what happened."""

from collections.abc import Callable, Sequence

from cps_quiz.errors import IllegalCommandError, StorageError
from cps_quiz.session import messages as m
from cps_quiz.session.view import Phase, View
from cps_quiz.ui.companion import Companion
from cps_quiz.ui.plain import pages
from cps_quiz.ui.plain.talk import Talk
from cps_quiz.ui.runner import Runner
from cps_quiz.ui.telling.notices import REFUSED, break_warning, noted, notice, standing_still
from cps_quiz.ui.telling.summary import overview

HOW: dict[type[m.Event], str] = {m.BreakOffered: " Type pause to take it."}  # behind what every front says of an event


class Narrator:
    """The session told in lines."""

    def __init__(self, runner: Runner, talk: Talk, companion: Companion | None = None) -> None:
        self._runner = runner
        self._talk = talk
        self._companion = companion

    @property
    def view(self) -> View:
        """How the session stands."""
        return self._runner.view

    def do(self, command: m.Command, *, quietly: bool = False) -> list[m.Event] | None:
        """Carry a command out and show what happened; return None where it does not fit."""
        try:
            events = self._saved(lambda: self._runner.do(command))
        except IllegalCommandError as error:
            self._talk.say(REFUSED[error.reason])
            return None
        if any(isinstance(event, m.QuestionExpired | m.TooLate) for event in events):
            self._talk.discard_typed()
        if not quietly:
            self._show(events)
        else:
            told = m.QuestionExpired | m.Warned | m.TooLate | m.Finished
            self._show([event for event in events if isinstance(event, told)])
        return events

    def let_time_pass(self) -> bool:
        """Show what time has brought about while a prompt waits; return whether there was anything."""
        before = self.view
        events = self._saved(self._runner.tick)
        warning = break_warning(before, self.view)
        if warning:
            self._talk.break_prompt()
            self._talk.say(warning)
        if not events:
            return bool(warning)
        self._talk.break_prompt()
        if self.has_moved(before):
            self._talk.discard_typed()
        self._show(events)
        return True

    def note_fault(self, place: int, note: str) -> None:
        """Record that a question is faulty, and say which: in the review none is in view."""
        self._saved(lambda: self._runner.note_fault(place, note))
        self._talk.say(noted(self.view, place))

    def has_moved(self, before: View) -> bool:
        """Whether the session stands elsewhere than before."""
        view = self.view
        return view.phase is not before.phase or view.place != before.place

    def stand_still(self) -> None:
        """Say that the clock stands still, and how to go on."""
        self._talk.say(f"{standing_still(self.view)} Press Enter to go on.")

    def open_again(self) -> None:
        """Show what is open once more."""
        phase = self.view.phase
        if phase is Phase.ASKING:
            self._show_question()
        elif phase is Phase.REVIEWING:
            self._show_review()

    def _saved(self, save: Callable[[], list[m.Event] | None]) -> list[m.Event]:
        """Save, and where that fails hold the feedback, say what is wrong and offer to try again."""
        attempt = save
        while True:
            try:
                return attempt() or []
            except StorageError as error:
                self._talk.say(f"Your answer is not saved yet: {error.message} {error.hint}")
                if self._talk.ask("Press Enter to try again, or type quit to stop:") in {"quit", "q"}:
                    raise
                attempt = self._runner.retry

    def _show(self, events: Sequence[m.Event]) -> None:
        for event in events:
            told = notice(event, self.view)
            if told:
                self._talk.say(f"{told}{HOW.get(type(event), '')}")
            match event:
                case m.Asked(place) if self._is_open(place):
                    self._show_question()
                case m.Answered() if not told:
                    self._show_answered(event)
                case m.QuestionExpired(place) if not told:
                    self._talk.tell(pages.feedback(self.view, place))
                case m.Reviewing():
                    self._show_review()
                case m.Resumed(by_time=True) if not any(isinstance(other, m.Asked) for other in events):
                    self.open_again()
                case m.Paused():
                    self.stand_still()

    def _is_open(self, place: int) -> bool:
        """Whether a question that was asked is still the one to show: much time may have passed at once."""
        view = self.view
        return view.phase is Phase.ASKING and view.place == place

    def _show_question(self) -> None:
        if self._companion:
            self._remark(self._companion.before(self.view))
        self._talk.tell(pages.question(self.view))

    def _show_answered(self, event: m.Answered) -> None:
        view = self.view
        self._talk.tell(pages.feedback(view, event.place))
        if self._companion:
            self._remark(self._companion.after(view, event))

    def _remark(self, sentence: str) -> None:
        if sentence:
            self._talk.say(sentence)

    def _show_review(self) -> None:
        self._talk.tell(overview(self.view))
        open_one = ", next for the first open one," if self.view.open_places else ""
        self._talk.say(f"Type go and a number to visit a question{open_one} or hand in to finish.")
