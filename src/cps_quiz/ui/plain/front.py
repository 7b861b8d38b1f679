"""The loop: print what happened, read a line in the time there is, say what it means to the session."""

from collections.abc import Callable, Iterable
from typing import TextIO

from cps_quiz.errors import IllegalCommandError, InterruptedSessionError, StorageError
from cps_quiz.questions.controls import Response
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Phase, View
from cps_quiz.system import Interrupts
from cps_quiz.text.near import did_you_mean, nearest, sentence
from cps_quiz.text.printable import printable
from cps_quiz.ui import wording
from cps_quiz.ui.companion import Companion
from cps_quiz.ui.plain import pages
from cps_quiz.ui.plain.grammar import COMMANDS, Confused, Letters, Nothing, Word, parse, parse_confidence, parse_word
from cps_quiz.ui.plain.lines import LineReader, Missing
from cps_quiz.ui.prose import Prose
from cps_quiz.ui.runner import Runner
from cps_quiz.ui.telling.notices import (
    REFUSED,
    before_handing_in,
    carrying_on,
    changed,
    notice,
    open_questions,
    time_left,
)
from cps_quiz.ui.telling.opening import opening
from cps_quiz.ui.telling.summary import overview, summary


class PlainFront:
    """Runs a session in lines."""

    def __init__(
        self,
        runner: Runner,
        *,
        reader: LineReader,
        output: TextIO,
        page: pages.Page,
        interrupts: Interrupts,
        companion: Companion | None = None,
    ) -> None:
        self._runner = runner
        self._reader = reader
        self._output = output
        self._page = page
        self._interrupts = interrupts
        self._companion = companion
        self._hand_in_asked = False

    # --- the session ---

    def begin(self, titles: list[str]) -> None:
        """Run a new session to its end. Raises InterruptedSessionError where it is left for another time."""
        how = "Type a letter and press Enter; a question mark lists the commands."
        self._print(self._page.text(" ".join([*opening(self._runner.plan, titles), how])))
        self._do(m.Start())
        self._run()

    def carry_on(self) -> None:
        """Run an interrupted session to its end. Raises as ``begin`` does."""
        for key in self._runner.changed_questions:
            self._say(changed(key))
        view = self._runner.view
        self._say(carrying_on(view))
        match view.phase:
            case Phase.READY:
                self._do(m.Start())
            case Phase.PAUSED:
                self._do(m.Resume(), quietly=True)
                self._open_again()
            case Phase.FEEDBACK:
                self._do(m.Next())
            case Phase.ASKING | Phase.REVIEWING:
                self._open_again()
        self._run()

    def _run(self) -> None:
        while (phase := self._runner.view.phase) is not Phase.FINISHED:
            line = self._read(self._prompt(phase))
            if line is not None:
                self._answer(line)
        self._tell(summary(self._runner.result, self._runner.view))

    @staticmethod
    def _prompt(phase: Phase) -> str:
        return {Phase.ASKING: "Answer: ", Phase.FEEDBACK: "Press Enter to go on: "}.get(phase, "Command: ")

    # --- input ---

    def _read(self, prompt: str) -> str | None:
        """Return the next line, or None where time moved the session on while waiting."""
        self._write(f"\n{prompt}")
        before = self._runner.view
        while True:
            try:
                with self._interrupts.listening():
                    line = self._reader.read(self._runner.wait_s())
            except KeyboardInterrupt:
                self._write("\n")
                self._ask_to_stop()
                return None
            if line is Missing.END:
                self._write("\n")
                if self._ended_by_the_end_of_input():
                    return None
                raise InterruptedSessionError("The input has ended.")
            if line is Missing.TIMEOUT:
                events = self._saved(self._runner.tick)
                if events:
                    self._write("\n")
                    if self._has_moved(before):
                        self._reader.discard_typed()
                    self._show(events)
                    return None
                continue
            assert isinstance(line, str)
            if not self._reader.is_terminal:
                self._write(f"{printable(line)}\n")  # the transcript of a pipe shows what was answered
            return line

    def _has_moved(self, before: View) -> bool:
        view = self._runner.view
        return view.phase is not before.phase or view.place != before.place

    def _ended_by_the_end_of_input(self) -> bool:
        """Whether only the last feedback was left to pass, so that the session is finished all the same."""
        view = self._runner.view
        if view.phase is not Phase.FEEDBACK or open_questions(view):
            return False
        self._do(m.Next())
        ended = self._runner.view
        return ended.phase is Phase.FINISHED

    def _ask(self, prompt: str) -> str:
        """Return the answer to a question about the session itself. Raises InterruptedSessionError without one."""
        self._write("\n".join(self._page.text(prompt)) + " ")
        try:
            with self._interrupts.listening():
                line = self._reader.read(None)
        except KeyboardInterrupt as error:
            self._write("\n")
            raise InterruptedSessionError("Stopped.") from error
        if not isinstance(line, str):
            self._write("\n")
            raise InterruptedSessionError("The input has ended.")
        if not self._reader.is_terminal:
            self._write(f"{printable(line)}\n")
        return line.casefold()

    def _ask_to_stop(self) -> None:
        """Ask whether to stop, with the clock standing still where the session allows it."""
        phase = self._runner.view.phase
        paused = self._runner.view.policy.may_pause and phase in {Phase.ASKING, Phase.REVIEWING}
        if paused:
            self._do(m.Pause(), quietly=True)
        self._say("Stop now? Every answer is saved, and the rest can wait.")
        reply = self._ask("Type y to stop, s to stop and see the score, or press Enter to go on:")
        if reply in {"y", "yes"}:
            raise InterruptedSessionError("Stopped.")
        if reply in {"s", "score"}:
            self._do(m.Finish(hand_in=False))
        elif paused:
            self._do(m.Resume(), quietly=True)
            self._open_again()

    # --- what a line means ---

    def _answer(self, line: str) -> None:
        view = self._runner.view
        hand_in_asked, self._hand_in_asked = self._hand_in_asked, False
        if view.phase is Phase.PAUSED:
            if parse_word(line) == Word("quit"):
                self._ask_to_stop()
            else:
                self._do(m.Resume(), quietly=True)
                self._open_again()
            return
        item = view.slot.item
        if view.phase is Phase.ASKING and item is not None:
            meant = parse(line, item.question.control(), view.slot.order)
        else:
            meant = parse_word(line) or Confused(self._what_would_be_understood(view.phase))
        match meant:
            case Nothing():
                self._empty(view)
            case Letters(response, confidence):
                self._submit(view, response, confidence)
            case Confused(reason):
                near = did_you_mean(line, COMMANDS)
                self._say(f"{reason} ({sentence(near)})" if near else reason)
            case Word("hand in"):
                self._hand_in(view, asked=hand_in_asked)
            case Word(name, argument):
                self._command(view, name, argument)

    @staticmethod
    def _what_would_be_understood(phase: Phase) -> str:
        if phase is Phase.FEEDBACK:
            return "That is not understood. Press Enter to go on; a question mark lists the commands."
        return "That is not understood. Type go and a number, or hand in; a question mark lists the commands."

    def _empty(self, view: View) -> None:
        if view.phase is Phase.FEEDBACK:
            self._go_on()
        else:
            self._open_again()

    def _go_on(self) -> None:
        """Leave the feedback: for the next question, or for the end where the time that was given is used up."""
        self._do(m.Finish(hand_in=False) if self._runner.is_time_to_stop else m.Next())

    def _submit(self, view: View, response: Response, confidence: m.Confidence | None) -> None:
        if confidence is None and view.policy.asks_confidence:
            self._do(m.Choose(view.place, response), quietly=True)
            while confidence is None:
                line = self._read("How sure are you: sure, unsure or guess? ")
                if self._has_moved(view):
                    return
                if line == "":
                    break
                confidence = parse_confidence(line or "")
        self._do(m.Submit(view.place, response, confidence))

    def _hand_in(self, view: View, *, asked: bool) -> None:
        warning = before_handing_in(view)
        if warning and not asked:
            self._hand_in_asked = True
            self._say(f"{warning} Type hand in again to finish, or anything else to go on.")
        else:
            self._do(m.Finish(hand_in=True))

    def _command(self, view: View, name: str, argument: str) -> None:  # noqa: C901, PLR0912 - one case a command
        match name:
            case "help":
                self._print(["", *pages.help_lines(self._page)])
            case "time":
                self._say(time_left(view))
            case "skip":
                self._do(m.Skip(view.place))
            case "next":
                self._next(view)
            case "back":
                self._go_to(view.place - 1)
            case "go":
                self._go_to(int(argument) - 1 if argument.isdecimal() and len(argument) < 10 else -1)
            case "flag":
                self._do(m.Flag(view.place))
            case "flagged":
                numbers = [str(place + 1) for place, state in enumerate(view.states) if state.flagged]
                self._say(f"Flagged: {wording.listed(numbers)}." if numbers else "Nothing is flagged.")
            case "strike":
                self._strike(view, argument)
            case "review":
                self._do(m.Review())
            case "pause":
                self._do(m.Pause())
            case "note":
                self._note(view, argument)
            case "term":
                self._term(view, argument)
            case "quit":
                self._ask_to_stop()

    def _next(self, view: View) -> None:
        if view.phase is Phase.FEEDBACK:
            self._go_on()
        elif view.phase is Phase.REVIEWING:
            slots = enumerate(zip(view.states, view.slots, strict=True))
            is_open = (p for p, (s, slot) in slots if not s.answered and not s.expired and slot.item is not None)
            place = next(is_open, None)
            if place is None:
                self._say("Every question is answered. Type hand in to finish.")
            else:
                self._do(m.GoTo(place))
        else:
            self._do(m.Skip(view.place))

    def _go_to(self, place: int) -> None:
        self._do(m.GoTo(place))

    def _strike(self, view: View, argument: str) -> None:
        position = "abcdefghijklmnopqrstuvwxyz".find(argument.casefold()) if len(argument) == 1 else -1
        if not 0 <= position < len(view.slot.order):
            self._say("Type strike and the letter of one option, such as strike b.")
            return
        part = view.slot.order[position]
        was_struck = part in view.state.struck
        if self._do(m.Strike(view.place, part)) is not None:
            self._say(f"Option {argument.casefold()} is {'back' if was_struck else 'struck out'}.")

    def _note(self, view: View, argument: str) -> None:
        if not argument:
            self._say("Type ! and what is wrong with this question, such as: ! two answers are right.")
            return
        self._saved(lambda: self._runner.note_fault(view.place, argument))
        self._say("Noted with this question. Thank you.")

    def _term(self, view: View, argument: str) -> None:
        terms = view.slot.item.bank.terms if view.slot.item else {}
        if not terms:
            self._say("This bank has no glossary.")
        elif not argument and view.phase is Phase.FEEDBACK and (here := self._terms_of_question(view)):
            for term in here:
                self._say(f"{term}: {terms[term]}")
        elif not argument:
            self._say(f"Terms: {', '.join(terms)}. Type term and one of them.")
        else:
            found = nearest(argument, terms)
            self._say(f"{found}: {terms[found]}" if found else f"There is no term like '{printable(argument)}'.")

    def _terms_of_question(self, view: View) -> tuple[str, ...]:
        return view.slot.item.question.points_to if view.slot.item else ()

    # --- commands and events ---

    def _do(self, command: m.Command, *, quietly: bool = False) -> list[m.Event] | None:
        """Carry a command out and show what happened; return None where it does not fit."""
        try:
            events = self._saved(lambda: self._runner.do(command))
        except IllegalCommandError as error:
            self._say(REFUSED[error.reason])
            return None
        if any(isinstance(event, m.QuestionExpired | m.TooLate) for event in events):
            self._reader.discard_typed()
        if not quietly:
            self._show(events)
        else:
            self._show(event for event in events if isinstance(event, m.Warned | m.TooLate | m.Finished))
        return events

    def _saved(self, save: Callable[[], list[m.Event] | None]) -> list[m.Event]:
        """Save, and where that fails hold the feedback, say what is wrong and offer to try again."""
        attempt = save
        while True:
            try:
                return attempt() or []
            except StorageError as error:
                self._say(f"Your answer is not saved yet: {error.message} {error.hint}")
                if self._ask("Press Enter to try again, or type quit to stop:") in {"quit", "q"}:
                    raise
                attempt = self._runner.retry

    def _show(self, events: Iterable[m.Event]) -> None:
        for event in events:
            told = notice(event, self._runner.view)
            if told:
                self._say(told)
                continue
            match event:
                case m.Asked(place) if self._is_open(place):
                    self._show_question()
                case m.Answered():
                    self._show_answered(event)
                case m.QuestionExpired(place):
                    self._tell(pages.feedback(self._runner.view, place))
                case m.Reviewing():
                    self._show_review()
                case m.Paused():
                    self._say("Paused. The clock stands still. Press Enter to go on.")

    def _is_open(self, place: int) -> bool:
        """Whether a question that was asked is still the one to show: much time may have passed at once."""
        view = self._runner.view
        return view.phase is Phase.ASKING and view.place == place

    def _show_question(self) -> None:
        if self._companion:
            self._remark(self._companion.before(self._runner.view))
        self._tell(pages.question(self._runner.view))

    def _show_answered(self, event: m.Answered) -> None:
        view = self._runner.view
        self._tell(pages.feedback(view, event.place))
        if self._companion:
            self._remark(self._companion.after(view, event))

    def _remark(self, sentence: str) -> None:
        if sentence:
            self._say(sentence)

    def _show_review(self) -> None:
        self._tell(overview(self._runner.view))
        self._say("Type go and a number to visit a question, next for the first open one, or hand in to finish.")

    def _open_again(self) -> None:
        """Show what is open once more."""
        phase = self._runner.view.phase
        if phase is Phase.ASKING:
            self._show_question()
        elif phase is Phase.REVIEWING:
            self._show_review()

    def _say(self, text: str) -> None:
        self._print(["", *self._page.text(text)])

    def _tell(self, prose: Prose) -> None:
        self._print(self._page.lines(prose))

    def _print(self, lines: list[str]) -> None:
        self._write("".join(f"{line}\n" for line in lines))

    def _write(self, text: str) -> None:
        self._output.write(text)
        self._output.flush()
