"""Plain values → typed ones, and everything that is wrong with their shape.

msgspec decodes what is right, quickly, but stops at its first error and reads booleans and numbers more loosely than
the format. So the checker here walks the same types and reports every problem at its place; msgspec makes the value.
"""

import re
from typing import TypeVar

import msgspec
from msgspec import inspect as types

from cps_quiz.bank.document import Document, Place, Value
from cps_quiz.bank.source import SHADOWED
from cps_quiz.diagnostics import Span
from cps_quiz.questions.base import DATE, NAME, SLUG, SOMETHING
from cps_quiz.questions.registry import DEFAULT, QUESTION_TYPES
from cps_quiz.text.near import did_you_mean

T = TypeVar("T")

_BOOLEANS = ("true", "false")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_PATTERNS = {
    SLUG: ("lower-case letters, digits and '-'", "such as 'val-011-a'"),
    NAME: ("letters, digits, '-', '_' and '.'", "such as 'VAL-11'"),
    DATE: ("a date", "such as 2026-11-22"),
}


def convert(value: Value, to: type[T]) -> T:
    """Return the typed value. Raises msgspec.ValidationError; booleans and integers must have been looked at before."""
    return msgspec.convert(value, to, strict=False)


class Checker:
    """Reports what keeps values from being of a type."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.question = ""

    def check(self, value: Value, to: type, place: Place | None) -> None:
        """Report every problem of ``value``, which stands at ``place`` (None: it is the root)."""
        self._check(value, types.type_info(to), place)

    def _check(self, value: Value, to: types.Type, place: Place | None) -> None:  # noqa: C901, PLR0912
        match to:
            case types.Metadata():
                self._check(value, to.type, place)
            case types.StructType():
                self._check_struct(value, to, place)
            case types.StrType():
                self._check_text(value, to, place)
            case types.BoolType():
                if not (isinstance(value, str) and value in _BOOLEANS):
                    self._report("F013", f"{_told(value)} is neither true nor false", place, "write true or false")
            case types.IntType():
                self._check_integer(value, to, place)
            case types.LiteralType():
                self._check_word(value, [str(word) for word in to.values], place)
            case types.VarTupleType():
                if isinstance(value, list):
                    for index, item in enumerate(value):
                        self._check(item, to.item_type, (value, index))
                else:
                    self._report(
                        "F010", f"a list is needed here, not {_kind(value)}", place, "begin each line with '- '"
                    )
            case types.DictType():
                self._check_dict(value, to, place)
            case types.UnionType():
                self._check_union(value, to, place)

    def _check_struct(self, value: Value, to: types.StructType, place: Place | None) -> None:
        if not isinstance(value, dict):
            self._report("F010", f"fields are needed here, not {_kind(value)}", place, "write 'name: value' lines")
            return
        fields = {field.encode_name: field for field in to.fields}
        known = set(fields) | ({to.tag_field} if to.tag_field else set())
        for name, item in value.items():
            if name in fields:
                self._check(item, fields[name].type, (value, name))
            elif name not in known and not name.startswith(SHADOWED):
                remedy = did_you_mean(name, known) or f"fields here: {', '.join(sorted(known))}"
                self._report_key("F012", f"unknown field {_told(name)}", value, name, remedy)
        for name, field in fields.items():
            if field.required and name not in value:
                self._report("F011", f"the field '{name}' is missing", place, f"add '{name}:'")

    def _check_text(self, value: Value, to: types.StrType, place: Place | None) -> None:
        if not isinstance(value, str):
            remedy = "put the text in quotes" if isinstance(value, dict) else "write one text"
            self._report("F010", f"text is needed here, not {_kind(value)}", place, remedy)
        elif to.pattern and not value.strip():
            self._report("F016", "the text is empty", place, "write something, or remove the field")
        elif to.pattern and to.pattern != SOMETHING and not re.search(to.pattern, value):
            allowed, example = _PATTERNS[to.pattern]
            self._report("F017", f"{_told(value)} may hold only {allowed}", place, example)

    def _check_integer(self, value: Value, to: types.IntType, place: Place | None) -> None:
        if not (isinstance(value, str) and _INTEGER.fullmatch(value)):
            self._report("F014", f"{_told(value)} is not a whole number", place, "write digits only")
        elif (to.ge is not None and (len(value) > 18 or int(value) < to.ge)) or (
            to.le is not None and int(value) > to.le
        ):
            self._report("F014", f"{value} is out of range", place, f"write a number from {to.ge} to {to.le}")

    def _check_word(self, value: Value, words: list[str], place: Place | None) -> None:
        if not (isinstance(value, str) and value in words):
            remedy = (
                did_you_mean(value, words) if isinstance(value, str) else ""
            ) or f"write one of: {', '.join(words)}"
            self._report("F015", f"{_told(value)} is not one of the words for this field", place, remedy)

    def _check_dict(self, value: Value, to: types.DictType, place: Place | None) -> None:
        if not isinstance(value, dict):
            self._report("F010", f"named entries are needed here, not {_kind(value)}", place, "write 'name: ...' lines")
            return
        key_type = to.key_type.type if isinstance(to.key_type, types.Metadata) else to.key_type
        assert isinstance(key_type, types.StrType)
        for name, item in value.items():
            if name.startswith(SHADOWED):
                continue
            if not name.strip():
                self._report_key("F016", "the name is empty", value, name, "write a name before the colon")
            elif key_type.pattern and key_type.pattern != SOMETHING and not re.search(key_type.pattern, name):
                allowed, example = _PATTERNS[key_type.pattern]
                self._report_key("F017", f"{_told(name)} may hold only {allowed}", value, name, example)
            self._check(item, to.value_type, (value, name))

    def _check_union(self, value: Value, to: types.UnionType, place: Place | None) -> None:
        """Check against the member of the union that the value's shape tells: fields mean the struct."""
        members = [member for member in to.types if not isinstance(member, types.NoneType)]
        if isinstance(value, dict):
            members = [member for member in members if isinstance(member, types.StructType)] or members
        else:
            members = [member for member in members if not isinstance(member, types.StructType)] or members
        self._check(value, members[0], place)

    def check_question(self, value: Value, place: Place) -> None:
        """Report every problem of a question of any type."""
        name = value.get("id") if isinstance(value, dict) else None
        self.question = name if isinstance(name, str) else ""
        word = value.get("type", DEFAULT) if isinstance(value, dict) else DEFAULT
        if isinstance(word, str) and word in QUESTION_TYPES:
            self.check(value, QUESTION_TYPES[word], place)
        else:
            self._check_word(word, list(QUESTION_TYPES), (value, "type"))
        self.question = ""

    def _report(self, code: str, message: str, place: Place | None, remedy: str) -> None:
        container, at = place if place is not None else (None, 0)
        span = Span() if container is None else self.document.value_span(container, at)
        self.document.report(code, message, span, help=remedy, question=self.question)

    def _report_key(self, code: str, message: str, mapping: Value, key: str, remedy: str) -> None:
        self.document.report(code, message, self.document.key_span(mapping, key), help=remedy, question=self.question)


