"""A tiny bank, changes to it, and what is found."""

from cps_quiz.bank.load import load_bytes
from cps_quiz.diagnostics import Diagnostic, Span

PATH = "tiny.yaml"

TINY = """\
format: 1
id: tiny
title: Tiny
topics:
  first:
    title: First
    objectives: {A-1: Do it}
questions:
  - id: one
    objective: A-1
    stem: Which?
    options:
      - {text: Right, correct: true}
      - {text: Wrong}
"""

SHOW_SCHEMA = "'cps-quiz bank schema' shows the format"


def tiny(*changes: tuple[str, str]) -> str:
    """Return the tiny bank with each old piece, which stands in it once, replaced by a new one."""
    text = TINY
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def findings(content: str | bytes) -> list[Diagnostic]:
    """Return what is found; a bank comes of the file exactly when nothing is."""
    loaded = load_bytes(content.encode() if isinstance(content, str) else content, path=PATH)
    assert (loaded.bank is None) == bool(loaded.diagnostics)
    return list(loaded.diagnostics)


def codes(content: str | bytes) -> list[str]:
    """Return the codes of what is found."""
    return [finding.code for finding in findings(content)]


def told(
    place: tuple[int, int, int, int], code: str, message: str, remedy: str, source: str, question: str = ""
) -> Diagnostic:
    """Return a finding in the tiny bank. ``place`` is line, column, end line and end column."""
    return Diagnostic(PATH, Span(*place), code, message, help=remedy, question=question, source=source)
