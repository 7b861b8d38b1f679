"""The JSON Schema of the bank format, generated from the types that load it, for editors that complete and check.

An editor reads ``1990`` as a number, ``true`` as a boolean and an empty value as null, where the loader sees text; so
the schema accepts these for text too.
"""

from typing import Any

import msgspec

from cps_quiz.bank.model import FORMAT, Bank
from cps_quiz.questions.base import END
from cps_quiz.questions.registry import DEFAULT, QUESTION_TYPES

Schema = dict[str, Any]

SCHEMA_ID = "bank.schema.json"


def bank_schema() -> Schema:
    """Return the schema as plain values."""
    (reference,), components = msgspec.json.schema_components([Bank], ref_template="#/$defs/{name}")
    definitions = {name: _softened(component) for name, component in sorted(components.items())}
    default = definitions[QUESTION_TYPES[DEFAULT].__name__]
    default["required"].remove("type")
    definitions["Bank"]["properties"]["format"]["const"] = FORMAT
    for name, component in definitions.items():
        for field in component.get("properties", {}).values():
            assert "description" in field or "enum" in field, f"{name}: every field is described"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "cps-quiz question bank, format 1",
        **reference,
        "$defs": definitions,
    }


def render_schema() -> str:
    """Return the schema as the text of the shipped file."""
    return msgspec.json.format(msgspec.json.encode(bank_schema()), indent=2).decode() + "\n"


def _softened(node: Any) -> Any:
    """Return a copy in which text also takes what YAML reads from bare words, and null where it may be empty."""
    if isinstance(node, list):
        return [_softened(child) for child in node]
    if not isinstance(node, dict):
        return node
    soft = {name: _softened(child) for name, child in node.items() if name not in {"discriminator", "default"}}
    if node.get("type") == "string" and "enum" not in node:
        soft["type"] = ["string", "number", "boolean"] if "pattern" in node else ["string", "number", "boolean", "null"]
    if "pattern" in node:
        soft["pattern"] = node["pattern"].replace(END, "$")  # a lookahead is more than every validator knows
    if node.get("enum") in [[name] for name in QUESTION_TYPES]:
        soft["description"] = "The type of the question."
    return soft
