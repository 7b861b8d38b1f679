"""What the commands share: folders, settings, history and shelf of this run."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import typer

from cps_quiz.bank.cache import BankCache
from cps_quiz.bank.model import Item
from cps_quiz.bank.shelf import Selection, Shelf
from cps_quiz.clock import Clock, SystemClock
from cps_quiz.config import Settings, load_settings
from cps_quiz.history.fold import History, fold
from cps_quiz.history.log import HistoryLog
from cps_quiz.paths import Paths, find_paths
from cps_quiz.text.printable import printable
from cps_quiz.ui import wording

PARAGRAPH = 80
MIN_COLUMNS = 30


def say(text: str) -> None:
    """Tell something beside the data: on standard error, in lines that fit where that is a terminal."""
    shown = printable(text)
    typer.echo(_fitted(shown, "") if sys.stderr.isatty() else shown, err=True)


def agreed(question: str) -> bool:
    """Ask before something that can't be taken back; where it is declined, say that nothing was changed."""
    is_agreed = typer.confirm(question, err=True)
    if not is_agreed:
        say("Nothing was changed.")
    return is_agreed


def tell(*lines: str, hang: int = 0) -> None:
    """Print lines of data: as they are, but on a terminal one that is too wide is wrapped between words.

    What is wrapped stands ``hang`` deeper than its line. A text of several lines is laid out already.
    """
    is_terminal = sys.stdout.isatty()
    for line in lines:
        fits = not is_terminal or "\n" in line or len(line) <= _columns()
        lead = line[: len(line) - len(line.lstrip())]
        typer.echo(line if fits else _fitted(line, lead + " " * hang))


def paragraph_width() -> int:
    """Return how wide paragraphs are printed: 80 columns, or less where the terminal is narrower."""
    return min(PARAGRAPH, _columns()) if sys.stdout.isatty() else PARAGRAPH


def _fitted(line: str, indent: str) -> str:
    import textwrap

    return textwrap.fill(line, _columns(), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _columns() -> int:
    import shutil

    return max(shutil.get_terminal_size().columns - 1, MIN_COLUMNS)


@dataclass(frozen=True)
class Workspace:
    """The program's folders and what is in them, read when first asked for."""

    paths: Paths
    clock: Clock

    @classmethod
    def open(cls) -> "Workspace":
        """Return this run's workspace. Nothing is created."""
        return cls(find_paths(os.environ), SystemClock())

    @cached_property
    def settings(self) -> Settings:
        """The settings. Raises UsageError."""
        return load_settings(self.paths.settings, os.environ)

    @cached_property
    def log(self) -> HistoryLog:
        """The history folder."""
        return HistoryLog(self.paths.history, state_folder=self.paths.state, clock=self.clock)

    @cached_property
    def shelf(self) -> Shelf:
        """All banks."""
        return Shelf(user_folder=self.paths.banks, cache=BankCache(self.paths.cache / "banks"))

    @cached_property
    def history(self) -> History:
        """The history folded. Damaged lines are told of on standard error."""
        return self._folded(brief=False)

    @cached_property
    def history_in_brief(self) -> History:
        """The history without the starts of sessions and without what was chosen: enough to count and remember by."""
        return self._folded(brief=True)

    def _folded(self, *, brief: bool) -> History:
        contents = self.log.read(brief=brief)
        if contents.damage:
            first = contents.damage[0]
            lines = wording.count(len(contents.damage), "line")
            say(
                f"Note: {lines} of the history can't be read and {'is' if len(contents.damage) == 1 else 'are'} passed "
                f"over, first {first.path}:{first.line}. Nothing was deleted."
            )
        if contents.unknown:
            say(f"Note: {wording.count(contents.unknown, 'record')} of a newer cps-quiz left as they are.")
        return fold(contents.records)

    def banks(self, names: Sequence[str] = ()) -> Selection:
        """Return the banks asked for; notes are told on standard error. Raises as ``Shelf.select`` does."""
        selection = self.shelf.select(names)
        for note in selection.notes:
            say(f"Note: {note}")
        return selection


def items_of(selection: Selection) -> list[Item]:
    """Return every question of the banks."""
    return [item for shelved in selection.banks for item in shelved.bank.items()]


def wants_plain() -> bool:
    """Whether colour and tables are to be left out: no terminal, or a plain one was asked for."""
    return not sys.stdout.isatty() or os.environ.get("TERM") == "dumb" or os.environ.get("CPS_QUIZ_PLAIN") == "1"
