"""Append and read. One line is one write to a file opened for appending, synced before it is confirmed.

A torn or foreign line is skipped, kept, counted and reported; it never stops a start and is never deleted.
"""

import contextlib
import heapq
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar, cast

import msgspec

from cps_quiz.clock import Clock
from cps_quiz.errors import StorageError
from cps_quiz.history.records import (
    KINDS,
    VERSION,
    Answered,
    AnyRecord,
    Envelope,
    FaultNoted,
    Flagged,
    ParametersFitted,
    Record,
    SessionFinished,
    StoredPart,
    StudyPlanSet,
    Undone,
)
from cps_quiz.system import machine_name, make_private_folder, open_private, sync_folder, write_whole

R = TypeVar("R", bound=Record)

LOCK_TIMEOUT_S = 10
LOCK_POLL_S = 0.005  # a writer that asks seldom waits long among those that write all the time
_TAIL_BYTES = _BLOCK_BYTES = 65_536
_UNREAD = {"topic", "content_hash", "response", "points", "maximum", "traps"}


class _Start(msgspec.Struct, frozen=True, tag_field="kind", tag="session-started", gc=False):
    """A session's start of which nothing is read."""


class _Brief(
    Answered,
    frozen=True,
    kw_only=True,
    tag="answered",
    gc=False,
    rename=lambda name: f"unread {name}" if name in _UNREAD else name,
):
    """An answer of which only that is read which counting and remembering need: in a long history this saves time."""

    topic: str = ""
    content_hash: str = ""
    response: tuple[StoredPart, ...] = ()
    points: float = 0.0
    maximum: float = 1.0
    traps: tuple[str, ...] = ()


_Decoder = msgspec.json.Decoder[AnyRecord | _Start]
_encoder = msgspec.json.Encoder()
_decoder = _Decoder(AnyRecord)
_brief_decoder = _Decoder(
    _Brief | Flagged | FaultNoted | Undone | SessionFinished | StudyPlanSet | ParametersFitted | _Start
)
_envelope_decoder = msgspec.json.Decoder(Envelope)
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that is no record."""

    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class Contents:
    """All records of the folder in order, how many lines are of kinds this version does not know, and damaged lines."""

    records: tuple[AnyRecord, ...]
    unknown: int = 0
    damage: tuple[Damage, ...] = ()


def new_id() -> str:
    """Return 16 random hexadecimal digits."""
    return os.urandom(8).hex()


def device_id(state_folder: Path) -> str:
    """Return this device's id, making it on first use. Raises StorageError.

    The file is named after the machine, so that two machines which share the folder stay two devices.
    """
    path = state_folder / f"device-{machine_name()}"
    try:
        text = path.read_text("utf-8").strip()
        if text.isalnum():
            return text
    except (OSError, UnicodeDecodeError):
        pass
    made = new_id()
    try:
        make_private_folder(state_folder)
        write_whole(path, made.encode())
    except OSError as error:
        raise _storage_error(state_folder, error) from error
    return made


def _storage_error(path: Path, error: OSError) -> StorageError:
    reason = (error.strerror or str(error)).lower()
    return StorageError(f"{path} can't be written: {reason}.", hint="Free some space or check its permissions.")


class Lock:
    """Orders writers on one machine. Entering raises StorageError where another holds it for too long."""

    def __init__(self, path: Path, *, timeout_s: float = LOCK_TIMEOUT_S) -> None:
        import filelock

        self.path = path
        self._lock = filelock.FileLock(path, timeout=timeout_s, mode=0o600)

    def __enter__(self) -> None:
        import filelock

        try:
            self._lock.acquire(poll_interval=LOCK_POLL_S)
        except filelock.Timeout as error:
            message = f"Another program has held {self.path} for {self._lock.timeout:g} seconds."
            raise StorageError(message, hint="Close other cps-quiz windows and try again.") from error
        except OSError as error:
            raise _storage_error(self.path, error) from error

    def __exit__(self, *_: object) -> None:
        self._lock.release()


class HistoryLog:
    """The history folder."""

    def __init__(self, folder: Path, *, state_folder: Path, clock: Clock) -> None:
        self.folder = folder
        self._state_folder = state_folder
        self._clock = clock
        self._device: str | None = None
        self._known_size = -1
        self._last_seq = 0

    @property
    def device(self) -> str:
        """This device's id. Raises StorageError where it must be made and can't be."""
        if self._device is None:
            self._device = device_id(self._state_folder)
        return self._device

    @property
    def path(self) -> Path:
        """This device's own file."""
        return self.folder / f"{self.device}.jsonl"

    def stamp(self, record: R) -> R:
        """Return the record with its id and time; a record that is written twice keeps them, and counts once."""
        now = self._clock.now()
        return msgspec.structs.replace(record, v=VERSION, id=new_id(), at=now.iso, offset_min=now.offset_min)

    def append(self, records: Iterable[Record]) -> None:
        """Write stamped records, in one write, and sync them. Raises StorageError; then none of them counts."""
        waiting = list(records)
        if not waiting:
            return
        try:
            make_private_folder(self.folder)
            make_private_folder(self._state_folder)
            with Lock(self._state_folder / f"history-{self.device}.lock"):
                self._append(waiting)
        except OSError as error:
            raise _storage_error(self.path, error) from error

    def _append(self, records: list[Record]) -> None:
        path = self.path
        is_new = not path.exists()
        descriptor = open_private(path, os.O_RDWR | os.O_APPEND | os.O_CREAT)
        try:
            size = os.fstat(descriptor).st_size
            if size != self._known_size:
                self._last_seq = _last_seq(path) if size else 0
            seqs = range(self._last_seq + 1, self._last_seq + 1 + len(records))
            stamped = (
                msgspec.structs.replace(r, device=self.device, seq=n) for r, n in zip(records, seqs, strict=True)
            )
            content = b"".join(_encoder.encode(record) + b"\n" for record in stamped)
            self._known_size = -1
            new_size = append_whole(descriptor, content, size=size)
            if is_new:
                sync_folder(self.folder)
            self._known_size = new_size
            self._last_seq = seqs[-1]
        finally:
            os.close(descriptor)

    def read(self, *, brief: bool = False) -> Contents:
        """Return all records of all files, in order. Raises StorageError where the folder can't be read.

        In ``brief`` the starts of sessions are left out, and of answers what was chosen: half of a long history.
        """
        records: list[AnyRecord] = []
        damage: list[Damage] = []
        unknown = 0
        try:
            for path in sorted(self.folder.glob("*.jsonl")):
                for offset, block in _blocks(path):
                    found, of_other_kinds, damaged = decode_lines(block, brief=brief)
                    records += found
                    unknown += of_other_kinds
                    if damaged:
                        before = _lines_before(path, offset)
                        damage += (Damage(path, before + line) for line in damaged)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise StorageError(
                f"The history in {self.folder} can't be read: {reason}.", hint="Check the permissions of that folder."
            ) from error
        return Contents(tuple(in_order(records)), unknown, tuple(damage))


