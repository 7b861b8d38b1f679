"""Taking in another history: a set union."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.integration.history.desk import POSIX_MODES, Desk, FullDisk, mode_of
from tests.unit.history.facts import answered, finished, started, undone

from cps_quiz.errors import StorageError, UsageError
from cps_quiz.history.merge import Merged, merge
from cps_quiz.history.records import AnyRecord

NEWER = (
    b'{"kind": "dreamt", "v": 9, "id": "n-1", "device": "n", "seq": 1, "at": "2026-11-22T10:00:30.000Z", "of": "sheep"}'
)
POOL: list[AnyRecord] = [
    started(1),
    answered(2),
    answered(3, place=1, question="two"),
    undone(4, "d-3"),
    started(1, session="t", device="e", minute=2),
    answered(2, session="t", device="e", minute=-9999),
    answered(3, session="s", device="e", attempt=2, correct=False),
    finished(5),
]
LINES = [*(msgspec.json.encode(record) for record in POOL), NEWER]


def history_of(folder: Path, lines: Sequence[bytes]) -> Desk:
    """Return a learner whose history holds these lines."""
    desk = Desk(folder)
    desk.history.mkdir(parents=True)
    (desk.history / "device.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    return desk


@contextmanager
def desks(*parts: Sequence[bytes]) -> Iterator[list[Desk]]:
    with tempfile.TemporaryDirectory() as folder:
        yield [history_of(Path(folder, str(number)), lines) for number, lines in enumerate(parts)]


def told_by(desk: Desk) -> tuple[object, ...]:
    """Return what a reader sees, and the set of lines."""
    contents = desk.open().read()
    return contents.records, contents.unknown, contents.damage, {line for line in desk.lines() if line}


parts = st.lists(st.sampled_from(LINES), min_size=1, unique=True)
modest = settings(deadline=None, max_examples=40)


@modest
@given(parts, parts)
def test_merging_is_commutative(one: list[bytes], two: list[bytes]) -> None:
    with desks(one, two, one) as (first, second, first_again):
        merge(second.history, first.history)
        merge(first_again.history, second.history)
        assert told_by(first) == told_by(second)
        assert {line for line in first.lines() if line} == {*one, *two}


@modest
@given(parts, parts, parts)
def test_merging_is_associative(one: list[bytes], two: list[bytes], three: list[bytes]) -> None:
    with desks(one, two, three, one, two, three) as (a, b, c, x, y, z):
        merge(b.history, a.history)
        merge(c.history, a.history)
        merge(z.history, y.history)
        merge(y.history, x.history)
        assert told_by(a) == told_by(x)


@modest
@given(parts, parts)
def test_merging_is_idempotent(one: list[bytes], two: list[bytes]) -> None:
    with desks(one, two) as (first, second):
        merge(second.history, first.history)
        once = told_by(first)
        again = merge(second.history, first.history)
        assert (again.new, again.known, again.path) == (0, len(two), None)
        assert merge(first.history, first.history).new == 0
        assert told_by(first) == once


def test_what_is_new_is_written_to_a_file_of_its_own_and_counted(tmp_path: Path) -> None:
    here = history_of(tmp_path / "here", LINES[:3])
    there = history_of(tmp_path / "there", [b"torn{", *LINES[1:5]])
    merged = merge(there.history / "device.jsonl", here.history)
    assert (merged.new, merged.known, merged.foreign) == (2, 2, 1)
    assert merged.path is not None
    assert merged.path.name.startswith("imported-")
    assert merged.path.read_bytes() == LINES[3] + b"\n" + LINES[4] + b"\n"
    assert here.open().read().damage == ()


def test_records_of_unknown_kinds_and_fields_survive_to_the_letter(tmp_path: Path) -> None:
    moody = LINES[1].replace(b'"kind"', b'"mood" : {"calm": [1.50, null]}, "kind"')
    here = history_of(tmp_path / "here", LINES[:1])
    source = tmp_path / "laptop.jsonl"
    source.write_bytes(moody + b"\r\n" + NEWER)
    assert merge(source, here.history).new == 2
    assert here.lines()[-3:] == [moody, NEWER, b""]
    contents = here.open().read()
    assert (contents.records, contents.unknown) == ((POOL[0], POOL[1]), 1)


def test_a_record_that_stands_twice_is_taken_once(tmp_path: Path) -> None:
    here = Desk(tmp_path / "here")
    source = tmp_path / "laptop.jsonl"
    source.write_bytes(b"\n".join([LINES[0], LINES[0], LINES[1]]))
    assert merge(source, here.history) == Merged(2, 0, 0, next(here.history.iterdir()))


def test_what_this_device_wrote_since_stays_and_numbers_go_on(tmp_path: Path) -> None:
    here = Desk(tmp_path / "here")
    here.write(answered(0))
    merge(history_of(tmp_path / "there", LINES).history, here.history)
    here.write(answered(0))
    mine = [record.seq for record in here.records() if record.device == here.open().device]
    assert mine == [1, 2]
    assert len(here.records()) == len(POOL) + 2


@pytest.mark.parametrize("content", [b"", b"\n\n", b"not a history", b"\xff\x00\n{}\n", b'{"a":' + b"[" * 100_000])
def test_a_file_without_any_record_is_refused_and_nothing_is_written(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "other.jsonl"
    source.write_bytes(content)
    with pytest.raises(UsageError, match="holds no record"):
        merge(source, tmp_path / "here")
    assert not (tmp_path / "here").exists()


@pytest.mark.parametrize("name", ["missing.jsonl", "empty"])
def test_a_file_that_is_not_there_and_an_empty_folder_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError):
        merge(tmp_path / name, tmp_path / "here")


def test_a_folder_in_the_way_is_told_of(tmp_path: Path) -> None:
    there = history_of(tmp_path / "there", LINES)
    (tmp_path / "here" / "odd.jsonl").mkdir(parents=True)
    with pytest.raises(StorageError, match="can't be read"):
        merge(there.history, tmp_path / "here")


def test_a_full_disk_merges_nothing_and_the_retry_everything(tmp_path: Path, disk: FullDisk) -> None:
    here = history_of(tmp_path / "here", LINES[:1])
    there = history_of(tmp_path / "there", LINES)
    disk.room = 100
    with pytest.raises(StorageError, match="No space left"):
        merge(there.history, here.history)
    disk.room = None
    assert here.records() == (POOL[0],)
    assert merge(there.history, here.history).new == len(LINES) - 1


def test_a_merge_that_was_killed_half_way_is_completed_by_the_next_one(tmp_path: Path) -> None:
    here = history_of(tmp_path / "here", LINES[:1])
    there = history_of(tmp_path / "there", LINES[1:2])
    path = merge(there.history, here.history).path
    assert path is not None
    path.write_bytes(path.read_bytes()[:50])
    assert merge(there.history, here.history).path == path
    assert here.records() == (POOL[0], POOL[1])


@POSIX_MODES
def test_what_is_taken_in_is_its_owners_alone(tmp_path: Path) -> None:
    here = Desk(tmp_path / "here")
    path = merge(history_of(tmp_path / "there", LINES).history, here.history).path
    assert path is not None
    assert (mode_of(path), mode_of(here.history), mode_of(here.home)) == ("0o600", "0o700", "0o700")
