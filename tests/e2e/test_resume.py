"""Carrying on with a session that was left."""

import json
import re
import time
from pathlib import Path

import pytest
from tests.e2e.program import ANSWER, GO_ON, Piped, Terminal, answers, endings, records, run, started

from cps_quiz.history.records import SessionFinished, SessionStarted


def leave(home: Path, bank: Path, typed: str, *options: str) -> str:
    """Leave a session of three questions after some lines, and return its id."""
    ran = run(home, "quiz", str(bank), "-n", "3", "--seed", "1", *options, typed=typed)
    assert ran.code == 130
    return [record for record in records(home) if isinstance(record, SessionStarted)][-1].session


def test_resume_goes_on_with_the_same_questions_and_finishes(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, "a\n\n", "--untimed")
    slots = [slot.question for slot in started(home).slots]
    ran = run(home, "resume", typed="b\n\nc\n\n")
    assert ran.output.startswith("\nCarrying on: 1 of 3 questions answered.\n\nQuestion 2 of 3. Topic: Only topic.\n")
    assert [answer.question for answer in answers(home)] == slots
    assert (ran.code, endings(home)) == (0, ["complete"])
    assert run(home, "resume").code == 5


def test_remaining_time_is_kept_and_the_time_in_between_does_not_count(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Piped(home, "quiz", str(singles_file), "-n", "3", "--time", "10m") as program:
        program.wait_for(ANSWER)
        time.sleep(2.5)
        program.send("a\n")
        program.wait_for(GO_ON)
        program.end()
    time.sleep(2)
    ran = run(home, "resume")
    told = re.match(r"\nCarrying on: 1 of 3 questions answered\. 9 minutes (\d+) seconds left\.\n", ran.output)
    assert told
    assert 54 <= int(told[1]) <= 58


def test_list_tells_what_can_be_carried_on_newest_first(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    nothing = run(home, "resume", "--list")
    first = leave(home, singles_file, "a\n\n", "--untimed")
    second = leave(home, singles_file, "a\n\nflag\nb\n\n", "--untimed")
    listed = run(home, "resume", "--list")
    rows = [re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "WHEN", line) for line in listed.output.splitlines()]
    as_json = json.loads(run(home, "resume", "--list", "--json").output)
    assert (nothing.code, nothing.output) == (0, "No session is interrupted.\n")
    assert rows == [
        f"{second}  WHEN  a quiz of 3 questions from singles: 2 of 3 answered, 1 flagged",
        f"{first}  WHEN  a quiz of 3 questions from singles: 1 of 3 answered",
    ]
    facts = {"mode": "quiz", "title": "", "banks": ["singles"], "questions": 3, "remaining_ms": None}
    assert [row.pop("started_at")[10] for row in as_json] == ["T", "T"]
    assert as_json == [
        {"id": second, "answered": 2, "flagged": 1, **facts},
        {"id": first, "answered": 1, "flagged": 0, **facts},
    ]


def test_session_is_chosen_by_the_beginning_of_its_id(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    first = leave(home, singles_file, "a\n\n")
    leave(home, singles_file, "a\n\nb\n\n")
    ran = run(home, "resume", first[:12], typed="")
    unknown = run(home, "resume", "xyz")
    assert ran.output.startswith("\nCarrying on: 1 of 3 questions answered.")
    assert (unknown.code, unknown.told) == (
        2,
        "No interrupted session begins with 'xyz'.\nSee 'cps-quiz resume --list'.\n",
    )


def test_nothing_to_resume_is_5(tmp_path: Path) -> None:
    ran = run(tmp_path / "home", "resume")
    assert (ran.code, ran.output, ran.told) == (5, "", "No session is interrupted.\nStart one with: cps-quiz quiz\n")


def test_discard_throws_the_rest_away_and_keeps_the_answers(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, "a\n\nb\n\n")
    ran = run(home, "resume", "--discard")
    ends = [record for record in records(home) if isinstance(record, SessionFinished)]
    assert (ran.code, ran.told) == (
        0,
        "The rest of that session is thrown away. Its 2 answers stay in the history.\n",
    )
    assert [(end.ending, end.answered, end.correct, end.counted) for end in ends] == [("discarded", 2, 1, 0)]
    assert len(answers(home)) == 2
    assert run(home, "resume", "--discard").code == 5
    assert list((home / "live").iterdir()) == []


def test_question_that_changed_since_is_named_and_left_out(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, "a\n\n", "--untimed")
    second, third = (slot.question for slot in started(home).slots[1:])
    bank = singles_file.read_text("utf-8")
    singles_file.write_text(bank.replace(f"Stem of {second}.", "A new stem."), "utf-8")
    ran = run(home, "resume", typed="a\n\n")
    assert ran.output.startswith(
        f"\nThe question singles/{second} has changed or vanished since this session began;\nit is left out.\n"
        "\nCarrying on: 1 of 3 questions answered.\n\nQuestion 3 of 3. Topic: Only topic.\n"
    )
    assert [answer.question for answer in answers(home)][1:] == [third]
    assert "Score: 2 of 2 right, 100 %." in ran.output
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_end_of_input_is_0_when_only_changed_questions_were_left(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, "a\n\n", "--untimed")
    third = started(home).slots[2].question
    singles_file.write_text(singles_file.read_text("utf-8").replace(f"Stem of {third}.", "A new stem."), "utf-8")
    ran = run(home, "resume", typed="a\n")
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_answer_to_a_question_that_changed_since_keeps_its_score(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, "b\n\na\n\n", "--untimed")
    first = started(home).slots[0].question
    singles_file.write_text(singles_file.read_text("utf-8").replace(f"Stem of {first}.", "A new stem."), "utf-8")
    ran = run(home, "resume", typed="a\n\n")
    assert "Carrying on: 2 of 3 questions answered." in ran.output
    assert "Score: 2 of 3 right, 67 %." in ran.output
    assert (ran.code, "Question 1." in ran.output) == (0, False)


def test_vanished_bank_leaves_every_open_question_out(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, "a\n\n", "--untimed")
    singles_file.unlink()
    ran = run(home, "resume")
    assert ran.output.count("has changed or vanished") == 3
    assert "Score: 1 of 1 right, 100 %." in ran.output
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_session_left_while_paused_shows_its_question_again(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, "a\n\npause\n", "--untimed")
    ran = run(home, "resume")
    assert ran.output.startswith("\nCarrying on: 1 of 3 questions answered.\n\nQuestion 2 of 3. Topic: Only topic.\n")


def test_session_that_ended_before_its_first_question_is_not_carried_on(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    kept = leave(home, singles_file, "a\n", "--untimed")
    begun = leave(home, singles_file, "", "--untimed")
    journal = home / "live" / f"{begun}.jsonl"
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])
    assert [line.split()[0] for line in run(home, "resume", "--list").output.splitlines()] == [kept]


def test_exam_that_is_left_before_its_clock_starts_is_not_kept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "exam", "quick-20", "--plain") as terminal:
        terminal.wait_for("starts then. ")
        terminal.press("\x03")
        terminal.wait_for("It had not begun, so there is nothing to carry on.")
        assert terminal.end() == 130
    assert list((home / "live").iterdir()) == []
    assert run(home, "resume").code == 5


