"""How long an answer takes to the disk: appended, flushed and synced, alone and with eight programs that write."""

import argparse
import multiprocessing
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from cps_quiz.clock import SystemClock
from cps_quiz.history.log import HistoryLog, new_id
from cps_quiz.history.records import Answered
from cps_quiz.paths import Paths
from cps_quiz.session import messages as m
from cps_quiz.session.plan import Plan, Policy
from cps_quiz.ui.runner import Places, Runner
from material import shipped_banks, shipped_slots, write_history
from tables import Row, percentile_99, report

WRITERS = 8
ALONE_MS, TOGETHER_MS = 10, 1000
ANSWERS_BEFORE = 1000
HEAD_START_S = 2.0  # until every writer is ready


def open_log(paths: Paths) -> HistoryLog:
    """Return the history as a program opens it."""
    return HistoryLog(paths.history, state_folder=paths.state, clock=SystemClock())


def timed_ms(write: Callable[[], object]) -> float:
    """Return the milliseconds that one write takes."""
    begin = time.perf_counter()
    write()
    return (time.perf_counter() - begin) * 1000


def to_file(path: Path, line: bytes) -> Callable[[], None]:
    """Return a bare write of a line, and a sync."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def write() -> None:
        os.write(descriptor, line)
        os.fsync(descriptor)

    return write


def to_sqlite(path: Path, line: bytes) -> Callable[[], None]:
    """Return a commit of a line to SQLite, as SQLite is by default."""
    connection = sqlite3.connect(path)
    connection.execute("create table answers (record text)")

    def write() -> None:
        with connection:
            connection.execute("insert into answers values (?)", (line,))

    return write


def to_history(paths: Paths, answer: Answered) -> Callable[[], None]:
    """Return an append of an answer to the history."""
    log = open_log(paths)
    return lambda: log.append([log.stamp(answer)])


def confirmed_ms(paths: Paths) -> Iterator[float]:
    """Yield the milliseconds from an answer to its feedback, journal and history, in one session after another."""
    banks = shipped_banks(paths)
    slots = shipped_slots(banks)
    places = Places(live=paths.live, locks=paths.state / "locks")
    while True:
        plan = Plan(new_id(), "quiz", "1", Policy(), slots)
        runner = Runner.begin(plan, banks=banks, log=open_log(paths), places=places, clock=SystemClock())
        runner.do(m.Start())
        for place, slot in enumerate(slots):
            assert slot.item is not None
            command = m.Submit(place, slot.item.question.key())
            begin = time.perf_counter()
            runner.do(command)
            yield (time.perf_counter() - begin) * 1000
            runner.do(m.Next())


def one_of_many_ms(paths: Paths, answer: Answered, answers: int, begin_at: float) -> list[float]:
    """Write answers one after the other without a pause, and return the milliseconds of each."""
    write = to_history(paths, answer)
    time.sleep(max(begin_at - time.time(), 0))
    return [timed_ms(write) for _ in range(answers)]


def together_ms(paths: Paths, answer: Answered, answers: int) -> list[float]:
    """Return the milliseconds of all answers that the writers write at the same time."""
    begin_at = time.time() + HEAD_START_S
    with multiprocessing.get_context("spawn").Pool(WRITERS) as pool:
        work = [(paths, answer, answers // WRITERS, begin_at)] * WRITERS
        return [elapsed for each in pool.starmap(one_of_many_ms, work, chunksize=1) for elapsed in each]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=2000, help="answers of each kind (default: %(default)s)")
    parser.add_argument("--folder", type=Path, help="where to write: another disk (default: the temporary folder)")
    given = parser.parse_args()
    answers: int = given.answers
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        paths = write_history(Path(folder, "home"), ANSWERS_BEFORE)
        answer = next(record for record in open_log(paths).read().records if isinstance(record, Answered))
        line = next(paths.history.iterdir()).read_bytes().splitlines(keepends=True)[answer.seq - 1]
        writes = (
            to_file(Path(folder, "bare"), line),
            to_sqlite(Path(folder, "sqlite"), line),
            to_history(paths, answer),
        )
        bare, sqlite, alone = zip(*([timed_ms(write) for write in writes] for _ in range(answers)), strict=True)
        confirmed = list(islice(confirmed_ms(paths), answers))
        together = together_ms(paths, answer, answers)
    rows = [
        Row("a bare write and sync of the same bytes", "ms", bare),
        Row("a commit to SQLite", "ms", sqlite),
        Row("an answer in the history", "ms", alone, ALONE_MS, percentile_99, "99 of 100"),
        Row(
            "from an answer to its feedback: journal and history", "ms", confirmed, ALONE_MS, percentile_99, "99 of 100"
        ),
        Row(f"an answer in the history, {WRITERS} writers without a pause", "ms", together, TOGETHER_MS, max, "all"),
    ]
    return report(f"An answer to the disk, {answers:,} of each kind", rows)


if __name__ == "__main__":
    sys.exit(main())
