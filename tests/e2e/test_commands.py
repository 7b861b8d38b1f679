"""Every command of the plain front, typed into scripted sessions of the real program."""

import json
import re
from pathlib import Path

import pytest
from tests.e2e.program import answers, endings, records, run
from tests.e2e.script import said_after, sit

from cps_quiz.history.records import FaultNoted, Flagged, SessionFinished
from cps_quiz.ui.plain.grammar import COMMANDS


def test_strike_marks_an_option_and_brings_it_back(tmp_path: Path, singles_file: Path) -> None:
    typed = ("strike b", "", "strike B", "", "strike", "strike z", "a", "")
    ran = sit(tmp_path / "home", singles_file, *typed, questions=1)
    assert said_after(ran, "strike b") == ["Option b is struck out."]
    assert ran.output.count("b. (struck out) Beta\n") == 1
    assert said_after(ran, "strike B") == ["Option b is back."]
    told = "Type strike and the letter of one option, such as strike b."
    assert [said_after(ran, "strike"), said_after(ran, "strike z")] == [[told], [told]]


def test_flags_are_set_listed_shown_recorded_and_taken_away(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    typed = ("flagged", "flag", "", "skip", "flag", "flagged", "flag", "flagged", "hand in", "hand in")
    ran = sit(home, singles_file, *typed)
    assert said_after(ran, "flagged") == ["Nothing is flagged.", "Flagged: 1 and 2.", "Flagged: 1."]
    assert said_after(ran, "flag") == [
        "Question 1 is flagged.",
        "Question 2 is flagged.",
        "Question 2 is no longer flagged.",
    ]
    assert "Question 1 of 3, flagged. Topic: Only topic.\n" in ran.output
    kept = [(record.place, record.on) for record in records(home) if isinstance(record, Flagged)]
    assert kept == [(0, True), (1, True), (1, False)]


def test_go_back_skip_and_next_visit_open_questions_alone(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    far = f"go {'9' * 5000}"
    typed = ("next", "back", "a", "back", "", "go 3", "go 0", "go", "go 4", far, "b", "", "next", "c", "")
    ran = sit(home, singles_file, *typed)
    assert said_after(ran, "next") == ["Question 1 stays open.", "Question 2 of 3. Topic: Only topic."]
    assert said_after(ran, "back") == ["Question 1 of 3. Topic: Only topic.", "There is no such question."]
    nowhere = ["There is no such question."]
    places = (said_after(ran, typed) for typed in ("go 0", "go", "go 4", far))
    assert list(places) == [nowhere] * 4
    assert [(answer.place, answer.correct) for answer in answers(home)] == [(0, True), (2, False), (1, False)]
    assert (ran.code, endings(home)) == (0, ["complete"])


def test_answered_question_is_closed_where_feedback_follows_each(tmp_path: Path, singles_file: Path) -> None:
    ran = sit(tmp_path / "home", singles_file, "a", "", "back", "go 1", "a", "", "a", "")
    closed = "That question is closed: it was answered, its time is over, or it has changed."
    assert [said_after(ran, "back"), said_after(ran, "go 1")] == [[closed], [closed]]


def test_review_tells_how_each_question_stands(tmp_path: Path, singles_file: Path) -> None:
    ran = sit(tmp_path / "home", singles_file, "a", "", "flag", "skip", "review", "next", "b", "", "hand in", "hand in")
    assert said_after(ran, "review") == [
        "Review. Answered: 1 question: 1. Seen and not answered: 2 questions: 2, 3. Flagged: 1 question: 2."
    ]
    assert said_after(ran, "next") == ["Question 2 of 3, flagged. Topic: Only topic."]
    assert ran.code == 0


def test_hand_in_asks_first_while_a_question_is_open(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    ran = sit(home, singles_file, "a", "hand in", "", "hand in", "time", "hand in", "Hand  In")
    warning = (
        "2 questions are not answered and will count as not right. Type hand in again to finish, or anything else to "
        "go on."
    )
    assert said_after(ran, "hand in") == [warning, warning, warning]
    assert "Handed in.\n\nScore: 1 of 3 right, 33 %." in ran.output
    assert "Not answered: 2 questions; they count as not right." in ran.output
    assert (ran.code, endings(home)) == (0, ["handed-in"])


def test_pause_stops_until_enter_and_a_quiz_without_limit_says_so(tmp_path: Path, singles_file: Path) -> None:
    options = ("--untimed",)
    ran = sit(tmp_path / "home", singles_file, "time", "pause", "", "a", "", questions=1, options=options)
    (told,) = said_after(ran, "time")
    assert re.fullmatch(r"There is no time limit\. \d seconds? used so far\.", told)
    assert said_after(ran, "pause") == ["Paused. The clock stands still. Press Enter to go on."]
    assert ran.output.count("Stem of q-") == 2
    assert ran.code == 0


def test_quit_is_heard_while_paused(tmp_path: Path, singles_file: Path) -> None:
    ran = sit(tmp_path / "home", singles_file, "pause", "quit", "y")
    assert "Stop now? Every answer is saved, and the rest can wait." in ran.output
    assert (ran.code, "cps-quiz resume" in ran.told) == (130, True)


def test_time_tells_what_is_left_of_session_and_question(tmp_path: Path, singles_file: Path) -> None:
    options = ("--time", "10m", "--per-question", "2m")
    ran = sit(tmp_path / "home", singles_file, "time", "hand in", "hand in", options=options)
    assert said_after(ran, "time") == ["10 minutes left for 3 questions. 2 minutes left for this question."]
    assert ran.output.startswith("Singles. 3 questions. Time: 10 minutes and 2 minutes for each question. Type")


def test_notes_on_faulty_questions_are_recorded_and_exported(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    ran = sit(home, singles_file, "! two answers are right", "!", "a", "NOTE  Typo in b", "", questions=1)
    assert said_after(ran, "! two answers are right") == ["Noted with question 1. Thank you."]
    assert said_after(ran, "!") == ["Type ! and what is wrong with this question, such as: ! two answers are right."]
    assert [record.note for record in records(home) if isinstance(record, FaultNoted)] == [
        "two answers are right",
        "Typo in b",
    ]
    (session,) = json.loads(run(home, "history", "export").output)["sessions"]
    assert [note["note"] for note in session["notes"]] == ["two answers are right", "Typo in b"]


def test_terms_of_the_glossary(tmp_path: Path, small_bank_file: Path, singles_file: Path) -> None:
    ran = sit(tmp_path / "home", small_bank_file, "term", "term Peers", "term xylophone", questions=1)
    assert said_after(ran, "term") == ["Terms: peer. Type term and one of them."]
    assert said_after(ran, "term Peers") == [
        "There is no term 'Peers' here; the nearest is peer: Someone who has been there."
    ]
    assert said_after(ran, "term xylophone") == ["There is no term like 'xylophone'."]
    without = sit(tmp_path / "other", singles_file, "term", questions=1)
    assert said_after(without, "term") == ["This bank has no glossary."]


def test_line_that_is_not_understood_changes_nothing_and_says_what_would_be(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    ran = sit(home, singles_file, "skp", "e", "ab", "aa", "a", "what", "", "review", "what", questions=2)
    how = "Type one letter, a to d, and press Enter."
    assert said_after(ran, "skp") == [
        f"That is not understood. {how} A question mark lists the commands. (Did you mean 'skip'?)"
    ]
    assert said_after(ran, "e") == [f"That is not understood. {how} A question mark lists the commands."]
    assert said_after(ran, "ab") == [f"Only one letter can be chosen. {how}"]
    assert said_after(ran, "aa") == [f"A letter stands twice. {how}"]
    assert said_after(ran, "what") == [
        "That is not understood. Press Enter to go on; a question mark lists the commands.",
        "That is not understood. Type go and a number, or hand in; a question mark lists the commands.",
    ]
    assert len(answers(home)) == 1


def test_command_that_does_not_fit_says_so(tmp_path: Path, singles_file: Path) -> None:
    ran = sit(tmp_path / "home", singles_file, "a", "skip", "pause", "strike a", "", "review", "skip", questions=2)
    here = "That can't be done here."
    assert [said_after(ran, typed) for typed in ("skip", "pause", "strike a")] == [[here, here], [here], [here]]


def test_next_leaves_the_feedback_and_an_empty_line_shows_the_review_again(tmp_path: Path, singles_file: Path) -> None:
    ran = sit(tmp_path / "home", singles_file, "a", "next", "skip", "", "go 2", "a", "", questions=2)
    assert said_after(ran, "next") == ["Question 2 of 2. Topic: Only topic."]
    assert ran.output.count("\nReview.\nAnswered: 1 question: 1.\nSeen and not answered: 1 question: 2.\n") == 2
    assert ran.code == 0


@pytest.mark.parametrize("typed", ["help", "?", "HELP"])
def test_help_lists_every_command(tmp_path: Path, singles_file: Path, typed: str) -> None:
    ran = sit(tmp_path / "home", singles_file, typed, questions=1)
    listed = ran.output.partition("While a question is open:\n")[2]
    described = {word for line in listed.splitlines() if line.startswith("  ") for word in line[2:22].split()}
    assert [command for command in COMMANDS if not set(command.split()) <= {word.strip(",") for word in described}] == [
        "help"
    ]


@pytest.mark.parametrize(
    ("reply", "code", "ending"), [("y", 130, []), ("yes", 130, []), ("s", 0, ["early"]), ("", 0, ["complete"])]
)
def test_quit_asks_and_stops_scores_or_goes_on(
    tmp_path: Path, singles_file: Path, reply: str, code: int, ending: list[str]
) -> None:
    home = tmp_path / "home"
    ran = sit(home, singles_file, "a", "", "quit", reply, "a", "", questions=2)
    assert "Type y to stop, s to stop and see the score, or press Enter to go on:" in ran.output
    assert (ran.code, endings(home)) == (code, ending)


def test_session_ended_early_is_scored_over_what_was_answered(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    ran = sit(home, singles_file, "a", "", "quit", "s")
    assert "Ended early.\n\nScore: 1 of 1 right, 100 %." in ran.output
    assert "Not answered: 2 questions; they do not count." in ran.output
    (end,) = (record for record in records(home) if isinstance(record, SessionFinished))
    assert (end.correct, end.counted, end.answered, end.asked) == (1, 1, 1, 2)
