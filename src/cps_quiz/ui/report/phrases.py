"""Phrases that several sections share: shares, days, commands."""

import shlex
from dataclasses import dataclass, replace
from datetime import date

from cps_quiz.stats.tally import Tally
from cps_quiz.ui import wording
from cps_quiz.ui.report.sections import Cell

NONE = "-"


@dataclass(frozen=True, slots=True)
class Detail:
    """How much is told: at most so many rows, and words of a stem cut to that width. A page ends with everything."""

    objectives: int
    traps: int
    trap_steps: int
    hardest: int
    sure_but_wrong: int
    weeks: int
    stem_width: int | None = None
    is_page: bool = False


BRIEF = Detail(objectives=5, traps=6, trap_steps=3, hardest=6, sure_but_wrong=3, weeks=6, stem_width=48)
SPOKEN = replace(BRIEF, stem_width=110)
FULL = Detail(objectives=10, traps=20, trap_steps=5, hardest=20, sure_but_wrong=10, weeks=26, is_page=True)


def ratio(tally: Tally) -> str:
    """Return ``4 of 5``, or a dash of nothing."""
    return f"{tally.hits} of {tally.total}" if tally.total else NONE


def ratio_cell(tally: Tally) -> Cell:
    """Return ``4 of 5`` with its share for a bar."""
    return Cell(ratio(tally), tally.share)


def share_cell(share: float | None) -> Cell:
    """Return a percentage with its share for a bar, or a dash."""
    return Cell(NONE if share is None else wording.percent(share), share)


def share_words(tally: Tally) -> str:
    """Return ``4 of 5, 80 %``."""
    return ratio(tally) if tally.share is None else f"{ratio(tally)}, {wording.percent(tally.share)}"


def percents(low: float, high: float) -> str:
    """Return a range of shares: ``61 to 79 %``."""
    lowest, highest = wording.percent(low), wording.percent(high)
    return lowest if lowest == highest else f"{lowest.removesuffix(' %')} to {highest}"


def long_day(day: date) -> str:
    """Return ``Sunday 22 November``."""
    return f"{day:%A} {day.day} {day:%B}"


def short_day(day: date) -> str:
    """Return ``Sun 22 Nov``."""
    return f"{day:%a} {day.day} {day:%b}"


def command(verb: str, *, banks: tuple[str, ...] = (), options: str = "") -> str:
    """Return a command line with its banks quoted as a shell needs them."""
    return " ".join(word for word in ("cps-quiz", verb, *map(shlex.quote, banks), options) if word)


def shortened(text: str, width: int | None) -> str:
    """Return a text cut at a word, with three dots, where it is wider."""
    import textwrap

    return text if width is None else textwrap.shorten(text, width, placeholder=" ...")
