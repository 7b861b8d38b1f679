"""The full screen in a real terminal: what it draws, what keys and clicks do, and how the terminal is left."""

import os
import re
import signal
import sys
import time
from pathlib import Path

import pexpect
import pytest
from tests.e2e.program import ANSWER, COMMAND, TIMEOUT_S, Terminal, answers, endings, run, started

SIZES = [(80, 24), (60, 18)]
HOW_TO_GO_ON = "Everything you answered is saved. Carry on with: cps-quiz resume"
OTHER_SCREEN, NORMAL_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
STOP = "Stop now?"
SGR = re.compile(r"\x1b\[([\d;:]*)m")
COLORS = {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}
# The program as it is where a hang-up is not told of: the terminal just goes away.
DEAF = """
import signal
from cps_quiz import system
from cps_quiz.cli import app
signal.signal(signal.SIGHUP, signal.SIG_IGN)
system._ENDINGS.pop(signal.SIGHUP)
app.main()
"""
# A shell in which the program runs, so that there is a terminal to look at after its end.
IN_A_SHELL = ("/bin/sh", "-c", '"$@"; echo "exit code $?"; stty -a; echo ready; cat', "sh", *COMMAND)


def quiz(home: Path, bank: Path, *options: str, columns: int = 80, rows: int = 24, **changes: str) -> Terminal:
    """Begin a practice session of two questions on the full screen."""
    arguments = ("quiz", str(bank), "-n", "2", *options)
    return Terminal(home, *arguments, columns=columns, rows=rows, changes=changes, full_screen=True)


def code_of(terminal: Terminal) -> int:
    """Wait until the program ends and return its exit code."""
    terminal.process.timeout = 10
    give_up_at = time.monotonic() + TIMEOUT_S
    while True:
        assert time.monotonic() < give_up_at, terminal.screen
        try:
            terminal.read()
        except pexpect.EOF:
            return terminal.end()


# --- a practice session ---


@pytest.mark.parametrize(("columns", "rows"), SIZES, ids=str)
def test_a_question_is_answered_with_one_key_and_explained(
    tmp_path: Path, singles_file: Path, columns: int, rows: int
) -> None:
    home = tmp_path / "home"
    with quiz(home, singles_file, columns=columns, rows=rows) as terminal:
        terminal.wait_to_show("Question 1 of 2", "( ) a Alpha", "( ) d Delta", "a-d Answer")
        terminal.press("a")
        terminal.wait_to_show("✓ Right.", "Explanation of q-", "a. (your answer, right) Alpha", "Enter Go on")
        assert [answer.place for answer in answers(home)] == [0]
        terminal.press("\r")
        terminal.wait_to_show("Question 2 of 2", "( ) a Alpha")
        terminal.press("b")
        terminal.wait_to_show("✗ Not right.", "b. (your answer, not right) Beta")
        terminal.press("\r")
        terminal.wait_to_show("Score: 1 of 2 right, 50 %.")
        terminal.press("q")
        assert code_of(terminal) == 0
    assert [answer.correct for answer in answers(home)] == [True, False]
    assert endings(home) == ["complete"]


def test_each_line_fits_the_terminal_and_each_key_is_shown(tmp_path: Path, singles_file: Path) -> None:
    with quiz(tmp_path / "home", singles_file, columns=60, rows=18) as terminal:
        terminal.wait_to_show("Question 1 of 2", "q Stop")
        screen = terminal.screen
    assert screen[0].startswith(" Question 1 of 2")
    assert screen[0].endswith(" left")
    assert screen[-2].startswith(" a-d Answer  ? Help  n Skip")


