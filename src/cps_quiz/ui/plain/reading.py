"""The loop after an exam: its questions read again, one at a time."""

from cps_quiz.session.result import Result
from cps_quiz.session.view import following
from cps_quiz.ui.plain.commands import WHAT_NOTE, place_typed
from cps_quiz.ui.plain.glossary import terms
from cps_quiz.ui.plain.grammar import Nothing, Word, parse_word
from cps_quiz.ui.plain.narrator import Narrator
from cps_quiz.ui.plain.talk import Talk
from cps_quiz.ui.telling.notices import REFUSED, flagged
from cps_quiz.ui.telling.reading import missed_places, read_again

ALL = "all"


class Reading:
    """Reads until the candidate has had enough. The session is finished, so nothing is lost whenever that is."""

    def __init__(self, result: Result, narrator: Narrator, talk: Talk) -> None:
        self._narrator = narrator
        self._talk = talk
        self._left = list(missed_places(result, narrator.view))
        self._reads_all = False
        self._place: int | None = None

    def run(self) -> None:
        """Show what is asked for until Enter has nothing left to show, or quit, Ctrl-C or the end of the input."""
        self._talk.say(self._how())
        while (line := self._line()) is not None:
            match Word(ALL) if line.casefold() == ALL else parse_word(line):
                case Word("quit"):
                    return
                case Nothing() | Word("next") if not self._left:
                    return
                case Nothing() | Word("next"):
                    self._read_next()
                case Word(name, argument):
                    self._command(name, argument)
                case _:
                    self._talk.say(f"That is not understood. {self._how()}")

    def _line(self) -> str | None:
        self._talk.prompt(self._prompt())
        try:
            line = self._talk.read(None)
        except KeyboardInterrupt:
            return None
        return line if isinstance(line, str) else None

    def _prompt(self) -> str:
        if not self._left:
            return "Press Enter to finish:"
        return f"Press Enter for {self._what_is_next()}:"

    def _how(self) -> str:
        enter = f"press Enter for {self._what_is_next()}" if self._left else "press Enter to finish"
        return (
            f"Type go and a number to read a question with its explanation, {enter}, all to go through every question, "
            "or quit to finish."
        )

    def _what_is_next(self) -> str:
        return f"the next {'question' if self._reads_all else 'missed one'} ({len(self._left)} left)"

    def _command(self, name: str, argument: str) -> None:
        view = self._narrator.view
        match name:
            case "all":
                self._left, self._reads_all, self._place = list(range(view.planned)), True, None
                self._read_next()
            case "go":
                self._read(place_typed(argument))
            case "next flagged" if (place := following(view.flagged_places, self._last)) is not None:
                self._read(place)
            case "flagged" | "next flagged":
                self._talk.say(flagged(view))
            case "note" | "term":
                self._beside(name, argument)
            case _:
                self._talk.say(self._how())

    @property
    def _last(self) -> int:
        """The question read last; before the first one, that before all."""
        return -1 if self._place is None else self._place

    def _read_next(self) -> None:
        place = following(self._left, self._last)
        assert place is not None, "only asked for while something is left"
        self._read(place)

    def _read(self, place: int) -> None:
        view = self._narrator.view
        if not 0 <= place < view.planned:
            self._talk.say(REFUSED["place"])
            return
        self._place = place
        self._left = [other for other in self._left if other != place]
        self._talk.tell(read_again(view, place))

    def _beside(self, name: str, argument: str) -> None:
        """Note that the question read last is faulty, or explain its words."""
        if self._place is None:
            self._talk.say("That is about a question: read one first.")
        elif name == "term":
            for sentence in terms(self._narrator.view, self._place, argument):
                self._talk.say(sentence)
        elif argument:
            self._narrator.note_fault(self._place, argument)
        else:
            self._talk.say(WHAT_NOTE)
