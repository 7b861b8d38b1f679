"""What a terminal shows: no escape sequence, no box, nothing wider than the screen."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.e2e.program import ANSWER, GO_ON, Terminal, answers, run

BOXES = re.compile(r"[\u2500-\u259f\u2800-\u28ff]")
COMMAND = "Command: "
CLOCK_OR_FRACTION = re.compile(r"\d:\d\d|\d/\d")

QUESTION_AT_80 = """\
Question 1 of 2. Topic: First topic.

Ana visits the center.

Which are right?

a. No
b. Yes
c. Yes too
d. Nor this

Type the letters of all that apply, a to d, such as a c, and press Enter.

Answer:"""

QUESTION_AT_40 = """\
Which are right?

a. No
b. Yes
c. Yes too
d. Nor this

Type the letters of all that apply, a
to d, such as a c, and press Enter.

Answer:"""


SCRIPT = (
    (ANSWER, "help"),
    (ANSWER, "time"),
    (ANSWER, "strike b"),
    (ANSWER, "flag"),
    (ANSWER, "flagged"),
    (ANSWER, "term"),
    (ANSWER, "! wrong"),
    (ANSWER, "skip"),
    (ANSWER, "a b c d"),
    (GO_ON, "go 1"),
    (ANSWER, "pause"),
    (COMMAND, ""),
    (ANSWER, "review"),
    (COMMAND, "next"),
    (ANSWER, "b c"),
    (GO_ON, ""),
)


def whole_session(
    home: Path, bank: Path, *, columns: int = 80, rows: int = 24, changes: Mapping[str, str] | None = None
) -> str:
    """Answer two questions, with a look at every kind of page, and return the transcript."""
    arguments = ("quiz", str(bank), "-n", "2", "--seed", "1")
    with Terminal(home, *arguments, columns=columns, rows=rows, changes=changes) as terminal:
        for prompt, line in SCRIPT:
            terminal.wait_for(prompt)
            terminal.enter(line)
        assert terminal.end() == 0
        return terminal.transcript


@pytest.mark.parametrize(
    "changes",
    [{}, {"TERM": "dumb"}, {"NO_COLOR": "1"}, {"CPS_QUIZ_PLAIN": "1"}, {"COLUMNS": "60"}, {"LC_ALL": "C"}],
    ids=str,
)
def test_transcript_of_a_whole_session_holds_no_escape_and_no_box(
    tmp_path: Path, small_bank_file: Path, changes: dict[str, str]
) -> None:
    transcript = whole_session(tmp_path / "home", small_bank_file, changes=changes)
    assert [character for character in transcript if character < " " and character not in "\r\n"] == []
    assert BOXES.findall(transcript) == []
    assert "Score: 1 of 2 right, 50 %." in transcript


def test_times_and_counts_are_spoken(tmp_path: Path, small_bank_file: Path) -> None:
    transcript = whole_session(tmp_path / "home", small_bank_file)
    assert CLOCK_OR_FRACTION.findall(transcript) == []
    assert "Question 2 of 2." in transcript
    assert "Time: 2 minutes 24 seconds." in transcript
    assert re.search(r"2 minutes \d+ seconds? left for 2 questions\.", transcript)


def test_no_line_is_wider_than_a_narrow_terminal(tmp_path: Path, small_bank_file: Path) -> None:
    transcript = whole_session(tmp_path / "home", small_bank_file, columns=40, rows=18)
    assert [line for line in transcript.split("\r\n") if len(line) > 40] == []


@pytest.mark.parametrize(
    ("columns", "rows", "expected"), [(80, 24, QUESTION_AT_80), (40, 18, QUESTION_AT_40)], ids=["80x24", "40x18"]
)
def test_screen_shows_the_question_above_the_prompt(
    tmp_path: Path, small_bank_file: Path, columns: int, rows: int, expected: str
) -> None:
    with Terminal(
        tmp_path / "home", "quiz", str(small_bank_file), "-n", "2", "--seed", "1", columns=columns, rows=rows
    ) as terminal:
        terminal.wait_for(ANSWER)
        shown = "\n".join(terminal.screen).rstrip()
    assert shown.endswith(f"\n{expected}")
    assert len(shown.splitlines()) <= rows


def test_first_run_on_a_small_terminal_says_how_to_keep_the_plain_mode(tmp_path: Path, singles_file: Path) -> None:
    told = "CPS_QUIZ_PLAIN=1 keeps it so, the same as --plain."
    shown = []
    runs: tuple[tuple[str, tuple[str, ...], dict[str, str]], ...] = (
        ("one", (), {}),
        ("two", ("--plain",), {}),
        ("three", (), {"CPS_QUIZ_PLAIN": "1"}),
        ("one", (), {}),
    )
    for home, options, changes in runs:
        arguments = ("quiz", str(singles_file), *options)
        with Terminal(tmp_path / home, *arguments, columns=50, changes=changes, full_screen=True) as terminal:
            terminal.wait_for(ANSWER)
            transcript = " ".join(terminal.transcript.split())
            shown.append((told in transcript, "Welcome." in transcript))
    assert shown == [(True, True), (False, True), (False, True), (False, False)]


def test_signs_are_left_out_where_the_output_can_not_show_them(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    ran = run(home, "quiz", str(singles_file), "-n", "1", typed="a\n\n", PYTHONIOENCODING="ascii")
    assert "\n\nRight.\n\n" in ran.output
    assert ran.output.isascii()
    assert [answer.correct for answer in answers(home)] == [True]


def test_bank_text_reaches_the_terminal_without_its_marks(tmp_path: Path, singles_file: Path) -> None:
    marked = singles_file.read_text("utf-8").replace(
        "stem: Stem of", "stem: The **Stem** of [the](http://x.example) `code` *in*"
    )
    singles_file.write_text(marked, "utf-8")
    ran = run(tmp_path / "home", "quiz", str(singles_file), "-n", "1")
    assert "The Stem of [the](http://x.example) code in q-" in ran.output


def test_terminal_of_one_column_is_no_bug(tmp_path: Path, singles_file: Path) -> None:
    with Terminal(tmp_path / "home", "quiz", str(singles_file), "-n", "1", columns=1, rows=1) as terminal:
        terminal.wait_for(ANSWER)
        terminal.enter("a")
        terminal.wait_for(GO_ON)
        terminal.enter()
        assert terminal.end() == 0


@pytest.mark.parametrize(
    "command",
    [(), ("plan", "--exam", "2028-01-01"), ("resume", "--list"), ("history", "show"), ("bank", "terms")],
    ids=lambda command: " ".join(command) or "today",
)
def test_what_is_printed_fits_a_narrow_terminal(tmp_path: Path, singles_file: Path, command: tuple[str, ...]) -> None:
    home = tmp_path / "home"
    run(home, "quiz", str(singles_file), "-n", "3", typed="a\n")
    with Terminal(home, *command, columns=44, rows=18) as terminal:
        assert terminal.end() == 0
        transcript = re.sub(r"\x1b\[[0-9;]*m", "", terminal.transcript)
    assert [line for line in transcript.split("\r\n") if len(line) > 44] == []
