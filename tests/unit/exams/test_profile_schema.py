"""The JSON Schema of exam profiles."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from cps_quiz.exams.schema import SCHEMA_ID, profile_schema

SCHEMA = profile_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
PROFILE = """\
format: 1
exam: mine
title: Mine
questions: 10
minutes: 20
source: Ours.
checked: 2026-11-22
"""


def errors(text: str) -> list[str]:
    value = json.loads(json.dumps(yaml.safe_load(text), default=str))
    return [error.message for error in VALIDATOR.iter_errors(value)]


def test_it_is_a_valid_schema_of_described_fields_alone() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == SCHEMA_ID
    for definition in SCHEMA["$defs"].values():
        assert definition["additionalProperties"] is False
        assert all(field.get("description") for field in definition["properties"].values())


def test_it_accepts_a_profile_with_and_without_what_is_optional() -> None:
    assert errors(PROFILE) == []
    more = "pass_mark: 70\nbreaks: [{after: 5, minutes: 2}]\nweights: {a: 1}\ntopics: {a: {b: 2}}\nverified: true\n"
    assert errors(PROFILE + more) == []


@pytest.mark.parametrize(
    "line", ["pass_mark: 101", "pass_mark: 0", "types: [singel]", "wieghts: {a: 1}", "weights: {A: 1}"]
)
def test_it_refuses_what_the_loader_refuses(line: str) -> None:
    assert len(errors(f"{PROFILE}{line}\n")) == 1
