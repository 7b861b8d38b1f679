"""A rule's examples: a question or a bank as text, with the flagged places marked by carets in comment lines.

::

    - text: You must always call the office.
    #                ^^^^^^ the finding begins and ends here

A # that touches the carets is one of them, for what begins a line.

An example that begins with ``format:`` is a whole bank; any other holds the fields of one question, for which a bank is
made around it.
"""

import re
from dataclasses import dataclass

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Diagnostic
from cps_quiz.lint.rule import Rule
from cps_quiz.lint.run import Evidence, lint, written
from cps_quiz.lint.settings import LintSettings

_MARKS = re.compile(r"\s*#[ \t]*(\^+(?:[ \t]+\^+)*)[ \t]*$")
_CARETS = re.compile(r"#?\^+")
_INDENT = "    "
_HEAD = """\
format: 1
id: example
title: An example
references: {samhsa-2012: {title: Working definition of recovery}}
misconceptions:
  advice: {title: Giving advice}
  rescue: {title: Rescuing}
  minimize: {title: Minimizing}
  expert: {title: Leaning on experts}
  drift: {title: Clinical drift}
  abandon: {title: Stepping away}
topics: {listening: {title: Listening, objectives: {EX-01: Show that a person was heard}}}
questions:
  - id: example-1
    objective: EX-01
    references: [samhsa-2012]
"""


@dataclass(frozen=True, slots=True)
class Example:
    """The text of a bank, and where findings are expected: line, column and end column, in order."""

    bank: str
    marks: tuple[tuple[int, int, int], ...]


def example_of(text: str) -> Example:
    """Return the bank that an example stands for. Marks refer to the nearest line above that is no mark."""
    whole = text if text.startswith("format:") else _HEAD + _indented(text)
    lines: list[str] = []
    marks: list[tuple[int, int, int]] = []
    for line in whole.splitlines():
        if _MARKS.match(line):
            marks += ((len(lines), found.start() + 1, found.end() + 1) for found in _CARETS.finditer(line))
        else:
            lines.append(line)
    return Example("\n".join(lines) + "\n", tuple(sorted(marks)))


def _indented(text: str) -> str:
    return "".join(f"{_INDENT}{line}\n" if line.strip() else "\n" for line in text.splitlines())


def found_in(rule: type[Rule], text: str) -> list[Diagnostic]:
    """Return what a rule finds in the text of a bank, with the thresholds and protected texts of its examples."""
    draft = load_draft(read("example.yaml", text.encode()))
    draft.document.diagnostics.clear()  # what the format says as well must not hide what the rule says
    bank = written(draft)
    assert bank is not None, "an example must be a bank"
    settings = LintSettings(select=(rule.code,), thresholds={rule.code: rule.example_thresholds})
    evidence = Evidence(sources=rule.example_sources)
    return [found for found in lint([bank], [settings], evidence=evidence)[0].findings if found.code == rule.code]
