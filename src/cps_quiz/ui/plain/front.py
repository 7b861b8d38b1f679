"""The loop: print what happened, read a line in the time there is, say what it means to the session."""

from cps_quiz.errors import InterruptedSessionError
from cps_quiz.questions.controls import Response
from cps_quiz.session import messages as m
from cps_quiz.session.view import Phase, View
from cps_quiz.text.near import did_you_mean, sentence
from cps_quiz.ui.companion import Companion
from cps_quiz.ui.plain.commands import Commands
from cps_quiz.ui.plain.grammar import COMMANDS, Confused, Letters, Nothing, Word, parse, parse_confidence, parse_word
from cps_quiz.ui.plain.lines import Missing
from cps_quiz.ui.plain.narrator import Narrator
from cps_quiz.ui.plain.reading import Reading
from cps_quiz.ui.plain.talk import Talk
from cps_quiz.ui.runner import Runner
from cps_quiz.ui.telling.notices import before_handing_in, carrying_on, changed
from cps_quiz.ui.telling.opening import opening
from cps_quiz.ui.telling.summary import summary

HOW = "Type a letter and press Enter; a question mark lists the commands."
HOW_IN_EXAM = "Type go 3 to visit question 3, flag to mark one, review to see how all stand, and hand in to finish."
HOW_SURE = "How sure are you: sure, unsure or guess? (Enter leaves it open)"
BEGIN = "Press Enter to begin; the clock starts then."