@pytest.mark.parametrize("button", [0, 2], ids=["left", "right"])
def test_a_click_on_an_option_answers_and_the_right_button_strikes_it_out(
    tmp_path: Path, singles_file: Path, button: int
) -> None:
    home = tmp_path / "home"
    with quiz(home, singles_file) as terminal:
        terminal.wait_to_show("( ) b Beta", "a-d Answer")
        terminal.click("Beta", button=button)
        if button:
            terminal.wait_to_show("Option b is struck out.", "(-) b Beta")
        else:
            terminal.wait_to_show("✗ Not right.", "b. (your answer, not right) Beta")
    assert len(answers(home)) == (0 if button else 1)


@pytest.mark.parametrize(("columns", "rows"), [(60, 18), (40, 10), (200, 60)], ids=str)
def test_another_size_in_mid_session_keeps_the_question_and_what_is_answered(
    tmp_path: Path, singles_file: Path, columns: int, rows: int
) -> None:
    home = tmp_path / "home"
    with quiz(home, singles_file) as terminal:
        terminal.wait_to_show("Question 1 of 2", "a-d Answer")
        terminal.press("b\r")
        terminal.wait_to_show("Question 2 of 2", "a-d Answer")
        stem = stem_on(terminal)
        terminal.resize(columns, rows)
        bar = (round(columns / 2) - 2) * "━"
        terminal.wait_to_show("Question 2 of 2", stem, "( ) a Alpha", bar)
        assert max(map(len, terminal.screen)) > columns - 10
        terminal.resize(80, 24)
        terminal.wait_to_show("Question 2 of 2", stem, "( ) d Delta", 38 * "━")
        terminal.press("a")
        terminal.wait_to_show("✓ Right.")
    assert [(answer.place, answer.correct) for answer in answers(home)] == [(0, False), (1, True)]


def colors_in(transcript: str) -> list[str]:
    """Return the SGR sequences that set a color."""
    sequences = SGR.findall(transcript)
    return [numbers for numbers in sequences if COLORS & {int(n) for n in re.split("[;:]", numbers) if n}]


def test_no_color_reaches_the_terminal_where_none_is_wanted(tmp_path: Path, singles_file: Path) -> None:
    with quiz(tmp_path / "home", singles_file, NO_COLOR="1") as terminal:
        terminal.wait_to_show("Question 1 of 2", "a-d Answer")
        terminal.press("\x1b[B")
        terminal.wait_to_show("▸( ) a")
        terminal.press("xc")
        terminal.wait_to_show("Option c is struck out.")
        terminal.press("?")
        terminal.wait_to_show("choose an option; in practice that answers at once")
        terminal.press("\r")
        terminal.wait_until(lambda shown: "choose an option" not in shown and "a-d Answer" in shown)
        terminal.press("ma")
        terminal.wait_to_show("✓ Right.")
        terminal.press("r")
        terminal.wait_to_show("Review", "1 ●⚑ [2 ·]")
        terminal.press("q")
        terminal.wait_to_show(STOP)
        terminal.press("s")
        terminal.wait_to_show("Score: 1 of 1 right")
        terminal.press("q")
        assert code_of(terminal) == 0
        transcript = terminal.transcript
    assert SGR.findall(transcript)
    assert colors_in(transcript) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"NO_COLOR": "1"},
        pytest.param({"NO_COLOR": "1", "TERM": "xterm"}),
        {"TERM": "xterm"},
        {"TERM": "linux"},
        {"COLORTERM": "truecolor"},
        {"COLORFGBG": "0;15"},
        {"CPS_QUIZ_THEME": "terminal"},
    ],
    ids=str,
)
def test_no_text_has_the_color_of_its_background(tmp_path: Path, singles_file: Path, changes: dict[str, str]) -> None:
    arguments = ("quiz", str(singles_file), "-n", "2")
    with Terminal(tmp_path / "home", *arguments, changes=changes, full_screen=True) as terminal:
        terminal.wait_to_show("Question 1 of 2", "q Stop")
        terminal.press("\x1b[B")
        terminal.wait_to_show("▸( ) a")
        terminal.press("xc")
        terminal.wait_to_show("Option c is struck out.")
        assert [cell for cell in terminal.cells if cell.data.strip() and cell.fg == cell.bg != "default"] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"NO_COLOR": "1"},
        {"TERM": "xterm"},
    ],
    ids=str,
)
def test_what_was_missed_is_asked_once_more_in_the_same_colors(
    tmp_path: Path, singles_file: Path, changes: dict[str, str]
) -> None:
    home = tmp_path / "home"
    arguments = ("quiz", str(singles_file), "-n", "1")
    with Terminal(home, *arguments, changes=changes, full_screen=True) as terminal:
        terminal.wait_to_show("Question 1 of 1", "q Stop")
        terminal.press("b")
        terminal.wait_to_show("✗ Not right.")
        terminal.press("\r")
        terminal.wait_to_show("r Retry them")
        terminal.press("r")
        terminal.wait_to_show("Question 1 of 1", "q Stop")
        _, first, second = terminal.transcript.split(OTHER_SCREEN)
        assert "38;5" not in second
        terminal.press("a")
        terminal.wait_to_show("✓ Right.")
    assert endings(home) == ["complete"]
    assert [answer.correct for answer in answers(home)] == [False, True]
    assert len(first) > 1000


