"""A learner's past, written into the history by hand."""

from collections.abc import Sequence
from pathlib import Path

from tests.conftest import FakeClock

from cps_quiz.bank.load import load_file
from cps_quiz.bank.model import Item
from cps_quiz.bank.shelf import shipped_banks
from cps_quiz.history.log import HistoryLog
from cps_quiz.history.records import Answered, Record, SessionFinished

DAY_MS = 86_400_000


def log_of(home: Path, clock: FakeClock) -> HistoryLog:
    return HistoryLog(home / "history", state_folder=home / "state", clock=clock)


def shipped_items() -> list[Item]:
    loaded = [load_file(path).bank for path in sorted(shipped_banks().glob("*.yaml"))]
    return [item for bank in loaded if bank is not None for item in bank.items()]


def write_sitting(
    home: Path, clock: FakeClock, items: Sequence[Item], *, days_ago: float, correct: bool = True, session: str = ""
) -> None:
    """Write a finished sitting of so many days ago, 40 seconds an answer."""
    now, clock.elapsed_ms = clock.elapsed_ms, clock.elapsed_ms - round(days_ago * DAY_MS)
    log = log_of(home, clock)
    name = session or f"{days_ago} days ago"
    records: list[Record] = []
    for place, item in enumerate(items):
        clock.pass_ms(40_000)
        records.append(log.stamp(_answered(name, place, item, correct=correct)))
    finished = SessionFinished(
        session=name,
        ending="complete",
        used_ms=40_000 * len(items),
        asked=len(items),
        answered=len(items),
        correct=correct * len(items),
        points=float(correct * len(items)),
        counted=len(items),
        passed=correct,
    )
    log.append([*records, log.stamp(finished)])
    clock.elapsed_ms = now


def _answered(session: str, place: int, item: Item, *, correct: bool) -> Answered:
    return Answered(
        session=session,
        place=place,
        bank=item.bank.id,
        question=item.question.id,
        topic=item.topic_id,
        content_hash=item.content_hash,
        response=(),
        correct=correct,
        points=float(correct),
        maximum=1.0,
        elapsed_ms=40_000,
    )
