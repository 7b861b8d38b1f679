"""Take in the records of another history: a set union, so the order and the number of times do not matter."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cps_quiz.errors import StorageError, UsageError
from cps_quiz.history.log import append_whole, decode_envelope
from cps_quiz.system import make_private_folder, open_private, sync_folder


@dataclass(frozen=True, slots=True)
class Merged:
    """How many records were new and known, how many lines were no records, and the file that was written, if any."""

    new: int
    known: int
    foreign: int
    path: Path | None


def merge(source: Path, folder: Path) -> Merged:
    """Copy the records of a file, or of a folder of files, that the history lacks, verbatim.

    Raises UsageError where the source holds no record at all, and StorageError.
    """
    incoming, foreign = _records(source)
    if not incoming:
        message = f"{source} holds no record of a history."
        raise UsageError(message, hint="Name a .jsonl file of another history, or the folder of such files.")
    here = _ids_in(folder)
    new = {record: line for record, line in incoming.items() if record not in here}
    if not new:
        return Merged(0, len(incoming), foreign, None)
    content = b"".join(line + b"\n" for line in new.values())
    path = folder / f"imported-{hashlib.sha256(content).hexdigest()[:16]}.jsonl"
    try:
        make_private_folder(folder)
        descriptor = open_private(path, os.O_RDWR | os.O_APPEND | os.O_CREAT)
        try:
            append_whole(descriptor, content, size=os.fstat(descriptor).st_size)
        finally:
            os.close(descriptor)
        sync_folder(folder)
    except OSError as error:
        raise StorageError(
            f"{path} can't be written: {error.strerror}.", hint="Free some space and try again."
        ) from error
    return Merged(len(new), len(incoming) - len(new), foreign, path)


def _records(source: Path) -> tuple[dict[str, bytes], int]:
    """Return the lines that are records by their ids, and how many lines are not."""
    try:
        paths = sorted(source.glob("*.jsonl")) if source.is_dir() else [source]
        lines = [line.strip(b"\r") for path in paths for line in path.read_bytes().split(b"\n") if line.strip()]
    except OSError as error:
        raise UsageError(f"{source} can't be read: {error.strerror}.", hint="Check the name.") from error
    records: dict[str, bytes] = {}
    foreign = 0
    for line in lines:
        envelope = decode_envelope(line)
        if envelope is None:
            foreign += 1
        else:
            records.setdefault(envelope.id, line)
    return records, foreign


def _ids_in(folder: Path) -> set[str]:
    try:
        contents = [path.read_bytes() for path in folder.glob("*.jsonl")]
    except OSError as error:
        raise StorageError(f"The history in {folder} can't be read: {error.strerror}.") from error
    return {envelope.id for content in contents for line in content.split(b"\n") if (envelope := decode_envelope(line))}
