"""Whatever is wrong with a bank: exit code 3, the findings, and never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.conftest import SMALL_BANK
from tests.integration.bank.conftest import Command

from cps_quiz.bank.load import load_bytes, load_file
from cps_quiz.bank.model import Bank
from cps_quiz.diagnostics import in_file_order


def changed(old: str, new: str) -> bytes:
    assert SMALL_BANK.count(old) == 1, old
    return SMALL_BANK.replace(old, new).encode()


def titled(title: str) -> bytes:
    return changed("title: Small bank", f"title: {title}")


BAD: dict[str, tuple[str, bytes]] = {
    "empty": ("F005", b""),
    "blank": ("F005", b"\n \n"),
    "comment": ("F005", b"# soon\n"),
    "binary": ("F003", bytes(range(256)) * 4),
    "picture": ("F003", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    "noise": ("F003", bytes(range(255, 0, -1))),
    "utf-16": ("F003", SMALL_BANK.encode("utf-16")),
    "utf-16-without-mark": ("F003", SMALL_BANK.encode("utf-16-be")),
    "latin-1": ("F003", titled("Café").decode().encode("latin-1")),
    "surrogate": ("F003", titled("X").replace(b"X", b"\xed\xa0\x80")),
    "yaml-error": ("F004", titled("Small: bank")),
    "open-quote": ("F004", titled("'Small bank")),
    "tab": ("F004", changed("  first:", "\tfirst:")),
    "brackets": ("F007", b"[" * 50_000),
    "dashes": ("F007", b"- " * 50_000),
    "list": ("F010", b"- format: 1\n"),
    "number": ("F010", b"1"),
    "two-documents": ("F023", SMALL_BANK.encode() + b"---\n" + SMALL_BANK.encode()),
    "next-format": ("F020", changed("format: 1", "format: 2")),
    "anchor": ("F006", titled("&a Small")),
    "alias": ("F006", titled("*a")),
    "merge": ("F006", titled("Small\n<<: {language: en}")),
    "tag": ("F006", titled("!!python/object/apply:os.system [ls]")),
    "laughs": ("F006", b"a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
    "field-twice": ("F008", titled("Small\ntitle: Large")),
    "escape-raw": ("F009", titled("Small \x1b[2J bank")),
    "escape-written": ("F009", titled('"Small \\x1b[2J bank"')),
    "carriage-return-written": ("F009", titled('"Small\\rbank"')),
    "c1-control": ("F009", titled("Small \x9b2J bank")),
    "bidi-raw": ("F009", titled("Small \u202ebank")),
    "bidi-written": ("F009", titled('"Small \\u2067bank"')),
    "mark-inside": ("F009", titled("Small \ufeffbank")),
    "unknown-field": ("F012", titled("Small\ncolour: red")),
    "no-stem": ("F011", changed("    stem: Which is right?\n", "")),
    "no-correct-option": ("F021", changed("{text: Right, correct: true, ", "{text: Right, ")),
    "boolean-list": ("F013", changed("    stem: Which is right?\n", "    stem: Which is right?\n    crisis: [true]\n")),
    "unknown-reference": ("F019", changed("references: [book]", "references: [bok]")),
    "same-ids": ("F018", changed("  - id: several", "  - id: one")),
    "empty-stem": ("F016", changed("    stem: Which is right?\n", "    stem:\n")),
    "upper-case-id": ("F017", changed("id: small", "id: Small")),
    "no-questions": ("F022", SMALL_BANK.split("questions:")[0].encode() + b"questions: []\n"),
    "long-scalar": ("F017", changed("id: small", "id: " + "Small" * 200_000)),
    "one-line": ("F011", b"{format: 1, questions: [" + b"{}, " * 20_000 + b"]}"),
}


def bad_file(folder: Path, name: str) -> Path:
    path = folder / f"{name}.yaml"
    path.write_bytes(BAD[name][1])
    return path


@pytest.mark.parametrize("name", BAD)
def test_check_tells_the_findings_and_exits_3(cps_quiz: Command, tmp_path: Path, home: Path, name: str) -> None:
    path = bad_file(tmp_path, name)
    done = cps_quiz("bank", "check", "--select", "F", path)
    assert done.code == 3
    assert done.output.startswith(f"{path}:")
    assert f": {BAD[name][0]} error: " in done.output
    assert done.told.startswith("1 file checked: ")
    assert not (home / "state").exists()


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("words", [("bank", "show"), ("quiz", "--plain")], ids=" ".join)
def test_a_command_that_names_it_exits_3_and_tells_the_same(
    cps_quiz: Command, tmp_path: Path, home: Path, words: tuple[str, ...], name: str
) -> None:
    path = bad_file(tmp_path, name)
    findings = cps_quiz("bank", "check", "--select", "F", path).output
    done = cps_quiz(*words, path)
    assert (done.code, done.output) == (3, "")
    end = f"This bank can't be loaded: {path}.\nMend what is listed above, then run 'cps-quiz bank check {path}'.\n"
    assert done.told == findings + end
    assert not (home / "state").exists()


def test_json_tells_the_same_findings(cps_quiz: Command, tmp_path: Path) -> None:
    for name in BAD:
        bad_file(tmp_path, name)
    done = cps_quiz("bank", "check", "--select", "F", "--json", tmp_path)
    objects = json.loads(done.output)
    assert (done.code, done.told) == (3, "")
    findings = [found for name in BAD for found in load_file(tmp_path / f"{name}.yaml").diagnostics]
    assert objects == [found.as_json() for found in in_file_order(findings)]
    for name, (code, _) in BAD.items():
        found = {found["code"] for found in objects if found["path"] == str(tmp_path / f"{name}.yaml")}
        assert code in found, name


@pytest.mark.parametrize("name", BAD)
def test_without_libyaml_the_findings_are_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = load_bytes(BAD[name][1], path=name)
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert load_bytes(BAD[name][1], path=name) == expected


def test_without_libyaml_the_bank_is_the_same(monkeypatch: pytest.MonkeyPatch, small_bank: Bank) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert load_bytes(SMALL_BANK.encode(), path="small.yaml").bank == small_bank


def test_the_real_program_ends_without_a_traceback(tmp_path: Path, home: Path) -> None:
    for name in BAD:
        bad_file(tmp_path, name)
    with (tmp_path / "large.yaml").open("wb") as file:
        file.truncate(80 * 1024 * 1024)
    done = subprocess.run(
        (sys.executable, "-m", "cps_quiz", "bank", "check", "--select", "F", str(tmp_path)),
        capture_output=True,
        env={**os.environ, "CPS_QUIZ_HOME": str(home)},
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 3
    assert "Traceback" not in done.stdout + done.stderr
    assert f"{tmp_path / 'large.yaml'}:1:1: F002 error: the file is over 64 MiB (split the bank)\n" in done.stdout
    assert done.stderr.startswith(f"{len(BAD) + 1} files checked: ")
    assert "\x1b" not in done.stdout
    assert not (home / "state" / "last-bug.txt").exists()


@pytest.mark.parametrize(
    "content",
    [
        SMALL_BANK.encode(),
        b"\xef\xbb\xbf" + SMALL_BANK.encode(),
        SMALL_BANK.replace("\n", "\r\n").encode(),
        SMALL_BANK.replace("\n", "\r").encode(),
        SMALL_BANK.rstrip("\n").encode(),
        b"\xef\xbb\xbf%YAML 1.1\r\n---\r\n" + SMALL_BANK.replace("\n", "\r\n").encode() + b"...\r\n",
    ],
    ids=["LF", "mark", "CRLF", "CR", "no last line end", "all that Windows adds"],
)
def test_every_line_end_and_a_byte_order_mark_are_fine(cps_quiz: Command, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "small.yaml"
    path.write_bytes(content)
    done = cps_quiz("bank", "check", "--select", "F", path)
    assert (done.code, done.output, done.told) == (0, "", "1 file checked: no findings.\n")
