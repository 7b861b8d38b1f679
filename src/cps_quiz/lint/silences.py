"""Findings that an author has silenced, each at its place and with a reason.

- ``# lint: ignore[R12] reason`` behind a line silences findings that begin in that line; in a line of its own, those of
  the next. Where a text of several lines begins there, which can't hold a comment, it silences all its lines; where a
  question begins there, the whole question.
- ``lint_ignore: {R12: reason}`` silences the whole question.

A silence without a reason, one that silences nothing and one for a rule that does not exist are findings themselves.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cps_quiz.bank.document import Comment, Document
from cps_quiz.diagnostics import Diagnostic, Severity, Span
from cps_quiz.lint.places import span_of
from cps_quiz.lint.registry import all_rules
from cps_quiz.lint.subject import WrittenBank

NO_REASON, SILENCES_NOTHING, UNKNOWN_RULE, IN_A_TEXT, NOT_UNDERSTOOD = "L01", "L02", "L03", "L04", "L05"
_NAMES = {NO_REASON: "silence-without-reason", SILENCES_NOTHING: "idle-silence", UNKNOWN_RULE: "silence-of-no-rule"}
_NAMES |= {IN_A_TEXT: "silence-in-a-text", NOT_UNDERSTOOD: "silence-not-understood"}
_COMMENT = re.compile(r"#\s*lint:\s*ignore\[([^\]]*)\]\s*(.*)")
_MEANT = re.compile(r"#\s*lint\b")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True)
class Silence:
    """What is silenced: a rule in some lines, or in a whole question too. ``span`` is where it is said."""

    code: str
    reason: str
    span: Span
    lines: range
    question: str | None

    def covers(self, finding: Diagnostic) -> bool:
        """Whether it silences a finding."""
        there = finding.span.line in self.lines or (self.question is not None and finding.question == self.question)
        return finding.code == self.code and there


def silences_of(bank: WrittenBank) -> list[Silence]:
    """Return the silences of a bank, in file order."""
    found = list(_of_comments(bank))
    for written in bank.questions:
        for name, reason in written.question.lint_ignore.items():
            span = span_of(bank.document, written.raw, ("lint_ignore", name))
            found.append(Silence(_code(name), reason, span, range(0), written.question.id))
    return sorted(found, key=lambda silence: silence.span)


def _of_comments(bank: WrittenBank) -> Iterator[Silence]:
    if "lint:" not in bank.document.text:
        return
    begins = {_first_line(bank, place): written.question.id for place, written in enumerate(bank.questions)}
    ends = _last_lines(bank)
    comments = list(bank.document.comments())
    alone = {comment.span.line for comment in comments if comment.alone}
    for comment in comments:
        if said := _COMMENT.match(comment.text):
            line = _line_of(bank, comment, alone)
            for code in said[1].split(","):
                lines = range(line, ends.get(line, line) + 1)
                yield Silence(_code(code), said[2].strip(), comment.span, lines, begins.get(line))


def _code(name: str) -> str:
    """Return the code of a rule that is named by its code in any case, or by its name; else what was written."""
    word = name.strip()
    by_name = {rule.name: code for code, rule in all_rules().items()}
    return by_name.get(word.lower(), word.upper() if word.upper() in all_rules() else word)


def _not_silencing(bank: WrittenBank) -> Iterator[Diagnostic]:
    """Yield what was meant as a silence and is none: because it stands inside a text, or is spelled otherwise."""
    document = bank.document
    if "lint" not in document.text:
        return
    comments = {comment.span: comment for comment in document.comments()}
    for span, comment in comments.items():
        if _MEANT.match(comment.text) and not _COMMENT.match(comment.text):
            remedy = "write it so: # lint: ignore[R12] reason"
            yield _told(document, span, NOT_UNDERSTOOD, "this silence is not understood", remedy)
    for match in _COMMENT.finditer(document.text):
        span = document.span(match.start(), match.end())
        if not any(other.line == span.line for other in comments):
            remedy = "put it behind the field's name, such as 'stem: >-  # lint: ...', or in a line above"
            message = "this silence stands inside a text: it silences nothing, and candidates read it"
            yield _told(document, span, IN_A_TEXT, message, remedy)


def _told(document: Document, span: Span, code: str, message: str, remedy: str, question: str = "") -> Diagnostic:
    return Diagnostic(
        document.path,
        span,
        code,
        message,
        severity=Severity.WARNING,
        help=remedy,
        question=question,
        source=document.line(span.line),
        name=_NAMES[code],
    )


def _first_line(bank: WrittenBank, place: int) -> int:
    raw = bank.questions[place].raw
    return min(bank.document.key_span(raw, field).line for field in raw)


def _last_lines(bank: WrittenBank) -> dict[int, int]:
    """Return the last line of each text that runs over several, by its first."""
    spans = (bank.document.span(start, end) for start, end in bank.document.long_values())
    return {span.line: span.end_line for span in spans}


def _line_of(bank: WrittenBank, comment: Comment, alone: set[int]) -> int:
    line = comment.span.line
    last = bank.document.line_count
    while comment.alone and line < last and (line in alone or not bank.document.line(line).strip()):
        line += 1
    return line


def without_silenced(
    bank: WrittenBank, findings: Sequence[Diagnostic], *, looked_for: set[str]
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return the findings that stand, with those about the silences themselves, and the silenced ones.

    ``looked_for`` are the rules that were run: a silence of another is not said to be idle.
    """
    silences = silences_of(bank)
    standing, silenced = list[Diagnostic](), list[Diagnostic]()
    used = set[int]()
    for finding in findings:
        covering = {index for index, silence in enumerate(silences) if silence.covers(finding)}
        used |= covering
        (silenced if covering else standing).append(finding)
    for index, silence in enumerate(silences):
        standing += _about(bank, silence, idle=index not in used and silence.code in looked_for)
    standing += _not_silencing(bank)
    return standing, silenced


def _about(bank: WrittenBank, silence: Silence, *, idle: bool) -> Iterator[Diagnostic]:
    def told(code: str, message: str, remedy: str) -> Diagnostic:
        return _told(bank.document, silence.span, code, message, remedy, silence.question or "")

    if silence.code not in all_rules():
        yield told(UNKNOWN_RULE, f"there is no rule '{silence.code}' to silence", "'cps-quiz bank explain' lists them")
        return
    if not _LETTER.search(silence.reason):
        yield told(NO_REASON, f"{silence.code} is silenced without a reason", "say why it does not hold here")
    if idle:
        yield told(SILENCES_NOTHING, f"{silence.code} finds nothing here to silence", "delete the silence")
