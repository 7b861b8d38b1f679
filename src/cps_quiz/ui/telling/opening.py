"""What is said before the first question."""

from collections.abc import Sequence

from cps_quiz.session.plan import Break, Plan, Policy
from cps_quiz.ui import wording


def opening(plan: Plan, titles: Sequence[str]) -> list[str]:
    """Return what the sitting is, how long it may take, and when answers are explained: a sentence each."""
    sentences = [
        f"{wording.listed(list(dict.fromkeys(titles)))}. {wording.count(len(plan.slots), 'question')}.",
        limits(plan.policy),
    ]
    if plan.policy.repeats:
        sentences.append("What you miss comes back a little later.")
    if plan.policy.counts_parts:
        sentences.append("Parts of a question that are right count toward the score.")
    if plan.policy.breaks:
        sentences.append(breaks(plan.policy.breaks))
    if plan.policy.may_change_answers:
        sentences.append("Answers are explained at the end; until then you can change them.")
    return sentences


def breaks(offered: Sequence[Break]) -> str:
    """Return how many breaks there are, how long and after how many questions."""
    told = [f"after {wording.count(one.after, 'question')} ({wording.duration(one.limit_ms)})" for one in offered]
    return f"{wording.count(len(told), 'break')}, in which the clock stands still: {wording.listed(told)}."


def limits(policy: Policy) -> str:
    """Return the time limits as a sentence, extra time beside the base time."""
    parts = []
    for base, limit, what in (
        (policy.time_limit_ms, policy.session_limit_ms, ""),
        (policy.question_limit_ms, policy.each_limit_ms, " for each question"),
    ):
        if base is not None and limit is not None:
            extra = f" ({wording.duration(base)} and your extra time)" if limit != base else ""
            parts.append(f"{wording.duration(limit)}{what}{extra}")
    return f"Time: {wording.listed(parts)}." if parts else "No time limit."
