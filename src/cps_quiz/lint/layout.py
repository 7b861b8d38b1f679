"""What no rule of writing is about: white space that every diff shows, and texts that end sooner than they seem to.

White space is told only outside of texts that run over several lines, since there it could be meant.
"""

import re
from collections.abc import Iterator, Sequence

from cps_quiz.bank.document import Comment, Document
from cps_quiz.diagnostics import Diagnostic, Severity
from cps_quiz.lint.rule import Edit

TRAILING, NO_END, CUT_OFF = "L11", "L12", "L13"
_TRAILING = re.compile(r"[ \t]+(?=\r?\n|$)")
_MEANT_AS_TEXT = re.compile(r"#\w")  # a comment has a space behind its sign
Mending = tuple[Diagnostic, Edit | None]


def layout_findings(document: Document) -> Iterator[Mending]:
    """Yield what there is to say of a file that was read with places, each with the edit that mends it."""
    text = document.text
    inside = document.long_values()
    for match in _TRAILING.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in inside):
            edit = Edit(match.start(), match.end(), "")
            yield _told(document, TRAILING, "trailing-space", "spaces at the end of a line", edit, "delete them"), edit
    if text and not text.endswith(("\n", "\r")) and not _ends_in_kept_text(text, inside):
        edit = Edit(len(text), len(text), "\r\n" if "\r\n" in text else "\n")
        yield _told(document, NO_END, "no-final-newline", "the last line has no end", edit, "end it with Enter"), edit
    for comment in document.comments():
        if not comment.alone and _MEANT_AS_TEXT.match(comment.text):
            yield _cut_off(document, comment), None


def _cut_off(document: Document, comment: Comment) -> Diagnostic:
    first = comment.text.split()[0]
    return Diagnostic(
        document.path,
        comment.span,
        CUT_OFF,
        f"the text ends before '{first}': a # behind a space begins a comment",
        severity=Severity.WARNING,
        help="put the whole text in quotes, or a space behind the # if a comment is meant",
        source=document.line(comment.span.line),
        name="cut-off-text",
    )


def _ends_in_kept_text(text: str, inside: Sequence[tuple[int, int]]) -> bool:
    """Whether the file ends within a text block that would get the line end: one after | or > without a -."""
    start, end = inside[-1] if inside else (0, 0)
    return end == len(text) and text[start] in "|>" and "-" not in text[start : start + 3]


def _told(document: Document, code: str, name: str, message: str, edit: Edit, remedy: str) -> Diagnostic:
    start = min(edit.start, max(len(document.text) - 1, 0))
    span = document.span(start, max(edit.end, start + 1))
    line = document.line(span.line)
    return Diagnostic(document.path, span, code, message, severity=Severity.INFO, help=remedy, source=line, name=name)
