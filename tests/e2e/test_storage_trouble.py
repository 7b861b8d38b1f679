"""Disks that are full, folders that can't be written, files in the way, torn lines."""

import contextlib
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from signal import SIGTERM, Signals

import pytest
from tests.e2e.conftest import singles_bank
from tests.e2e.program import ANSWER, GO_ON, WELCOME, Piped, answers, endings, records, run

TRY_AGAIN = "Press Enter to try again, or type quit to stop: "
NOT_SAVED = "Your answer is not saved yet: "
QUESTIONS = 60


def mounted(*arguments: str) -> bool:
    return os.geteuid() == 0 and subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mounted("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)):
        pytest.skip("needs to mount a file system")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def many_singles(tmp_path: Path) -> Path:
    path = tmp_path / "many.yaml"
    path.write_text(singles_bank(QUESTIONS), "utf-8")
    return path


@contextlib.contextmanager
def full(disk: Path) -> Iterator[None]:
    """Fill a disk to the last byte, and free it again."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 1):
            with contextlib.suppress(OSError):
                while file.write(b"x" * size):
                    pass
    try:
        yield
    finally:
        filler.unlink()


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nothing be written in a folder, not even by root."""
    if os.geteuid() != 0:
        modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
        for path, mode in modes.items():
            path.chmod(mode & 0o555)
        try:
            yield
        finally:
            for path, mode in modes.items():
                path.chmod(mode)
        return
    if not mounted("--bind", str(folder), str(folder)) or not mounted("-o", "remount,bind,ro", str(folder)):
        pytest.skip("needs to mount a file system")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def answer_until_held(program: Piped) -> int:
    """Answer until an answer can't be saved, and return how many were saved before."""
    for saved in range(QUESTIONS):
        program.send("a\n")
        program.wait_for_any(GO_ON, TRY_AGAIN)
        if program.output.endswith(TRY_AGAIN):
            return saved
        program.send("\n")
        program.wait_for(ANSWER, times=saved + 2)
    raise AssertionError(program.output)


def test_full_disk_holds_the_feedback_until_the_answer_is_saved_once(small_disk: Path, many_singles: Path) -> None:
    home = small_disk / "home"
    with Piped(home, "quiz", str(many_singles), "-n", str(QUESTIONS), "--untimed") as program:
        program.wait_for(ANSWER)
        with full(small_disk):
            saved = answer_until_held(program)
            program.send("\n")
            program.wait_for(TRY_AGAIN, times=2)
            held = " ".join(program.output.split())
        program.send("\n")
        program.wait_for(GO_ON, times=saved + 1)
        program.send("\n" + "a\n\n" * (QUESTIONS - saved - 1))
        ran = program.end()
    assert (held.count("Right."), held.count(NOT_SAVED)) == (saved, 2)
    assert "no space left on device. Free some space or check its permissions." in held
    assert [answer.place for answer in answers(home)] == list(range(QUESTIONS))
    assert (ran.code, endings(home)) == (0, ["complete"])


@pytest.mark.parametrize("typed", ["quit\n", "", SIGTERM])
def test_leaving_while_an_answer_is_not_saved_is_4_and_claims_nothing(
    small_disk: Path, many_singles: Path, typed: str | Signals
) -> None:
    home = small_disk / "home"
    with Piped(home, "quiz", str(many_singles), "-n", str(QUESTIONS), "--untimed") as program:
        program.wait_for(ANSWER)
        with full(small_disk):
            saved = answer_until_held(program)
            if isinstance(typed, str):
                program.send(typed)
            else:
                program.process.send_signal(typed)
                program.process.wait()
            ran = program.end()
    assert ran.code == 4
    assert "no space left on device" in ran.told
    assert "Everything you answered is saved" not in ran.told
    resumed = run(home, "resume").output
    assert f"Carrying on: {saved} of {QUESTIONS} questions answered." in resumed or (
        f"Carrying on: {saved + 1} of {QUESTIONS} questions answered." in resumed  # the journal had room for it
    )


def test_session_that_can_not_begin_on_a_full_disk_is_4(small_disk: Path, many_singles: Path) -> None:
    home = small_disk / "home"
    run(home, "quiz", str(many_singles), "-n", "1", typed="a\n\n")
    before = records(home)
    with full(small_disk):
        ran = run(home, "quiz", str(many_singles), typed="a\n\n")
    assert (ran.code, ran.output) == (4, "")
    assert ran.told.endswith("no space left on device.\nFree some space or check its permissions.\n")
    assert records(home) == before


def test_read_only_history_is_4_before_a_question_is_asked(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    run(home, "quiz", str(singles_file), "-n", "1", typed="a\n\n")
    with read_only(home / "history"):
        ran = run(home, "quiz", str(singles_file), typed="a\n\n")
        listed = run(home, "history", "list")
        today = run(home)
    assert (ran.code, ran.output) == (4, "")
    assert "can't be written: " in ran.told
    assert ran.told.endswith("\nFree some space or check its permissions.\n")
    assert (listed.code, today.code) == (0, 0)
    assert list((home / "live").iterdir()) == []


def test_history_that_becomes_read_only_holds_the_feedback(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Piped(home, "quiz", str(singles_file), "-n", "1", "--untimed") as program:
        program.wait_for(ANSWER)
        with read_only(home / "history"):
            program.send("a\n")
            program.wait_for(TRY_AGAIN)
            held = program.output
        program.send("\n\n")
        ran = program.end()
    assert "Right." not in held
    assert [answer.correct for answer in answers(home)] == [True]
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_heartbeat_that_can_not_be_written_does_not_disturb_who_is_thinking(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Piped(home, "quiz", str(singles_file), "-n", "1", "--untimed") as program:
        program.wait_for(ANSWER)
        with read_only(home / "live"):
            time.sleep(4.5)
            program.send("a\n")
            program.wait_for(TRY_AGAIN)
            held = " ".join(program.output.split())
        program.send("\n\n")
        ran = program.end()
    assert held.count(NOT_SAVED) == 1
    assert [answer.correct for answer in answers(home)] == [True]
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_read_only_state_folder_is_4_and_named(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    run(home, "quiz", str(singles_file), "-n", "1", typed="a\n\n")
    with read_only(home / "state"):
        ran = run(home, "quiz", str(singles_file), typed="a\n\n")
    assert (ran.code, ran.output) == (4, "")
    assert "state/locks/" in ran.told
    assert "another window" not in ran.told


@pytest.mark.parametrize("name", ["history", "live", "state"])
def test_file_where_a_folder_should_be_is_4(tmp_path: Path, singles_file: Path, name: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / name).write_text("in the way", "utf-8")
    ran = run(home, "quiz", str(singles_file), typed="a\n\n")
    assert (ran.code, ran.output) == (4, "")
    told = ran.told.replace(WELCOME, "")
    assert told.startswith(str(home / name))
    assert (home / name).read_text("utf-8") == "in the way"


def test_home_that_is_a_file_is_no_bug(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    home.write_text("in the way", "utf-8")
    ran = run(home, "quiz", str(singles_file), typed="a\n\n")
    assert (ran.code, ran.output, "Traceback" in ran.told) in {(2, "", False), (4, "", False)}
    assert str(home) in ran.told


def test_history_folder_that_vanishes_in_mid_session_is_made_again(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Piped(home, "quiz", str(singles_file), "-n", "2", "--untimed") as program:
        program.wait_for(ANSWER)
        program.send("a\n")
        program.wait_for(GO_ON)
        (home / "history").rename(home / "elsewhere")
        program.send("\nb\n\n")
        ran = program.end()
    assert [(answer.place, answer.correct) for answer in answers(home)] == [(1, False)]
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_torn_last_line_is_told_of_kept_and_harms_nothing(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    run(home, "quiz", str(singles_file), "-n", "1", typed="a\n\n")
    (file,) = (home / "history").iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-20])
    ran = run(home, "quiz", str(singles_file), "-n", "1", typed="b\n\n")
    lines = file.read_bytes().split(b"\n")
    assert ran.told == (
        f"Note: 1 line of the history can't be read and is passed over, first {file}:3. Nothing was deleted.\n"
    )
    assert lines[:3] == whole[:-20].split(b"\n")
    exported = run(home, "history", "export", "--format", "csv").output
    assert (ran.code, exported.count("singles,q-")) == (0, 2)
