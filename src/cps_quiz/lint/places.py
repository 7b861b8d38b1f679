"""Where a finding stands in the file: the field, or the very words in it."""

import bisect
import itertools
import re

from cps_quiz.bank.document import Document, Fields, place_of
from cps_quiz.diagnostics import Span
from cps_quiz.text.words import straight

_BLOCK_HEAD = re.compile(r"[|>][^\r\n]*")  # may hold a comment
_SPACELESS = re.compile(r"\S+")
_PIECE = re.compile(r"\w+|[^\w\s]")
_MARKS = "[*`]*"
_GAP = rf"{_MARKS}(?:\\?\s)+{_MARKS}"
_ESCAPED = {"'": "''?", '"': r"\\?\"", "\\": r"\\\\?"}


def span_of(document: Document, raw: Fields, at: tuple[str | int, ...], part: re.Match[str] | None = None) -> Span:
    """Return the place of a field: a text as a whole or the part of it, a mapping or list by its name or first line.

    Of a field that was not written, the place is where it belongs: the option, the question's id or the bank's.
    """
    if not at or at[0] not in raw:
        at = ("id",)
    container, step = place_of(raw, at)
    value = container[step]  # type: ignore[index]
    if not isinstance(value, str):
        return document.key_span(container, step) if isinstance(step, str) else document.value_span(container, step)
    if part is not None:
        start, end = document.value_range(container, step)
        if found := _find(document.text[start:end], part):
            return document.span(start + found[0], start + found[1])
    return document.value_span(container, step)


def _find(source: str, part: re.Match[str]) -> tuple[int, int] | None:
    """Return where the words of a match stand in a value's source, in which lines may break elsewhere."""
    words = " ".join(part[0].split())
    if not words:
        return None
    head = _BLOCK_HEAD.match(source)
    begin = head.end() if head else 0
    earlier = sum(start < part.start() for start, _ in _occurrences(words, part.string))
    found = _occurrences(words, straight(source), begin)
    if earlier >= len(found):
        pattern = re.compile(_words_with_marks(part[0]))
        earlier = sum(match.start() < part.start() for match in pattern.finditer(part.string))
        found = [match.span(1) for match in pattern.finditer(straight(source), begin)]
    return found[earlier] if earlier < len(found) else None


def _occurrences(words: str, text: str, begin: int = 0) -> list[tuple[int, int]]:
    """Return where words stand, from and to which character, whatever white space is between them."""
    pieces = list(_SPACELESS.finditer(text, begin))
    on_one_line = " ".join([piece[0] for piece in pieces])
    ends = list(itertools.accumulate(len(piece[0]) + 1 for piece in pieces))  # of each piece there, its space included

    def place(at: int) -> int:
        piece = bisect.bisect_right(ends, at)
        return pieces[piece].end() - (ends[piece] - 1 - at)

    found: list[tuple[int, int]] = []
    at = on_one_line.find(words)
    while at >= 0:
        found.append((place(at), place(at + len(words) - 1) + 1))
        at = on_one_line.find(words, at + 1)
    return found


def _words_with_marks(text: str) -> str:
    """Return a pattern that finds the words also with marks of emphasis and code in them, and with escaped quotes."""
    words = (_PIECE.findall(word) for word in text.split())
    told = _GAP.join(_MARKS.join(_ESCAPED.get(piece, re.escape(piece)) for piece in word) for word in words)
    return f"(?=({told}))"
