"""Findings for people and for programs."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from tests.unit.lint.written_banks import RULE_NAME, finding

from cps_quiz import __version__
from cps_quiz.diagnostics import Diagnostic, Severity, Span
from cps_quiz.lint.registry import all_rules
from cps_quiz.lint.reporters import FORMATS, as_github, as_json, as_sarif, as_text, statistics

# What a log of ours uses of https://json.schemastore.org/sarif-2.1.0.json (OASIS 2020), with nothing else allowed.
_MESSAGE = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}},
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_POSITION = {"type": "integer", "minimum": 1}
_REGION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["startLine"],
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), _POSITION),
}
_LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "physicalLocation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"uri": {"type": "string", "format": "uri-reference", "pattern": "^[!-~]+$"}},
                },
                "region": _REGION,
            },
        }
    },
}
_RULE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "shortDescription": _MESSAGE,
        "fullDescription": _MESSAGE,
        "help": _MESSAGE,
        "defaultConfiguration": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"level": _LEVEL},
        },
    },
}
_RESULT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": _LEVEL,
        "message": _MESSAGE,
        "locations": {"type": "array", "items": _LOCATION},
    },
}
_RUN = {
    "type": "object",
    "additionalProperties": False,
    "required": ["tool"],
    "properties": {
        "tool": {
            "type": "object",
            "additionalProperties": False,
            "required": ["driver"],
            "properties": {
                "driver": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["name"],
                    "properties": {
                        "name": {"type": "string"},
                        "version": {"type": "string"},
                        "rules": {"type": "array", "uniqueItems": True, "items": _RULE},
                    },
                }
            },
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": _RESULT},
    },
}
SARIF = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": _RUN},
    },
}

ODD = "100% of a: b, c\nand\r\x1b[2J \u202e\U0001f600"
FINDINGS = [
    finding(),
    finding("R12", ODD, remedy="say: 1, 2", severity=Severity.INFO, name="longest-key", span=Span(1, 1, 3, 2)),
    finding("F011", "a field is missing", name="", severity=Severity.ERROR, path="a folder/b,c%:d.yaml"),
    finding(),
]


def test_text_is_every_finding_with_its_line() -> None:
    assert as_text([]) == ""
    assert as_text(FINDINGS[::2][:1]) == (
        f"tiny.yaml:3:5: R15 warning: no good [{RULE_NAME}]\n    3 |   a: long line\n      |     ^^^^"
    )
    assert as_text(FINDINGS).count("\n") == 3 * len(FINDINGS) - 1


def test_json_is_a_list_of_objects() -> None:
    assert as_json([]) == "[]"
    assert json.loads(as_json(FINDINGS)) == [one.as_json() for one in FINDINGS]
    assert json.loads(as_json(FINDINGS[:1])) == [
        {
            "path": "tiny.yaml",
            "line": 3,
            "column": 5,
            "end_line": 3,
            "end_column": 9,
            "code": "R15",
            "name": RULE_NAME,
            "severity": "warning",
            "message": "no good",
            "help": "",
            "question": "one",
        }
    ]


NOTICE = (
    "::notice file=tiny.yaml,line=1,endLine=3,col=1,endColumn=2,title=R12 longest-key"
    "::100%25 of a: b, c\ufffdand\ufffd\ufffd[2J \ufffd\U0001f600 (say: 1, 2)"
)


def test_github_gets_one_command_a_finding_with_its_marks_escaped() -> None:
    assert as_github([]) == ""
    assert as_github(FINDINGS[:3]).split("\n") == [
        f"::warning file=tiny.yaml,line=3,endLine=3,col=5,endColumn=9,title=R15 {RULE_NAME}::no good",
        NOTICE,
        "::error file=a folder/b%2Cc%25%3Ad.yaml,line=3,endLine=3,col=5,endColumn=9,title=F011::a field is missing",
    ]


def unescaped(value: str) -> str:
    """Return what GitHub's runner reads in a property."""
    for mark, escaped in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        value = value.replace(escaped, mark)
    return value


@given(st.text(), st.text(min_size=1))
def test_no_text_can_end_a_github_command_or_begin_another(message: str, path: str) -> None:
    (line,) = as_github([finding(message=message, path=path)]).splitlines()
    command, _, told = line.removeprefix("::").partition("::")
    facts = dict(fact.split("=", 1) for fact in command.removeprefix("warning ").split(","))
    expected = finding(message=message, path=path).as_json()
    assert unescaped(facts["file"]) == expected["path"]
    assert told.replace("%25", "%") == expected["message"]


def sarif_of(findings: list[Diagnostic]) -> Any:
    log = json.loads(as_sarif(findings))
    Draft7Validator(SARIF, format_checker=Draft7Validator.FORMAT_CHECKER).validate(log)
    return log


def test_sarif_of_no_findings() -> None:
    driver = {"name": "cps-quiz", "version": __version__, "rules": []}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": []}
    assert sarif_of([]) == {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }


def test_sarif_names_each_rule_once_and_points_to_it() -> None:
    (run,) = sarif_of(FINDINGS)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["F011", "R12", "R15"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == ["R15", "R12", "F011", "R15"]
    assert [result["level"] for result in run["results"]] == ["warning", "note", "error", "warning"]
    assert run["results"][1] == {
        "ruleId": "R12",
        "ruleIndex": 1,
        "level": "note",
        "message": {"text": "100% of a: b, c\ufffdand\ufffd\ufffd[2J \ufffd\U0001f600 (say: 1, 2)"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "tiny.yaml"},
                    "region": {"startLine": 1, "startColumn": 1, "endLine": 3, "endColumn": 2},
                }
            }
        ],
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a folder/b,c%.yaml", "a%20folder/b%2Cc%25.yaml"),
        ("caf\u00e9.yaml", "caf%C3%A9.yaml"),
        ("/a b/c.yaml", "file:///a%20b/c.yaml"),
    ],
)
def test_a_path_is_told_as_an_address(path: str, uri: str) -> None:
    (result,) = sarif_of([finding(path=path)])["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_sarif_of_every_rule_is_of_the_schema() -> None:
    found = [finding(code, name=rule.name, severity=rule.severity) for code, rule in all_rules().items()]
    rules = sarif_of(found)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(all_rules())
    assert all(rule["shortDescription"]["text"].count(". ") == 0 for rule in rules)


@given(st.text(), st.text(min_size=1).filter(lambda text: not text.startswith("/")))
def test_sarif_of_any_text_is_of_the_schema(message: str, path: str) -> None:
    assert len(sarif_of([finding(message=f"x{message}", path=path)])["runs"][0]["results"]) == 1


def test_statistics_count_by_rule_most_often_first() -> None:
    assert statistics([]) == ""
    many = [finding(), *FINDINGS, *([finding("R02", name="multi-count")] * 2)] + [finding()] * 6
    assert statistics(many) == (
        f"9  R15  {RULE_NAME} (warning)\n"
        "2  R02  multi-count (warning)\n"
        "1  F011  format (error)\n"
        "1  R12  longest-key (info)"
    )
    assert statistics([*many, finding()]).splitlines()[:2] == [
        f"10  R15  {RULE_NAME} (warning)",
        " 2  R02  multi-count (warning)",
    ]


def test_every_format_has_a_reporter() -> None:
    assert list(FORMATS) == ["text", "json", "github", "sarif"]
    assert [FORMATS[name](FINDINGS) for name in FORMATS] == [
        reporter(FINDINGS) for reporter in (as_text, as_json, as_github, as_sarif)
    ]
