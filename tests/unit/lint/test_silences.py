"""Findings that an author has silenced, each at its place and with a reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.lint.written_banks import ABSOLUTES, HEAD, PATH, QUESTION, bank_of, linted, places

from cps_quiz.diagnostics import Diagnostic, Severity, Span
from cps_quiz.lint.run import lint
from cps_quiz.lint.settings import LintSettings

BANK = HEAD + QUESTION
ALWAYS, NEVER = (ABSOLUTES, 18, 19), (ABSOLUTES, 19, 19)
STEM = "What does Ana need from the group today?"


def changed(*changes: tuple[str, str], text: str = BANK) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def outcome(text: str) -> tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]]:
    """Return what stands and what is silenced."""
    found = linted(text, ABSOLUTES)
    return places(found.findings), places(found.silenced)


def test_without_a_silence_everything_stands() -> None:
    assert outcome(BANK) == ([ALWAYS, NEVER], [])


@pytest.mark.parametrize("comment", ["# lint: ignore[R15] so she speaks", "#lint:ignore[ R15 ]  so she speaks"])
def test_behind_a_line_it_silences_that_line(comment: str) -> None:
    text = changed(("says too little.", f"says too little.  {comment}"))
    assert outcome(text) == ([NEVER], [ALWAYS])


def test_on_a_line_of_its_own_it_silences_the_next() -> None:
    text = changed(("      - text: She always", "      # lint: ignore[R15] so she speaks\n      - text: She always"))
    assert outcome(text) == ([(ABSOLUTES, 20, 19)], [(ABSOLUTES, 19, 19)])


def test_comments_and_blank_lines_may_stand_between() -> None:
    between = "      # lint: ignore[R15] so she speaks\n\n  # a note\n\n      - text: She always"
    text = changed(("      - text: She always", between))
    assert outcome(text) == ([(ABSOLUTES, 23, 19)], [(ABSOLUTES, 22, 19)])


@pytest.mark.parametrize(
    "text",
    [
        changed(("  - id: one", "  - id: one  # lint: ignore[R15] her words")),
        changed(("  - id: one", "  # lint: ignore[R15] her words\n  - id: one")),
        changed(("  - id: one", "  # lint: ignore[R15] her words\n\n  # note\n  - id: one")),
        changed(("    stem:", "    lint_ignore: {R15: her words}\n    stem:")),
    ],
    ids=["behind its first line", "above it", "above a comment above it", "as its field"],
)
def test_at_a_question_it_silences_the_whole_question(text: str) -> None:
    shift = text.count("\n") - BANK.count("\n")
    assert outcome(text) == ([], [(ABSOLUTES, 18 + shift, 19), (ABSOLUTES, 19 + shift, 19)])


def test_a_question_is_silenced_alone() -> None:
    other = QUESTION.replace("id: one", "id: two  # lint: ignore[R15] her words").replace(STEM, "What helps Bao today?")
    assert outcome(BANK + other) == ([ALWAYS, NEVER], [(ABSOLUTES, 26, 19), (ABSOLUTES, 27, 19)])


@pytest.mark.parametrize("codes", ["R15, R12", "R12,R15", "R12,R15 ,R13"])
def test_several_rules_in_one_silence(codes: str) -> None:
    text = changed(("says too little.", f"says too little.  # lint: ignore[{codes}] her words"))
    found = lint([bank_of(text)], [LintSettings(select=["R15"])])[0]
    assert (places(found.findings), places(found.silenced)) == ([NEVER], [ALWAYS])


@pytest.mark.parametrize(
    "option",
    [
        ">-  # lint: ignore[R15] her words\n          She has\n          always said so.",
        "|  # lint: ignore[R15] her words\n          She\n          always says so.",
    ],
)
def test_behind_the_head_of_a_text_block_it_silences_the_text(option: str) -> None:
    text = changed(("She always says too little.", option))
    assert outcome(text) == ([(ABSOLUTES, 21, 19)], [(ABSOLUTES, 20, 11)])


@pytest.mark.parametrize("option", ['"She has\n          always said so."', "She has\n          always said so."])
def test_above_a_text_of_several_lines_it_silences_the_text(option: str) -> None:
    above = f"# lint: ignore[R15] her words\n      - text: {option}\n"
    text = changed(("- text: She always says too little.\n", above))
    assert outcome(text) == ([(ABSOLUTES, 21, 19)], [(ABSOLUTES, 20, 11)])


@pytest.mark.parametrize(
    "option",
    [
        ">-\n          She always says so.\n          # lint: ignore[R15] no comment",
        '"She always says so. # lint: ignore[R15] no comment"',
        "She always says so.#lint:ignore[R15] no comment",
    ],
)
def test_within_a_text_it_silences_nothing_and_is_told(option: str) -> None:
    standing, silenced = outcome(changed(("She always says too little.", option)))
    assert ([code for code, *_ in standing].count("L04"), len(standing), silenced) == (1, 3, [])


def said(code: str, message: str, remedy: str, name: str, span: Span, source: str) -> Diagnostic:
    return Diagnostic(PATH, span, code, message, Severity.WARNING, remedy, "", source, name)


@pytest.mark.parametrize("reason", ["", "...", "12"])
def test_a_silence_without_a_reason_is_told_and_holds(reason: str) -> None:
    line = f"      - text: She always says too little.  # lint: ignore[R15] {reason}".rstrip()
    found = linted(changed(("      - text: She always says too little.", line)), ABSOLUTES)
    assert places(found.silenced) == [ALWAYS]
    message, remedy = "R15 is silenced without a reason", "say why it does not hold here"
    span = Span(18, 44, 18, len(line) + 1)
    assert found.findings[0] == said("L01", message, remedy, "silence-without-reason", span, line)
    assert places(found.findings[1:]) == [NEVER]


def test_an_idle_silence_is_told() -> None:
    line = "    stem: What does Ana need from the group today?  # lint: ignore[R15] her words"
    found = linted(changed((f"    stem: {STEM}", line)), ABSOLUTES)
    message = "R15 finds nothing here to silence"
    span = Span(14, 53, 14, len(line) + 1)
    expected = said("L02", message, "delete the silence", "idle-silence", span, line)
    assert found.findings[0] == expected
    assert places(found.findings[1:]) == [ALWAYS, NEVER]


def test_a_silence_of_a_rule_that_was_not_run_is_not_called_idle() -> None:
    text = changed((STEM, f"{STEM}  # lint: ignore[R12] her words"))
    assert outcome(text) == ([ALWAYS, NEVER], [])


@pytest.mark.parametrize("written", ["R99", "longest-keys", "x15", ""])
def test_a_silence_of_no_rule_is_told(written: str) -> None:
    line = f"    stem: {STEM}  # lint: ignore[{written}] her words"
    found = linted(changed((f"    stem: {STEM}", line)), ABSOLUTES)
    message, remedy = f"there is no rule '{written}' to silence", "'cps-quiz bank explain' lists them"
    span = Span(14, 53, 14, len(line) + 1)
    assert found.findings[0] == said("L03", message, remedy, "silence-of-no-rule", span, line)


def test_a_silence_in_the_fields_of_a_question_is_told_at_its_reason() -> None:
    found = linted(changed(("    stem:", "    lint_ignore: {R99: her words, R15: '3'}\n    stem:")), ABSOLUTES)
    assert places(found.findings) == [("L03", 14, 24), ("L01", 14, 40)]
    assert {one.question for one in found.findings} == {"one"}
    assert places(found.silenced) == [(ABSOLUTES, 19, 19), (ABSOLUTES, 20, 19)]


def test_a_silence_of_a_bank_rule_stands_at_its_place() -> None:
    options = "    options: [{text: Waiting with her now, correct: true}, {text: Advice}, {text: Praise}, {text: No}]\n"
    questions = (f"  - id: q-{n}\n    objective: A-1\n    stem: What helps?\n{options}" for n in range(10))
    text = HEAD.replace("questions:", "questions:  # lint: ignore[R43] a draft") + "".join(questions)
    found = linted(text, "R43")
    assert (places(found.findings), places(found.silenced)) == ([], [("R43", 11, 1)])


def test_behind_the_last_line_it_is_idle() -> None:
    assert outcome(BANK + "# lint: ignore[R15] her words") == ([ALWAYS, NEVER, ("L02", 20, 1)], [])
    assert outcome(BANK + "# lint: ignore[R15] her words\n\n") == ([ALWAYS, NEVER, ("L02", 20, 1)], [])


EVERY_KIND = changed(
    ("says too little.", "says too little.  # lint: ignore[R15] her words"),
    ("      - text: She never", "      # lint: ignore[R15]\n\n      - text: She never"),
    (STEM, f"{STEM}  # lint: ignore[R15,R98] idle"),
)


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_of_every_kind_give_the_same(end: str) -> None:
    assert linted(EVERY_KIND.replace("\n", end), ABSOLUTES) == linted(EVERY_KIND, ABSOLUTES)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(EVERY_KIND.splitlines()[10:]), max_size=6), st.integers(0, 8))
def test_each_finding_stands_or_is_silenced(comments: list[str], at: int) -> None:
    """Comments of any kind between the lines lose no finding."""
    lines = (HEAD + QUESTION).splitlines()
    notes = [line[line.index("#") :] for line in comments if "#" in line]
    text = "\n".join([*lines[: 11 + at], *notes, *lines[11 + at :]]) + "\n"
    found = linted(text, ABSOLUTES)
    assert [one.code for one in (*found.findings, *found.silenced)].count(ABSOLUTES) == 2
