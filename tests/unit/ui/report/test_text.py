"""The report in lines and on a terminal."""

import io
import re
from dataclasses import replace

import msgspec
import pytest
from rich.console import Console
from tests.unit.ui.report.reports import ANSWERS, report, said

from cps_quiz.bank.model import Bank
from cps_quiz.review.study import StudyPlan, parse_day
from cps_quiz.stats.aim import Aim, Standing
from cps_quiz.stats.readiness import Missing, Readiness
from cps_quiz.ui.report.compose import sections_of
from cps_quiz.ui.report.html import page_of
from cps_quiz.ui.report.phrases import BRIEF
from cps_quiz.ui.report.report import Report
from cps_quiz.ui.report.text import plain_lines, show

ESTIMATE = Readiness(
    expected=0.76,
    low=0.68,
    high=0.84,
    true_low=0.7,
    true_high=0.82,
    pass_chance=0.81,
    first_answers=123,
    topics_with_evidence=9,
    topics=10,
)


def on_terminal(shown: Report, *, width: int = 80, color: bool = True) -> str:
    output = io.StringIO()
    system = "standard" if color else None
    show(shown, Console(file=output, width=width, force_terminal=color, color_system=system, highlight=False))  # type: ignore[arg-type]
    return output.getvalue()


def told(shown: Report, slug: str) -> list[str]:
    """Return the sentences of a section."""
    (section,) = (section for section in sections_of(shown, BRIEF) if section.slug == slug)
    rows = [row.said for grid in section.grids for row in grid.rows]
    return [*section.said, *rows, *section.notes, *(f"{step.why}: {step.command}" for step in section.steps)]


def test_before_the_first_answer_there_is_only_what_to_do(small_bank: Bank) -> None:
    expected = [
        "Your progress.",
        "Tuesday 24 November 2026. Banks: Small bank.",
        "There is no answer to count yet. Your figures will be here after your first",
        "quiz.",
        "",
        "Next: cps-quiz quiz",
    ]
    assert plain_lines(report(small_bank, ())) == expected


def test_one_answer_is_said_in_the_singular(small_bank: Bank) -> None:
    lines = plain_lines(report(small_bank, ANSWERS[1:2]))
    assert "1 answer on 1 day. Seen: 1 of 5 questions." in lines
    assert "   New to you: 1 of 1, 100 % right." in lines
    assert "You have missed no question so far." in lines


def test_plain_lines_are_sentences_of_at_most_eighty_characters(small_bank: Bank) -> None:
    lines = plain_lines(report(small_bank))
    assert [line for line in lines if len(line) > 80] == []
    assert [line for line in lines if re.search(r"[\u2500-\u259f]|\d/\d", line)] == []
    assert [line for line in lines if line != line.rstrip()] == []
    ends = [line for line, after in zip(lines, [*lines[1:], ""], strict=True) if line and not after]
    assert [line for line in ends if not line.endswith((".", ":")) and "cps-quiz" not in line] == []


def test_terminal_shows_the_same_figures_with_and_without_color(small_bank: Bank) -> None:
    shown = report(small_bank)
    colored, uncolored = on_terminal(shown), on_terminal(shown, color=False)
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == uncolored
    assert "\x1b[" in colored
    assert "\x1b[" not in uncolored
    assert re.search(r"Again on a later day\s+█████░░░░░ 1 of 2", uncolored)


def test_no_line_of_a_terminal_is_wider_than_it(small_bank: Bank) -> None:
    for width in (80, 60):
        lines = on_terminal(report(small_bank), width=width, color=False).splitlines()
        assert [line for line in lines if len(line) > width and "cps-quiz" not in line] == []


def test_an_estimate_tells_range_chance_and_evidence(small_bank: Bank) -> None:
    aim = Aim(questions=100, pass_share=0.68, profile="crss", title="Illinois", pass_mark_known=True)
    shown = replace(report(small_bank), standing=Standing(aim, ESTIMATE, None))
    assert told(shown, "readiness") == [
        (
            "Likely score on an exam of 100 questions (Illinois): 68 to 84 %, around 76 %. Nine of ten such ranges "
            "hold the score."
        ),
        "Chance to pass, where 68 % must be right: 81 %.",
        "Evidence: 123 questions met for the first time, 9 of 10 topics covered. Repeats do not count here.",
        "A practice score does not predict an exam result.",
    ]
    unknown = replace(shown, standing=Standing(replace(aim, pass_mark_known=False), ESTIMATE, None))
    assert "Its pass mark is not published, so this figure stands in." in told(unknown, "readiness")[1]


def test_what_is_missing_for_an_estimate_is_named(small_bank: Bank) -> None:
    few = Standing(Aim(), None, Missing(12, 40, (("small", "first"), ("small", "second"))))
    assert told(replace(report(small_bank), standing=few), "readiness") == [
        "There is too little to go by for a figure yet: 12 first answers, of at least 40 that are needed.",
        "Too few first answers in: First topic and Second topic.",
        "To meet new questions: cps-quiz quiz --only unseen",
    ]
    thin = Standing(Aim(), None, Missing(50, 40, tuple(("small", f"t-{n}") for n in range(7))))
    assert told(replace(report(small_bank), standing=thin), "readiness")[:2] == [
        "There are first answers enough for a figure, but they leave out too much of the exam.",
        "Too few first answers in: t-0, t-1, t-2, t-3, t-4 and 2 other topics.",
    ]


