"""Where the history can't be written or read: told of, nothing lost, nothing counted twice."""

import errno
import os
from pathlib import Path

import pytest
from tests.integration.history.desk import Desk, FullDisk, flag, flagged_places

from cps_quiz.errors import StorageError
from cps_quiz.history.log import Damage, Lock


@pytest.mark.parametrize("room", [0, 1, 40])
def test_a_full_disk_leaves_no_torn_line_and_the_retry_counts_once(desk: Desk, disk: FullDisk, room: int) -> None:
    desk.write(flag(0))
    log = desk.open()
    before = log.path.read_bytes()
    waiting = [log.stamp(flag(1)), log.stamp(flag(2))]
    disk.room = room
    with pytest.raises(StorageError, match="can't be written: no space left on device") as raised:
        log.append(waiting)
    assert raised.value.hint
    assert log.path.read_bytes() == before
    disk.room = None
    log.append(waiting)
    assert flagged_places(desk) == [0, 1, 2]
    assert [record.seq for record in desk.records()] == [1, 2, 3]
    assert desk.open().read().damage == ()


def test_a_disk_that_writes_in_pieces_gets_the_whole_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: write(descriptor, content[:7]))
    desk.write(flag(0), flag(1))
    assert (flagged_places(desk), desk.open().read().damage) == ([0, 1], ())


def test_what_could_not_be_synced_or_taken_back_still_counts_once_after_the_retry(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write(flag(0))
    log = desk.open()
    waiting = [log.stamp(flag(1))]

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        broken.setattr(os, "ftruncate", fail)
        with pytest.raises(StorageError, match="input/output error"):
            log.append(waiting)
    log.append(waiting)
    assert len(log.path.read_bytes().splitlines()) == 3
    assert flagged_places(desk) == [0, 1]


def test_a_line_that_could_not_be_taken_back_is_left_torn_and_the_retry_counts_once(
    desk: Desk, disk: FullDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write(flag(0))
    log = desk.open()
    waiting = [log.stamp(flag(1))]

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    disk.room = 30
    with monkeypatch.context() as broken:
        broken.setattr(os, "ftruncate", fail)
        with pytest.raises(StorageError):
            log.append(waiting)
    disk.room = None
    log.append(waiting)
    assert (flagged_places(desk), log.read().damage) == ([0, 1], (Damage(log.path, 2),))


def test_a_folder_that_cannot_be_made_is_told_of(desk: Desk) -> None:
    desk.home.mkdir()
    desk.history.write_text("in the way")
    with pytest.raises(StorageError, match="can't be written"):
        desk.write(flag(0))


def test_a_file_that_cannot_be_read_is_told_of(desk: Desk) -> None:
    (desk.history / "folder.jsonl").mkdir(parents=True)
    with pytest.raises(StorageError, match="can't be read: is a directory"):
        desk.records()


def test_a_device_id_that_cannot_be_kept_is_told_of(desk: Desk) -> None:
    desk.home.mkdir()
    (desk.home / "state").write_text("in the way")
    with pytest.raises(StorageError, match="state can't be written"):
        desk.write(flag(0))


def test_a_lock_that_another_program_holds_is_told_of_in_time(tmp_path: Path) -> None:
    path = tmp_path / "one.lock"
    with (
        Lock(path),
        pytest.raises(StorageError, match=r"has held .*one\.lock for 0\.05 seconds"),
        Lock(path, timeout_s=0.05),
    ):
        pass


def test_a_lock_that_cannot_be_made_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("in the way")
    with pytest.raises(StorageError, match="can't be written"), Lock(tmp_path / "folder" / "one.lock"):
        pass
