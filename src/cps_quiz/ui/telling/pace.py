"""How long it took: in all, for each answer, and what took longest."""

from cps_quiz.session.result import Result
from cps_quiz.session.view import View
from cps_quiz.ui import wording
from cps_quiz.ui.prose import Paragraph, Prose

LONGEST = 3


def pace(result: Result) -> Prose:
    """Return the time used and the mean for each answer."""
    each = f", {wording.duration(result.ms_per_answer)} for each answer" if result.ms_per_answer else ""
    return [Paragraph(f"Time used: {wording.duration(result.used_ms)}{each}.")]


def exam_pace(result: Result, view: View) -> Prose:
    """Return the time used, the mean for each answer against what there was for each question, and what took longest.

    Questions asked without a limit have nothing to be held against.
    """
    told = f"Time used: {wording.duration(result.used_ms)}."
    limit = view.policy.session_limit_ms
    if result.ms_per_answer:
        told += f" {wording.duration(result.ms_per_answer)} for each answer"
        told += "." if limit is None else f"; there were {wording.duration(limit // view.total)} for each question."
    longest = [
        f"question {place + 1} ({wording.duration(view.states[place].used_ms)})" for place in longest_places(view)
    ]
    return [Paragraph(told), *([Paragraph(f"What took longest: {wording.listed(longest)}.")] if longest else [])]


def longest_places(view: View) -> list[int]:
    """Return the questions that were open for longest, at most three, the longest first."""
    seen = [place for place, state in enumerate(view.states) if state.used_ms]
    return sorted(seen, key=lambda place: -view.states[place].used_ms)[:LONGEST]
