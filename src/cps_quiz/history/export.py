"""The history for other programs: JSON by session, CSV by answer, JSON Lines as on disk, and notes for authors."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from cps_quiz.bank.notes import FaultNote
from cps_quiz.errors import StorageError
from cps_quiz.history.fold import History, PastSession
from cps_quiz.history.records import Answered, StoredPart

FORMAT = 1

# A spreadsheet runs a cell that begins so as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

_CSV_FIELDS = (
    "session",
    "at",
    "bank",
    "question",
    "topic",
    "content_hash",
    "response",
    "correct",
    "points",
    "maximum",
    "elapsed_ms",
    "confidence",
    "attempt",
    "traps",
)


def as_json(history: History) -> str:
    """Return one object: ``{"format": 1, "sessions": [...]}``, sessions in order, answers by place."""
    exported = {"format": FORMAT, "sessions": [_session(past) for past in history.sessions.values()]}
    return msgspec.json.format(msgspec.json.encode(exported), indent=2).decode() + "\n"


def _session(past: PastSession) -> dict[str, Any]:
    started, finished = past.started, past.finished
    return {
        "id": past.id,
        "mode": started.mode if started else None,
        "started_at": past.started_at,
        "finished_at": finished.at if finished else None,
        "ending": finished.ending if finished else None,
        "score": past.score,
        "correct": finished.correct if finished else None,
        "counted": finished.counted if finished else None,
        "passed": finished.passed if finished else None,
        "used_ms": finished.used_ms if finished else None,
        "seed": started.seed if started else None,
        "questions": len(started.slots) if started else None,
        "answers": [_answer(answer) for _, answer in sorted(past.answers.items())],
        "notes": [{"bank": n.bank, "question": n.question, "note": n.note, "at": n.at} for n in past.notes],
    }


def _answer(answer: Answered) -> dict[str, Any]:
    return {
        "bank": answer.bank,
        "question": answer.question,
        "topic": answer.topic,
        "content_hash": answer.content_hash,
        "response": list(answer.response),
        "correct": answer.correct,
        "points": answer.points,
        "maximum": answer.maximum,
        "elapsed_ms": answer.elapsed_ms,
        "confidence": answer.confidence,
        "attempt": answer.attempt,
        "traps": answer.traps,
        "at": answer.at,
        "offset_min": answer.offset_min,
    }


def as_csv(history: History) -> str:
    """Return a heading and a row an answer. Cells that a spreadsheet would run as a formula are defused."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_CSV_FIELDS)
    for answer in history.answers:
        values = {**_answer(answer), "session": answer.session}
        values["response"] = " ".join(_part(part) for part in answer.response)
        values["traps"] = " ".join(answer.traps)
        values["correct"] = str(answer.correct).lower()
        writer.writerow([_cell(values[name]) for name in _CSV_FIELDS])
    return out.getvalue()


def _part(part: StoredPart) -> str:
    return str(part.part) if part.left is None else f"{part.left}:{part.part}"


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def raw_lines(folder: Path) -> Iterator[bytes]:
    """Yield every line of the history files as it stands, without line ends. Raises StorageError."""
    try:
        for path in sorted(folder.glob("*.jsonl")):
            yield from (line for line in path.read_bytes().split(b"\n") if line.strip())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StorageError(
            f"The history in {folder} can't be read: {reason}.", hint="Check the permissions of that folder."
        ) from error


def fault_notes(sessions: Iterable[PastSession]) -> tuple[FaultNote, ...]:
    """Return what was noted about which question, and nothing else."""
    return tuple(
        FaultNote(bank=n.bank, question=n.question, content_hash=n.content_hash, note=n.note)
        for past in sessions
        for n in past.notes
    )
