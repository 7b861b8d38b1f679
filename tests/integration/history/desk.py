"""A learner's folders with their log, and a disk that fails when a test says so."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.conftest import FakeClock

from cps_quiz.history.fold import History, fold
from cps_quiz.history.log import HistoryLog
from cps_quiz.history.records import AnyRecord, Flagged, Record

POSIX_MODES = pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")


def mode_of(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


@dataclass
class Desk:
    """Where one learner keeps a history. ``log`` is opened anew for each, as each run of the program does."""

    home: Path
    clock: FakeClock = field(default_factory=FakeClock)

    @property
    def history(self) -> Path:
        return self.home / "history"

    def open(self) -> HistoryLog:
        return HistoryLog(self.history, state_folder=self.home / "state", clock=self.clock)

    def write(self, *records: Record) -> None:
        log = self.open()
        log.append([log.stamp(record) for record in records])

    def records(self) -> tuple[AnyRecord, ...]:
        return self.open().read().records

    def fold(self) -> History:
        return fold(self.records())

    def lines(self) -> list[bytes]:
        """Every line of every file."""
        return [line for path in sorted(self.history.glob("*.jsonl")) for line in path.read_bytes().split(b"\n")]


def flag(place: int) -> Flagged:
    return Flagged(session="s", place=place, bank="b", question="q", on=True)


def flagged_places(desk: Desk) -> list[int]:
    return [record.place for record in desk.records() if isinstance(record, Flagged)]


class FullDisk:
    """Lets ``room`` more bytes be written and then fails, as a full disk does: with a short write first."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.room: int | None = None
        self._write: Callable[[int, bytes], int] = os.write
        monkeypatch.setattr(os, "write", self._short)

    def _short(self, descriptor: int, content: bytes) -> int:
        if self.room is None:
            return self._write(descriptor, content)
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = self._write(descriptor, content[: self.room])
        self.room -= written
        return written
