"""Appending to the history and reading it."""

import multiprocessing
import os
from pathlib import Path

import msgspec
import pytest
from tests.conftest import FakeClock
from tests.integration.history.desk import POSIX_MODES, Desk, flag, flagged_places, mode_of
from tests.unit.history.facts import answered, started

from cps_quiz.history.log import Damage
from cps_quiz.history.records import SessionStarted, Undone


def test_records_are_numbered_from_one_by_whichever_run_writes_them(desk: Desk) -> None:
    desk.write(flag(0), flag(1))
    desk.write(flag(2))
    records = desk.records()
    assert [(record.seq, record.device) for record in records] == [(n, desk.open().device) for n in (1, 2, 3)]
    assert flagged_places(desk) == [0, 1, 2]
    assert len({record.id for record in records}) == 3


def test_a_record_is_stamped_with_the_time_and_offset_of_the_place(home: Path) -> None:
    desk = Desk(home, FakeClock("2026-11-22T10:00:00.000Z", offset_min=-360))
    desk.clock.pass_ms(1500)
    desk.write(Undone(target="x"))
    (record,) = desk.records()
    assert record == Undone(
        id=record.id,
        device=desk.open().device,
        seq=1,
        at="2026-11-22T10:00:01.500Z",
        offset_min=-360,
        target="x",
    )


def test_a_record_is_one_line_of_the_devices_own_file(desk: Desk) -> None:
    desk.write(flag(0))
    log = desk.open()
    assert list(desk.history.iterdir()) == [log.path]
    assert log.path.name == f"{log.device}.jsonl"
    (record,) = desk.records()
    assert log.path.read_bytes() == msgspec.json.encode(record) + b"\n"


