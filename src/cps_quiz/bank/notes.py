"""Learners' notes on faulty questions: the small file that goes to an author, and where its notes belong in a bank."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from cps_quiz.bank.load import Loaded
from cps_quiz.bank.model import Bank
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Diagnostic, Severity, Span
from cps_quiz.errors import UsageError

NOTES_FORMAT = 1


class FaultNote(msgspec.Struct, frozen=True):
    """What was said of a question, and nothing else of the learner's."""

    bank: str
    question: str
    content_hash: str
    note: str


class FaultNotes(msgspec.Struct, frozen=True):
    """The file."""

    format: int
    notes: tuple[FaultNote, ...]


def encode_notes(notes: Sequence[FaultNote]) -> str:
    """Return the file's text."""
    content = msgspec.json.encode(FaultNotes(NOTES_FORMAT, tuple(notes)))
    return msgspec.json.format(content, indent=2).decode() + "\n"


def read_notes(path: Path) -> tuple[FaultNote, ...]:
    """Return the notes of a file. Raises UsageError where it can't be read as one."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=FaultNotes)
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror}.", hint="Check the name.") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} is no file of notes.", hint="Make one with 'cps-quiz history export --notes'."
        ) from error
    if found.format != NOTES_FORMAT:
        raise UsageError(f"{path} is of another format.", hint="Use a newer cps-quiz.")
    return found.notes


def notes_at_questions(notes: Sequence[FaultNote], loaded: Sequence[Loaded]) -> list[Diagnostic]:
    """Return each note as information at its question; those of banks that were not loaded are left out."""
    return [
        diagnostic
        for one in loaded
        if one.bank is not None
        for diagnostic in _of_bank(one.path, one.bank, [note for note in notes if note.bank == one.bank.id])
    ]


def _of_bank(path: str, bank: Bank, notes: Sequence[FaultNote]) -> list[Diagnostic]:
    if not notes:
        return []
    spans, lines = _question_spans(path)
    hashes = {name: item.content_hash for item in bank.items() for name in (item.question.id, *item.question.formerly)}
    found = []
    for note in notes:
        span = spans.get(note.question, Span())
        changed = "" if hashes.get(note.question) == note.content_hash else " (said of an earlier wording)"
        found.append(
            Diagnostic(
                path,
                span,
                "N001",
                f"a learner notes: {note.note}{changed}",
                severity=Severity.INFO,
                question=note.question,
                source=lines[span.line - 1] if note.question in spans else None,
            )
        )
    return found


def _question_spans(path: str) -> tuple[dict[str, Span], list[str]]:
    """Return where each question's id stands, by that id and by its former ones, and the file's lines."""
    document = read(path, Path(path).read_bytes())
    root = document.root
    assert isinstance(root, dict)
    questions = root["questions"]
    assert isinstance(questions, list)
    spans: dict[str, Span] = {}
    for raw in questions:
        assert isinstance(raw, dict)
        span = document.value_span(raw, "id")
        former = raw.get("formerly", [])
        for name in (raw["id"], *former):
            spans[str(name)] = span
    return spans, document.text.splitlines()
