"""``cps-quiz exam`` in lines: no feedback until the end, free navigation, and handing in."""

import json
from pathlib import Path

from tests.e2e.program import Terminal, answers, endings, paragraphs, run, started

from cps_quiz.history.records import StoredBreak


def test_a_whole_mock_exam_down_a_pipe_without_feedback_until_the_end(tmp_path: Path) -> None:
    home = tmp_path / "home"
    typed = "a/flag/b/skip/go 1/c/flagged/time/strike a/review/hand in/go 20/a/hand in/hand in/".replace("/", "\n")
    done = run(home, "exam", "quick-20", "--seed", "1", "--plain", "--extra-time", "1.5", typed=typed)
    assert done.code == 0
    during, _, after = done.output.partition("Handed in.")
    assert "Right." not in during
    assert "(right)" not in during
    assert "37 minutes 30 seconds (25 minutes and your extra time)" in " ".join(during.split())
    assert "18 questions are not answered and will count as not right." in during
    assert "Score: " in after
    assert "of 20 right" in after
    assert "Next: cps-quiz stats" in after
    assert [answer.place for answer in answers(home)] == [0, 1, 0, 19]
    assert endings(home) == ["handed-in"]
    assert "Our own: a short mock exam." in done.told


def test_an_exam_can_not_be_paused_and_says_when_its_figures_are_not_verified(tmp_path: Path) -> None:
    done = run(tmp_path / "home", "exam", "short-60", "--seed", "1", "--plain", typed="pause\nhand in\nhand in\n")
    assert done.code == 0
    assert "This session can't be paused." in done.output
    assert "Its figures are not verified" in done.told


MINE = """\
format: 1
exam: mine
title: An exam of my own
questions: 6
minutes: 6
source: Made up.
checked: 2026-11-22
types: [multiple, ordering, matching]
partial: true
breaks:
  - {after: 2, minutes: 10}
"""


def test_a_profile_with_a_break_and_points_for_parts(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "banks" / "exams").mkdir(parents=True)
    (home / "banks" / "exams" / "mine.yaml").write_text(MINE, "utf-8")
    done = run(home, "exam", "mine", "--seed", "1", "--plain", typed="pause\nskip\nskip\npause\n\nhand in\nhand in\n")
    assert done.code == 0
    said = paragraphs(done.output)
    assert said[0] == (
        "An exam of my own. Empowerment and Validation. 6 questions. Time: 6 minutes. Parts of a question that are "
        "right count toward the score. 1 break, in which the clock stands still: after 2 questions (10 minutes). "
        "Answers are explained at the end; until then you can change them. Type go 3 to visit question 3, flag to mark "
        "one, review to see how all stand, and hand in to finish. Type a letter and press Enter; a question mark lists "
        "the commands."
    )
    assert done.told.splitlines()[-2:] == [
        "Made up.",
        "Its figures are not verified: look up what your own board says.",
    ]
    exactly_once = (
        "This session can't be paused.",
        "You may take a break of 10 minutes now. The clock stands still in it. Type pause to take it.",
        "Break. The clock stands still for at most 10 minutes. Going on ends the break. Press Enter to go on.",
    )
    assert [said.count(sentence) for sentence in exactly_once] == [1, 1, 1]
    assert endings(home) == ["handed-in"]
    plan = started(home)
    assert (plan.title, plan.policy.counts_parts) == ("An exam of my own", True)
    assert plan.policy.breaks == (StoredBreak(after=2, limit_ms=600_000),)


def test_an_interrupted_exam_carries_on_with_its_answers_and_order(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = run(home, "exam", "quick-20", "--seed", "3", "--plain", typed="a\nb\nflag\n")
    assert first.code == 130
    second = run(home, "resume", "--plain", typed="flagged\nhand in\nhand in\n")
    assert second.code == 0
    assert "Carrying on: 2 of 20 questions answered." in second.output
    assert "Flagged: 3." in second.output


def test_an_interrupted_exam_is_named_and_can_be_handed_in_from_there(tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(home, "exam", "quick-20", "--seed", "3", "--plain", typed="a\nflag\nb\n")
    listed, today = run(home, "resume", "--list"), run(home)
    named = "a mock exam, Quick check of 20 questions: 2 of 20 answered, 1 flagged, 2"
    assert named in listed.output
    assert today.output.startswith(f"Unfinished: {named}")
    both = run(home, "resume", "--hand-in", "--discard")
    assert (both.code, both.told.splitlines()[0]) == (2, "--hand-in and --discard exclude each other.")
    done = run(home, "resume", "--hand-in")
    said = paragraphs(done.output)
    assert (done.code, done.told, said[0]) == (0, "", "Handed in.")
    assert "Not answered: 18 questions; they count as not right." in said[1]
    assert said[-1] == (
        "A practice score does not predict an exam result. Next: cps-quiz stats (where you stand, by topic)"
    )
    assert endings(home) == ["handed-in"]
    assert run(home, "resume", "--hand-in").code == 5


def test_the_list_of_profiles_tells_what_was_read(tmp_path: Path) -> None:
    home = tmp_path / "home"
    listed = run(home, "exam", "--list").output
    assert "standard-100         100        120      70 %        not verified\n" in listed
    assert "california-style     120        150      70 %, ours  read 2026-11-22\n" in listed
    assert listed.endswith(
        "\n\nNot verified: look up what your own board says.\n"
        "Ours: the source names no pass mark in percent; this one stands in.\n"
    )
    facts = json.loads(run(home, "exam", "--list", "--json").output)
    assert {"exam", "questions", "minutes", "source", "checked"} <= facts[0].keys()
    assert run(home, "exam", "nothing").code == 2


def test_what_a_profile_asks_for_and_is_not_there_is_said(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "banks" / "exams").mkdir(parents=True)
    (home / "banks" / "exams" / "mine.yaml").write_text(MINE + "weights: {validation: 1, nowhere: 2}\n", "utf-8")
    done = run(home, "exam", "mine", "--plain", typed="hand in\nhand in\n")
    assert "The profile asks for nowhere, which the shelf does not have; the rest makes up the whole exam." in done.told


def test_extra_time_that_is_none_is_refused_before_the_exam(tmp_path: Path) -> None:
    done = run(tmp_path / "home", "exam", "--extra-time", "nan")
    assert (done.code, done.told) == (
        2,
        "'nan' is no factor for --extra-time.\nWrite a number from 1 to 4, such as 1.5.\n",
    )


def test_handing_in_from_outside_asks_on_a_terminal_and_names_the_way_to_the_explanations(tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(home, "exam", "quick-20", "--seed", "1", "--plain", typed="a\n")
    with Terminal(home, "resume", "--hand-in") as terminal:
        terminal.wait_for("19 questions are not answered and will count as not right.")
        journal = (home / "live" / f"{started(home).session}.jsonl").read_bytes()
        terminal.press("n\r")
        terminal.wait_for("Nothing was changed.")
    assert (home / "live" / f"{started(home).session}.jsonl").read_bytes() == journal
    assert endings(home) == []
    done = run(home, "resume", "--hand-in")
    assert endings(home) == ["handed-in"]
    assert f"With all explanations: cps-quiz history show {started(home).session[:8]} --explain" in done.output
    assert run(home, "history", "show").output.count("not answered.\n") == 19
