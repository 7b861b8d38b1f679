"""``cps-quiz history export``."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.integration.commands import Program, Ran
from tests.integration.history.desk import POSIX_MODES, Desk, mode_of
from tests.unit.history.facts import answered, finished, noted, started

from cps_quiz.errors import ExitCode

HEADING = (
    "session,at,bank,question,topic,content_hash,response,correct,points,maximum,elapsed_ms,confidence,attempt,traps\n"
)
FIELDS_OF_A_SESSION = {"id", "mode", "started_at", "finished_at", "score", "answers"}
FIELDS_OF_AN_ANSWER = {
    "bank",
    "question",
    "content_hash",
    "response",
    "correct",
    "points",
    "maximum",
    "elapsed_ms",
    "confidence",
    "at",
}


@pytest.fixture
def told(desk: Desk) -> Desk:
    """A desk with a session."""
    desk.write(
        started(1),
        answered(2, confidence="sure"),
        answered(3, place=1, correct=False),
        noted(4, "unclear"),
        finished(5),
    )
    return desk


@pytest.mark.usefixtures("told")
def test_json_is_the_default_and_has_the_promised_shape(program: Program) -> None:
    ran = program("history", "export")
    exported = json.loads(ran.output)
    assert ran == Ran(0, program("history", "export", "--format", "json").output, "")
    assert set(exported) == {"format", "sessions"}
    assert exported["format"] == 1
    (session,) = exported["sessions"]
    assert set(session) >= FIELDS_OF_A_SESSION
    assert (session["id"], session["score"], len(session["answers"])) == ("s", 0.5, 2)
    assert all(set(answer) >= FIELDS_OF_AN_ANSWER for answer in session["answers"])


@pytest.mark.usefixtures("told")
def test_csv_has_a_row_for_each_answer(program: Program) -> None:
    rows = list(csv.DictReader(io.StringIO(program("history", "export", "--format", "csv").output)))
    assert [(row["session"], row["question"], row["correct"]) for row in rows] == [
        ("s", "one", "true"),
        ("s", "one", "false"),
    ]


def test_json_lines_are_the_history_to_the_letter(program: Program, told: Desk, tmp_path: Path) -> None:
    path = told.open().path
    odd = b'{"kind": "dreamt",  "of": "\\u00fc\xc3\xbc"}'
    path.write_bytes(path.read_bytes() + odd + b"\n\nforeign \xff\x00 bytes\ntorn{")
    expected = b"".join(line + b"\n" for line in path.read_bytes().split(b"\n") if line)
    output = tmp_path / "raw.jsonl"
    assert program("history", "export", "--format", "jsonl", "-o", str(output)).code == 0
    assert output.read_bytes() == expected
    command = (sys.executable, "-m", "cps_quiz", "history", "export", "--format", "jsonl")
    assert subprocess.run(command, capture_output=True, check=True).stdout == expected


@pytest.mark.usefixtures("told")
def test_notes_are_exported_alone_for_their_authors(program: Program) -> None:
    ran = program("history", "export", "--notes")
    assert (ran.code, "unclear" in ran.output, "elapsed" in ran.output) == (0, True, False)


@POSIX_MODES
@pytest.mark.usefixtures("told")
def test_a_file_is_written_whole_and_its_owners_alone(program: Program, tmp_path: Path) -> None:
    output = tmp_path / "answers.json"
    assert program("history", "export", "-o", str(output)) == Ran(0, "", f"Written to {output}.\n")
    assert output.read_text("utf-8") == program("history", "export").output
    assert mode_of(output) == "0o600"


@pytest.mark.usefixtures("told")
def test_a_file_that_cannot_be_written_is_told_of(program: Program, tmp_path: Path) -> None:
    ran = program("history", "export", "-o", str(tmp_path / "missing" / "answers.json"))
    assert (ran.code, "can't be written: No such file or directory" in ran.told) == (ExitCode.STORAGE, True)


@pytest.mark.parametrize(
    ("form", "output"),
    [
        ("json", '{\n  "format": 1,\n  "sessions": []\n}\n'),
        ("jsonl", ""),
        ("csv", HEADING),
    ],
)
def test_an_empty_history_is_an_empty_export(program: Program, form: str, output: str) -> None:
    assert program("history", "export", "--format", form) == Ran(0, output, "")
