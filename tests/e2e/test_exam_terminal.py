"""A whole mock exam in a terminal, in lines: no escape sequence, no box, nothing wider than the screen."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.e2e.program import ANSWER, Terminal, answers, endings, paragraphs

COMMAND = "Command: "
BEGIN = "then. "
AGAIN = "Type hand in again to finish, or anything else to go on."
READING = "left): "
BOXES = re.compile(r"[\u2500-\u259f\u2800-\u28ff]")
CLOCK_OR_FRACTION = re.compile(r"\d:\d\d|\d/\d")

MINE = """\
format: 1
exam: mine
title: An exam of my own
questions: 4
minutes: 8
source: Made up.
checked: 2026-11-22
breaks:
  - {after: 2, minutes: 10}
"""

SCRIPT = (
    (BEGIN, ""),
    (ANSWER, "help"),
    (ANSWER, "flag"),
    (ANSWER, "strike b"),
    (ANSWER, "time"),
    (ANSWER, "a"),
    (ANSWER, "skip"),
    (ANSWER, "pause"),
    (COMMAND, "time"),
    (COMMAND, ""),
    (ANSWER, "flag"),
    (ANSWER, "flagged"),
    (ANSWER, "next flagged"),
    (ANSWER, "c"),
    (ANSWER, "next open"),
    (ANSWER, "go 4"),
    (ANSWER, "b"),
    (COMMAND, "next"),
    (ANSWER, "review"),
    (COMMAND, "hand in"),
    (COMMAND, "hand in"),
    (READING, "go 2"),
    (READING, "! unclear"),
    (READING, "all"),
    (READING, ""),
    (READING, "quit"),
)


def whole_exam(home: Path, *, columns: int = 80, rows: int = 24, changes: Mapping[str, str]) -> str:
    """Sit an exam of four questions with a break, read some of it again, and return the transcript."""
    (home / "banks" / "exams").mkdir(parents=True)
    (home / "banks" / "exams" / "mine.yaml").write_text(MINE, "utf-8")
    arguments = ("exam", "mine", "--seed", "1", "--plain")
    with Terminal(home, *arguments, columns=columns, rows=rows, changes=changes) as terminal:
        for prompt, line in SCRIPT:
            terminal.wait_for(prompt)
            terminal.enter(line)
        assert terminal.end() == 0
        return terminal.transcript


@pytest.mark.parametrize(
    ("columns", "rows", "changes"),
    [
        (80, 24, {"TERM": "dumb"}),
        (60, 18, {"NO_COLOR": "1"}),
        (40, 18, {"TERM": "dumb", "NO_COLOR": "1"}),
    ],
    ids=["dumb", "60x18 without colour", "40 columns"],
)
def test_whole_exam_is_plain_text_within_the_screen(
    tmp_path: Path, columns: int, rows: int, changes: dict[str, str]
) -> None:
    home = tmp_path / "home"
    transcript = whole_exam(home, columns=columns, rows=rows, changes=changes)
    assert [character for character in transcript if character < " " and character not in "\r\n"] == []
    assert BOXES.findall(transcript) == []
    assert CLOCK_OR_FRACTION.findall(transcript) == []
    assert [line for line in transcript.split("\r\n") if len(line) > columns] == []
    assert [(answer.place, answer.attempt) for answer in answers(home)] == [(0, 1), (0, 2), (3, 1)]
    assert endings(home) == ["handed-in"]


def test_what_is_said_in_a_whole_exam(tmp_path: Path) -> None:
    said = paragraphs(whole_exam(tmp_path / "home", changes={"TERM": "dumb"}))
    exactly_once = (
        "Question 1 is flagged.",
        "Option b is struck out.",
        "You may take a break of 10 minutes now. The clock stands still in it. Type pause to take it.",
        "Break. The clock stands still for at most 10 minutes. Going on ends the break. Press Enter to go on.",
        "Flagged: 1 and 3.",
        "Question 1 of 4, flagged, answered a; a new answer replaces it.",
        f"2 questions are not answered and will count as not right. {AGAIN}",
        "Handed in.",
        "Noted with question 2. Thank you.",
    )
    assert {sentence: said.count(sentence) for sentence in exactly_once} == dict.fromkeys(exactly_once, 1)
    before = said[: said.index("Handed in.")]
    assert [part for part in before if part.startswith(("✓", "✗")) or "Topic: " in part] == []
    judged = [part for part in said if part.startswith(("✓", "✗"))]
    assert [part[2:] for part in judged] == ["Not answered.", "Not right.", "Not answered."]


def test_terminal_that_is_made_narrower_gets_lines_that_fit(tmp_path: Path) -> None:
    with Terminal(tmp_path / "home", "exam", "quick-20", "--seed", "1", "--plain") as terminal:
        terminal.wait_for(BEGIN)
        terminal.enter()
        terminal.wait_for(ANSWER)
        terminal.process.setwinsize(18, 40)
        terminal.enter("help")
        helped = terminal.wait_for(ANSWER)
        terminal.process.setwinsize(24, 80)
        terminal.enter("help")
        again = terminal.wait_for(ANSWER)
    widest = [max(map(len, text.split("\r\n"))) for text in (helped, again)]
    assert widest[0] < 40 < widest[1] < 80
