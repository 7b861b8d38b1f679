"""Ctrl-C, signals, a terminal that goes away, and the end of the input."""

import signal
import subprocess
from pathlib import Path

import pexpect
import pytest
from tests.e2e.conftest import singles_bank
from tests.e2e.program import (
    ANSWER,
    COMMAND,
    GO_ON,
    WELCOME,
    Piped,
    Terminal,
    answers,
    endings,
    environment,
    records,
    run,
)

HOW_TO_GO_ON = "Everything you answered is saved. Carry on with: cps-quiz resume"
STOP = "Type y to stop, s to stop and see the score, or press Enter to go on:"


def test_ctrl_c_asks_once_and_enter_goes_on(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "1") as terminal:
        terminal.wait_for(ANSWER)
        terminal.press("\x03")
        terminal.wait_for(STOP)
        terminal.enter()
        terminal.wait_for("Question 1 of 1")
        terminal.wait_for(ANSWER)
        terminal.enter("a")
        terminal.wait_for(GO_ON)
        terminal.press("\x03")
        terminal.wait_for(STOP)
        terminal.enter()
        terminal.wait_for(GO_ON)
        terminal.enter()
        code = terminal.end()
    assert (code, endings(home)) == (0, ["complete"])


@pytest.mark.parametrize("reply", ["y\r", "\x03", "\x04"])
def test_ctrl_c_and_yes_or_a_second_one_stops_with_130_and_how_to_resume(
    tmp_path: Path, singles_file: Path, reply: str
) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "2") as terminal:
        terminal.wait_for(ANSWER)
        terminal.press("a\r\r")
        terminal.wait_for("Question 2 of 2")
        terminal.wait_for(ANSWER)
        terminal.press("\x03")
        terminal.wait_for(STOP)
        terminal.press(reply)
        terminal.wait_for(HOW_TO_GO_ON)
        code = terminal.end()
    assert (code, endings(home), [answer.place for answer in answers(home)]) == (130, [], [0])


def test_ctrl_c_and_s_ends_the_session_with_its_score(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "2") as terminal:
        terminal.wait_for(ANSWER)
        terminal.press("a\r\r")
        terminal.wait_for("Question 2 of 2")
        terminal.wait_for(ANSWER)
        terminal.press("\x03")
        terminal.wait_for(STOP)
        terminal.enter("s")
        terminal.wait_for("Score: 1 of 1 right, 100 %.")
        code = terminal.end()
    assert (code, endings(home)) == (0, ["early"])


def test_ctrl_c_drops_the_line_being_typed(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "1") as terminal:
        terminal.wait_for(ANSWER)
        terminal.press("b\x03")
        terminal.wait_for(STOP)
        terminal.enter()
        terminal.wait_for(ANSWER)
        terminal.enter("a")
        terminal.wait_for("Right.")
    assert [answer.correct for answer in answers(home)] == [True]


def test_ctrl_c_asks_at_the_question_how_sure_one_is(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "1", "--confidence") as terminal:
        terminal.wait_for(ANSWER)
        terminal.enter("a")
        terminal.wait_for("How sure are you")
        terminal.press("\x03")
        terminal.wait_for(STOP)
        terminal.enter()
        terminal.wait_for("How sure are you")
        terminal.enter("guess")
        terminal.wait_for("Right.")
    assert [(answer.correct, answer.confidence) for answer in answers(home)] == [(True, "guess")]


def test_ctrl_d_ends_the_input(tmp_path: Path, singles_file: Path) -> None:
    with Terminal(tmp_path / "home", "quiz", str(singles_file)) as terminal:
        terminal.wait_for(ANSWER)
        terminal.press("\x04")
        terminal.wait_for("The input has ended.")
        terminal.wait_for(HOW_TO_GO_ON)
        assert terminal.end() == 130


@pytest.mark.parametrize("typed", ["", "a\n", "a\n\n", "a\n\nskip\nquit\n", "a\n\n\n\npause\n"])
def test_end_of_piped_input_in_mid_session_is_130_with_how_to_resume(
    tmp_path: Path, singles_file: Path, typed: str
) -> None:
    home = tmp_path / "home"
    ran = run(home, "quiz", str(singles_file), "-n", "2", typed=typed)
    assert ran.code == 130
    assert ran.told.endswith(f"The input has ended.\n{HOW_TO_GO_ON}\n")
    assert endings(home) == []


