"""A bank's text and its values: where each stands, and what was found in it.

A place is kept as a character index and turned into line and column only when it is told. Keeping them takes time, so a
bank is read without places first, and once more with them where something is to be told.
"""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cps_quiz.bank.events import scalar_ends
from cps_quiz.diagnostics import Diagnostic, Span

Value = str | list["Value"] | dict[str, "Value"]
Fields = dict[str, Value]
Place = tuple[Value, str | int]  # a mapping or list, and which of its values

MAX_FINDINGS = 1000

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_COMMENT = re.compile(r"(?<!\S)#[^\r\n\x85\u2028\u2029]*")


class TooManyFindingsError(Exception):
    """The document holds as many findings as anyone reads, so nothing more is looked for."""


class PlacesNeededError(Exception):
    """Something is to be told about a value, and the document was read without the places of its values."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: where it stands, its text from the # on, and whether nothing else stands in its line."""

    span: Span
    text: str
    alone: bool


def place_of(raw: Fields, at: tuple[str | int, ...]) -> Place:
    """Return the container and key of a path, or of its deepest step that was written."""
    container: Value = raw
    place: Place = (raw, at[0])
    for step in at:
        written = step in container if isinstance(container, dict) else isinstance(container, list)
        if not written:
            break
        place = (container, step)
        container = container[step]  # type: ignore[index]
    return place


class Document:
    """A parsed file: the root value and where everything in it stands.

    ``clean`` is what is parsed: the text, with each character that must not stand in a bank replaced by a harmless one.
    ``marks`` holds the character indexes at which the values of a list begin, and in turn the keys and values of a
    mapping, by the ``id`` of the list or mapping; nothing where the document was read without places.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = self.clean = text
        self.has_places = True
        self.root: Value | None = None
        self.diagnostics: list[Diagnostic] = []
        self.marks: dict[int, list[int]] = {}
        self._keys: dict[int, list[str]] = {}
        self._line_starts: list[int] | None = None
        self._scalar_ends: dict[int, int] | None = None
        self._last_line = (0, "")

    def report(self, code: str, message: str, span: Span, *, help: str = "", question: str = "") -> None:  # noqa: A002
        """Add a finding at a span. Raises TooManyFindingsError."""
        source = self.line(span.line)
        self.diagnostics.append(Diagnostic(self.path, span, code, message, help=help, question=question, source=source))
        if len(self.diagnostics) >= MAX_FINDINGS:
            raise TooManyFindingsError

    def line(self, number: int) -> str:
        """Return a line without its end. The last one is kept, since all findings may stand in one long line."""
        if self._last_line[0] != number:
            lines = self._lines()
            whole = self.text[lines[number - 1] : lines[number] if number < len(lines) else None]
            self._last_line = (number, _LINE_END.sub("", whole))
        return self._last_line[1]

    @property
    def line_count(self) -> int:
        """How many lines there are, an empty one behind the last line end included."""
        return len(self._lines())

    def key_span(self, mapping: Value, key: str) -> Span:
        """Return where a key of a mapping stands. Raises PlacesNeededError."""
        start = self._marks_in(mapping)[2 * self._keys_of(mapping).index(key)]
        return self.span(start, self._ends().get(start, start))

    def value_span(self, container: Value, at: str | int) -> Span:
        """Return where a value stands; of a mapping or list, its first line. Raises PlacesNeededError."""
        marks = self._marks_in(container)
        start = marks[at] if isinstance(at, int) else marks[2 * self._keys_of(container).index(at) + 1]
        if isinstance(container[at], str):  # type: ignore[index]
            return self.span(start, self._ends().get(start, start))
        line, column = self._place(start)
        return self.span(start, start + len(self.line(line)) - (column - 1))

    def value_range(self, container: Value, at: str | int) -> tuple[int, int]:
        """Return where a text value begins and ends, as character indexes. Raises PlacesNeededError."""
        marks = self._marks_in(container)
        start = marks[at] if isinstance(at, int) else marks[2 * self._keys_of(container).index(at) + 1]
        return start, self._ends().get(start, start)

    def long_values(self) -> list[tuple[int, int]]:
        """Return where texts that run over several lines begin and end, in order, as character indexes."""
        return [(start, end) for start, end in sorted(self._ends().items()) if _LINE_END.search(self.text, start, end)]

    def comments(self) -> Iterator[Comment]:
        """Yield the comments of a file that was read with places: what begins with # outside all values."""
        ends = self._ends()
        starts = sorted(ends)
        at = 0
        while match := _COMMENT.search(self.text, at):
            value = bisect.bisect_right(starts, match.start()) - 1
            end = ends[starts[value]] if value >= 0 else 0
            if match.start() < end and not self._is_block_head(starts[value], match.start()):
                at = end  # what looked like a comment may hide one behind the value
                continue
            at = match.end()
            span = self.span(match.start(), match.end())
            yield Comment(span, match[0].rstrip(), alone=not self.line(span.line)[: span.column - 1].strip())

    def _is_block_head(self, start: int, index: int) -> bool:
        """Whether a place lies in the line that begins a text block, behind its | or >."""
        return self.text[start] in "|>" and not _LINE_END.search(self.text, start, index)

    def _marks_in(self, container: Value) -> list[int]:
        if not self.has_places:
            raise PlacesNeededError
        return self.marks[id(container)]

    def forget_keys(self, mapping: Value) -> None:
        """Say that a mapping has grown since one of its places was asked for."""
        self._keys.pop(id(mapping), None)

    def _keys_of(self, mapping: Value) -> list[str]:
        assert isinstance(mapping, dict)
        return self._keys.setdefault(id(mapping), list(mapping))

    def span(self, start: int, end: int) -> Span:
        """Turn two character indexes into a span, without the white space at its end."""
        start = min(start, len(self.text))
        end = min(max(start, end), len(self.text))
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        if _LINE_END.match(self.text, start):
            end = start
        line, column = self._place(start)
        end_line, end_column = self._place(end)
        return Span(line, column, end_line, end_column)

    def _place(self, index: int) -> tuple[int, int]:
        lines = self._lines()
        line = bisect.bisect_right(lines, index)
        return line, index - lines[line - 1] + 1

    def _lines(self) -> list[int]:
        if self._line_starts is None:
            self._line_starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return self._line_starts

    def _ends(self) -> dict[int, int]:
        """Return each scalar's end by its start: a second parse, which only a file with findings pays for."""
        if self._scalar_ends is None:
            self._scalar_ends = scalar_ends(self.clean)
        return self._scalar_ends
