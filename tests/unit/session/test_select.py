"""What may be asked: filters, retired questions, and what the learner's history says."""

import pytest

from cps_quiz.bank.model import Bank, Item, Misconception, QuestionKey, Topic
from cps_quiz.questions.choice import Option, Single
from cps_quiz.questions.true_false import TrueFalse
from cps_quiz.session.draw import Exposure, Filter, Only, select, weak_topics

PAIR = (Option(text="Right", correct=True), Option(text="Wrong", misconception="advice"))
QUESTIONS = (
    Single(id="a", objective="A-1", stem="?", options=PAIR, tags=("basics",), level="recall", difficulty="easy"),
    Single(id="b", objective="A-2", stem="?", options=(*PAIR[:1], Option(text="No")), also=("B-1",), tags=("hard",)),
    TrueFalse(id="c", objective="B-1", stem="So.", answer=True, misconception="rescue", tags=("basics", "hard")),
    Single(id="d", objective="B-1", stem="?", options=PAIR, level="analysis", difficulty="hard"),
    Single(id="old", objective="A-1", stem="?", options=PAIR, retired=True),
)
BANK = Bank(
    format=1,
    id="bank",
    title="A bank",
    topics={
        "first": Topic(title="First", objectives={"A-1": "Do", "A-2": "Do it"}),
        "second": Topic(title="Second", objectives={"B-1": "Do that"}),
    },
    questions=QUESTIONS,
    misconceptions={"advice": Misconception(title="Advice"), "rescue": Misconception(title="Rescue")},
)
ITEMS = list(BANK.items())


def exposures(**last_correct: bool) -> dict[QuestionKey, Exposure]:
    """Return that the questions named were answered once, and whether rightly."""
    return {
        QuestionKey("bank", name): Exposure(1, "2026-11-01T10:00:00.000Z", correct)
        for name, correct in last_correct.items()
    }


def chosen(wanted: Filter, known: dict[QuestionKey, Exposure] | None = None) -> str:
    return "".join(item.question.id for item in select(ITEMS, wanted, known or {}))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), "abcd"),
        (Filter(topics=("first",)), "ab"),
        (Filter(topics=("first", "second")), "abcd"),
        (Filter(objectives=("B-1",)), "bcd"),
        (Filter(tags=("basics",)), "ac"),
        (Filter(tags=("basics", "hard")), "abc"),
        (Filter(levels=("recall", "analysis")), "ad"),
        (Filter(difficulties=("medium",)), "bc"),
        (Filter(types=("true-false",)), "c"),
        (Filter(traps=("advice",)), "ad"),
        (Filter(traps=("rescue",)), "c"),
        (Filter(topics=("second",), tags=("hard",)), "c"),
        (Filter(topics=("first",), types=("true-false",)), ""),
    ],
)
def test_values_of_a_filter_are_alternatives_and_filters_add_up(wanted: Filter, expected: str) -> None:
    assert chosen(wanted) == expected


@pytest.mark.parametrize("only", [None, *Only])
def test_a_retired_question_is_never_asked(only: Only | None) -> None:
    known = exposures(a=True, b=True, c=True, d=True, old=False)
    for everything in (known, {}):
        assert "old" not in chosen(Filter(only=only), everything)


def test_only_unseen_leaves_out_what_was_answered_ever() -> None:
    assert chosen(Filter(only=Only.UNSEEN), exposures(a=True, c=False)) == "bd"


def test_only_missed_asks_what_was_wrong_at_the_last_answer() -> None:
    assert chosen(Filter(only=Only.MISSED), exposures(a=True, c=False, d=False)) == "cd"
    assert chosen(Filter(only=Only.MISSED)) == ""


def test_only_weak_asks_the_topics_below_the_mean_seen_or_not() -> None:
    assert chosen(Filter(only=Only.WEAK), exposures(a=True, b=True, c=False)) == "cd"
    assert weak_topics(ITEMS, exposures(a=True, b=True, c=False)) == {("bank", "second")}


def test_a_weak_topic_stays_weak_where_it_alone_is_asked_for() -> None:
    known = exposures(a=True, b=True, c=False)
    assert chosen(Filter(only=Only.WEAK, topics=("second",)), known) == "cd"
    assert chosen(Filter(only=Only.WEAK, topics=("first",)), known) == ""


def test_no_topic_is_weak_where_all_are_equal_or_nothing_is_known() -> None:
    assert weak_topics(ITEMS, exposures(a=False, c=False)) == set()
    assert weak_topics(ITEMS, {}) == set()


def test_a_renamed_question_keeps_what_is_known_of_it() -> None:
    renamed = Single(id="new", objective="A-1", stem="?", options=PAIR, formerly=("a",))
    item = Item(BANK, renamed, "first")
    assert select([item], Filter(only=Only.UNSEEN), exposures(a=False)) == []
    assert select([item], Filter(only=Only.MISSED), exposures(a=False)) == [item]
