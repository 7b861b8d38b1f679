"""``cps-quiz stats``: lines, JSON and the page."""

import json
import os
from pathlib import Path

import pytest
from tests.conftest import SMALL_BANK, FakeClock
from tests.integration.commands import Program
from tests.integration.history.desk import Desk
from tests.integration.learner import study
from tests.unit.history.facts import answered

from cps_quiz.cli import workspace
from cps_quiz.errors import ExitCode


@pytest.fixture
def program(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The commands, at home, on the afternoon of the facts' day."""
    monkeypatch.setattr(workspace, "SystemClock", lambda: FakeClock("2026-11-22T15:00:00.000Z"))
    folder = home / "banks"
    folder.mkdir(parents=True)
    (folder / "small.yaml").write_text(SMALL_BANK, "utf-8")
    return Program(monkeypatch, capsys)


@pytest.fixture
def today(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The commands, at home, with the shipped banks and the machine's own clock."""
    return Program(monkeypatch, capsys)


def test_before_the_first_answer_it_says_what_to_do(program: Program, home: Path) -> None:
    done = program("stats", "small")
    assert (done.code, done.told) == (0, "")
    assert done.output.splitlines() == [
        "Your progress.",
        "Sunday 22 November 2026. Banks: Small bank.",
        "There is no answer to count yet. Your figures will be here after your first",
        "quiz.",
        "",
        "Next: cps-quiz quiz small",
    ]
    assert not (home / "history").exists()


def test_one_answer_is_enough_for_every_section(program: Program, home: Path) -> None:
    Desk(home).write(answered(1, correct=False, confidence="sure"))
    done = program("stats", "small")
    assert (done.code, done.told) == (0, "")
    firsts = [paragraph.splitlines()[0] for paragraph in done.output.split("\n\n")[1:]]
    assert [line for line in firsts if not line.endswith(":")] == [
        "Readiness.",
        "Progress.",
        "Accuracy over time.",
        "First time and again.",
        "Calendar.",
        "What is due.",
        "Pace.",
        "Sure, unsure, guess.",
        "Traps.",
        "Hardest questions.",
    ]
    assert "   Which is right? (small/one): missed 1 of 1 times, not right the last time.\n" in done.output


def test_what_was_missed_today_is_not_said_to_be_known(program: Program, home: Path) -> None:
    Desk(home).write(answered(1, correct=False))
    recalls = [json.loads(program("stats", "small", "--json").output)["forecast"]["recall"]]
    Desk(home).write(answered(2, question="several"))
    recalls.append(json.loads(program("stats", "small", "--json").output)["forecast"]["recall"])
    assert recalls[0] < 0.8 < recalls[1] < 0.95
    assert "likely to be remembered tomorrow" in program("stats", "small").output


def test_rich_history_tells_every_part_in_eighty_columns(today: Program, home: Path) -> None:
    study(home, days=60, answers_a_day=14, exam_in_days=21)
    done = today("stats")
    assert (done.code, done.told) == (0, "")
    lines = done.output.splitlines()
    assert [line for line in lines if len(line) > 80] == []
    assert any(line.startswith("Likely score on an exam of 100 questions (Illinois CRSS style): ") for line in lines)
    assert any(line.startswith("   cps-quiz quiz ") and " --trap " in line for line in lines)
    assert any(line.startswith("Your exam is on ") for line in lines)


def test_json_holds_the_same_figures_for_programs(today: Program, home: Path) -> None:
    study(home, days=60, answers_a_day=14, exam_in_days=21)
    facts = json.loads(today("stats", "--json").output)
    assert [row["part"]["id"] for row in facts["banks"]] == ["empowerment", "modeling", "validation"]
    assert sum(row["every"]["total"] for row in facts["topics"]) == facts["scope"]["answers"]
    assert sum(day["answers"] for day in facts["calendar"]["days"]) == facts["scope"]["answers"]
    split = facts["exposures"].values()
    assert sum(part["total"] for part in split) == facts["scope"]["answers"]
    of_calibration = ("sure", "unsure", "guess", "unstated")
    assert sum(facts["calibration"][name]["total"] for name in of_calibration) == facts["scope"]["answers"]
    ahead = facts["forecast"]
    assert ahead["now"] + ahead["later"] + sum(d["questions"] for d in ahead["days"]) == facts["scope"]["seen"]
    estimate = facts["standing"]["estimate"]
    assert 0 <= estimate["low"] <= estimate["expected"] <= estimate["high"] <= 1
    assert facts["standing"]["aim"]["profile"] == "illinois-crss-style"
    assert facts["pace"]["allowed_ms"] == 72_000


def test_named_bank_alone_is_reported_on(today: Program, home: Path) -> None:
    study(home, days=20, answers_a_day=10)
    facts = json.loads(today("stats", "validation", "--json").output)
    whole = json.loads(today("stats", "--json").output)
    assert facts["scope"]["banks"] == ["Validation"]
    assert facts["scope"]["answers"] == whole["banks"][2]["every"]["total"]


def test_page_is_written_for_its_owner_alone_and_again_over_itself(
    program: Program, home: Path, tmp_path: Path
) -> None:
    Desk(home).write(answered(1))
    page = tmp_path / "progress.html"
    done = program("stats", "--html", str(page))
    assert (done.code, done.output) == (0, "")
    assert done.told == f"Written: {page}. Open it in a browser; nothing in it is sent anywhere.\n"
    first = page.read_text("utf-8")
    assert first.startswith("<!DOCTYPE html>")
    assert os.name == "nt" or page.stat().st_mode & 0o777 == 0o600
    assert program("stats", "--html", str(page), "--json").output.startswith("{")
    assert page.read_text("utf-8") == first


def test_page_of_a_hostile_bank_holds_its_words_as_text(program: Program, home: Path) -> None:
    hostile = SMALL_BANK.replace("id: small", "id: hostile").replace(
        "stem: Which is right?", "stem: \"<script>alert('&')</script> right?\""
    )
    (home / "banks" / "hostile.yaml").write_text(hostile.replace("Small bank", '"<img src=x>"'), "utf-8")
    Desk(home).write(answered(1, bank="hostile", correct=False))
    page = home / "page.html"
    assert program("stats", "hostile", "--html", str(page)).code == 0
    text = page.read_text("utf-8")
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;alert(&#x27;&amp;&#x27;)&lt;/script&gt; right?" in text
    assert "&lt;img src=x&gt;" in text


def test_another_file_is_never_written_over(program: Program, tmp_path: Path) -> None:
    letter = tmp_path / "letter.html"
    letter.write_text("<p>Dear Ana</p>", "utf-8")
    done = program("stats", "--html", str(letter))
    assert (done.code, letter.read_text("utf-8")) == (ExitCode.USAGE, "<p>Dear Ana</p>")
    assert done.told == f"{letter} exists and is no report of cps-quiz.\nChoose another name, or move it away.\n"


def test_folder_that_is_missing_or_a_folder_itself_is_refused(program: Program, tmp_path: Path) -> None:
    hint = "Give the name of a file, such as progress.html.\n"
    missing = tmp_path / "none" / "page.html"
    assert program("stats", "--html", str(tmp_path)).told == f"{tmp_path} is a folder.\n{hint}"
    done = program("stats", "--html", str(missing))
    assert (done.code, done.told) == (
        ExitCode.USAGE,
        f"{missing} lies in a folder that does not exist.\n{hint}",
    )


def test_disk_trouble_is_told_as_such(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cps_quiz.system.write_whole", full)
    page = tmp_path / "page.html"
    done = program("stats", "--html", str(page))
    assert (done.code, done.told) == (
        ExitCode.STORAGE,
        f"{page} can't be written: no space left on device.\nChoose another place for the page.\n",
    )
