"""A quiz down a pipe: whole transcripts, and no line lost."""

import json
import subprocess
import sys
from pathlib import Path

from tests.e2e.conftest import singles_bank
from tests.e2e.program import (
    ANSWER,
    GO_ON,
    WELCOME,
    Piped,
    answers,
    endings,
    environment,
    run,
    started,
    without_time_used,
)

from cps_quiz.bank.load import load_file
from cps_quiz.bank.shelf import shipped_banks

TWO_QUESTIONS = ("quiz", "validation", "-n", "2", "--type", "single", "--seed", "7", "--plain")

SINGLES_TRANSCRIPT = f"""\
Singles. 2 questions. Time: 2 minutes 24 seconds. Type a letter and press
Enter; a question mark lists the commands.

Question 1 of 2. Topic: Only topic.

Stem of q-00001.

a. Alpha
b. Beta
c. Gamma
d. Delta

Answer: a

✓ Right.

Explanation of q-00001.

a. (your answer, right) Alpha
b. (not right) Beta
c. (not right) Gamma
d. (not right) Delta

{GO_ON}

Question 2 of 2. Topic: Only topic.

Stem of q-00004.

a. Alpha
b. Beta
c. Gamma
d. Delta

Answer: b

✗ Not right.

Explanation of q-00004.

b. (your answer, not right) Beta
a. (right) Alpha
c. (not right) Gamma
d. (not right) Delta

{GO_ON}

All questions are answered.

Score: 1 of 2 right, 50 %. ✗ The pass mark is 70 %; you are below it.
Time used: any.

To read again:

Question 2. Stem of q-00004.
   Right: Alpha
   Explanation of q-00004.

A practice score does not predict an exam result.
Next: cps-quiz quiz --only missed (the questions you missed, once more)
"""


def test_two_answers_down_a_pipe_run_whole_as_the_readme_shows(tmp_path: Path) -> None:
    home = tmp_path / "home"
    program = f"{sys.executable} -m cps_quiz"
    done = subprocess.run(
        f"printf 'a\\n\\nb\\n\\n' | {program} {' '.join(TWO_QUESTIONS)}",
        shell=True,
        capture_output=True,
        env=environment(home),
        check=False,
    )
    exported = json.loads(run(home, "history", "export").output)
    (session,) = exported["sessions"]
    bank = load_file(shipped_banks() / "validation.yaml").bank
    assert bank is not None
    explanations = {question.id: question.explanation for question in bank.questions}
    told = [" ".join(explanations[answer["question"]].split()) for answer in session["answers"]]
    output = " ".join(done.stdout.decode().split())
    right = sum(answer["correct"] for answer in session["answers"])
    assert (done.returncode, done.stderr.decode()) == (0, WELCOME)
    assert [explanation in output for explanation in told] == [True, True]
    assert f"Score: {right} of 2 right, {right * 50} %." in output
    assert (session["ending"], session["questions"], session["score"]) == ("complete", 2, right / 2)


def test_same_seed_in_a_fresh_home_gives_the_same_transcript(tmp_path: Path) -> None:
    first, second = (run(tmp_path / name, *TWO_QUESTIONS, typed="a\n\nb\n\n") for name in ("one", "two"))
    assert without_time_used(first.output) == without_time_used(second.output)
    assert first.output.count(GO_ON) == 2


def test_another_seed_asks_otherwise(tmp_path: Path) -> None:
    seeds = [run(tmp_path / seed, *TWO_QUESTIONS[:-2], seed, "--plain").output for seed in ("1", "2", "3")]
    assert len(set(seeds)) == 3


def test_whole_transcript_of_a_short_session(tmp_path: Path, singles_file: Path) -> None:
    ran = run(tmp_path / "home", "quiz", str(singles_file), "-n", "2", "--seed", "1", typed="a\n\nb\n\n")
    assert without_time_used(ran.output) == SINGLES_TRANSCRIPT
    assert (ran.code, ran.told) == (0, WELCOME)


def test_ten_thousand_lines_down_a_pipe_lose_none(tmp_path: Path) -> None:
    home, bank = tmp_path / "home", tmp_path / "many.yaml"
    bank.write_text(singles_bank(5000), "utf-8")
    typed = ["abcd"[number * number % 4] for number in range(5000)]
    lines = "".join(f"{letter}\n\n" for letter in typed)
    ran = run(home, "quiz", str(bank), "-n", "5000", "--untimed", "--seed", "1", typed=lines)
    recorded = {answer.place: "abcd"[int(answer.response[0].part)] for answer in answers(home)}
    assert [recorded[place] for place in range(5000)] == typed
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_expiry_on_a_pipe_consumes_no_line(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Piped(home, "quiz", str(singles_file), "-n", "2", "--per-question", "1s") as program:
        program.wait_for("Question 2 of 2")
        program.send("b\n\n")
        ran = program.end()
    assert "Time is up for this question." in ran.output
    assert [(answer.place, answer.correct) for answer in answers(home)] == [(1, False)]
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_line_begun_before_an_expiry_on_a_pipe_is_kept(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Piped(home, "quiz", str(singles_file), "-n", "2", "--per-question", "1s") as program:
        program.wait_for(ANSWER)
        program.send("fla")
        program.wait_for("Question 2 of 2")
        program.send("gged\na\n\n")
        ran = program.end()
    assert "Answer: flagged\n\nNothing is flagged.\n" in ran.output
    assert [(answer.place, answer.correct) for answer in answers(home)] == [(1, True)]
    assert ran.code == 0


def test_expiry_at_the_question_how_sure_one_is_drops_the_answer(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    options = ("--per-question", "1s", "--confidence")
    with Piped(home, "quiz", str(singles_file), "-n", "2", *options) as program:
        program.wait_for(ANSWER)
        program.send("a\n")
        program.wait_for("Question 2 of 2")
        program.send("b sure\n\n")
        ran = program.end()
    assert [(answer.place, answer.confidence) for answer in answers(home)] == [(1, "sure")]
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_expiry_explains_nothing_where_feedback_comes_at_the_end(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Piped(home, "quiz", str(singles_file), "-n", "2", "--per-question", "1s", "--feedback", "end") as program:
        program.wait_for("Question 2 of 2")
        program.send("a\n")
        ran = program.end()
    before, _, after = ran.output.partition("That was the last question.")
    assert "Answer: \n\nTime is up for question 1.\n\nQuestion 2 of 2. Topic: Only topic.\n" in before
    assert ("Explanation of" in before, after.count("✗ Time is up for this question.")) == (False, 1)
    assert ran.code == 0


def test_last_line_without_a_line_break_counts(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    ran = run(home, "quiz", str(singles_file), "-n", "1", typed="a")
    assert [answer.correct for answer in answers(home)] == [True]
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_lines_of_windows_and_stray_bytes_are_understood_or_said_not_to_be(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    ran = run(home, "quiz", str(singles_file), "-n", "1", typed="\x1b[31m\x00\r\na\r\n\r\n")
    assert "Answer: \N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER}\n\nThat is not understood." in ran.output
    assert "\x1b" not in ran.output
    assert [answer.correct for answer in answers(home)] == [True]


def test_plan_keeps_the_seed_and_the_order_on_the_screen(tmp_path: Path, small_bank_file: Path) -> None:
    home = tmp_path / "home"
    run(home, "quiz", str(small_bank_file), "-n", "5", "--seed", "a long seed")
    record = started(home)
    assert (record.seed, record.mode, len(record.slots)) == ("a long seed", "quiz", 5)
    assert [bank.path for bank in record.banks] == [str(small_bank_file)]
