"""How long an answer takes to the disk: appended, flushed and synced, alone and with eight programs that write."""

import argparse
import multiprocessing
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from material import ANSWERS_PER_SESSION, shipped_banks, shipped_slots, write_history
from tables import Row, percentile_99, report

from cps_quiz.clock import SystemClock
from cps_quiz.history.log import HistoryLog, new_id
from cps_quiz.history.records import AnyRecord, Answered
from cps_quiz.paths import Paths, find_paths
from cps_quiz.session import messages as m
from cps_quiz.session.plan import Plan, Policy
from cps_quiz.ui.runner import Places, Runner

WRITERS = 8
TARGET_ALONE_MS, TARGET_TOGETHER_MS = 10, 1000
HEAD_START_S = 2.0


def open_log(paths: Paths) -> HistoryLog:
    """Return the history as a program opens it."""
    return HistoryLog(paths.history, state_folder=paths.state, clock=SystemClock())


def timed_ms(write: Callable[[], object]) -> float:
    """Return the milliseconds that one write takes."""
    begin = time.perf_counter()
    write()
    return (time.perf_counter() - begin) * 1000


def bare_writes_ms(path: Path, line: bytes) -> Iterator[float]:
    """Yield the milliseconds of a bare write and sync of a line, for ever."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def write() -> None:
        os.write(descriptor, line)
        os.fsync(descriptor)

    while True:
        yield timed_ms(write)


def sqlite_ms(path: Path, line: bytes) -> Iterator[float]:
    """Yield the milliseconds of a commit of a line to SQLite, for ever."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table answers (record text)")

        def write() -> None:
            with connection:
                connection.execute("insert into answers values (?)", (line,))

        while True:
            yield timed_ms(write)


def appends_ms(paths: Paths, answer: Answered) -> Iterator[float]:
    """Yield the milliseconds until an answer is in the history, for ever."""
    log = open_log(paths)
    while True:
        yield timed_ms(lambda: log.append([log.stamp(answer)]))


def confirmed_ms(paths: Paths) -> Iterator[float]:
    """Yield the milliseconds between an answer and its feedback: journal and history, for ever."""
    banks = shipped_banks(paths)
    slots = shipped_slots(banks)
    places = Places(live=paths.live, locks=paths.state / "locks")
    while True:
        plan = Plan(new_id(), "quiz", "1", Policy(), slots)
        runner = Runner.begin(plan, banks=banks, log=open_log(paths), places=places, clock=SystemClock())
        runner.do(m.Start())
        for place, slot in enumerate(slots):
            assert slot.item is not None
            submit = m.Submit(place, slot.item.question.key())
            yield timed_ms(lambda command=submit: runner.do(command))  # type: ignore[misc]
            runner.do(m.Next())
