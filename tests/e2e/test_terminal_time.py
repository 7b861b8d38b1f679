"""Time limits in a real terminal: what is typed too late never answers another question."""

import signal
import time
from pathlib import Path

import pytest
from tests.e2e.program import ANSWER, GO_ON, Terminal, answers, endings

EXPIRED = "Time is up for this question."


def test_question_is_explained_after_its_time_without_a_key_and_then_waited_for(
    tmp_path: Path, singles_file: Path
) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "2", "--per-question", "3s") as terminal:
        terminal.wait_for(ANSWER)
        began = time.monotonic()
        terminal.wait_for(EXPIRED)
        elapsed = time.monotonic() - began
        explained = terminal.wait_for(GO_ON)
        time.sleep(3.5)
        terminal.enter()
        opened = terminal.wait_for(ANSWER)
        terminal.enter("a")
        terminal.wait_for(GO_ON)
        terminal.enter()
        code = terminal.end()
    assert 2.5 < elapsed < 4.5
    assert ("Explanation of" in explained, "Question 2 of 2" in opened, EXPIRED in opened) == (True, True, False)
    assert [(answer.place, answer.correct) for answer in answers(home)] == [(1, True)]
    assert (code, endings(home)) == (0, ["complete"])


def test_letters_typed_without_enter_before_an_expiry_never_answer_the_next_question(
    tmp_path: Path, singles_file: Path
) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "2", "--per-question", "2s") as terminal:
        terminal.wait_for(ANSWER)
        terminal.press("b")
        terminal.wait_for(EXPIRED)
        terminal.wait_for(GO_ON)
        terminal.enter()
        opened = terminal.wait_for(ANSWER)
        answered_by_then = answers(home)
        terminal.enter("a")
        terminal.wait_for(GO_ON)
    assert "Question 2 of 2" in opened
    assert answered_by_then == []
    assert [(answer.place, answer.correct) for answer in answers(home)] == [(1, True)]


def test_whole_lines_typed_before_an_expiry_and_read_after_it_never_answer_the_next_question(
    tmp_path: Path, singles_file: Path
) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "2", "--per-question", "2s") as terminal:
        terminal.wait_for(ANSWER)
        terminal.signal(signal.SIGSTOP)
        for line in ("b", "", "c"):
            terminal.enter(line)
        time.sleep(2.3)
        terminal.signal(signal.SIGCONT)
        terminal.wait_for(EXPIRED)
        terminal.wait_for("That came after the time was over and does not count.")
        terminal.wait_for(GO_ON)
        terminal.enter()
        terminal.wait_for(ANSWER)
        terminal.enter("a")
        terminal.wait_for(GO_ON)
    assert [(answer.place, answer.correct) for answer in answers(home)] == [(1, True)]


def test_time_that_passed_at_once_costs_only_the_question_that_was_open(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "6", "--per-question", "2s") as terminal:
        terminal.wait_for(ANSWER)
        terminal.signal(signal.SIGSTOP)
        time.sleep(5)
        terminal.signal(signal.SIGCONT)
        explained = terminal.wait_for(GO_ON)
        terminal.enter()
        opened = terminal.wait_for(ANSWER)
    assert (explained.count(EXPIRED), "Question 2 of 6" in opened) == (1, True)


def test_where_feedback_comes_at_the_end_time_that_passed_at_once_opens_one_question(
    tmp_path: Path, singles_file: Path
) -> None:
    home = tmp_path / "home"
    options = ("-n", "6", "--per-question", "2s", "--feedback", "end")
    with Terminal(home, "quiz", str(singles_file), *options) as terminal:
        terminal.wait_for(ANSWER)
        terminal.signal(signal.SIGSTOP)
        time.sleep(5)
        terminal.signal(signal.SIGCONT)
        shown = terminal.wait_for(ANSWER)
    opened = [number for number in range(1, 7) if f"Question {number} of 6" in shown]
    assert opened == [shown.count("Time is up for question") + 1]
    assert opened > [2]


def test_lines_typed_ahead_in_time_are_kept(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "2", "--per-question", "20s") as terminal:
        terminal.wait_for(ANSWER)
        terminal.press("a\r\rb\r\r")
        code = terminal.end()
    assert [(answer.place, answer.correct) for answer in answers(home)] == [(0, True), (1, False)]
    assert code == 0


def test_session_ends_when_its_time_is_over(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "3", "--time", "5s") as terminal:
        terminal.wait_for(ANSWER)
        began = time.monotonic()
        terminal.press("a\r\r")
        terminal.wait_for("The time is over.")
        elapsed = time.monotonic() - began
        terminal.wait_for("Score: 1 of 3 right, 33 %.")
        code = terminal.end()
    assert 4 < elapsed < 7
    assert (code, endings(home)) == (0, ["time"])


def test_feedback_and_pause_stop_the_clocks(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "2", "--per-question", "2s", "--time", "3s") as terminal:
        terminal.wait_for(ANSWER)
        terminal.enter("a")
        terminal.wait_for(GO_ON)
        time.sleep(2.5)
        terminal.enter()
        terminal.wait_for(ANSWER)
        terminal.enter("pause")
        terminal.wait_for("Paused.")
        time.sleep(2.5)
        terminal.enter()
        terminal.wait_for(ANSWER)
        terminal.enter("a")
        terminal.wait_for(GO_ON)
    assert [(answer.place, answer.correct) for answer in answers(home)] == [(0, True), (1, True)]


@pytest.mark.slow
def test_warning_of_ten_seconds_leaves_the_line_being_typed_alone(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file), "-n", "1", "--per-question", "20s") as terminal:
        terminal.wait_for(ANSWER)
        terminal.press("a")
        terminal.wait_for("10 seconds left for this question.")
        terminal.wait_for(ANSWER)
        terminal.enter()
        terminal.wait_for("Right.")
    assert [answer.correct for answer in answers(home)] == [True]
