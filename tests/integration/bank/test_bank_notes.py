"""Learners' notes on faulty questions, shown at their questions."""

import json
from pathlib import Path

import msgspec
import pytest
from tests.conftest import SMALL_BANK
from tests.integration.bank.conftest import Command

from cps_quiz.bank.load import load_bytes, load_file
from cps_quiz.bank.model import Bank
from cps_quiz.bank.notes import FaultNote, encode_notes, notes_at_questions, read_notes
from cps_quiz.diagnostics import Diagnostic, Severity, Span
from cps_quiz.errors import UsageError


@pytest.fixture
def bank_file(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL_BANK.replace("  - id: several", "  - id: several\n    formerly: [many]").encode())
    return path


def content_hash(bank: Bank, question: str) -> str:
    return {item.key.question: item.content_hash for item in bank.items()}[question]


def note(bank: Bank, question: str, text: str, *, of: str | None = None) -> FaultNote:
    return FaultNote(bank.id, question, content_hash(bank, of or question), text)


def told(path: Path, place: tuple[int, int, int], message: str, question: str, source: str | None) -> Diagnostic:
    line, start, end = place
    span = Span(line, start, line, end)
    return Diagnostic(str(path), span, "N001", message, Severity.INFO, question=question, source=source)


def test_notes_come_back_as_they_were_written(tmp_path: Path, small_bank: Bank) -> None:
    notes = (note(small_bank, "one", "Two are right.\nI think."), FaultNote("gone", "x", "0" * 16, "é\x1b"))
    path = tmp_path / "notes.json"
    path.write_bytes(encode_notes(notes).encode())
    assert read_notes(path) == notes
    assert json.loads(encode_notes(()))["format"] == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no file of notes."),
        (b"\xff\xfe", "is no file of notes."),
        (b"[1, 2]", "is no file of notes."),
        (b'{"format": 1}', "is no file of notes."),
        (b'{"format": 1, "notes": [{"bank": "b"}]}', "is no file of notes."),
        (b'{"format": 1, "notes": [{"bank": "\xff"}]}', "is no file of notes."),
        (b"[" * 50_000, "is no file of notes."),
        (b'{"format": 2, "notes": []}', "is of another format."),
    ],
)
def test_another_file_is_a_usage_error(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(content)
    with pytest.raises(UsageError) as error:
        read_notes(path)
    assert error.value.message == f"{path} {message}"


def test_a_missing_file_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        read_notes(tmp_path / "none.json")
    assert error.value.message == f"{tmp_path / 'none.json'} can't be read: No such file or directory."


def test_a_note_stands_at_its_question_by_its_id_or_a_former_one(bank_file: Path, small_bank: Bank) -> None:
    loaded = load_file(bank_file)
    notes = [
        note(small_bank, "truth", "Not always."),
        note(small_bank, "one", "Two are right."),
        FaultNote("small", "many", "0" * 16, "Unclear."),
        FaultNote("small", "vanished", "0" * 16, "Wrong."),
        FaultNote("other", "one", "0" * 16, "Of another bank."),
    ]
    lines = SMALL_BANK.replace("  - id: several", "  - id: several\n    formerly: [many]").splitlines()
    truth, one = lines.index("  - id: truth") + 1, lines.index("  - id: one") + 1
    several = lines.index("  - id: several") + 1
    earlier = "(said of an earlier wording)"
    unnoted = load_bytes(SMALL_BANK.replace("id: small", "id: unnoted", 1).encode(), path="never read again.yaml")
    assert notes_at_questions(notes, [unnoted, loaded]) == [
        told(bank_file, (truth, 9, 14), "a learner notes: Not always.", "truth", "  - id: truth"),
        told(bank_file, (one, 9, 12), "a learner notes: Two are right.", "one", "  - id: one"),
        told(bank_file, (several, 9, 16), f"a learner notes: Unclear. {earlier}", "many", "  - id: several"),
        told(bank_file, (1, 1, 1), f"a learner notes: Wrong. {earlier}", "vanished", None),
    ]


def test_a_note_on_an_earlier_wording_says_so(bank_file: Path, small_bank: Bank) -> None:
    notes = [note(small_bank, "one", "Fine.", of="truth")]
    (found,) = notes_at_questions(notes, [load_file(bank_file)])
    assert found.message == "a learner notes: Fine. (said of an earlier wording)"


def test_a_note_on_a_renamed_question_of_the_same_wording_is_not_called_outdated(
    bank_file: Path, small_bank: Bank
) -> None:
    notes = [FaultNote("small", "many", content_hash(small_bank, "several"), "Unclear.")]
    (found,) = notes_at_questions(notes, [load_file(bank_file)])
    assert found.message == "a learner notes: Unclear."


def test_notes_of_banks_that_were_not_loaded_are_left_out(small_bank: Bank) -> None:
    notes = [note(small_bank, "one", "Two are right.")]
    assert notes_at_questions(notes, [load_bytes(b"", path="none.yaml")]) == []


def test_check_shows_notes_and_they_are_no_errors(
    cps_quiz: Command, bank_file: Path, tmp_path: Path, small_bank: Bank
) -> None:
    path = tmp_path / "notes.json"
    path.write_bytes(encode_notes([note(small_bank, "one", "Two\x1b are\nright.")]).encode())
    line = SMALL_BANK.splitlines().index("  - id: one") + 1
    mark = "\N{REPLACEMENT CHARACTER}"
    done = cps_quiz("bank", "check", "--select", "F", bank_file, "--notes", path)
    assert (done.code, done.told) == (0, "1 file checked: no findings.\n")
    assert done.output == (
        f"{bank_file}:{line}:9: N001 info: a learner notes: Two{mark} are{mark}right.\n"
        f"{line:>5} |   - id: one\n"
        "      |         ^^^\n"
    )
    objects = msgspec.json.decode(
        cps_quiz("bank", "check", "--select", "F", bank_file, "--notes", path, "--json").output
    )
    assert [(each["code"], each["severity"], each["question"]) for each in objects] == [("N001", "info", "one")]


def test_check_with_a_file_that_holds_no_notes_exits_2(cps_quiz: Command, bank_file: Path) -> None:
    done = cps_quiz("bank", "check", "--select", "F", bank_file, "--notes", bank_file)
    assert (done.code, done.output) == (2, "")
    assert done.told == f"{bank_file} is no file of notes.\nMake one with 'cps-quiz history export --notes'.\n"
