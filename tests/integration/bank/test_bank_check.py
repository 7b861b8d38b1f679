"""``cps-quiz bank check``."""

import json
import sys
from pathlib import Path

import pytest
from tests.conftest import SMALL_BANK
from tests.integration.bank.conftest import Command, written

from cps_quiz.bank.shelf import shipped_banks

LONG = """\
# yaml-language-server: $schema=bank.schema.json
format: 1
id: validation
title: Validation
topics:
  first:
    title: First
    objectives: {A-1: Do it}
questions:
  - id: val-011-a
    objective: A-1
    stem: Which?
    options:
      - text: Right
        correct: true
      - text: Wrong
        rationnale: Names the feeling.
"""


def test_check_prints_a_headline_the_line_and_carets(
    cps_quiz: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "question_banks").mkdir()
    path = written(
        tmp_path / "question_banks", "validation.yaml", LONG.replace("questions:", "#\n" * 24 + "questions:")
    )
    monkeypatch.chdir(tmp_path)
    relative = path.relative_to(tmp_path)
    done = cps_quiz("bank", "check", "--select", "F", relative)
    assert done.code == 3
    assert done.output == (
        f"{relative}:41:9: F012 error: unknown field 'rationnale' (did you mean 'rationale'?)\n"
        "   41 |         rationnale: Names the feeling.\n"
        "      |         ^^^^^^^^^^\n"
    )
    assert done.told == "1 file checked: 1 error.\n"


def test_check_as_json_is_a_list_of_all_findings(cps_quiz: Command, tmp_path: Path) -> None:
    path = written(tmp_path, "long.yaml", LONG.replace("    stem: Which?\n", "").replace("- id: val", "- id: Val"))
    done = cps_quiz("bank", "check", "--select", "F", "--json", path)
    common = {"path": str(path), "severity": "error", "question": "Val-011-a"}
    assert (done.code, done.told) == (3, "")
    assert json.loads(done.output) == [
        common
        | {
            "line": 10,
            "column": 5,
            "end_line": 10,
            "end_column": 18,
            "code": "F011",
            "name": "",
            "message": "the field 'stem' is missing",
            "help": "add 'stem:'",
        },
        common
        | {
            "line": 10,
            "column": 9,
            "end_line": 10,
            "end_column": 18,
            "code": "F017",
            "name": "",
            "message": "'Val-011-a' may hold only lower-case letters, digits and '-'",
            "help": "such as 'val-011-a'",
        },
        common
        | {
            "line": 16,
            "column": 9,
            "end_line": 16,
            "end_column": 19,
            "code": "F012",
            "name": "",
            "message": "unknown field 'rationnale'",
            "help": "did you mean 'rationale'?",
        },
    ]


def test_check_of_good_files_says_so_and_exits_0(cps_quiz: Command, tmp_path: Path) -> None:
    path = written(tmp_path, "small.yaml", SMALL_BANK)
    done = cps_quiz("bank", "check", "--select", "F", path, shipped_banks())
    assert (done.code, done.output, done.told) == (0, "", "14 files checked: no findings.\n")
    assert cps_quiz("bank", "check", "--select", "F", "--json", path).output == "[]\n"


def test_check_tells_all_problems_of_all_files_in_one_run_in_file_order(cps_quiz: Command, tmp_path: Path) -> None:
    second, first = written(tmp_path, "b.yaml", ""), written(tmp_path, "a.yaml", LONG.replace("- id: val", "- id: Val"))
    done = cps_quiz("bank", "check", "--select", "F", second, tmp_path)
    headlines = [line for line in done.output.splitlines() if " error: " in line]
    assert done.code == 3
    assert [line.split(" error: ")[0] for line in headlines] == [
        f"{first}:10:9: F017",
        f"{first}:17:9: F012",
        f"{second}:1:1: F005",
    ]
    assert done.told == "2 files checked: 3 errors.\n"


def test_check_tells_of_two_banks_with_one_id(cps_quiz: Command, tmp_path: Path) -> None:
    first, second = written(tmp_path, "a.yaml", SMALL_BANK), written(tmp_path, "b.yaml", SMALL_BANK)
    done = cps_quiz("bank", "check", "--select", "F", tmp_path)
    assert done.code == 3
    assert done.output == (
        f"{second}:2:5: F018 error: the bank id 'small' is taken by {first} (give each bank an id of its own)\n"
        "    2 | id: small\n"
        "      |     ^^^^^\n"
    )


def test_check_of_a_file_named_twice_checks_it_once(
    cps_quiz: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "small.yaml", SMALL_BANK)
    monkeypatch.chdir(tmp_path)
    done = cps_quiz("bank", "check", "--select", "F", path, "small.yaml", tmp_path)
    assert (done.code, done.told) == (0, "1 file checked: no findings.\n")


@pytest.mark.parametrize("command", ["check", "show"])
def test_a_missing_file_and_a_folder_without_banks_exit_2(cps_quiz: Command, tmp_path: Path, command: str) -> None:
    missing = cps_quiz("bank", command, tmp_path / "none.yaml")
    empty = cps_quiz("bank", command, tmp_path)
    hint = "Check the name, or see 'cps-quiz bank list'."
    assert (missing.code, missing.output) == (empty.code, empty.output) == (2, "")
    assert missing.told == f"There is no file {tmp_path / 'none.yaml'}.\n{hint}\n"
    assert empty.told.startswith(f"The folder {tmp_path} holds no .yaml file.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes a name that is too long for one that is not there")
def test_a_file_that_is_there_and_can_not_be_read_exits_3(cps_quiz: Command, tmp_path: Path) -> None:
    long = tmp_path / ("n" * 300 + ".yaml")
    for command in ("check", "show"):
        done = cps_quiz("bank", command, long)
        assert done.code == 3
        assert "F001 error: the file can't be read" in done.output + done.told
