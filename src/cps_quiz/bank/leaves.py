"""Texts and bracketed collections of a bank file, with their lines indented anew and their words untouched.

What is returned holds a line feed where the author's line ended, and the rarer line ends of Unicode as they were.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cps_quiz.bank.events import Part
from cps_quiz.bank.gaps import BREAK

STEP = 2  # spaces a level
SPACE = " \t"  # what YAML takes for white space in a line; str.strip would take more

_BREAK = re.compile(BREAK)
_ORDINARY = {"\r\n", "\r", "\n", "\x85"}
_HEAD = re.compile(r"[|>](?P<signs>[-+0-9]*)[ \t]*(?P<comment>#[^\r\n\x85\u2028\u2029]*)?")
_IN_BRACKETS = re.compile(
    rf"(?P<comment>#[^\r\n\x85\u2028\u2029]*)|(?P<break>{BREAK})|(?P<open>[\[{{])|(?P<close>[\]}}])|(?P<space>[ \t]+)"
    r"|(?P<other>[^\[\]{}# \t\r\n\x85\u2028\u2029]+)"
)


class Block(NamedTuple):
    """A text block: what begins it, a comment behind that, its lines, and where in the file it ends.

    ``keeps`` says that blank lines below it are part of its text.
    """

    head: str
    comment: str
    lines: str
    stop: int
    keeps: bool


def folded(raw: str, style: str, indent: int) -> str:
    """Return a plain or quoted text with all lines but the first indented."""
    if not _BREAK.search(raw):
        return raw
    pad = " " * indent
    pieces: list[str] = []
    lines = list(_lines(raw))
    for number, (line, end) in enumerate(lines):
        content = line.lstrip(SPACE) if number else line
        if number < len(lines) - 1:
            content = _without_trailing(content, is_double=style == '"')
        pieces += (pad if number and content else "", content, end)
    return "".join(pieces)


def _lines(raw: str) -> Iterator[tuple[str, str]]:
    """Yield each line and its end: a line feed for the ordinary ones, nothing for the last."""
    at = 0
    for match in _BREAK.finditer(raw):
        yield raw[at : match.start()], "\n" if match[0] in _ORDINARY else match[0]
        at = match.end()
    yield raw[at:], ""


def _without_trailing(line: str, *, is_double: bool) -> str:
    """Remove the white space at a line's end, all but one that a backslash makes part of the text."""
    bare = line.rstrip(SPACE)
    escaped = is_double and len(bare) < len(line) and (len(bare) - len(bare.rstrip("\\"))) % 2
    return line[: len(bare) + 1] if escaped else bare


def block(text: str, part: Part, *, parent: int, indent: int) -> Block:
    """Return a text block with its content indented. ``parent`` is the column of the collection that it stands in.

    A block that ends with the file, in a line without an end, gets the sign for that, so that its line can be ended.
    """
    head = _HEAD.match(text, part.start)
    assert head
    signs = head["signs"]
    digit = signs.strip("+-")
    raw = list(_lines(text[head.end() : part.end]))[1:]
    if raw and raw[-1] == ("", ""):
        raw.pop()
    depth = max(parent, 0) + int(digit) if digit else _depth(raw)
    lines = [(line[min(depth, len(line) - len(line.lstrip(" "))) :], end) for line, end in raw]
    is_unended = bool(lines) and not lines[-1][1]
    if is_unended and not lines[-1][0]:
        lines.pop()
        is_unended = False
    signs = signs.replace(digit, str(STEP)) if digit else signs
    if is_unended:
        signs = signs.strip("+-") + "-"
    keeps = "+" in signs
    stop = part.end
    if not keeps:
        while lines and not lines[-1][0]:
            lines.pop()
        stop = _stop(text, head.end(), len(lines))
    pad = " " * indent
    body = "".join(f"{pad if line else ''}{line}{end or chr(10)}" for line, end in lines)
    return Block(text[part.start] + signs, (head["comment"] or "").rstrip(SPACE), body, stop, keeps)


def head_comment(text: str, part: Part) -> str:
    """Return the comment behind what begins a text block."""
    head = _HEAD.match(text, part.start)
    return ((head and head["comment"]) or "").rstrip(SPACE)


def _depth(raw: Sequence[tuple[str, str]]) -> int:
    """Return the indentation of a block's first line with text, or what takes all from lines that have none."""
    longest = max((len(line) for line, _ in raw), default=0)
    return next((len(line) - len(line.lstrip(" ")) for line, _ in raw if line.strip(" ")), longest)


def _stop(text: str, start: int, lines: int) -> int:
    """Return where so many lines below the one of an index end."""
    at = start
    for _ in range(lines):
        found = _BREAK.search(text, at)
        assert found
        at = found.end()
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


class Brackets:
    """Lays out a collection in brackets: lines stay lines, each one level deeper for every bracket that is open.

    A bracket that closes at the beginning of a line never stands in its key's own column: that is not YAML everywhere.
    """

    def __init__(self, indent: int) -> None:
        self._indent = indent  # of what stands in the outermost bracket
        self._open = 0
        self._line: list[str] = []  # what stands in it, white space apart
        self._done: list[str] = []
        self._after_open = False

    def lay_out(self, text: str, start: int, end: int, scalars: Sequence[Part]) -> str:
        """Return the collection that stands between two indexes, with these texts in it."""
        at = start
        for scalar in scalars:
            if scalar.end > scalar.start:
                self._gap(text, at, scalar.start)
                self._add(folded(text[scalar.start : scalar.end], scalar.style, self._column()))
                at = scalar.end
        self._gap(text, at, end)
        return "\n".join([*self._done, "".join(self._line)])

    def _column(self) -> int:
        return self._indent + STEP * (max(self._open, 1) - 1)

    def _add(self, piece: str) -> None:
        if not self._line and self._done:
            self._line.append(" " * self._column())
        self._line.append(piece)
        self._after_open = False

    def _gap(self, text: str, start: int, end: int) -> None:
        for token in _IN_BRACKETS.finditer(text, start, end):
            found = token[0]
            match token.lastgroup:
                case "comment":
                    if self._line:
                        self._strip()
                        self._line.append("  ")
                    self._add(found.rstrip(SPACE))
                case "break":
                    self._end_line()
                case "open":
                    self._add(found)
                    self._open += 1
                    self._after_open = True
                case "close":
                    self._open -= 1
                    self._strip(but_after=(":", "?"))
                    self._add(found)
                case "space":
                    if self._line and not self._after_open:
                        self._line.append(found)
                case _:
                    self._add(found)

    def _end_line(self) -> None:
        line = "".join(self._line).rstrip(SPACE)
        above = self._done[-1] if self._done else ""
        if line or (above and not above.endswith(("[", "{"))):
            self._done.append(line)
        self._line = []

    def _strip(self, *, but_after: tuple[str, ...] = ()) -> None:
        """Remove the white space at the end of the line, unless one of these signs stands before it."""
        bare = [piece.rstrip(SPACE) for piece in self._line[-2:]]
        if "".join(bare).endswith(but_after):
            return
        self._line[-2:] = [piece for piece in (*self._line[-2:-1], bare[-1]) if piece] if bare else []
        if self._line and bare and not bare[-1]:
            self._line[-1] = bare[0]
