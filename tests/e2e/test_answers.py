"""Answers of all types, how sure the candidate is, and answers that may change."""

from pathlib import Path

import pytest
from tests.e2e.program import GO_ON, answers, run, without_time_used
from tests.e2e.script import sit

DATA = Path(__file__).parent.parent / "data"

# With seed 1 the small bank asks, in this order: several, pairs, truth, steps, one.
ALL_TYPES = ("b c", "", "1d 2c sure", "", "b unsure", "", "c b d a guess", "", "b", "")


def test_all_five_types_in_one_session_give_the_whole_transcript(tmp_path: Path, small_bank_file: Path) -> None:
    ran = sit(tmp_path / "home", small_bank_file, *ALL_TYPES, questions=5)
    assert without_time_used(ran.output) == (DATA / "all_types.txt").read_text("utf-8")
    assert ran.code == 0


def test_all_five_types_are_recorded_with_parts_points_and_confidence(tmp_path: Path, small_bank_file: Path) -> None:
    home = tmp_path / "home"
    sit(home, small_bank_file, *ALL_TYPES, questions=5)
    given = [
        (a.question, [(p.left, p.part) for p in a.response], a.points, a.correct, a.confidence) for a in answers(home)
    ]
    assert given == [
        ("several", [(None, "yes-option"), (None, 2)], 1.0, True, None),
        ("pairs", [(0, 0), (1, 1)], 1.0, True, "sure"),
        ("truth", [(None, 1)], 1.0, True, "unsure"),
        ("steps", [(None, 1), (None, 2), (None, 3), (None, 0)], 0.6667, False, "guess"),
        ("one", [(None, 0)], 1.0, True, None),
    ]


@pytest.mark.parametrize(
    ("typed", "confidence"),
    [("a sure", "sure"), ("a, guess", "guess"), ("A UNSURE", "unsure"), ("a", None)],
)
def test_confidence_behind_the_letter_is_stored(
    tmp_path: Path, singles_file: Path, typed: str, confidence: str | None
) -> None:
    home = tmp_path / "home"
    sit(home, singles_file, typed, "", questions=1)
    assert [(answer.correct, answer.confidence) for answer in answers(home)] == [(True, confidence)]


def test_confidence_option_asks_after_each_answer_until_it_is_told_or_declined(
    tmp_path: Path, singles_file: Path
) -> None:
    home = tmp_path / "home"
    typed = ("b", "perhaps", "Sure", "", "a", "", "", "c guess", "")
    ran = sit(home, singles_file, *typed, options=("--confidence",))
    asked = "How sure are you: sure, unsure or guess? (Enter leaves it open) "
    assert ran.output.count(asked) == 3
    assert f"{asked}perhaps\n\n{asked}Sure\n\n✗ Not right.\n" in ran.output
    assert [(a.correct, a.confidence) for a in answers(home)] == [(False, "sure"), (True, None), (False, "guess")]
    assert ran.code == 0


def test_no_confidence_overrides_the_setting(tmp_path: Path, singles_file: Path) -> None:
    ran = run(
        tmp_path / "home",
        *("quiz", str(singles_file), "-n", "1", "--no-confidence"),
        typed="a\n\n",
        CPS_QUIZ_CONFIDENCE="true",
    )
    assert "How sure" not in ran.output
    assert ran.code == 0


def test_feedback_at_the_end_lets_answers_change_until_handing_in(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    typed = ("b", "skip", "c", "go 1", "flag", "a", "go 3", "c", "hand in", "hand in")
    ran = sit(home, singles_file, *typed, options=("--feedback", "end"))
    before, _, after = ran.output.partition("Handed in.")
    assert "Answers are explained at the end; until then you can change them." in " ".join(before.split())
    assert ("Explanation" in before, "Right." in before, before.count("Saved.")) == (False, False, 4)
    assert "Question 1 of 3, answered b; a new answer replaces it. Topic: Only topic.\n" in before
    assert after.count("Explanation of q-") == 2
    assert "Score: 1 of 3 right, 33 %." in after
    given = [(answer.place, answer.attempt, answer.correct) for answer in answers(home)]
    assert given == [(0, 1, False), (2, 1, False), (0, 2, True), (2, 2, False)]
    assert GO_ON not in ran.output
    assert ran.code == 0


def test_flagged_answers_are_reviewed_before_the_end_where_they_may_change(tmp_path: Path, singles_file: Path) -> None:
    options = ("--feedback", "end")
    ran = sit(tmp_path / "home", singles_file, "flag", "a", "b", "next", "hand in", questions=2, options=options)
    assert "Review.\nAnswered: 2 questions: 1, 2.\nFlagged: 1 question: 1.\n" in ran.output
    assert "Command: next\n\nEvery question is answered. Type hand in to finish.\n" in ran.output
    assert "All questions are answered.\n\nScore: 1 of 2 right, 50 %." in ran.output
    assert ran.code == 0


def test_after_the_answer_one_word_explains_the_question_s_terms(tmp_path: Path) -> None:
    bank = tmp_path / "small.yaml"
    bank.write_text(
        "format: 1\nid: small\ntitle: Small\ntopics: {first: {title: First, objectives: {A-1: Do it}}}\n"
        "terms: {reflection: Giving back *what was heard*., Peer drift: Taking on a clinical role.}\n"
        "questions:\n  - {id: one, objective: A-1, points_to: [Peer drift, reflection], stem: Which?, shuffle: false,\n"
        "     options: [{text: Right, correct: true}, {text: Wrong}]}\n"
    )
    done = run(tmp_path / "home", "quiz", str(bank), "--plain", typed="a\nterm\n\n")
    assert "\nType term to read of: Peer drift, reflection.\n" in done.output
    assert "\nPeer drift: Taking on a clinical role.\n\nreflection: Giving back what was heard.\n" in done.output