def booleans_are_spelled(value: dict[str, Value], names: frozenset[str]) -> bool:
    """Whether the fields of these names, here and one list below, hold true or false to the letter."""
    for name, item in value.items():
        if name in names:
            if item not in _BOOLEANS:
                return False
        elif item.__class__ is list:
            for part in item:
                if part.__class__ is dict:
                    for field in names:
                        if field in part and part[field] not in _BOOLEANS:
                            return False
    return True


def boolean_fields(cls: type) -> frozenset[str]:
    """Return the names of all boolean fields of a struct and of the structs in its lists."""
    found = set[str]()

    def look(of: types.Type) -> None:
        match of:
            case types.Metadata():
                look(of.type)
            case types.VarTupleType():
                look(of.item_type)
            case types.UnionType():
                for member in of.types:
                    look(member)
            case types.StructType():
                for field in of.fields:
                    kind = field.type.type if isinstance(field.type, types.Metadata) else field.type
                    if isinstance(kind, types.BoolType):
                        found.add(field.encode_name)
                    else:
                        look(kind)

    look(types.type_info(cls))
    return frozenset(found)


def _kind(value: Value) -> str:
    match value:
        case dict():
            return "fields"
        case list():
            return "a list"
        case "":
            return "nothing"
    return "text"


def _told(value: Value) -> str:
    if not isinstance(value, str):
        return _kind(value)
    return f"'{value if len(value) < 40 else value[:37] + '...'}'" if value else "nothing"