def test_traps_are_told_with_their_share_of_chances_and_how_to_practice(small_bank: Bank) -> None:
    assert told(report(small_bank), "traps") == [
        "The one that catches you most: Advice (small), taken in 2 of 5 chances, 40 %.",
        "Tells the person what to do.",
        "A chance is an answer to a question that offers the trap.",
        "Advice (small): taken in 2 of 5 chances, 40 %, 2 of 5 in the last 30 days.",
        "To practice Advice (3 questions): cps-quiz quiz small --trap advice",
    ]


def test_banks_that_were_typed_stay_in_the_commands(small_bank: Bank) -> None:
    shown = report(small_bank, names=("my banks/small.yaml",))
    assert told(shown, "traps")[-1].endswith(": cps-quiz quiz 'my banks/small.yaml' --trap advice")


def test_calibration_says_what_the_figures_mean(small_bank: Bank) -> None:
    def verdict(right: int, of: int, confidence: str) -> str:
        answers = [said(n, "one", correct=n <= right, confidence=confidence) for n in range(1, of + 1)]
        return told(report(small_bank, answers), "calibration")[0]

    assert verdict(10, 10, "sure") == "When you are sure, you are nearly always right: trust that."
    assert verdict(8, 10, "sure") == (
        "When you are sure, you are mostly right: 2 of 10 answers that you were sure of were not."
    )
    assert verdict(5, 10, "sure").startswith("Being sure misleads you at times: 5 of 10 answers")
    assert verdict(8, 10, "unsure") == "You know more than you think: 80 % of your unsure answers were right."
    assert verdict(2, 4, "guess") == "Of your guesses 50 % were right; blind chance would give 33 %."
    assert verdict(2, 4, "sure") == "There are few answers to judge by yet; from 10 of a kind on, this says more."
    assert told(report(small_bank, [said(1, "one")]), "calibration")[-1] == (
        "To be asked each time: cps-quiz quiz --confidence"
    )


def test_calendar_tells_each_week_as_a_sentence(small_bank: Bank) -> None:
    assert told(report(small_bank), "calendar") == [
        "You studied on 3 days, 3 of them in the last 30. Days in a row now: 3. Planned days off do not break a run.",
        "Week of 16 November, 2 answers: Sunday 2.",
        "Week of 23 November, 3 answers: Monday 1, Tuesday 2.",
    ]


def test_accuracy_is_told_by_day(small_bank: Bank) -> None:
    assert told(report(small_bank), "accuracy")[1:] == [
        "Sunday 22 November: right 1 of 2, 50 % of new questions.",
        "Monday 23 November: right 1 of 1, 100 % of new questions.",
        "Tuesday 24 November: right 1 of 2, 50 % of others.",
    ]


def test_exam_ahead_leads_to_the_plan(small_bank: Bank) -> None:
    shown = report(small_bank, plan=StudyPlan(exam_day=parse_day("2026-12-15")))
    assert "Your exam is on Tuesday 15 December, in 21 days." in " ".join(told(shown, "due"))
    assert told(shown, "due")[-1] == "To see what each day holds: cps-quiz plan"


def test_pace_is_held_against_what_the_exam_leaves(small_bank: Bank) -> None:
    assert told(report(small_bank), "pace") == [
        "Half of your last 5 answers took 4 seconds or less.",
        "Typical: 4 seconds when you were right and 4 seconds when you were not right.",
        "An exam leaves 1 minute 12 seconds for a question. None took longer than that.",
        "multiple: 1 answer, typically 4 seconds.",
        "single: 2 answers, typically 4 seconds.",
        "true-false: 2 answers, typically 4 seconds.",
    ]


def test_answers_to_questions_that_are_gone_are_named(small_bank: Bank) -> None:
    gone = msgspec.structs.replace(ANSWERS[0], id="d-9", bank="other", session="other")
    shown = report(small_bank, (*ANSWERS, gone))
    assert "6 answers on 3 days, 1 of them to questions that are in no bank here. Seen: 3 of 5" in " ".join(
        plain_lines(shown)[1:5]
    )
    assert "Not in these tables: 1 answer to questions that are in no bank here." in told(shown, "progress")


@pytest.mark.parametrize(("day", "name"), [(-30, "Week of 19 October"), (-300, "January 2026")])
def test_a_longer_time_is_told_by_week_or_month(small_bank: Bank, day: int, name: str) -> None:
    shown = report(small_bank, [said(1, "one", day=day), *ANSWERS[3:]])
    assert told(shown, "accuracy")[1] == f"{name}: right 1 of 1, 100 % of new questions."
    assert name in on_terminal(shown)
    assert "<svg" in page_of(shown)


def test_a_narrow_terminal_gets_figures_without_bars_and_one_of_ascii_gets_ascii(small_bank: Bank) -> None:
    assert "█" not in on_terminal(report(small_bank), width=60)
    output = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    show(report(small_bank), Console(file=output, width=80, highlight=False))
    output.seek(0)
    assert "#####..... 1 of 2" in output.read()


def test_without_a_miss_no_topic_is_weak_and_no_trap_is_named(small_bank: Bank) -> None:
    shown = report(small_bank, [said(1, "one"), said(2, "several")])
    assert not any(line.startswith("To practice your weakest topic") for line in told(shown, "progress"))
    assert told(shown, "traps") == ["No wrong option that is tagged with a misconception has caught you yet."]