def test_what_was_missed_in_a_session_that_was_carried_on_is_asked_once_more(
    tmp_path: Path, singles_file: Path
) -> None:
    home = tmp_path / "home"
    run(home, "quiz", str(singles_file), "-n", "2", typed="b\n\n")
    with Terminal(home, "resume", full_screen=True) as terminal:
        terminal.wait_to_show("Question 2 of 2", "q Stop")
        terminal.press("b")
        terminal.wait_to_show("✗ Not right.")
        terminal.press("\r")
        terminal.wait_to_show("r Retry them")
        terminal.press("r")
        for place in (1, 2):
            terminal.wait_to_show(f"Question {place} of 2", "q Stop")
            terminal.press("a")
            terminal.wait_to_show("✓ Right.")
            terminal.press("\r")
        terminal.wait_to_show("Score: 2 of 2 right", "Enter Finish")
        terminal.press("\r")
        assert code_of(terminal) == 0
    assert endings(home) == ["complete", "complete"]


def test_colors_do_reach_a_terminal_that_has_them(tmp_path: Path, singles_file: Path) -> None:
    with quiz(tmp_path / "home", singles_file) as terminal:
        terminal.wait_to_show("Question 1 of 2")
        assert colors_in(terminal.transcript)


@pytest.mark.parametrize(("columns", "rows"), SIZES, ids=str)
def test_the_window_of_the_keys_shows_how_to_close_it(
    tmp_path: Path, singles_file: Path, columns: int, rows: int
) -> None:
    with quiz(tmp_path / "home", singles_file, columns=columns, rows=rows) as terminal:
        terminal.wait_to_show("Question 1 of 2", "a-d Answer")
        terminal.press("?")
        terminal.wait_to_show("choose an option; in", "╰──")
        assert "Enter Close" in terminal.shown


# --- which terminals get lines ---


@pytest.mark.parametrize(
    ("size", "changes", "options"),
    [
        pytest.param((59, 18), {}, (), id="59x18"),
        pytest.param((80, 17), {}, (), id="80x17"),
        pytest.param((80, 24), {"TERM": "dumb"}, (), id="TERM=dumb"),
        pytest.param((80, 24), {"TERM": ""}, (), id="TERM="),
        pytest.param((80, 24), {"CPS_QUIZ_PLAIN": "1"}, (), id="CPS_QUIZ_PLAIN=1"),
        pytest.param((80, 24), {}, ("--plain",), id="--plain"),
        pytest.param((80, 24), {"PYTHONIOENCODING": "latin-1"}, (), id="latin-1"),
        pytest.param((80, 24), {"LC_ALL": "C"}, (), id="LC_ALL=C"),
    ],
)
def test_lines_where_the_full_screen_is_not_wanted_or_can_not_be_shown(
    tmp_path: Path, singles_file: Path, size: tuple[int, int], changes: dict[str, str], options: tuple[str, ...]
) -> None:
    columns, rows = size
    with quiz(tmp_path / "home", singles_file, *options, columns=columns, rows=rows, **changes) as terminal:
        terminal.wait_for("Question 1 of 2")
        assert OTHER_SCREEN not in terminal.transcript
        terminal.wait_for(ANSWER)
        assert "\x1b" not in terminal.transcript


