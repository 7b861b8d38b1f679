"""Banks as rules see them, from text, and what is found in them."""

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Diagnostic, Severity, Span
from cps_quiz.lint.run import Linted, lint, written
from cps_quiz.lint.settings import LintSettings
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion

PATH = "tiny.yaml"

MIDDLE = Span(3, 5, 3, 9)

HEAD = """\
format: 1
id: tiny
title: Tiny
topics:
  first:
    title: First
    objectives: {A-1: Do it}
  second:
    title: Second
    objectives: {B-1: Do another}
questions:
"""
QUESTION = """\
  - id: one
    objective: A-1
    stem: What does Ana need from the group today?
    options:
      - text: She needs time, so that you can sit with her.
        correct: true
      - text: She always says too little.
      - text: She never comes back.
"""
ABSOLUTES = "R15"  # finds "always" in line 18, and "never" in line 19
RULE_NAME = "absolutes-in-distractor"


def bank_of(text: str, *, path: str = PATH) -> WrittenBank:
    """Return a bank of a text without format errors."""
    draft = load_draft(read(path, text.encode()))
    assert draft.loaded.diagnostics == ()
    bank = written(draft)
    assert bank is not None
    return bank


def linted(text: str, *codes: str) -> Linted:
    """Return what rules find in a text."""
    return lint([bank_of(text)], [LintSettings(select=codes)])[0]


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    """Return each finding's code, line and column."""
    return [(one.code, one.span.line, one.span.column) for one in found]


def bank_with(questions: str, *, name: str = "tiny") -> WrittenBank:
    """Return a bank with these questions, which are indented as in a file."""
    return bank_of(HEAD.replace("id: tiny", f"id: {name}") + questions)


def single(
    name: str,
    options: list[str],
    *,
    key: int = 0,
    stem: str = "Which one is it?",
    family: str = "",
    objective: str = "A-1",
) -> str:
    """Return the text of a single question."""
    import json

    shared = f"    family: {family}\n" if family else ""
    lines = "".join(
        f"      - text: {json.dumps(text, ensure_ascii=False)}\n{'        correct: true' + chr(10) if n == key else ''}"
        for n, text in enumerate(options)
    )
    return f"  - id: {name}\n    objective: {objective}\n{shared}    stem: {json.dumps(stem)}\n    options:\n{lines}"


def singles(*questions: str, name: str = "tiny") -> list[WrittenQuestion]:
    """Return single questions in a bank of theirs."""
    return list(bank_with("".join(questions), name=name).singles)


def finding(
    code: str = "R15",
    message: str = "no good",
    *,
    path: str = PATH,
    span: Span = MIDDLE,
    severity: Severity = Severity.WARNING,
    remedy: str = "",
    name: str = RULE_NAME,
) -> Diagnostic:
    """Return a finding made by hand."""
    return Diagnostic(path, span, code, message, severity, remedy, "one", "  a: long line", name)
