"""The journal of a live session."""

import os
from pathlib import Path

import msgspec
import pytest
from tests.integration.history.desk import POSIX_MODES, FullDisk, mode_of

from cps_quiz.errors import StorageError
from cps_quiz.history.journal import Journal, Line, live_sessions, read_journal


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return tmp_path / "live"


def opened(live: Path, session: str = "abc") -> Journal:
    return Journal(live, session, lock_folder=live.parent / "locks")


def line(t: int, command: str) -> Line:
    return Line(t, msgspec.Raw(command.encode()))


def test_what_is_written_is_read_in_order(live: Path) -> None:
    journal = opened(live)
    journal.append(0, b'{"type":"start"}')
    journal.append(1500, b'{"type":"tick"}', sync=False)
    journal.append(2500, b'{"type":"go-to","place":1}')
    assert journal.read() == [
        line(0, '{"type":"start"}'),
        line(1500, '{"type":"tick"}'),
        line(2500, '{"type":"go-to","place":1}'),
    ]
    assert (live / "abc.jsonl").read_bytes().count(b"\n") == 3
    journal.close()


def test_a_session_that_is_open_elsewhere_is_refused_until_it_is_closed(live: Path) -> None:
    first = opened(live)
    with pytest.raises(StorageError, match="open in another window"):
        opened(live)
    first.close()
    opened(live).close()


def test_two_sessions_can_be_open_at_once(live: Path) -> None:
    journals = [opened(live, session) for session in ("a", "b")]
    for journal in journals:
        journal.append(0, b"{}")
        journal.close()
    assert sorted(live_sessions(live)) == ["a", "b"]


def test_removing_deletes_the_journal_and_its_lock(live: Path) -> None:
    journal = opened(live)
    journal.append(0, b"{}")
    journal.remove()
    assert live_sessions(live) == []
    assert list((live.parent / "locks").iterdir()) == []
    opened(live).remove()


def test_live_sessions_are_listed_newest_first(live: Path) -> None:
    for number, session in enumerate(["old", "newest", "newer"]):
        journal = opened(live, session)
        journal.append(0, b"{}")
        journal.close()
        seconds = {"old": 1, "newest": 3, "newer": 2}[session]
        os.utime(live / f"{session}.jsonl", (seconds, seconds))
        assert len(live_sessions(live)) == number + 1
    assert live_sessions(live) == ["newest", "newer", "old"]


def test_where_there_is_no_journal_nothing_is_read(live: Path) -> None:
    assert live_sessions(live) == []
    assert read_journal(live / "abc.jsonl") == []


def test_torn_and_foreign_lines_are_passed_over(live: Path) -> None:
    journal = opened(live)
    journal.append(5, b'{"type":"start"}')
    with journal.path.open("ab") as file:
        file.write(b'\n\xff\x00\n[]\n{"t":"x","c":1}\n{"t":9,"c":{"type":"ti')
    assert journal.read() == [line(5, '{"type":"start"}')]
    journal.close()


@pytest.mark.parametrize("sync", [True, False])
def test_a_command_behind_a_torn_line_begins_on_its_own(live: Path, *, sync: bool) -> None:
    journal = opened(live)
    journal.append(5, b'{"type":"start"}')
    with journal.path.open("ab") as file:
        file.write(b'{"t":9,"c":{"type":"ti')
    journal.append(12, b'{"type":"next"}', sync=sync)
    assert journal.read() == [line(5, '{"type":"start"}'), line(12, '{"type":"next"}')]
    journal.close()


@pytest.mark.parametrize("sync", [True, False])
def test_a_full_disk_is_told_of_and_leaves_no_torn_line(live: Path, disk: FullDisk, *, sync: bool) -> None:
    journal = opened(live)
    journal.append(5, b'{"type":"start"}')
    before = journal.path.read_bytes()
    disk.room = 4
    with pytest.raises(StorageError, match="no space left"):
        journal.append(12, b'{"type":"tick"}', sync=sync)
    disk.room = None
    assert journal.path.read_bytes() == before
    journal.close()


def test_a_folder_that_cannot_be_made_is_told_of(live: Path) -> None:
    live.write_text("in the way")
    with pytest.raises(StorageError, match="can't be written"):
        opened(live)


def test_a_lock_that_cannot_be_made_is_not_taken_for_another_window(live: Path) -> None:
    (live.parent / "locks" / "live-abc.lock").mkdir(parents=True)
    with pytest.raises(StorageError, match=r"live-abc\.lock can't be written"):
        opened(live)


@POSIX_MODES
def test_a_journal_is_its_owners_alone(live: Path) -> None:
    before = os.umask(0)
    try:
        journal = opened(live)
        journal.append(0, b"{}")
        journal.close()
    finally:
        os.umask(before)
    assert (mode_of(live), mode_of(live / "abc.jsonl"), mode_of(live.parent / "locks")) == ("0o700", "0o600", "0o700")


def test_a_folder_of_journals_that_cannot_be_listed_holds_none(live: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = opened(live)
    journal.append(0, b"{}")
    journal.close()

    def gone(*_: object, **__: object) -> None:
        raise OSError("gone")

    monkeypatch.setattr(Path, "stat", gone)
    assert live_sessions(live) == []
