"""The bare command, and how the program ends outside of a session: interrupted, or by a bug of its own."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from tests.e2e.program import TIMEOUT_S, Piped, Ran, Terminal, environment, run

from cps_quiz import __version__

BROKEN = """
import sys
from cps_quiz.cli import app, today
def show_today(*, as_json): raise RuntimeError("the cause")
today.show_today = show_today
sys.argv = ["cps-quiz"]
app.main()
"""


def run_broken(home: Path) -> Ran:
    """Run a program whose bare command has a bug."""
    done = subprocess.run(
        [sys.executable, "-c", BROKEN], capture_output=True, env=environment(home), timeout=TIMEOUT_S, check=False
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_bare_command_tells_today_and_what_to_run_next(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    fresh = run(home)
    run(home, "quiz", str(singles_file), "-n", "2", typed="a\n\n")
    left = run(home)
    run(home, "resume", typed="b\n\n")
    done = run(home)
    assert fresh.output.startswith("Welcome. You have not answered a question yet.\nNot seen yet: ")
    assert fresh.output.endswith("\nNext: cps-quiz quiz (questions you have not seen come first)\n")
    first, second = left.output.splitlines()[:2]
    assert re.sub(r"\d+ minutes?( \d+ seconds?)?", "TIME", first) == (
        "Unfinished: a quiz of 2 questions from singles: 1 of 2 answered, TIME left."
    )
    assert second == "Today: 1 answer. In all: 1 answer."
    assert left.output.endswith("\nNext: cps-quiz resume (to carry on with the unfinished session)\n")
    assert "Today: 2 answers. In all: 2 answers.\n" in done.output
    assert "Last session: 1 of 2 right, 50 %.\n" in done.output
    assert {ran.code for ran in (fresh, left, done)} == {0}


def test_today_as_json_tells_the_same_facts(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    run(home, "quiz", str(singles_file), "-n", "2", typed="a\n\nb\n\n")
    run(home, "quiz", str(singles_file), "-n", "2", typed="a\n\n")
    facts = json.loads(run(home, "--json").output)
    told = {name: facts[name] for name in ("unfinished_sessions", "answers", "answers_today", "next")}
    assert told == {"unfinished_sessions": 1, "answers": 3, "answers_today": 3, "next": "cps-quiz resume"}
    assert (facts["last_session"]["correct"], facts["last_session"]["counted"]) == (1, 2)
    assert facts["questions"] == facts["unseen"]


def test_today_names_the_weakest_topic_of_a_bank_on_the_shelf(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    (home / "banks").mkdir(parents=True)
    singles_file.rename(home / "banks" / "singles.yaml")
    run(home, "quiz", "singles", "-n", "3", typed="a\n\nb\n\nb\n\n")
    today = run(home)
    assert (
        "Weakest topic: Only topic, 1 of 3 right at the last answer.\n"
        "   To practice it: cps-quiz quiz singles --topic only\n"
    ) in today.output


def test_version_and_help_are_told_on_standard_output(tmp_path: Path) -> None:
    home = tmp_path / "home"
    asked = [run(home, "--version"), run(home, "--help"), run(home, "-h")]
    assert asked[0] == Ran(0, f"cps-quiz {__version__}\n", "")
    assert asked[1] == asked[2]
    assert (asked[1].code, asked[1].output.startswith("Usage: cps-quiz [OPTIONS] COMMAND [ARGS]...\n")) == (0, True)
    assert not home.exists()


def test_bug_is_70_with_a_report_and_no_traceback(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ran = run_broken(home)
    report = home / "state" / "last-bug.txt"
    assert ran == Ran(
        70,
        "",
        "Something went wrong in cps-quiz itself. Your answers are saved. "
        f"A report is in {report}; please send it to the authors.\n",
    )
    assert report.read_text("utf-8").startswith("cps-quiz ")
    assert report.read_text("utf-8").endswith("RuntimeError: the cause\n")


def test_bug_whose_report_can_not_be_written_is_told_on_the_spot(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("in the way", "utf-8")
    ran = run_broken(home)
    assert (ran.code, ran.told.endswith("RuntimeError: the cause\n\n")) == (70, True)


def test_ctrl_c_at_a_question_of_another_command_is_130(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    run(home, "quiz", str(singles_file), "-n", "1", typed="a\n\n")
    with Terminal(home, "history", "undo") as terminal:
        terminal.wait_for("Undo it? [y/N]: ")
        terminal.press("\x03")
        assert terminal.end() == 130


def test_signals_outside_a_session_end_with_their_codes(tmp_path: Path) -> None:
    endless = tmp_path / "endless.yaml"
    os.mkfifo(endless)
    codes = {}
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        check = Piped(tmp_path / "home", "bank", "check", str(endless))
        with check as program, endless.open("wb"):  # opens when the program reads, and keeps it waiting
            program.process.send_signal(number)
            codes[number] = program.process.wait(TIMEOUT_S)
    assert codes == {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
