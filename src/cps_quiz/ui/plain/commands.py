"""What each command word does while a session runs."""

from string import ascii_lowercase

from cps_quiz.session import messages as m
from cps_quiz.session.engine import Phase, View
from cps_quiz.ui import wording
from cps_quiz.ui.plain import pages
from cps_quiz.ui.plain.glossary import terms
from cps_quiz.ui.plain.narrator import Narrator
from cps_quiz.ui.plain.talk import Talk
from cps_quiz.ui.telling.notices import time_left

WHAT_NOTE = "Type ! and what is wrong with this question, such as: ! two answers are right."


class Commands:
    """The commands that neither end nor leave the session."""

    def __init__(self, narrator: Narrator, talk: Talk) -> None:
        self._narrator = narrator
        self._talk = talk

    def carry_out(self, view: View, name: str, argument: str) -> None:
        """Do what a command word says."""
        match name:
            case "help":
                self._talk.print(["", *pages.help_lines(self._talk.page)])
            case "time":
                self._talk.say(time_left(view))
            case "skip":
                self._narrator.do(m.Skip(view.place))
            case "next":
                self._next(view)
            case "back":
                self._narrator.do(m.GoTo(view.place - 1))
            case "go":
                self._narrator.do(m.GoTo(place_typed(argument)))
            case "review":
                self._narrator.do(m.Review())
            case "pause":
                self._narrator.do(m.Pause())
            case _:
                self._beside(view, name, argument)

    def _beside(self, view: View, name: str, argument: str) -> None:
        """Do what leaves the candidate at the same question."""
        match name:
            case "flag":
                self._narrator.do(m.Flag(view.place))
            case "flagged":
                numbers = [str(place + 1) for place, state in enumerate(view.states) if state.flagged]
                self._talk.say(f"Flagged: {wording.listed(numbers)}." if numbers else "Nothing is flagged.")
            case "strike":
                self._strike(view, argument)
            case "note" if argument:
                self._narrator.note_fault(view.place, argument)
            case "note":
                self._talk.say(WHAT_NOTE)
            case "term":
                for sentence in terms(view.slot.item, argument, is_answered=view.phase is Phase.FEEDBACK):
                    self._talk.say(sentence)

    def _next(self, view: View) -> None:
        if view.phase is not Phase.REVIEWING:
            self._narrator.do(m.Skip(view.place))
            return
        slots = enumerate(zip(view.states, view.slots, strict=True))
        is_open = (p for p, (s, slot) in slots if not s.answered and not s.expired and slot.item is not None)
        place = next(is_open, None)
        if place is None:
            self._talk.say("Every question is answered. Type hand in to finish.")
        else:
            self._narrator.do(m.GoTo(place))

    def _strike(self, view: View, argument: str) -> None:
        position = ascii_lowercase.find(argument.casefold()) if len(argument) == 1 else -1
        if not 0 <= position < len(view.slot.order):
            self._talk.say("Type strike and the letter of one option, such as strike b.")
            return
        part = view.slot.order[position]
        was_struck = part in view.state.struck
        if self._narrator.do(m.Strike(view.place, part)) is not None:
            self._talk.say(f"Option {argument.casefold()} is {'back' if was_struck else 'struck out'}.")


def place_typed(argument: str) -> int:
    """Return the place of a question's number, or -1 where it is none."""
    return int(argument) - 1 if argument.isdecimal() and len(argument) < 10 else -1
