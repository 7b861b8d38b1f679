"""The banks that travel with the program."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cps_quiz.bank.load import load_file
from cps_quiz.bank.model import Bank
from cps_quiz.bank.schema import bank_schema, render_schema
from cps_quiz.bank.shelf import bank_files, shipped_banks
from cps_quiz.questions.controls import Pair, Part, Pick, Picked, fits
from cps_quiz.questions.registry import QUESTION_TYPES

FILES = bank_files(shipped_banks())
each_bank = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def load(path: Path) -> Bank:
    loaded = load_file(path)
    assert loaded.diagnostics == ()
    assert loaded.bank is not None
    return loaded.bank


def test_three_banks_ship_each_in_a_file_of_its_id() -> None:
    assert (
        [load(path).id for path in FILES] == [path.stem for path in FILES] == ["empowerment", "modeling", "validation"]
    )


@each_bank
def test_a_bank_has_questions_of_every_type_and_topic(path: Path) -> None:
    bank = load(path)
    items = list(bank.items())
    assert len(items) >= 24
    assert {item.question.type_name for item in items} == set(QUESTION_TYPES)
    assert {item.topic_id for item in items} == set(bank.topics)


@each_bank
def test_a_bank_names_its_license_authors_and_language(path: Path) -> None:
    bank = load(path)
    assert (bank.license, bank.language) == ("CC-BY-4.0", "en")
    assert bank.authors
    assert bank.description
    assert bank.version


@each_bank
def test_every_question_explains_its_answer_and_cites_a_source(path: Path) -> None:
    without = [q.id for q in load(path).questions if not (q.explanation.strip() and q.references)]
    assert without == []


@each_bank
def test_every_part_has_a_rationale_and_every_distractor_a_misconception(path: Path) -> None:
    bare: list[tuple[str, str]] = []
    untagged: list[tuple[str, str]] = []
    for question in load(path).questions:
        control, key = question.control(), question.key()
        explained: tuple[Part, ...]
        distractors: tuple[Part, ...] = ()
        match control:
            case Pick(choices):
                assert isinstance(key, Picked)
                explained = choices
                distractors = tuple(part for part in choices if part.index not in key.parts)
            case Pair(lefts, rights):
                distractors = rights[len(lefts) :]
                explained = lefts + distractors
            case _:
                explained = control.shuffled
        bare += [(question.id, part.text) for part in explained if not part.rationale.strip()]
        untagged += [(question.id, part.text) for part in distractors if not part.misconception]
    assert (bare, untagged) == ([], [])


@each_bank
def test_every_question_can_be_asked_and_its_key_scores_full(path: Path) -> None:
    for question in load(path).questions:
        assert fits(question.key(), question.control())
        assert question.grade(question.key()).points == 1.0


@each_bank
def test_every_misconception_and_reference_of_a_bank_is_used(path: Path) -> None:
    bank = load(path)
    traps = {trap for question in bank.questions for trap in question.misconceptions()}
    cited = {name for question in bank.questions for name in question.references}
    assert set(bank.misconceptions) - traps == set()
    assert set(bank.references) - cited == set()


def test_no_question_id_stands_in_two_banks() -> None:
    ids = Counter(question.id for path in FILES for question in load(path).questions)
    assert [name for name, count in ids.items() if count > 1] == []


def test_the_schema_on_disk_is_the_generated_one() -> None:
    assert (shipped_banks() / "bank.schema.json").read_text("utf-8") == render_schema()


@each_bank
def test_the_schema_accepts_every_shipped_bank_as_an_editor_reads_it(path: Path) -> None:
    text = path.read_text("utf-8")
    as_editor: Any = json.loads(json.dumps(yaml.safe_load(text)))
    assert [error.message for error in Draft202012Validator(bank_schema()).iter_errors(as_editor)] == []


@each_bank
def test_a_bank_points_an_editor_to_the_schema(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=bank.schema.json\n")
