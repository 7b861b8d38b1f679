"""The JSON Schema of a format, generated from the types that load it, for editors that complete and check.

An editor reads ``1990`` as a number, ``true`` as a boolean and an empty value as null, where the loader sees text; so
the schema accepts these for text too.
"""

from typing import Any

import msgspec

from cps_quiz.bank.model import FORMAT, Bank
from cps_quiz.questions.base import END, Authored
from cps_quiz.questions.registry import DEFAULT, QUESTION_TYPES

Schema = dict[str, Any]

SCHEMA_ID = "bank.schema.json"


def bank_schema() -> Schema:
    """Return the schema of a bank as plain values."""
    schema = schema_of(Bank, file_name=SCHEMA_ID, title="cps-quiz question bank, format 1")
    schema["$defs"][QUESTION_TYPES[DEFAULT].__name__]["required"].remove("type")
    return schema


def schema_of(root: type[Authored], *, file_name: str, title: str) -> Schema:
    """Return the schema of a file whose root is of a type."""
    (reference,), components = msgspec.json.schema_components([root], ref_template="#/$defs/{name}")
    definitions = {name: _softened(component) for name, component in sorted(components.items())}
    definitions[root.__name__]["properties"]["format"]["const"] = FORMAT
    for name, component in definitions.items():
        for field in component.get("properties", {}).values():
            assert "description" in field or "enum" in field, f"{name}: every field is described"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": file_name,
        "title": title,
        **reference,
        "$defs": definitions,
    }


def render_schema(schema: Schema | None = None) -> str:
    """Return a schema, or the banks', as the text of the shipped file."""
    content = msgspec.json.encode(bank_schema() if schema is None else schema)
    return msgspec.json.format(content, indent=2).decode() + "\n"


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
