"""The JSON Schema: generated from the types, and as strict as the loader about fields."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from tests.conftest import SMALL_BANK
from tests.unit.bank.banks import codes, tiny

from cps_quiz.bank.schema import SCHEMA_ID, bank_schema, render_schema
from cps_quiz.questions.registry import QUESTION_TYPES

SCHEMA = bank_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def as_editor(text: str) -> Any:
    """Return a bank as an editor sees it: YAML's own types, names as text."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def test_it_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert (SCHEMA["$schema"], SCHEMA["$id"]) == ("https://json-schema.org/draft/2020-12/schema", SCHEMA_ID)


def test_it_is_printed_as_json_that_ends_in_a_line_feed() -> None:
    assert json.loads(render_schema()) == SCHEMA
    assert render_schema().endswith("}\n")


def test_its_patterns_are_those_that_every_validator_knows() -> None:
    assert "(?" not in render_schema()


def test_it_is_generated_anew_each_time() -> None:
    assert bank_schema() == SCHEMA
    assert bank_schema() is not SCHEMA


def test_every_field_has_a_description_and_no_other_is_allowed() -> None:
    definitions = SCHEMA["$defs"]
    assert set(definitions) >= {
        "Bank",
        "Topic",
        "Reference",
        "Misconception",
        *(c.__name__ for c in QUESTION_TYPES.values()),
    }
    for name, definition in definitions.items():
        assert definition["additionalProperties"] is False, name
        undescribed = [field for field, value in definition["properties"].items() if not value.get("description")]
        assert undescribed == [], name


@pytest.mark.parametrize("text", [SMALL_BANK, tiny()], ids=["all types", "required fields only"])
def test_it_accepts_a_bank_that_loads(text: str) -> None:
    assert list(VALIDATOR.iter_errors(as_editor(text))) == []


@pytest.mark.parametrize("word", ["1990", "1.5", "yes", "true", "12:30", "007", "1e3"])
def test_it_accepts_for_text_what_the_loader_accepts(word: str) -> None:
    text = tiny(
        ("title: Tiny", f"title: {word}\nversion: {word}\nauthors: [{word}]\nterms: {{a: {word}}}"),
        ("{A-1: Do it}", f"{{A-1: {word}}}"),
        ("stem: Which?", f"stem: {word}\n    explanation: {word}\n    lint_ignore: {{R16: {word}}}"),
        ("{text: Wrong}", f"{{text: {word}, rationale: {word}}}"),
    )
    assert codes(text) == []
    assert list(VALIDATOR.iter_errors(as_editor(text))) == []


def test_it_accepts_an_empty_value_where_text_may_be_empty() -> None:
    text = tiny(
        ("title: Tiny", "title: Tiny\ndescription:\nversion: ~"), ("{text: Wrong}", "{text: Wrong, rationale: }")
    )
    assert codes(text) == []
    assert list(VALIDATOR.iter_errors(as_editor(text))) == []


MISTAKES: list[tuple[str, str]] = [
    ("title: Tiny", "titel: Tiny"),
    ("title: Tiny", "title: Tiny\nunknown: x"),
    ("title: Tiny", "title:"),
    ("title: Tiny", "title: [Tiny]"),
    ("id: tiny", "id: Tiny"),
    ("format: 1", "format: 2"),
    ("    title: First", "    title: First\n    unknown: x"),
    ("    title: First", "    title: First\n    weight: 0"),
    ("    title: First", "    title: First\n    weight: much"),
    ("{A-1: Do it}", "[A-1]"),
    ("{A-1: Do it}", "{A 1: Do it}"),
    ("    stem: Which?\n", ""),
    ("    stem: Which?", "    stem: Which?\n    unknown: x"),
    ("    stem: Which?", "    stem: Which?\n    level: deep"),
    ("    stem: Which?", "    stem: Which?\n    type: essay"),
    ("    stem: Which?", "    stem: Which?\n    type: ordering"),
    ("    stem: Which?", "    stem: Which?\n    crisis: maybe"),
    ("    stem: Which?", "    stem: Which?\n    tags: basics"),
    ("{text: Wrong}", "{text: Wrong, rationnale: x}"),
    ("{text: Wrong}", "Wrong"),
    ("{text: Wrong}", "{correct: false}"),
]


@pytest.mark.parametrize(
    ("old", "new"), MISTAKES, ids=[new.strip().replace("\n", "|") or "no stem" for _, new in MISTAKES]
)
def test_it_refuses_what_the_loader_refuses(old: str, new: str) -> None:
    text = tiny((old, new))
    assert codes(text) != []
    assert list(VALIDATOR.iter_errors(as_editor(text))) != []


def each_question(change: Callable[[dict[str, Any]], None]) -> Any:
    bank = as_editor(SMALL_BANK)
    for question in bank["questions"]:
        change(question)
    return bank


def test_it_refuses_an_unknown_field_in_every_question_and_part() -> None:
    def spoil(question: dict[str, Any]) -> None:
        question["unknown"] = "x"

    errors = list(VALIDATOR.iter_errors(each_question(spoil)))
    assert sorted(list(error.path) for error in errors) == [["questions", number] for number in range(5)]
    for kind in ("options", "sequence", "pairs"):
        bank = as_editor(SMALL_BANK)
        next(q for q in bank["questions"] if kind in q)[kind][0]["unknown"] = "x"
        assert not VALIDATOR.is_valid(bank), kind
    for section, name in (("references", "book"), ("misconceptions", "rescue"), ("topics", "first")):
        bank = as_editor(SMALL_BANK)
        bank[section][name]["unknown"] = "x"
        assert not VALIDATOR.is_valid(bank), section
