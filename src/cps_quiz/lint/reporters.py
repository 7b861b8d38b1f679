"""Findings for people and for programs: text, JSON, GitHub annotations, SARIF 2.1.0, counts by rule."""

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from cps_quiz import __version__
from cps_quiz.diagnostics import Diagnostic, Severity, render
from cps_quiz.lint.registry import all_rules
from cps_quiz.text.printable import printable

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_text(findings: Sequence[Diagnostic], *, width: int | None = None) -> str:
    """Return each finding with its line and carets; for a terminal, in lines that fit its width."""
    if width is None:
        return "\n".join(map(render, findings))
    return "\n".join(line for finding in findings for line in _fitting(render(finding, width=width), width))


def _fitting(rendered: str, width: int) -> list[str]:
    headline, *excerpt = rendered.splitlines()
    lines = textwrap.wrap(
        headline, max(width, 40), subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )
    return [*lines, *excerpt]


def as_json(findings: Sequence[Diagnostic]) -> str:
    """Return a list of objects."""
    return json.dumps([finding.as_json() for finding in findings], indent=2, ensure_ascii=False)


def as_github(findings: Sequence[Diagnostic]) -> str:
    """Return workflow commands, which GitHub shows at the lines of a pull request."""
    return "\n".join(map(_annotation, findings))


def _annotation(finding: Diagnostic) -> str:
    level = {Severity.INFO: "notice"}.get(finding.severity, str(finding.severity))
    span = finding.span
    facts = {
        "file": finding.path,
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": span.end_column,
        "title": f"{finding.code} {finding.name}".strip(),
    }
    told = ",".join(f"{name}={_escaped(str(value), in_property=True)}" for name, value in facts.items())
    remedy = f" ({finding.help})" if finding.help else ""
    return f"::{level} {told}::{_escaped(finding.message + remedy)}"


def _escaped(text: str, *, in_property: bool = False) -> str:
    escaped = printable(text).replace("%", "%25")
    return escaped.replace(":", "%3A").replace(",", "%2C") if in_property else escaped


def as_sarif(findings: Sequence[Diagnostic]) -> str:
    """Return a SARIF log of one run, for code scanning."""
    codes = sorted({finding.code for finding in findings})
    run = {
        "tool": {
            "driver": {"name": "cps-quiz", "version": __version__, "rules": [_sarif_rule(code) for code in codes]}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, codes.index(finding.code)) for finding in findings],
    }
    log = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False)


def _sarif_rule(code: str) -> dict[str, object]:
    rule = all_rules().get(code)
    if rule is None:
        return {"id": code}
    prose = " ".join((rule.__doc__ or "").split())
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": prose.split(". ")[0].rstrip(".") + "."},
        "fullDescription": {"text": prose},
        "help": {"text": rule.remedy},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _sarif_result(finding: Diagnostic, rule: int) -> dict[str, object]:
    span = finding.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    remedy = f" ({printable(finding.help)})" if finding.help else ""
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": printable(finding.message) + remedy},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": _uri(finding.path)}, "region": region}},
        ],
    }


def _uri(path: str) -> str:
    from pathlib import Path
    from urllib.parse import quote

    return Path(path).as_uri() if Path(path).is_absolute() else quote(Path(path).as_posix())


def statistics(findings: Sequence[Diagnostic]) -> str:
    """Return how often each rule found something, most often first."""
    counted = Counter((finding.code, finding.name, str(finding.severity)) for finding in findings)
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    width = max((len(str(count)) for _, count in rows), default=0)
    return "\n".join(f"{count:>{width}}  {code}  {name or 'format'} ({level})" for (code, name, level), count in rows)


FORMATS: Mapping[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