def _blocks(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield a file's lines, many at a time, each time with the place in the file. Raises OSError."""
    offset = 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES) + file.readline():
            yield offset, block
            offset += len(block)


def _lines_before(path: Path, offset: int) -> int:
    with path.open("rb") as file:
        return file.read(offset).count(b"\n")


def append_whole(descriptor: int, content: bytes, *, size: int, sync: bool = True) -> int:
    """Write all of ``content`` at the end of a file of ``size`` bytes and return its new size. Raises OSError.

    It begins on a line of its own, also behind a torn one. A full disk can write a part without an error; that part is
    taken back, so that it is not left as a torn line.
    """
    if size and not _ends_with_newline(descriptor, size):
        content = b"\n" + content
    try:
        written = os.write(descriptor, content)
        while written < len(content):
            written += os.write(descriptor, content[written:])  # a full disk says now what is wrong
        if sync:
            os.fsync(descriptor)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, size)
        raise
    return size + len(content)


def _ends_with_newline(descriptor: int, size: int) -> bool:
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1) == b"\n"


def _last_seq(path: Path) -> int:
    """Return the highest sequence number near a file's end; of the whole file where the end is damaged."""
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - _TAIL_BYTES))
        found = _seqs(file.read())
        if not found and size > _TAIL_BYTES:
            file.seek(0)
            found = _seqs(file.read())
    return max(found, default=0)


def _seqs(content: bytes) -> list[int]:
    return [envelope.seq for line in content.splitlines() if (envelope := decode_envelope(line))]


def decode_envelope(line: bytes) -> Envelope | None:
    """Return what a line tells whatever its kind, or None where it is no record."""
    try:
        return _envelope_decoder.decode(line)
    except _UNREADABLE:
        return None


def decode_lines(content: bytes, *, brief: bool = False) -> tuple[list[AnyRecord], int, list[int]]:
    """Return the records, how many lines are of unknown kinds, and the numbers of damaged lines, from 1."""
    found, unknown, damaged = _decode_lines(content, _brief_decoder if brief else _decoder)
    records = [record for record in found if record.__class__ is not _Start] if brief else found
    return cast("list[AnyRecord]", records), unknown, damaged


def _decode_lines(content: bytes, decoder: "_Decoder") -> tuple[list[AnyRecord | _Start], int, list[int]]:
    try:
        return decoder.decode_lines(content), 0, []
    except _UNREADABLE:
        pass
    records: list[AnyRecord | _Start] = []
    unknown, damaged = 0, []
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            records.append(decoder.decode(line))
        except _UNREADABLE:
            envelope = decode_envelope(line)
            if envelope and (envelope.v > VERSION or envelope.kind not in KINDS):
                unknown += 1
            else:
                damaged.append(number)
    return records, unknown, damaged


def in_order(records: Iterable[AnyRecord]) -> list[AnyRecord]:
    """Return the records once each: by sequence within a device, by time across devices.

    Within a device a clock that was set back changes nothing: a record counts as no earlier than those before it.
    """
    by_device: dict[str, list[AnyRecord]] = {}
    seen = set[str]()
    for record in records:
        if record.id not in seen:
            seen.add(record.id)
            by_device.setdefault(record.device, []).append(record)
    if len(by_device) == 1:
        return _in_sequence(next(iter(by_device.values())))
    timed = (_timed(device, records) for device, records in sorted(by_device.items()))
    return [record for *_, record in heapq.merge(*timed, key=lambda entry: entry[:2])]


def _in_sequence(records: list[AnyRecord]) -> list[AnyRecord]:
    """Return a device's records by sequence; they are written so, and only what was merged needs sorting."""
    if all(one.seq < other.seq for one, other in pairwise(records)):
        return records
    return sorted(records, key=lambda record: (record.seq, record.id))


def _timed(device: str, records: list[AnyRecord]) -> Iterator[tuple[str, str, AnyRecord]]:
    latest = ""
    for record in _in_sequence(records):
        latest = max(latest, record.at)
        yield latest, device, record