def test_unfinished_exam_is_told_of_before_another_session_begins(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    waits = "An unfinished mock exam waits: cps-quiz resume."
    leave(home, singles_file, "", "--untimed")
    first = run(home, "exam", "quick-20", "--plain")
    later = [run(home, "quiz", str(singles_file), "--plain"), run(home, "exam", "quick-20", "--plain")]
    assert waits not in first.told
    assert [ran.told.splitlines()[0] for ran in later] == [waits, waits]
    assert run(home).output.splitlines()[1] == "   and 3 more: cps-quiz resume --list"


def test_session_left_at_its_review_shows_it_again(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, "a\n\nreview\n", "--untimed")
    ran = run(home, "resume", typed="next\nb\n\nb\n\n")
    assert (
        "\nReview.\nAnswered: 1 question: 1.\nSeen and not answered: 1 question: 2.\nNot seen yet: 1 question: 3.\n"
        in ran.output
    )
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_session_stopped_by_ctrl_c_shows_its_question_again(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Terminal(home, "quiz", str(singles_file)) as terminal:
        terminal.wait_for(ANSWER)
        terminal.press("\x03")
        terminal.wait_for("go on:")
        terminal.enter("y")
        assert terminal.end() == 130
    assert "Question 1 of 6." in run(home, "resume").output


def test_flags_strikes_and_skips_are_kept(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, "flag\nskip\nstrike b\n", "--untimed")
    ran = run(home, "resume", typed="flagged\nskip\nreview\n")
    assert "\nb. (struck out) Beta\n" in ran.output
    assert "Flagged: 1.\n" in ran.output
    assert "Review.\nSeen and not answered: 3 questions: 1, 2, 3.\nFlagged: 1 question: 1.\n" in ran.output


def test_session_that_is_open_in_another_window_is_left_to_it(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    with Piped(home, "quiz", str(singles_file), "-n", "2") as program:
        program.wait_for(ANSWER)
        resumed = run(home, "resume")
        discarded = run(home, "resume", "--discard")
        program.send("a\n\na\n\n")
        ran = program.end()
    told = "This session is open in another window.\nFinish it there, or close that window and try again.\n"
    assert [(resumed.code, resumed.told), (discarded.code, discarded.told)] == [(4, told), (4, told)]
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_answer_lost_between_journal_and_history_is_recorded_on_resume(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, "a\n\nb\n\n", "--untimed")
    (file,) = (home / "history").iterdir()
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(lines[:-1]))
    ran = run(home, "resume", typed="c\n\n")
    assert [(answer.place, answer.correct) for answer in answers(home)] == [(0, True), (1, False), (2, False)]
    assert (ran.code, endings(home)) == (0, ["complete"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", "It had no answer."),
        ("a\n", "Its 1 answer stays in the history."),
        ("a\n\nb\n", "Its 2 answers stay in the history."),
    ],
)
def test_discard_on_a_pipe_does_not_ask_and_tells_what_stays(
    tmp_path: Path, singles_file: Path, typed: str, kept: str
) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, typed, "--untimed")
    ran = run(home, "resume", "--discard")
    assert (ran.code, ran.told) == (0, f"The rest of that session is thrown away. {kept}\n")
    assert run(home, "resume").code == 5


def test_discard_on_a_terminal_asks_first(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    leave(home, singles_file, "a\n", "--untimed")
    for reply, told in (("", "Nothing was changed."), ("y", "is thrown away.")):
        with Terminal(home, "resume", "--discard") as terminal:
            terminal.wait_for("A quiz of 3 questions from singles: 1 of 3 answered.")
            terminal.wait_for("Throw the rest away? [y/N]: ")
            terminal.enter(reply)
            terminal.wait_for(told)
            assert terminal.end() == 0
    leave(home, singles_file, "a\n", "--untimed")
    with Terminal(home, "resume", "--discard", "--yes") as terminal:
        terminal.wait_for("is thrown away.")
        assert terminal.end() == 0