def test_lines_where_the_settings_say_so(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    assert run(home, "config", "set", "ui", "plain").code == 0
    with quiz(home, singles_file) as terminal:
        terminal.wait_for(ANSWER)
        assert "\x1b" not in terminal.transcript


# --- the ends ---


def test_after_the_end_the_terminal_is_as_it_was_with_the_score_and_what_is_next(
    tmp_path: Path, singles_file: Path
) -> None:
    home = tmp_path / "home"
    arguments = ("quiz", str(singles_file), "-n", "1")
    with Terminal(home, *arguments, full_screen=True, command=IN_A_SHELL) as terminal:
        terminal.wait_to_show("Question 1 of 1", "a-d Answer")
        terminal.press("a\r")
        terminal.wait_to_show("Score: 1 of 1 right")
        terminal.press("\r")
        while "\r\nready\r\n" not in terminal.transcript:
            terminal.read()
        terminal.press("typed later\r")
        while terminal.transcript.count("typed later") < 2:  # once by the terminal's echo, once by cat
            terminal.read()
        transcript, standing = terminal.transcript, " ".join(" ".join(terminal.normal_screen).split())
    settings = transcript.rpartition("exit code 0")[2].partition("ready")[0].split()
    assert {"echo", "icanon", "isig", "icrnl", "opost"} <= {setting.rstrip(";") for setting in settings}
    assert "Score: 1 of 1 right, 100 %." in standing
    assert "Next: cps-quiz quiz (questions you have not seen come first) exit code 0" in standing
    assert "Alpha" not in standing
    assert_left_clean(transcript)


def assert_left_clean(transcript: str) -> None:
    """Check that each mode that was switched on is off, and the cursor is shown."""
    assert transcript.count(OTHER_SCREEN) == transcript.count(NORMAL_SCREEN) == 1
    for mode in (1000, 1003, 1004, 1006, 1015, 2004):
        assert transcript.rfind(f"\x1b[?{mode}l") > transcript.rfind(f"\x1b[?{mode}h"), mode
    assert transcript.rfind("\x1b[?25h") > transcript.rfind("\x1b[?25l")
    assert transcript.rfind("\x1b[?7h") > transcript.rfind("\x1b[?7l")
    assert transcript.count("\x1b[>") == transcript.count("\x1b[<u")  # the keyboard's protocol


def at_the_second_question(home: Path, bank: Path) -> Terminal:
    """Begin a session, answer the first question, and open the second."""
    terminal = quiz(home, bank)
    terminal.wait_to_show("Question 1 of 2", "a-d Answer")
    terminal.press("a")
    terminal.wait_to_show("✓ Right.")
    terminal.press("\r")
    terminal.wait_to_show("Question 2 of 2", "a-d Answer")
    return terminal


def stem_on(terminal: Terminal) -> str:
    """Return the stem of the question on the screen."""
    return next(line.strip() for line in terminal.screen if line.startswith(" Stem of"))


def assert_resumed_at(home: Path, stem: str) -> None:
    """Check that the session carries on with a question, on the full screen."""
    with Terminal(home, "resume", full_screen=True) as terminal:
        terminal.wait_to_show("Carrying on: 1 of 2 questions answered.", "q Stop")
        if "Paused" in terminal.shown:
            terminal.press("\r")
        terminal.wait_to_show("Question 2 of 2", stem, "a-d Answer")
        terminal.press("b")
        terminal.wait_to_show("✗ Not right.")
        terminal.press("\r")
        terminal.wait_to_show("Score: 1 of 2 right, 50 %.")
        terminal.press("q")
        assert code_of(terminal) == 0
    assert endings(home) == ["complete"]


@pytest.mark.parametrize("by", ["ctrl+c", "q"])
def test_ctrl_c_asks_and_yes_stops_with_130_and_resume_goes_on_there(
    tmp_path: Path, singles_file: Path, by: str
) -> None:
    home = tmp_path / "home"
    with at_the_second_question(home, singles_file) as terminal:
        stem = stem_on(terminal)
        terminal.press({"ctrl+c": "\x03", "q": "q"}[by])
        terminal.wait_to_show(STOP, "y Stop", "Esc Go on")
        terminal.press("y")
        assert code_of(terminal) == 130
        told = " ".join(terminal.transcript.rpartition(NORMAL_SCREEN)[2].split())
        assert_left_clean(terminal.transcript)
    assert told.endswith(f"Stopped. {HOW_TO_GO_ON}")
    assert_resumed_at(home, stem)


def test_an_interrupt_from_elsewhere_asks_each_time(tmp_path: Path, singles_file: Path) -> None:
    with at_the_second_question(tmp_path / "home", singles_file) as terminal:
        for _ in range(6):  # it depends on what the program is doing just then
            terminal.signal(signal.SIGINT)
            terminal.wait_to_show(STOP, "y Stop", "Esc Go on")
            terminal.press("\x1b")
            terminal.wait_until(lambda shown: STOP not in shown and "a-d Answer" in shown)
            time.sleep(0.2)


def test_resume_after_stopping_opens_the_question_itself(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with at_the_second_question(home, singles_file) as terminal:
        stem = stem_on(terminal)
        terminal.press("q")
        terminal.wait_to_show(STOP)
        terminal.press("y")
        assert code_of(terminal) == 130
    with Terminal(home, "resume", full_screen=True) as terminal:
        terminal.wait_to_show("Carrying on: 1 of 2 questions answered.", "q Stop")
        assert stem in terminal.shown


def test_ctrl_c_and_escape_goes_on(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with at_the_second_question(home, singles_file) as terminal:
        stem = stem_on(terminal)
        terminal.press("\x03")
        terminal.wait_to_show(STOP)
        terminal.press("\x1b")
        terminal.wait_to_show("Question 2 of 2", stem, "a-d Answer")
        terminal.press("a")
        terminal.wait_to_show("✓ Right.")
    assert [answer.correct for answer in answers(home)] == [True, True]


def test_two_ctrl_c_at_once_do_no_harm(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with at_the_second_question(home, singles_file) as terminal:
        terminal.press("\x03\x03")
        terminal.wait_to_show(STOP)
        terminal.press("y")
        assert code_of(terminal) == 130
    assert [answer.place for answer in answers(home)] == [0]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_with_its_code_leaves_the_terminal_clean_and_keeps_what_was_answered(
    tmp_path: Path, singles_file: Path, number: signal.Signals, code: int
) -> None:
    home = tmp_path / "home"
    with at_the_second_question(home, singles_file) as terminal:
        stem = stem_on(terminal)
        terminal.signal(number)
        assert code_of(terminal) == code
        told = " ".join(terminal.transcript.rpartition(NORMAL_SCREEN)[2].split())
        assert_left_clean(terminal.transcript)
    assert told.endswith(f"The program was asked to end. {HOW_TO_GO_ON}")
    assert_resumed_at(home, stem)


def test_a_terminal_that_is_closed_ends_the_program_and_keeps_what_was_answered(
    tmp_path: Path, singles_file: Path
) -> None:
    home = tmp_path / "home"
    terminal = at_the_second_question(home, singles_file)
    stem = stem_on(terminal)
    assert terminal.process.pid is not None
    terminal.hang_up()
    ended, status = wait_for_end(terminal.process.pid)
    assert ended
    assert os.waitstatus_to_exitcode(status) == 129
    assert len(list((home / "live").glob("*.jsonl"))) == 1
    assert not (home / "state" / "last-bug.txt").exists()
    assert_resumed_at(home, stem)


def test_a_terminal_that_vanishes_without_a_signal_ends_the_program(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    arguments = ("quiz", str(singles_file), "-n", "2")
    terminal = Terminal(home, *arguments, full_screen=True, command=(sys.executable, "-c", DEAF))
    terminal.wait_to_show("Question 1 of 2", "q Stop")
    terminal.press("a")
    terminal.wait_to_show("✓ Right.")
    assert terminal.process.pid is not None
    terminal.hang_up()
    ended, status = wait_for_end(terminal.process.pid)
    assert ended
    assert os.waitstatus_to_exitcode(status) == 129
    assert not (home / "state" / "last-bug.txt").exists()


def wait_for_end(pid: int, *, seconds: float = 5) -> tuple[bool, int]:
    """Wait for a child; kill it where it does not end by itself. Tell whether it did, and its status."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found, status = os.waitpid(pid, os.WNOHANG)
        if found:
            return True, status
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)
    return False, os.waitpid(pid, 0)[1]


def test_after_a_kill_resume_opens_the_full_screen_at_the_same_question(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with at_the_second_question(home, singles_file) as terminal:
        stem = stem_on(terminal)
        terminal.signal(signal.SIGKILL)
        terminal.process.wait()
    assert [answer.place for answer in answers(home)] == [0]
    assert_resumed_at(home, stem)


def test_an_interrupted_session_is_named_by_the_bare_program(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with at_the_second_question(home, singles_file) as terminal:
        terminal.signal(signal.SIGKILL)
        terminal.process.wait()
    with Terminal(home) as terminal:
        terminal.process.expect(pexpect.EOF)
        told = " ".join(terminal.transcript.split())
    assert "1 of 2" in told
    assert "cps-quiz resume" in told


SPOKEN = "CPS_QUIZ_PLAIN=1, the same as --plain, gives lines from top to bottom, for a screen reader."


def test_the_first_run_says_before_it_draws_how_to_get_lines_and_the_second_does_not(
    tmp_path: Path, singles_file: Path
) -> None:
    home = tmp_path / "home"
    shown = []
    for _ in range(2):
        with quiz(home, singles_file) as terminal:
            terminal.wait_to_show("Question 1 of 2", "a-d Answer")
            before = " ".join(terminal.transcript.partition(OTHER_SCREEN)[0].split())
            shown.append([text in before for text in ("Welcome. Your answers stay on this machine", SPOKEN)])
    assert shown == [[True, True], [False, False]]


@pytest.mark.parametrize("arguments", [("quiz",), ("exam", "quick-20")], ids=["quiz", "exam"])
def test_the_first_run_welcomes_on_the_full_screen(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with Terminal(tmp_path / "home", *arguments, full_screen=True) as terminal:
        terminal.wait_to_show("q Stop")
        assert "Welcome. ? shows the keys." in terminal.shown
        assert SPOKEN in terminal.shown


# --- a mock exam ---


def exam(home: Path, *arguments: str, **changes: str) -> Terminal:
    """Open a mock exam on its first page."""
    return Terminal(home, "exam", *arguments, "--seed", "1", changes=changes, full_screen=True)


def test_a_whole_mock_exam(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with exam(home, "quick-20") as terminal:
        terminal.wait_to_show("Time: 25 minutes.", "Answers are explained at the end", "Enter Begin")
        assert "not verified" not in terminal.shown
        terminal.press("\r")
        terminal.wait_to_show("Question 1 of 20", "25:00 left")
        terminal.press("a\r")
        terminal.wait_to_show("Question 2 of 20", "Saved.")
        terminal.press("m")
        terminal.wait_to_show("Question 2 is flagged.")
        terminal.press("xb")
        terminal.wait_to_show("Option b is struck out.")
        terminal.press("c\r")
        terminal.wait_to_show("Question 3 of 20", "Saved.")
        terminal.press("1\r")
        terminal.wait_to_show("Question 1 of 20 · answered", "(•) a")
        terminal.press("b\r")
        terminal.wait_to_show("Question 2 of 20 · flagged · answered", "(•) c")
        terminal.press("r")
        terminal.wait_to_show("Answered: 2 of 20. Not answered: 18. Flagged: 1.", "h Hand in")
        terminal.press("h")
        terminal.wait_to_show("18 questions are not answered and will count as not right.")
        assert "Right." not in terminal.shown
        terminal.press("h")
        terminal.wait_to_show("Score: ", "of 20 right", "Not answered: 18 questions", "a Read all")
        terminal.press("a")
        terminal.wait_to_show("Question 1 of 20", "b. (your answer,", "1 of 20 to read")
        terminal.press("\r")
        terminal.wait_to_show("Question 2 of 20 · flagged")
        terminal.press("q")
        assert code_of(terminal) == 0
        told = " ".join(" ".join(terminal.normal_screen).split())
    assert "Score: 1 of 20 right" in told
    assert "Next: cps-quiz stats" in told
    assert [answer.place for answer in answers(home)] == [0, 1, 0]
    assert endings(home) == ["handed-in"]


def test_an_exam_says_first_that_its_figures_are_not_verified_and_is_not_kept_if_left_there(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with exam(home, "standard-100") as terminal:
        terminal.wait_to_show(
            "Its figures are not verified", "Time: 2 hours.", "The clock starts when you press Enter."
        )
        terminal.press("q")
        terminal.wait_to_show(STOP)
        terminal.press("y")
        assert code_of(terminal) == 130
    assert list((home / "live").iterdir()) == []
    assert run(home, "resume").code == 5


def test_extra_time_stands_beside_the_time_it_was_made_of(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with exam(home, "quick-20", "--extra-time", "1.5") as terminal:
        terminal.wait_to_show("Time: 37 minutes 30 seconds (25 minutes and your extra time).")
        terminal.press("\r")
        terminal.wait_to_show("Question 1 of 20", "37:30 left")
    assert (started(home).policy.time_limit_ms, started(home).policy.extra_time) == (1_500_000, 1.5)


def test_a_killed_exam_carries_on_at_its_question_with_flags_and_what_is_struck_out(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with exam(home, "quick-20") as terminal:
        terminal.wait_to_show("Enter Begin")
        terminal.press("\r")
        terminal.wait_to_show("Question 1 of 20")
        terminal.press("b\r")
        terminal.wait_to_show("Question 2 of 20", "Saved.")
        terminal.press("xa")
        terminal.wait_to_show("Option a is struck out.")
        terminal.press("m")
        terminal.wait_to_show("Question 2 is flagged.")
        terminal.press("c")
        terminal.wait_to_show("(•) c")
        body = [line for line in terminal.screen[2:-6] if line]
        terminal.signal(signal.SIGKILL)
        terminal.process.wait()
    with Terminal(home, "resume", full_screen=True) as terminal:
        terminal.wait_to_show("Question 2 of 20 · flagged", "Carrying on: 1 of 20 questions answered.", "(•) c")
        assert [line for line in terminal.screen[2:-6] if line] == body
        terminal.press("1\r")
        terminal.wait_to_show("Question 1 of 20 · answered", "(•) b")


def test_time_that_runs_out_ends_a_session(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with quiz(home, singles_file, "--time", "2s") as terminal:
        terminal.wait_to_show("Question 1 of 2", "0:02 left")
        terminal.press("a")
        terminal.wait_to_show("✓ Right.")
        terminal.press("\r")
        terminal.wait_to_show("Question 2 of 2")
        terminal.wait_to_show("Score: ", "of 2 right")
        time.sleep(1)  # for a moment no key is heard: it was meant for the question
        terminal.press("q")
        assert code_of(terminal) == 0
    assert endings(home) == ["time"]
