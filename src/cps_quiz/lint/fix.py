"""Mend a file by text edits that keep its comments and layout."""

from collections.abc import Iterable

from cps_quiz.lint.rule import Edit


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, int]:
    """Return the mended text and how many edits were made. Of two that touch, the first is made."""
    parts: list[str] = []
    end = made = 0
    for edit in sorted(set(edits), key=lambda one: (one.start, one.end)):
        if edit.start < end or (made and edit.start == end == edit.end):
            continue
        parts += (text[end : edit.start], edit.text)
        end = edit.end
        made += 1
    return "".join((*parts, text[end:])), made
