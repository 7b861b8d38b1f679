"""Loading files: those that are there, and those that can't be read."""

import os
import sys
from pathlib import Path

import pytest
from tests.conftest import SMALL_BANK

from cps_quiz.bank.load import Loaded, load_bytes, load_file, place_of_id, read_content
from cps_quiz.bank.model import Bank
from cps_quiz.bank.source import MAX_BYTES
from cps_quiz.diagnostics import Diagnostic, Span


def cannot_be_read(path: Path, reason: str) -> Loaded:
    message, remedy = f"the file can't be read: {reason}", "check its name and permissions"
    return Loaded(str(path), None, (Diagnostic(str(path), Span(), "F001", message, help=remedy),))


def sparse(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_a_file_loads_as_its_bytes_do(tmp_path: Path, small_bank: Bank) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL_BANK.encode())
    assert load_file(path) == Loaded(str(path), small_bank) == load_bytes(SMALL_BANK.encode(), path=str(path))


def test_findings_may_name_the_file_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_bytes(b"")
    assert load_file(path, shown_as="mine.yaml") == load_bytes(b"", path="mine.yaml")


def test_f001_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "none.yaml"
    assert load_file(path) == cannot_be_read(path, "No such file or directory")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells otherwise why")
def test_f001_a_folder_a_loop_and_a_name_that_is_too_long(tmp_path: Path) -> None:
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    long = tmp_path / ("n" * 300 + ".yaml")
    assert load_file(tmp_path) == cannot_be_read(tmp_path, "Is a directory")
    assert load_file(loop).diagnostics[0].message.startswith("the file can't be read: Too many levels")
    assert load_file(long) == cannot_be_read(long, "File name too long")


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 80 * 1024 * 1024, 2**40], ids=["a byte more", "80 MiB", "1 TiB"])
def test_f002_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path, size: int) -> None:
    try:
        path = sparse(tmp_path / "large.yaml", size)
    except OSError:
        pytest.skip("this file system holds no file of that size")
    found = Diagnostic(str(path), Span(), "F002", "the file is over 64 MiB", help="split the bank", source="")
    assert load_file(path) == Loaded(str(path), None, (found,))
    assert len(read_content(path)) == MAX_BYTES + 1


def test_a_file_of_the_largest_size_is_looked_into(tmp_path: Path) -> None:
    loaded = load_file(sparse(tmp_path / "large.yaml", MAX_BYTES))
    assert [found.code for found in loaded.diagnostics] == ["F003"]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="needs the devices of a POSIX system")  # noqa: PTH110
def test_a_file_without_an_end_ends() -> None:
    assert [found.code for found in load_file(Path("/dev/zero")).diagnostics] == ["F002"]


def test_the_place_of_a_banks_id(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(SMALL_BANK.replace("id: small", "id:  small # for ever", 1).encode())
    assert place_of_id(str(path)) == (Span(2, 6, 2, 11), "id:  small # for ever")
