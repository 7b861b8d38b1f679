"""Compiled banks: the same bank as without them, whatever lies in their folder."""

import os
import shutil
import stat
import sys
from pathlib import Path

import msgspec
import pytest
from tests.conftest import SMALL_BANK

from cps_quiz.bank import cache as cache_module
from cps_quiz.bank.cache import BankCache
from cps_quiz.bank.load import Loaded, load_file

OTHER_BANK = SMALL_BANK.replace("title: Small bank", "title: Other bank")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "banks"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL_BANK.encode())
    return path


def entry_in(folder: Path) -> Path:
    (entry,) = folder.iterdir()
    return entry


def test_the_bank_is_the_same_without_with_and_from_the_cache(folder: Path, path: Path) -> None:
    cache = BankCache(folder)
    assert cache.load(path) == cache.load(path) == BankCache(folder).load(path) == load_file(path)


def test_the_second_time_nothing_is_parsed(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = BankCache(folder).load(path)

    def parsing(_content: bytes, *, path: str) -> Loaded:
        pytest.fail(f"{path} was parsed again")

    monkeypatch.setattr(cache_module, "load_bytes", parsing)
    assert BankCache(folder).load(path) == first


def test_the_same_content_elsewhere_has_one_entry_and_its_own_path(folder: Path, path: Path) -> None:
    copy = path.with_name("copy.yaml")
    shutil.copy(path, copy)
    cache = BankCache(folder)
    cache.load(path)
    assert cache.load(copy) == load_file(copy)
    assert len(list(folder.iterdir())) == 1


def test_changed_content_gives_the_changed_bank(folder: Path, path: Path) -> None:
    cache = BankCache(folder)
    cache.load(path)
    path.write_bytes(OTHER_BANK.encode())
    loaded = cache.load(path)
    assert loaded == load_file(path)
    assert loaded.bank is not None
    assert loaded.bank.title == "Other bank"


def test_another_version_of_the_program_makes_its_own_entry(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    BankCache(folder).load(path)
    old = entry_in(folder)
    monkeypatch.setattr(cache_module, "__version__", "99.0")
    assert BankCache(folder).load(path) == load_file(path)
    assert len({old, *folder.iterdir()}) == 2


def test_a_truncated_or_altered_entry_is_passed_over_and_made_anew(folder: Path, path: Path) -> None:
    expected = BankCache(folder).load(path)
    entry = entry_in(folder)
    good = entry.read_bytes()
    places = [*range(0, len(good), len(good) // 40), len(good) - 1]
    altered = [good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :] for at in places]
    for bad in (*altered, *(good[:at] for at in places), good + b"\x00", b"\xc1" * 100):
        entry.write_bytes(bad)
        assert BankCache(folder).load(path) == expected
        assert entry.read_bytes() == good


def test_a_whole_entry_of_another_bank_is_passed_over(folder: Path, path: Path, tmp_path: Path) -> None:
    other_folder, other = tmp_path / "other", tmp_path / "other.yaml"
    other.write_bytes(OTHER_BANK.encode())
    BankCache(other_folder).load(other)
    expected = BankCache(folder).load(path)
    shutil.copy(entry_in(other_folder), entry_in(folder))
    assert BankCache(folder).load(path) == expected


def test_a_compiled_bank_that_does_not_hold_together_is_passed_over(folder: Path, path: Path) -> None:
    expected = BankCache(folder).load(path)
    assert expected.bank is not None
    entry_in(folder).write_bytes(msgspec.msgpack.encode(msgspec.structs.replace(expected.bank, topics={})))
    assert BankCache(folder).load(path) == expected


def test_deleting_the_folder_changes_nothing(folder: Path, path: Path) -> None:
    cache = BankCache(folder)
    expected = cache.load(path)
    shutil.rmtree(folder)
    assert cache.load(path) == expected
    assert entry_in(folder).suffix == ".msgpack"


@pytest.mark.parametrize("content", ["", "format: 2", SMALL_BANK.replace("stem: Which is right?", "steem: x")])
def test_of_a_broken_bank_the_findings_are_the_same_and_nothing_is_kept(folder: Path, path: Path, content: str) -> None:
    path.write_bytes(content.encode())
    loaded = BankCache(folder).load(path)
    assert loaded == load_file(path)
    assert loaded.bank is None
    assert not folder.exists()


def test_a_file_that_is_not_there_is_told_as_without_the_cache(folder: Path, tmp_path: Path) -> None:
    assert BankCache(folder).load(tmp_path / "none.yaml") == load_file(tmp_path / "none.yaml")


def test_a_folder_that_can_not_be_made_costs_only_time(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert BankCache(tmp_path / "file" / "banks").load(path) == load_file(path)
    assert BankCache(tmp_path / "file").load(path) == load_file(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions otherwise")
def test_only_the_owner_can_read_what_is_kept(folder: Path, path: Path) -> None:
    BankCache(folder).load(path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(entry_in(folder).stat().st_mode) == 0o600


def test_only_the_newest_entries_are_kept(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "MAX_ENTRIES", 3)
    cache = BankCache(folder)
    made: list[Path] = []
    for number in range(5):
        path.write_bytes(SMALL_BANK.replace("Small bank", f"Bank {number}").encode())
        cache.load(path)
        (new,) = set(folder.iterdir()) - set(made)
        os.utime(new, (number, number))
        made.append(new)
    assert sorted(folder.iterdir()) == sorted(made[2:])
