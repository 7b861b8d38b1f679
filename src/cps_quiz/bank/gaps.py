"""What stands between the texts of a bank file: comments, line breaks, and the signs of YAML.

Knows the characters of a gap, and nothing of the layout they are given.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

BREAK = "\r\n|[\r\n\x85\u2028\u2029]"
_COMMENT = "#[^\r\n\x85\u2028\u2029]*"
_MARKER = rf"(?:---|\.\.\.)(?:[ \t]+{_COMMENT})?|%[^\r\n\x85\u2028\u2029]*"
_TOKEN = re.compile(rf"(?P<note>{_COMMENT})|(?P<break>{BREAK})|(?P<marker>{_MARKER})|(?P<sign>[-:?])")
_PLAIN = " \n-:?"  # the characters of most gaps, which hold no note

INNER = 1_000_000  # the column of a comment behind a dash, which belongs to what follows


class Note(NamedTuple):
    """A comment in lines of its own, or a marker such as ``---``. ``column`` counts from 0, and is INNER behind a dash.

    ``blank`` says whether a blank line stands above.
    """

    text: str
    column: int
    blank: bool

    @property
    def is_marker(self) -> bool:
        """Whether it is no comment, and must stand at the beginning of its line."""
        return not self.text.startswith("#")


@dataclass(slots=True)
class Gap:
    """What stands between two texts.

    ``early`` are comments before the colon; ``trailing`` stands in the line of what comes before the gap; ``is_below``
    says whether a line ends between the colon, if there is one, and what follows; ``blank``, whether a blank line
    stands right above what follows; ``column`` is that of the first sign or text that follows the comments.
    """

    trailing: str = ""
    early: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    is_below: bool = False
    blank: bool = False
    column: int = 0


def read_gap(text: str, start: int, end: int, *, column: int, at_line_start: bool) -> Gap:
    """Return what stands between two indexes. ``column`` is that of the text which follows."""
    gap = Gap(column=column)
    piece = text[start:end]
    if _is_plain(piece):
        _read_plain(gap, piece, at_line_start=at_line_start)
        return gap
    line_start = start if at_line_start else -1
    breaks = int(at_line_start)
    sign = -1
    for token in _TOKEN.finditer(text, start, end):
        kind, found, index = token.lastgroup, token[0], token.start()
        if kind == "break":
            line_start, breaks = token.end(), breaks + 1
            gap.is_below = True
        elif kind == "sign":
            if found == ":":
                gap.early = [*filter(None, [gap.trailing]), *(note.text for note in gap.notes)]
                gap.trailing, gap.notes, gap.is_below, breaks = "", [], False, 0
                line_start = -1
            else:
                if sign < 0:
                    sign, gap.column = index, index - line_start
                    gap.blank = breaks > 1
                breaks = 0
        elif line_start < 0:
            gap.trailing = found.rstrip(" \t")
            breaks = 0
        else:
            where = index - line_start if sign < 0 else INNER
            gap.notes.append(Note(found.rstrip(" \t"), where, breaks > 1 if sign < 0 else False))
            breaks = 0
    if sign < 0:
        gap.blank = breaks > 1
    return gap


def _read_plain(gap: Gap, piece: str, *, at_line_start: bool) -> None:
    """Read a gap without notes, as most are; its column matters to notes alone."""
    before = piece.rpartition(":")[2].partition("-")[0]
    gap.is_below = "\n" in before
    gap.blank = before.count("\n") + at_line_start > 1


def _is_plain(piece: str) -> bool:
    return not piece.strip(_PLAIN) and "---" not in piece


def comments_in(text: str, start: int, end: int) -> list[str]:
    """Return the comments and markers of a gap."""
    if _is_plain(text[start:end]):
        return []
    return [m[0].rstrip(" \t") for m in _TOKEN.finditer(text, start, end) if m.lastgroup in {"note", "marker"}]
