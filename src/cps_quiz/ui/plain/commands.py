"""What each command word does while a session runs."""

from string import ascii_lowercase

from cps_quiz.session import messages as m
from cps_quiz.session.view import Phase, View, following
from cps_quiz.ui.plain import pages
from cps_quiz.ui.plain.glossary import terms
from cps_quiz.ui.plain.narrator import Narrator
from cps_quiz.ui.plain.talk import Talk
from cps_quiz.ui.telling.notices import flagged, struck, time_left

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
            case "next open" | "next flagged":
                self._next_of(view, name.removeprefix("next "))
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
                self._talk.say(flagged(view))
            case "strike":
                self._strike(view, argument)
            case "note" if argument:
                self._narrator.note_fault(view.place, argument)
            case "note":
                self._talk.say(WHAT_NOTE)
            case "term":
                for sentence in terms(view, view.place, argument):
                    self._talk.say(sentence)

    def _next(self, view: View) -> None:
        if view.phase is not Phase.REVIEWING:
            self._narrator.do(m.Skip(view.place))
        elif view.open_places:
            self._narrator.do(m.GoTo(view.open_places[0]))
        else:
            self._talk.say("Every question is answered. Type hand in to finish.")

    def _next_of(self, view: View, which: str) -> None:
        """Go to the next question that is open, or flagged and can be visited, after the last one from the first on."""
        places = view.open_places if which == "open" else view.flagged_to_visit
        place = following(places, view.place)
        if place is None or (place == view.place and view.phase is not Phase.REVIEWING):
            other = "" if place is None else "other "
            self._talk.say(f"No {other}question is {which}.")
        else:
            self._narrator.do(m.GoTo(place))

    def _strike(self, view: View, argument: str) -> None:
        position = ascii_lowercase.find(argument.casefold()) if len(argument) == 1 else -1
        if not 0 <= position < len(view.slot.order):
            self._talk.say("Type strike and the letter of one option, such as strike b.")
            return
        part = view.slot.order[position]
        if self._narrator.do(m.Strike(view.place, part)) is not None:
            self._talk.say(struck(self._narrator.view, part))


def place_typed(argument: str) -> int:
    """Return the place of a question's number, or -1 where it is none."""
    return int(argument) - 1 if argument.isdecimal() and len(argument) < 10 else -1