class PlainFront:
    """Runs a session in lines."""

    def __init__(self, runner: Runner, talk: Talk, *, companion: Companion | None = None) -> None:
        self._runner = runner
        self._talk = talk
        self._narrator = Narrator(runner, talk, companion)
        self._commands = Commands(self._narrator, talk)
        self._hand_in_asked = False

    # --- the session ---

    def begin(self, titles: list[str]) -> None:
        """Run a new session to its end. Raises InterruptedSessionError where it is left for another time."""
        plan = self._runner.plan
        is_exam = plan.policy.reviews_before_end
        title = [f"{plan.title}."] if plan.title else []
        how = [HOW_IN_EXAM, HOW] if is_exam else [HOW]
        self._talk.print(self._talk.page.text(" ".join([*title, *opening(plan, titles), *how])))
        if is_exam and self._talk.is_terminal:
            self._wait_to_begin()
        self._narrator.do(m.Start())
        self._run()

    def _wait_to_begin(self) -> None:
        """Hold the clock until Enter is pressed. Raises InterruptedSessionError where the exam is left instead."""
        self._talk.print([""])
        while not isinstance(word := parse_word(self._talk.ask(BEGIN)), Nothing):
            match word:
                case Word("quit"):
                    raise InterruptedSessionError("Stopped.")
                case Word("help"):
                    self._commands.carry_out(self._runner.view, "help", "")
            self._talk.print([""])

    def carry_on(self) -> None:
        """Run an interrupted session to its end. Raises as ``begin`` does."""
        for key in self._runner.changed_questions:
            self._talk.say(changed(key))
        view = self._runner.view
        self._talk.say(carrying_on(view))
        match view.phase:
            case Phase.READY:
                self._narrator.do(m.Start())
            case Phase.PAUSED if view.break_remaining_ms is not None:
                self._narrator.stand_still()
            case Phase.PAUSED:
                self._end_pause()
            case Phase.FEEDBACK:
                self._narrator.do(m.Next())
            case Phase.ASKING | Phase.REVIEWING:
                self._narrator.open_again()
        self._run()

    def _run(self) -> None:
        while (phase := self._runner.view.phase) is not Phase.FINISHED:
            if self._goes_on_by_itself:
                self._go_on()
                continue
            line = self._read(self._prompt(phase))
            if line is not None:
                self._answer(line)
        result, view = self._runner.result, self._runner.view
        self._talk.tell(summary(result, view))
        if view.policy.reviews_before_end:
            Reading(result, self._narrator, self._talk).run()

    @property
    def _goes_on_by_itself(self) -> bool:
        """Whether an explanation is not waited for: that of an expired question, on a pipe, where it takes no line."""
        view = self._runner.view
        return view.phase is Phase.FEEDBACK and view.state.expired and not self._talk.is_terminal

    @staticmethod
    def _prompt(phase: Phase) -> str:
        return {Phase.ASKING: "Answer:", Phase.FEEDBACK: "Press Enter to go on:"}.get(phase, "Command:")

    # --- input ---

    def _read(self, prompt: str) -> str | None:
        """Return the next line, or None where the session has moved on without one or was asked to stop."""
        try:
            return self._line(prompt)
        except KeyboardInterrupt:
            self._ask_to_stop()
            return None

    def _line(self, prompt: str) -> str | None:
        """Return the next line, or None where something happened before it. Raises KeyboardInterrupt at Ctrl-C."""
        self._talk.prompt(prompt)
        while True:
            line = self._talk.read(self._runner.wait_s())
            if isinstance(line, str):
                return line
            if line is Missing.END:
                if self._ended_by_the_end_of_input():
                    return None
                raise InterruptedSessionError("The input has ended.")
            if self._narrator.let_time_pass():
                return None

    def _ended_by_the_end_of_input(self) -> bool:
        """Whether only the last feedback was left to pass, so that the session is finished all the same."""
        view = self._runner.view
        if view.phase is not Phase.FEEDBACK or view.open_places:
            return False
        self._narrator.do(m.Next())
        ended = self._runner.view
        return ended.phase is Phase.FINISHED

    def _ask_to_stop(self) -> None:
        """Ask whether to stop, with the clock standing still where the session allows it."""
        phase, policy = self._runner.view.phase, self._runner.view.policy
        paused = policy.may_pause and phase in {Phase.ASKING, Phase.REVIEWING}
        if paused:
            self._narrator.do(m.Pause(), quietly=True)
            paused = self._runner.view.phase is Phase.PAUSED  # unless the question's time was over just then
        has_score = not policy.reviews_before_end  # an exam is handed in, after a second question
        score = "s to stop and see the score, " if has_score else ""
        self._talk.say("Stop now? Every answer is saved, and the rest can wait.")
        reply = self._reply(f"Type y to stop, {score}or press Enter to go on:")
        if reply in {"y", "yes"}:
            raise InterruptedSessionError("Stopped.")
        if reply in {"s", "score"} and has_score:
            self._narrator.do(m.Finish(hand_in=False))
        elif paused:
            self._end_pause()

    def _reply(self, prompt: str) -> str:
        """Return the reply to a question about the session itself; empty where the session moved on meanwhile.

        Ctrl-C there is a yes: raises InterruptedSessionError.
        """
        asked_at = self._runner.view
        try:
            while (line := self._line(prompt)) is None and not self._narrator.has_moved(asked_at):
                pass  # a warning came between
        except KeyboardInterrupt as error:
            raise InterruptedSessionError("Stopped.") from error
        return (line or "").casefold()

    def _end_pause(self) -> None:
        self._narrator.do(m.Resume(), quietly=True)
        self._narrator.open_again()

    # --- what a line means ---

    def _answer(self, line: str) -> None:
        view = self._runner.view
        hand_in_asked, self._hand_in_asked = self._hand_in_asked, False
        if view.phase is Phase.PAUSED:
            self._answer_in_pause(line)
            return
        match self._meant(view, line):
            case Nothing() | Word("next") if view.phase is Phase.FEEDBACK:
                self._go_on()
            case Nothing():
                self._narrator.open_again()
            case Letters(response, confidence):
                self._submit(view, response, confidence)
            case Confused() if hand_in_asked:
                self._narrator.open_again()
            case Confused(reason):
                near = did_you_mean(line, COMMANDS)
                self._talk.say(f"{reason} ({sentence(near)})" if near else reason)
            case Word("hand in"):
                self._hand_in(view, asked=hand_in_asked)
            case Word("quit"):
                self._ask_to_stop()
            case Word(name, argument):
                self._commands.carry_out(view, name, argument)

    def _answer_in_pause(self, line: str) -> None:
        """Go on at an empty line: a break that ends by mistake can't be taken again. It may be over by now, too."""
        if self._narrator.let_time_pass():
            return
        match parse_word(line):
            case Nothing() | Word("next"):
                self._end_pause()
            case Word("quit"):
                self._ask_to_stop()
            case Word("help" | "time" | "note" as name, argument):
                self._commands.carry_out(self._runner.view, name, argument)
            case _:
                self._narrator.stand_still()

    def _meant(self, view: View, line: str) -> Word | Letters | Confused | Nothing:
        item = view.slot.item
        if view.phase is Phase.ASKING and item is not None:
            return parse(line, item.question.control(), view.slot.order)
        would_be = "Press Enter to go on" if view.phase is Phase.FEEDBACK else "Type go and a number, or hand in"
        return parse_word(line) or Confused(f"That is not understood. {would_be}; a question mark lists the commands.")

    def _go_on(self) -> None:
        """Leave the feedback: for the next question, or for the end where the time that was given is used up."""
        self._narrator.do(m.Finish(hand_in=False) if self._runner.is_time_to_stop else m.Next())

    def _submit(self, view: View, response: Response, confidence: m.Confidence | None) -> None:
        if confidence is None and view.policy.asks_confidence:
            self._ask_how_sure(view, response)
        else:
            self._narrator.do(m.Submit(view.place, response, confidence))

    def _ask_how_sure(self, view: View, response: Response) -> None:
        """Submit once it is said how sure the candidate is, or left open. Another answer takes the place of the first.

        An answer whose time is over meanwhile is dropped.
        """
        self._narrator.do(m.Choose(view.place, response), quietly=True)
        while not self._narrator.has_moved(view):
            line = self._read(HOW_SURE)
            if line is None:
                continue
            confidence, meant = parse_confidence(line), self._meant(view, line)
            match meant:
                case Letters(response, confidence):
                    self._narrator.do(m.Choose(view.place, response), quietly=True)
                case Word("quit"):
                    self._ask_to_stop()
                case Word("help" | "time" as name):
                    self._commands.carry_out(view, name, "")
            if (confidence or line == "") and not self._narrator.has_moved(view):
                self._narrator.do(m.Submit(view.place, response, confidence))
                return

    def _hand_in(self, view: View, *, asked: bool) -> None:
        warning = before_handing_in(view)
        if warning and not asked:
            self._hand_in_asked = True
            self._talk.say(f"{warning} Type hand in again to finish, or anything else to go on.")
        else:
            self._narrator.do(m.Finish(hand_in=True))
