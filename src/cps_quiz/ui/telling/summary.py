"""What is said before the end and at the end: how each question stands, and the result."""

import math
from collections import Counter

from cps_quiz.session.messages import Ending
from cps_quiz.session.result import Result
from cps_quiz.session.view import Standing, View
from cps_quiz.ui import wording
from cps_quiz.ui.prose import BLANK, INDENT, Paragraph, Prose, Tone, indented, sign
from cps_quiz.ui.telling.feedback import feedback, in_words
from cps_quiz.ui.telling.pace import exam_pace, pace
from cps_quiz.ui.telling.reading import missed_places
from cps_quiz.ui.telling.topics import by_topic


def overview(view: View) -> Prose:
    """Return the review before the end: how each question stands."""
    standings = [view.standing(place) for place in range(view.planned)]

    def standing(wanted: Standing) -> list[int]:
        return [place for place, found in enumerate(standings) if found is wanted]

    groups = {
        "Answered": standing(Standing.ANSWERED),
        "Seen and not answered": standing(Standing.SEEN),
        "Not seen yet": standing(Standing.UNSEEN),
        "Time was up": standing(Standing.EXPIRED),
        "Flagged": [place for place in view.flagged_places if place < view.planned],
        "Changed": standing(Standing.WITHDRAWN),
    }
    told = [
        Paragraph(f"{name}: {wording.count(len(places), 'question')}: {', '.join(str(p + 1) for p in places)}.")
        for name, places in groups.items()
        if places
    ]
    return [BLANK, Paragraph("Review.", tone=Tone.HEADING), *told]


def summary(result: Result, view: View) -> Prose:
    """Return what stands at the end of a session. After an exam what was missed is left to be read one by one."""
    missed = [] if view.policy.reviews_before_end else _missed(result, view)
    return [*at_a_glance(result, view), *missed, *crisis_notice(result)]


def at_a_glance(result: Result, view: View) -> Prose:
    """Return how a session went, without its questions: an exam with likely ranges, and time against what there was."""
    is_exam = view.policy.reviews_before_end
    times = exam_pace(result, view) if is_exam else pace(result)
    return [*_ending(result), *times, *by_topic(result, with_likely=is_exam), *_traps(result, view)]


def _ending(result: Result) -> Prose:
    is_passed_through = result.ending is Ending.COMPLETE and result.unanswered  # by questions whose time was over
    told = "That was the last question." if is_passed_through else wording.ENDINGS[result.ending]
    return [BLANK, Paragraph(told), BLANK, *score(result)]


def crisis_notice(result: Result) -> Prose:
    """Return where to turn in a crisis, after a session that touched on one."""
    return [BLANK, Paragraph(wording.CRISIS_NOTICE)] if result.has_crisis_content else []


def score(result: Result) -> Prose:
    """Return the score against the pass mark, and what was not answered."""
    prose: Prose = []
    if result.share is None:
        prose.append(Paragraph("No question was answered, so there is no score."))
    else:
        passed = bool(result.passed)
        mark = f"The pass mark is {wording.percent(result.pass_mark)}; you {_against(result)} it."
        reached = f"{result.correct} of {result.counted} right"
        if result.counts_parts:
            reached = f"{wording.points(result.points)} of {wording.count(result.counted, 'point')}"
        told = f"Score: {reached}, {_share(result, result.share)}. {sign(right=passed)} {mark}"
        prose.append(Paragraph(told, tone=Tone.RIGHT if passed else Tone.WRONG))
        prose += _beside_the_score(result)
    if result.unanswered:
        one, many = (
            ("it does not count", "they do not count")
            if result.ending is Ending.EARLY
            else ("it counts as not right", "they count as not right")
        )
        left = len(result.unanswered)
        prose.append(Paragraph(f"Not answered: {wording.count(left, 'question')}; {one if left == 1 else many}."))
    return prose


def _against(result: Result) -> str:
    if not result.passed:
        return "are below"
    return "have reached" if math.isclose(result.share or 0.0, result.pass_mark) else "are above"


def _share(result: Result, share: float) -> str:
    """Return the share as a percentage. One that is a little below the pass mark does not look as if it reached it."""
    told = wording.percent(share)
    if result.passed or told != wording.percent(result.pass_mark):
        return told
    return f"{math.floor(share * 1000) / 10} %"


def _beside_the_score(result: Result) -> Prose:
    if result.counts_parts:
        return [Paragraph(f"Fully right: {wording.count(result.correct, 'question')}.")]
    if result.points > result.correct:
        return [Paragraph(f"With points for parts that are right: {result.points:.1f} of {result.counted}.")]
    return []


def _traps(result: Result, view: View) -> Prose:
    """Return the traps by their titles; where several banks have one of the same title, with the bank's."""
    if not result.traps:
        return []
    banks = {slot.item.bank.id: slot.item.bank for slot in view.slots if slot.item}
    named = Counter(trap.title for trap in result.traps)
    told = []
    for trap in result.traps:
        bank = f" ({banks[trap.bank].title})" if named[trap.title] > 1 else ""
        times = "once" if trap.times == 1 else f"{trap.times} times"
        meaning = banks[trap.bank].misconceptions[trap.trap].description
        meant = f": {meaning}" if meaning else ""
        told.append(Paragraph(f"{trap.title}{bank}, {times}{meant}", " " * INDENT, INDENT * 2))
    return [BLANK, Paragraph("Traps that caught you:", tone=Tone.HEADING), *told]


def _missed(result: Result, view: View) -> Prose:
    """Return the questions to read again: with all explanations where they were not shown before."""
    places = missed_places(result, view)
    prose: Prose = [BLANK, Paragraph("To read again:", tone=Tone.HEADING)] if places else []
    for place in places:
        item = view.slots[place].item
        if item is None:
            continue
        prose += [BLANK, Paragraph(item.question.stem, f"Question {place + 1}. ", INDENT)]
        if view.policy.may_change_answers:
            prose += feedback(view, place)
        else:
            prose.append(indented(f"Right: {in_words(item, item.question.key())}"))
            prose += [indented(item.question.explanation)] if item.question.explanation else []
    return prose
