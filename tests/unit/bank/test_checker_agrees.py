"""msgspec makes the values and the checker tells what is wrong: they must agree on what is wrong at all."""

import json
from typing import Any

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.conftest import SMALL_BANK

from cps_quiz.bank.decode import Checker, boolean_fields, booleans_are_spelled, convert
from cps_quiz.bank.document import Document, Value
from cps_quiz.bank.load import load_bytes
from cps_quiz.bank.model import Bank
from cps_quiz.bank.source import read
from cps_quiz.questions.registry import DEFAULT, QUESTION_TYPES

Json = Any  # json.dumps writes YAML, so a generated value gets its places by being read

TEXTS = [
    *("", " ", "a", "A-1", "one", "true", "false", "True", "yes", "1", "0", "null", "None", "1e3", "one\n", "recall"),
    *("hard", "single", "multiple", "true-false", "ordering", "matching", "ünï", "a b", "-", "[]", "{}"),
]
FIELDS = sorted(
    {field.encode_name for cls in QUESTION_TYPES.values() for field in msgspec.structs.fields(cls)}
    | {"type", "text", "correct", "rationale", "misconception", "left", "right", "true", "false", "unknown", "", "1"}
)
VALUES = st.recursive(
    st.sampled_from(TEXTS),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=2),
    max_leaves=4,
)


def written_questions() -> list[Json]:
    """Return the questions of the small bank as plain values, one of each type."""
    root = read("small.yaml", SMALL_BANK.encode()).root
    assert isinstance(root, dict)
    questions = root["questions"]
    assert isinstance(questions, list)
    return questions


QUESTIONS = written_questions()


def containers(value: Json) -> list[Json]:
    """Return a value's mappings and lists, itself among them."""
    if not isinstance(value, dict | list):
        return []
    inner = value.values() if isinstance(value, dict) else value
    return [value, *(each for part in inner for each in containers(part))]


@st.composite
def changed_questions(draw: st.DrawFn) -> Json:
    """Return a question after some fields or items were replaced, added or left out."""
    question = json.loads(json.dumps(draw(st.sampled_from(QUESTIONS))))
    for _ in range(draw(st.integers(0, 3))):
        container = draw(st.sampled_from(containers(question)))
        if isinstance(container, dict):
            name = draw(st.sampled_from([*container, *FIELDS]))
            container[name] = draw(VALUES)
            if draw(st.booleans()):
                del container[draw(st.sampled_from(list(container)))]
        elif draw(st.booleans()) and container:
            container[draw(st.integers(0, len(container) - 1))] = draw(VALUES)
        else:
            container.append(draw(VALUES))
    return question


def read_question(written: Json) -> tuple[Document, list[Value]]:
    document = read("questions.yaml", json.dumps([written], ensure_ascii=False).encode())
    assert document.diagnostics == []
    assert isinstance(document.root, list)
    return document, document.root


def converts(value: Value) -> bool:
    """Whether msgspec makes a question of the value, its booleans being spelled as they must be."""
    word = value.get("type", DEFAULT) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(word, str) or word not in QUESTION_TYPES:
        return False
    cls = QUESTION_TYPES[word]
    try:
        convert(value, cls)
    except msgspec.ValidationError:
        return False
    return booleans_are_spelled(value, boolean_fields(cls))


@settings(deadline=None, max_examples=600)
@given(st.one_of(changed_questions(), VALUES))
@example(QUESTIONS[0] | {"crisis": ["true"]})
@example(QUESTIONS[0] | {"crisis": "1"})
@example(QUESTIONS[0] | {"options": [{"text": "a", "correct": "1"}, {"text": "b"}]})
@example(QUESTIONS[0] | {"scenario": "null"})
@example(QUESTIONS[0] | {"id": "one\n"})
@example(QUESTIONS[4] | {"spares": [{"text": "a"}, "b", ["c"]]})
def test_the_checker_finds_nothing_exactly_when_msgspec_makes_a_question(written: Json) -> None:
    document, questions = read_question(written)
    Checker(document).check_question(questions[0], (questions, 0))
    assert (document.diagnostics == []) == converts(questions[0]), document.diagnostics


@settings(deadline=None, max_examples=200)
@given(changed_questions())
def test_a_question_that_is_made_holds_what_was_written(written: Json) -> None:
    _, (value,) = read_question(written)
    if converts(value):
        assert isinstance(value, dict)
        question = convert(value, QUESTION_TYPES[str(value.get("type", DEFAULT))])
        texts = {name: item for name, item in value.items() if isinstance(item, str) and item not in {"true", "false"}}
        assert {name: getattr(question, name) for name in texts.keys() - {"type"}} == {
            name: text for name, text in texts.items() if name != "type"
        }


BANK = read("small.yaml", SMALL_BANK.encode()).root


@st.composite
def changed_heads(draw: st.DrawFn) -> Json:
    """Return the small bank with fields of its head replaced, added or left out."""
    bank = json.loads(json.dumps(BANK))
    head = {name: value for name, value in bank.items() if name != "questions"}
    for _ in range(draw(st.integers(0, 3))):
        container = draw(st.sampled_from([each for each in containers(head) if isinstance(each, dict)]))
        name = draw(
            st.sampled_from([*container, *(f.encode_name for f in msgspec.structs.fields(Bank)), "weight", "x y"])
        )
        container[name] = draw(VALUES)
    return bank | head


@settings(deadline=None, max_examples=300)
@given(changed_heads())
def test_what_the_checker_lets_pass_of_a_bank_msgspec_makes(bank: Json) -> None:
    loaded = load_bytes(json.dumps(bank, ensure_ascii=False).encode(), path="bank.yaml")
    assert (loaded.bank is None) == bool(loaded.diagnostics)


def test_boolean_fields_of_each_type() -> None:
    shared = {"retired", "crisis", "shuffle", "language_quote"}
    assert {name: boolean_fields(cls) for name, cls in QUESTION_TYPES.items()} == {
        "matching": shared,
        "multiple": shared | {"correct"},
        "ordering": shared,
        "single": shared | {"correct"},
        "true-false": shared | {"answer"},
    }
