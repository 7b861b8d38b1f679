"""How every finding about a file is told: where, how bad, what, and what to write instead.

Lines and columns count from 1; a span's end is the place after its last character.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cps_quiz.text.printable import printable


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    def is_at_least(self, other: "Severity") -> bool:
        """Whether it is as bad as another, or worse."""
        ranks = list(Severity)
        return ranks.index(self) <= ranks.index(other)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. ``code`` is permanent; ``help`` says what to do; ``source`` is the offending line itself.

    ``name`` is that of a writing rule, for people; format errors have none.
    """

    path: str
    span: Span
    code: str
    message: str
    severity: Severity = Severity.ERROR
    help: str = ""
    question: str = ""
    source: str | None = None
    name: str = ""

    def as_json(self) -> dict[str, object]:
        """Return the object that ``--json`` prints, without anything that could steer a terminal."""
        return {
            "path": printable(self.path),
            "line": self.span.line,
            "column": self.span.column,
            "end_line": self.span.end_line,
            "end_column": self.span.end_column,
            "code": self.code,
            "name": self.name,
            "severity": str(self.severity),
            "message": printable(self.message),
            "help": printable(self.help),
            "question": printable(self.question),
        }


def in_file_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by path, place and code."""
    return sorted(diagnostics, key=lambda d: (d.path, d.span, d.code, d.message))


def render(diagnostic: Diagnostic, *, width: int = 120) -> str:
    """Return the finding as text: a headline, the source line, and carets under the span."""
    span = diagnostic.span
    hint = f" ({diagnostic.help})" if diagnostic.help else ""
    name = f" [{diagnostic.name}]" if diagnostic.name else ""
    lines = [
        printable(
            f"{diagnostic.path}:{span.line}:{span.column}: "
            f"{diagnostic.code} {diagnostic.severity}: {diagnostic.message}{hint}{name}"
        )
    ]
    if diagnostic.source:
        lines += _excerpt(diagnostic.source, span, width)
    return "\n".join(lines)


def _excerpt(source: str, span: Span, width: int) -> list[str]:
    """Return the source line and its carets, cut to a window around the span where the line is long."""
    room = max(width - 9, 20)
    start = max(0, span.column - 1 - room // 3) if len(source) > room else 0
    shown = source[start : start + room]
    offset = span.column - 1 - start
    if span.end_line > span.line:
        length = len(shown.rstrip()) - offset
    else:
        length = min(span.end_column - span.column, len(shown) - offset)
    marks = " " * offset + "^" * max(length, 1)
    return [f"{span.line:>5} | {printable(shown)}", f"      | {marks}"]


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Return a count such as ``2 errors, 1 warning``, or ``no findings``."""
    parts = []
    for severity in Severity:
        count = sum(d.severity is severity for d in diagnostics)
        if count:
            parts.append(f"{count} {severity}{'' if count == 1 or severity is Severity.INFO else 's'}")
    return ", ".join(parts) or "no findings"
