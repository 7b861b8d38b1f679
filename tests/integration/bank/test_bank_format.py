"""``cps-quiz bank format``."""

import sys
from pathlib import Path

import pytest
from tests.conftest import SMALL_BANK
from tests.integration.bank.conftest import Command, written

from cps_quiz.bank import write

UNTIDY = "format:   1 # first\nbreaks:\n- {after: 60, minutes: 10 }\n"
TIDY = "format: 1  # first\n\nbreaks:\n  - {after: 60, minutes: 10}\n"


def test_format_writes_the_file_and_names_it(cps_quiz: Command, tmp_path: Path) -> None:
    untidy, tidy = written(tmp_path, "a.yaml", UNTIDY), written(tmp_path, "b.yaml", TIDY)
    done = cps_quiz("bank", "format", tmp_path)
    assert (done.code, done.output) == (0, f"{untidy}\n")
    assert done.told == "1 file formatted, 1 in order already.\n"
    assert (untidy.read_bytes(), tidy.read_bytes()) == (TIDY.encode(), TIDY.encode())
    again = cps_quiz("bank", "format", tmp_path)
    assert (again.code, again.output, again.told) == (0, "", "0 files formatted, 2 in order already.\n")


def test_a_formatted_bank_loads_as_before(cps_quiz: Command, tmp_path: Path) -> None:
    path = written(tmp_path, "small.yaml", SMALL_BANK)
    before = cps_quiz("bank", "show", "--json", path)
    assert cps_quiz("bank", "format", path).code == 0
    assert path.read_text("utf-8") != SMALL_BANK
    assert cps_quiz("bank", "show", "--json", path) == before


def test_check_writes_nothing_and_exits_1(cps_quiz: Command, tmp_path: Path) -> None:
    path = written(tmp_path, "a.yaml", UNTIDY)
    done = cps_quiz("bank", "format", "--check", path)
    assert (done.code, done.output) == (1, f"{path}\n")
    assert done.told == "1 file would be formatted, 0 in order already.\n"
    assert path.read_bytes() == UNTIDY.encode()
    assert cps_quiz("bank", "format", "--check", written(tmp_path, "b.yaml", TIDY)).code == 0


def test_diff_shows_what_would_change_and_writes_nothing(cps_quiz: Command, tmp_path: Path) -> None:
    path = written(tmp_path, "a.yaml", UNTIDY)
    done = cps_quiz("bank", "format", "--diff", path)
    assert (done.code, path.read_bytes()) == (1, UNTIDY.encode())
    assert done.output == (
        f"--- {path}\n"
        f"+++ {path} (formatted)\n"
        "@@ -1,3 +1,4 @@\n"
        "-format:   1 # first\n"
        "+format: 1  # first\n"
        "+\n"
        " breaks:\n"
        "-- {after: 60, minutes: 10 }\n"
        "+  - {after: 60, minutes: 10}\n"
    )


def test_a_difference_in_line_ends_alone_is_told(cps_quiz: Command, tmp_path: Path) -> None:
    path = written(tmp_path, "a.yaml", "format: 1\r\nid: a\ntitle: b\n")
    done = cps_quiz("bank", "format", "--diff", path)
    assert (done.code, done.output) == (1, f"{path}: only line ends differ\n")


def test_a_file_that_is_no_yaml_is_told_and_left_and_the_others_are_formatted(
    cps_quiz: Command, tmp_path: Path
) -> None:
    broken, good = written(tmp_path, "a.yaml", "stem: a: b\n"), written(tmp_path, "b.yaml", UNTIDY)
    done = cps_quiz("bank", "format", tmp_path)
    assert done.code == 3
    assert done.output == (
        f"{broken}:1:8: F004 error: YAML: a colon and a space begin a new value here (put the whole text in quotes)\n"
        "    1 | stem: a: b\n"
        "      |        ^\n"
        f"{good}\n"
    )
    assert done.told == "1 file formatted, 0 in order already, 1 not readable.\n"
    assert (broken.read_bytes(), good.read_bytes()) == (b"stem: a: b\n", TIDY.encode())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: 1\na:   2\n", "F008"),
        ("a:   \x1b1\n", "F009"),
        ('a:   "\\e"\n', "F009"),
        ("a:   &b c\n", "F006"),
        ("", "F005"),
    ],
)
def test_what_no_bank_may_hold_at_all_is_told_and_left(cps_quiz: Command, tmp_path: Path, text: str, code: str) -> None:
    path = written(tmp_path, "a.yaml", text)
    done = cps_quiz("bank", "format", path)
    assert (done.code, code in done.output, path.read_bytes()) == (3, True, text.encode())


def test_a_byte_order_mark_and_windows_line_ends_stay(cps_quiz: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode())
    assert cps_quiz("bank", "format", path).code == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode()
    assert cps_quiz("bank", "format", "--check", path).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions, and links for few")
def test_permissions_stay_and_a_link_is_followed(cps_quiz: Command, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = written(tmp_path / "real", "a.yaml", UNTIDY)
    real.chmod(0o664)
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    assert cps_quiz("bank", "format", link).code == 0
    assert (link.is_symlink(), real.read_bytes(), real.stat().st_mode & 0o777) == (True, TIDY.encode(), 0o664)


def test_a_formatter_that_changes_the_meaning_is_a_bug_and_writes_nothing(
    cps_quiz: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "a.yaml", UNTIDY)
    monkeypatch.setattr(write, "formatted", lambda text: text.replace("60", "61"))
    done = cps_quiz("bank", "format", path)
    assert (done.code, path.read_bytes()) == (70, UNTIDY.encode())
    told, report = done.told.splitlines()
    assert told == (
        f"{path} was left as it is: formatting would have changed what it says. "
        "That is a bug in cps-quiz, not in your file."
    )
    assert report.startswith("Something went wrong in cps-quiz itself.")


def test_a_missing_file_exits_2(cps_quiz: Command, tmp_path: Path) -> None:
    assert cps_quiz("bank", "format", tmp_path / "none.yaml").code == 2
