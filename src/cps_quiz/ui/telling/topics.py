"""How each topic of a sitting went."""

from cps_quiz.session.result import Result, TopicResult
from cps_quiz.stats.tally import Tally
from cps_quiz.ui import wording
from cps_quiz.ui.prose import BLANK, INDENT, Paragraph, Prose, Tone

WHAT_LIKELY_IS = "The range tells how few questions these are: with many more, your share would likely lie in it."


def by_topic(result: Result, *, with_likely: bool) -> Prose:
    """Return the topics where there are several, each with its 90 % interval where that is wanted.

    Where parts count, a topic's points are told instead: they are no count of right answers, so they have no interval.
    """
    if len(result.topics) < 2:
        return []
    tell = _in_points if result.counts_parts else _with_likely if with_likely else _counted
    told = [Paragraph(tell(topic), " " * INDENT, INDENT * 2) for topic in result.topics]
    below = [Paragraph(WHAT_LIKELY_IS, tone=Tone.QUIET)] if tell is _with_likely else []
    return [BLANK, Paragraph("By topic:", tone=Tone.HEADING), *told, *below]


def _counted(topic: TopicResult) -> str:
    return f"{topic.title}: {topic.correct} of {topic.counted}"


def _in_points(topic: TopicResult) -> str:
    return f"{topic.title}: {wording.points(topic.points)} of {wording.count(topic.counted, 'point')}"


def _with_likely(topic: TopicResult) -> str:
    low, high = (f"{share * 100:.0f}" for share in Tally(topic.correct, topic.counted).likely)
    return f"{_counted(topic)} right, range {low} to {high} %"