@pytest.mark.parametrize("typed", ["a\n\nb\n", "a\n\nb\n\n", "a\n\nb", "skip\na\n\nnext\nb\n"])
def test_end_of_piped_input_when_only_the_last_feedback_was_left_is_0(
    tmp_path: Path, singles_file: Path, typed: str
) -> None:
    home = tmp_path / "home"
    ran = run(home, "quiz", str(singles_file), "-n", "2", typed=typed)
    assert (ran.code, endings(home), len(answers(home))) == (0, ["complete"], 2)
    assert "Score: " in ran.output


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize("prompt", [ANSWER, GO_ON])
def test_signal_ends_with_its_code_and_keeps_what_was_answered(
    tmp_path: Path, singles_file: Path, number: signal.Signals, code: int, prompt: str
) -> None:
    home = tmp_path / "home"
    with Piped(home, "quiz", str(singles_file), "-n", "2") as program:
        program.wait_for(ANSWER)
        program.send("a\n" if prompt == GO_ON else "a\n\n")
        program.wait_for(prompt, times=1 if prompt == GO_ON else 2)
        program.process.send_signal(number)
        program.process.send_signal(number)
        program.process.wait()
        ran = program.end()
    assert (ran.code, ran.told.splitlines()[-2:]) == (code, ["The program was asked to end.", HOW_TO_GO_ON])
    assert [answer.place for answer in answers(home)] == [0]


def test_closing_the_terminal_is_129_and_keeps_what_was_answered(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    terminal = Terminal(home, "quiz", str(singles_file), "-n", "2")
    terminal.wait_for(ANSWER)
    terminal.press("a\r\r")
    terminal.wait_for("Question 2 of 2")
    terminal.process.close(force=False)
    assert (terminal.process.exitstatus, terminal.process.signalstatus) == (129, None)
    assert [answer.place for answer in answers(home)] == [0]
    assert not (home / "state" / "last-bug.txt").exists()
    assert run(home, "resume", "--plain").output.startswith("\nCarrying on: 1 of 2 questions answered.")


def test_terminal_that_vanishes_without_a_signal_is_129(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    deaf = "from cps_quiz.cli import app; import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
    deaf += "app.raise_on_signals = lambda: None; app.main()"
    process = pexpect.spawn(
        COMMAND[0],
        ["-c", deaf, "quiz", str(singles_file), "--plain"],
        env=environment(home),
        encoding="utf-8",
        timeout=30,
    )
    process.expect_exact(ANSWER)
    process.close(force=False)
    assert (process.exitstatus, process.signalstatus) == (129, None)
    assert not (home / "state" / "last-bug.txt").exists()


@pytest.mark.parametrize("pipes", ["| head -1", "2>&1 | head -1", "2>/dev/null | true"])
def test_closed_output_pipe_is_quiet_and_0(tmp_path: Path, pipes: str) -> None:
    bank = tmp_path / "many.yaml"
    bank.write_text(singles_bank(500), "utf-8")  # more than a pipe holds
    typed = tmp_path / "typed"
    typed.write_text("a\n\n" * 500, "utf-8")
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {' '.join(COMMAND)} quiz {bank} -n 500 <{typed} {pipes}"],
        capture_output=True,
        env=environment(tmp_path / "home"),
        check=False,
    )
    told = done.stderr.decode().replace(WELCOME, "")
    assert (done.returncode, told) == (0, "")


@pytest.mark.parametrize("streams", ["<&-", ">&- </dev/null", "2>&- </dev/null", "<&- >&- 2>&-"])
def test_program_without_its_standard_streams_ends_as_at_the_end_of_the_input(
    tmp_path: Path, singles_file: Path, streams: str
) -> None:
    home = tmp_path / "home"
    done = subprocess.run(
        ["sh", "-c", f"{' '.join(COMMAND)} quiz {singles_file} -n 1 {streams}"],
        capture_output=True,
        env=environment(home),
        check=False,
    )
    assert done.returncode == 130
    assert [type(record).__name__ for record in records(home)] == ["SessionStarted"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_to_a_full_disk_says_so_and_is_4(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "quiz", str(singles_file)],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(home),
            check=False,
        )
    told = done.stderr.decode().replace(WELCOME, "")
    assert (done.returncode, told) == (
        4,
        "The output can't be written: no space left on device.\nEverything you answered is saved.\n",
    )
