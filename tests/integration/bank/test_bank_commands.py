"""``cps-quiz bank list``, ``show`` and ``schema``."""

import json
import shutil
from pathlib import Path

import pytest
from tests.conftest import SMALL_BANK
from tests.integration.bank.conftest import Command, written

from cps_quiz.bank.load import load_file
from cps_quiz.bank.schema import render_schema
from cps_quiz.bank.shelf import shipped_banks

RETIRED = """\
  - id: old
    objective: A-2
    type: true-false
    stem: It was so.
    answer: true
    retired: true
"""


def test_list_names_the_shipped_banks_and_the_users(cps_quiz: Command, shelf_folder: Path) -> None:
    written(shelf_folder, "small.yaml", SMALL_BANK + RETIRED)
    done = cps_quiz("bank", "list")
    lines = [line.split() for line in done.output.splitlines()]
    assert (done.code, done.told) == (0, "")
    assert lines[0] == ["Bank", "Title", "Questions", "Version", "From"]
    assert [line[0] for line in lines[1:]] == ["empowerment", "modeling", "validation", "small"]
    assert lines[4] == ["small", "Small", "bank", "5", "your", "shelf"]
    assert lines[3][-1] == "shipped"


def test_list_as_json(cps_quiz: Command, shelf_folder: Path) -> None:
    path = written(
        shelf_folder, "small.yaml", SMALL_BANK.replace("title: Small", "version: 1.10\ntitle: Small") + RETIRED
    )
    done = cps_quiz("bank", "list", "--json")
    listed = json.loads(done.output)
    assert (done.code, done.told) == (0, "")
    assert [bank["origin"] for bank in listed] == ["shipped", "shipped", "shipped", "your shelf"]
    assert listed[3] == {
        "id": "small",
        "title": "Small bank",
        "questions": 5,
        "version": "1.10",
        "origin": "your shelf",
        "path": str(path),
    }


def test_list_tells_of_banks_replaced_and_skipped(cps_quiz: Command, shelf_folder: Path) -> None:
    mine = shelf_folder / "mine.yaml"
    shutil.copy(shipped_banks() / "validation.yaml", mine)
    broken = written(shelf_folder, "broken.yaml", "")
    done = cps_quiz("bank", "list", "--json")
    assert [bank["path"] for bank in json.loads(done.output) if bank["id"] == "validation"] == [str(mine)]
    assert done.code == 0
    assert done.told == (
        f"Note: {broken} is skipped: it has 1 error. See 'cps-quiz bank check {broken}'.\n"
        f"Note: Your bank {mine} takes the place of the shipped 'validation'.\n"
    )


def test_show_counts_what_is_not_retired(cps_quiz: Command, tmp_path: Path) -> None:
    described = SMALL_BANK.replace("title: Small bank", "title: Small bank\ndescription: >-\n  A *small*\n  one.")
    path = written(tmp_path, "small.yaml", described + RETIRED)
    done = cps_quiz("bank", "show", path)
    assert (done.code, done.told) == (0, "")
    assert done.output.splitlines() == [
        "Small bank (small): 5 questions.",
        "A small one.",
        "",
        "Topic   Title         Weight  Questions",
        "first   First topic   2       3",
        "second  Second topic  1       2",
        "By level: application 4, analysis 1.",
        "By difficulty: easy 1, medium 4.",
        "By type: matching 1, multiple 1, ordering 1, single 1, true-false 1.",
    ]


def test_show_as_json(cps_quiz: Command, tmp_path: Path) -> None:
    path = written(tmp_path, "small.yaml", SMALL_BANK + RETIRED)
    done = cps_quiz("bank", "show", "--json", path)
    assert (done.code, done.told) == (0, "")
    assert json.loads(done.output) == [
        {
            "id": "small",
            "title": "Small bank",
            "questions": 5,
            "retired": 1,
            "topics": [
                {"id": "first", "title": "First topic", "weight": 2, "questions": 3},
                {"id": "second", "title": "Second topic", "weight": 1, "questions": 2},
            ],
            "level": {"application": 4, "analysis": 1},
            "difficulty": {"easy": 1, "medium": 4},
            "type": {"matching": 1, "multiple": 1, "ordering": 1, "single": 1, "true-false": 1},
        }
    ]


def test_show_without_names_shows_the_whole_shelf(cps_quiz: Command) -> None:
    done = cps_quiz("bank", "show")
    heads = [line for line in done.output.splitlines() if line.endswith(" questions.")]
    assert done.code == 0
    assert [head.split("(")[1].split(")")[0] for head in heads] == ["empowerment", "modeling", "validation"]


def test_show_of_a_bank_with_one_question_says_question(cps_quiz: Command, tmp_path: Path) -> None:
    head, one, *_ = SMALL_BANK.split("  - id: ")
    path = written(tmp_path, "one.yaml", f"{head}  - id: {one}")
    assert cps_quiz("bank", "show", path).output.startswith("Small bank (small): 1 question.\n")


def test_an_unknown_id_exits_2_with_a_near_one(cps_quiz: Command) -> None:
    done = cps_quiz("bank", "show", "validaton")
    assert (done.code, done.output) == (2, "")
    assert done.told == "There is no bank 'validaton'.\nDid you mean 'validation'?\n"


@pytest.mark.parametrize("words", [("check",), ("check", "--colour", "x"), ("nope",)], ids=" ".join)
def test_a_command_line_that_is_none_exits_2(cps_quiz: Command, words: tuple[str, ...]) -> None:
    done = cps_quiz("bank", *words)
    assert (done.code, done.output) == (2, "")
    assert done.told.startswith("Usage: cps-quiz bank")


def test_a_path_that_is_no_unicode_is_told_with_a_mark(cps_quiz: Command, shelf_folder: Path) -> None:
    name = b"caf\xe9.yaml".decode(errors="surrogateescape")
    try:
        written(shelf_folder, name, SMALL_BANK)
    except (OSError, UnicodeError):
        pytest.skip("this file system holds only names in Unicode")
    listed = json.loads(cps_quiz("bank", "list", "--json").output)
    assert listed[3]["path"] == str(shelf_folder / "caf\N{REPLACEMENT CHARACTER}.yaml")
    written(shelf_folder, name, "")
    (found,) = json.loads(cps_quiz("bank", "check", "--select", "F", "--json", shelf_folder).output)
    assert found["path"] == str(shelf_folder / "caf\N{REPLACEMENT CHARACTER}.yaml")


def test_schema_prints_the_schema_that_travels_with_the_banks(cps_quiz: Command) -> None:
    done = cps_quiz("bank", "schema")
    assert (done.code, done.output, done.told) == (0, render_schema(), "")


def test_nothing_is_written_by_looking_but_the_cache(cps_quiz: Command, home: Path) -> None:
    for words in (("list",), ("show", "validation"), ("schema",), ("check", "--select", "F", str(shipped_banks()))):
        assert cps_quiz("bank", *words).code == 0
    assert [path.name for path in home.iterdir()] == ["cache"]
    assert load_file(shipped_banks() / "validation.yaml").bank is not None