def test_the_name_of_a_new_file_is_made_durable_with_its_first_record(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr("cps_quiz.history.log.sync_folder", synced.append)
    desk.write(flag(0))
    desk.write(flag(1))
    assert synced == [desk.history]


def test_appending_nothing_writes_nothing(desk: Desk) -> None:
    desk.write()
    assert not desk.home.exists()


def test_reading_where_there_is_no_history_creates_nothing(desk: Desk) -> None:
    assert desk.records() == ()
    assert not desk.home.exists()


def test_two_runs_that_write_in_turn_number_their_records_together(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    for place, log in enumerate([first, second, second, first, first, second]):
        log.append([log.stamp(flag(place))])
    assert [record.seq for record in desk.records()] == [1, 2, 3, 4, 5, 6]
    assert flagged_places(desk) == [0, 1, 2, 3, 4, 5]


def append_flags(home: Path, first: int, count: int) -> None:
    desk = Desk(home)
    for place in range(first, first + count):
        desk.write(flag(place))


def test_programs_that_write_at_once_leave_every_line_whole(desk: Desk) -> None:
    desk.write(flag(0))
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=append_flags, args=(desk.home, 1 + 20 * n, 20)) for n in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert sorted(flagged_places(desk)) == list(range(61))
    assert [record.seq for record in desk.records()] == list(range(1, 62))
    assert desk.open().read().damage == ()


def test_a_torn_last_line_is_kept_told_of_and_written_behind(desk: Desk) -> None:
    desk.write(flag(0), flag(1))
    path = desk.open().path
    torn = path.read_bytes()[:-9]
    path.write_bytes(torn)
    assert desk.open().read().damage == (Damage(path, 2),)
    desk.write(flag(2))
    contents = desk.open().read()
    assert (flagged_places(desk), contents.damage) == ([0, 2], (Damage(path, 2),))
    assert path.read_bytes().startswith(torn + b"\n")
    assert [record.seq for record in contents.records] == [1, 2]


def test_a_last_line_without_its_end_is_a_record_and_the_next_one_begins_on_its_own(desk: Desk) -> None:
    desk.write(flag(0))
    path = desk.open().path
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    desk.write(flag(1))
    assert (flagged_places(desk), desk.open().read().damage) == ([0, 1], ())
    assert [record.seq for record in desk.records()] == [1, 2]


@pytest.mark.parametrize("foreign", [b"hello", b"\x00\xff\x00", bytes(range(256)), b"\n\n", b"{" * 200_000])
def test_a_file_of_foreign_bytes_is_kept_and_written_behind(desk: Desk, foreign: bytes) -> None:
    desk.history.mkdir(parents=True)
    path = desk.open().path
    path.write_bytes(foreign)
    desk.write(flag(0))
    assert flagged_places(desk) == [0]
    assert path.read_bytes().startswith(foreign)


def test_a_long_file_is_read_whole_and_its_damage_is_named_by_line(desk: Desk) -> None:
    for _ in range(20):
        desk.write(*(flag(place) for place in range(40)))
    path = desk.open().path
    lines = path.read_bytes().splitlines()
    lines[3] = b"torn{"
    lines[500] = b"x" * 70_000
    lines[777] = b"\xff"
    path.write_bytes(b"\n".join(lines))
    contents = desk.open().read()
    assert contents.damage == (Damage(path, 4), Damage(path, 501), Damage(path, 778))
    assert [record.seq for record in contents.records] == [n for n in range(1, 801) if n not in {4, 501, 778}]


def test_in_brief_everything_but_the_starts_is_read(desk: Desk) -> None:
    desk.write(started(1), flag(0), answered(2))
    desk.write(started(3, session="later"), flag(1))
    brief = desk.open().read(brief=True)
    whole = [record for record in desk.records() if not isinstance(record, SessionStarted)]
    assert [record.id for record in brief.records] == [record.id for record in whole]
    assert len(brief.records) == 3


def test_foreign_files_beside_the_history_are_read_for_what_they_hold(desk: Desk) -> None:
    desk.write(flag(0))
    (desk.history / "zz.jsonl").write_bytes(b"foreign\n" + b"\xff\x00\x80" + b"\n")
    (desk.history / "notes.txt").write_text("mine")
    contents = desk.open().read()
    assert (flagged_places(desk), [damage.line for damage in contents.damage]) == ([0], [1, 2])


def test_the_numbers_go_on_behind_a_long_damaged_end(desk: Desk) -> None:
    desk.write(flag(0), flag(1))
    with desk.open().path.open("ab") as file:
        file.write(b"x" * 100_000)
    desk.write(flag(2))
    assert [record.seq for record in desk.records()] == [1, 2, 3]


def test_a_history_that_was_erased_meanwhile_begins_anew(desk: Desk) -> None:
    log = desk.open()
    log.append([log.stamp(flag(0))])
    log.path.unlink()
    log.append([log.stamp(flag(1))])
    assert [record.seq for record in desk.records()] == [1]
    assert flagged_places(desk) == [1]


def test_a_clock_set_back_a_year_changes_no_order(desk: Desk) -> None:
    desk.write(flag(0))
    Desk(desk.home, FakeClock("2025-11-22T10:00:00.000Z")).write(flag(1))
    desk.write(flag(2))
    assert flagged_places(desk) == [0, 1, 2]


@POSIX_MODES
def test_history_state_and_locks_are_their_owners_alone(desk: Desk) -> None:
    before = os.umask(0)
    try:
        desk.write(flag(0))
    finally:
        os.umask(before)
    folders = {path.name: mode_of(path) for path in [desk.home, *desk.home.iterdir()]}
    assert folders == {"home": "0o700", "history": "0o700", "state": "0o700"}
    files = {mode_of(path) for folder in ("history", "state") for path in (desk.home / folder).iterdir()}
    assert files == {"0o600"}


def test_a_device_keeps_its_id_and_another_machine_in_the_same_folder_is_another_device(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platform.node", lambda: "laptop")
    desk.write(flag(0))
    first = desk.open().device
    assert desk.open().device == first
    monkeypatch.setattr("platform.node", lambda: "desktop")
    desk.clock.pass_ms(1000)
    desk.write(flag(1))
    assert desk.open().device != first
    assert len(list(desk.history.iterdir())) == 2
    assert [record.seq for record in desk.records()] == [1, 1]
    assert flagged_places(desk) == [0, 1]


@pytest.mark.parametrize("content", [b"", b"two words", b"\xff\xfe", b"../../etc"])
def test_a_damaged_device_id_is_made_anew(desk: Desk, content: bytes) -> None:
    desk.write(flag(0))
    (path,) = desk.home.joinpath("state").glob("device-*")
    path.write_bytes(content)
    desk.clock.pass_ms(1000)
    desk.write(flag(1))
    assert flagged_places(desk) == [0, 1]
    assert desk.open().device == path.read_text()
