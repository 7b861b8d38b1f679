"""Where a finding stands in the file: the field, or the very words in it."""

import re

from cps_quiz.bank.source import Document, Fields, place_of
from cps_quiz.diagnostics import Span
from cps_quiz.text.words import straight


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
    pattern = re.compile(r"\s+".join(map(re.escape, part[0].split())))
    earlier = part.string[: part.start()].count(part[0])
    found = list(pattern.finditer(straight(source)))
    return found[earlier].span() if earlier < len(found) and part[0].strip() else None
