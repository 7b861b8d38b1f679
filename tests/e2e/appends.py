"""Lets several programs append to one history at once. The test and ``benchmarks/append_soak.py`` share this.

Run as a program it is one of the writers: ``python tests/e2e/appends.py HOME SECONDS``.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from cps_quiz.clock import SystemClock
from cps_quiz.history.log import HistoryLog
from cps_quiz.history.records import FaultNoted


@dataclass(frozen=True, slots=True)
class Appended:
    """What the writers were told is saved, and what is in the file.

    ``damaged`` lines are no records, ``missing`` were confirmed and are not there, ``numbered`` tells whether the
    sequence numbers count from 1 without a gap. Times are those of each append.
    """

    confirmed: int
    lines: int
    damaged: int
    missing: int
    numbered: bool
    writers: int
    elapsed_ms: tuple[float, ...]

    @property
    def whole(self) -> bool:
        """Whether every line is whole and present."""
        return self.numbered and not (self.damaged or self.missing) and self.lines == self.confirmed


def open_log(home: Path) -> HistoryLog:
    """Return the history as a program opens it."""
    return HistoryLog(home / "history", state_folder=home / "state", clock=SystemClock())


def append_for(home: Path, seconds: float) -> tuple[list[str], list[float]]:
    """Append without a pause; return the ids of what was saved and the milliseconds that each took."""
    log = open_log(home)
    saved: list[str] = []
    elapsed_ms: list[float] = []
    begun = time.monotonic()
    while time.monotonic() < begun + seconds:
        note = "x" * (len(saved) * 97 % 3000)
        record = log.stamp(FaultNoted(session="soak", bank="b", question="q", content_hash="c", note=note))
        at = time.perf_counter()
        log.append([record])
        elapsed_ms.append((time.perf_counter() - at) * 1000)
        saved.append(record.id)
    return saved, elapsed_ms


def append_together(home: Path, *, writers: int, seconds: float) -> Appended:
    """Let the writers write for so long, and read what came of it."""
    open_log(home).device  # noqa: B018 - made once, so that all write to one file
    command = (sys.executable, __file__, str(home), str(seconds))
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(writers)]
    told = [json.loads(process.communicate()[0]) for process in processes]
    confirmed = {record for saved, _ in told for record in saved}
    contents = open_log(home).read()
    kept = [record.id for record in contents.records]
    return Appended(
        confirmed=len(confirmed),
        lines=len(kept),
        damaged=len(contents.damage) + contents.unknown,
        missing=len(confirmed - set(kept)),
        numbered=[record.seq for record in contents.records] == list(range(1, len(kept) + 1)),
        writers=sum(bool(saved) for saved, _ in told),
        elapsed_ms=tuple(each for _, elapsed in told for each in elapsed),
    )


if __name__ == "__main__":
    json.dump(append_for(Path(sys.argv[1]), float(sys.argv[2])), sys.stdout)
