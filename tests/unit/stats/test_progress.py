"""Progress by bank, topic and objective."""

from tests.unit.stats.attempts import attempt, items_of, single

from cps_quiz.bank.model import Bank, Topic
from cps_quiz.stats.progress import Part, Progress, bank_of, objectives_of, progress, topic_of, weakest
from cps_quiz.stats.tally import Tally

FIRST = Part("small", "first", "First topic")
SECOND = Part("small", "second", "Second topic")


def test_topics_count_last_first_and_all_answers(small_bank: Bank) -> None:
    items = items_of(small_bank)
    given = [
        attempt(items["one"], correct=False),
        attempt(items["several"], correct=True),
        attempt(items["one"], correct=True, elapsed_days=2),
    ]
    recalls = {items["one"].key: 0.9, items["several"].key: 0.5}
    assert progress(list(items.values()), given, recalls, topic_of) == [
        Progress(FIRST, 3, 2, last=Tally(2, 2), first=Tally(1, 2), every=Tally(2, 3), recall=0.7),
        Progress(SECOND, 2, 0, Tally(), Tally(), Tally(), None),
    ]


def test_a_bank_is_one_part_and_answers_to_what_is_gone_are_in_none(small_bank: Bank) -> None:
    items = items_of(small_bank)
    (row,) = progress(list(items.values()), [attempt(items["truth"]), attempt("gone")], {}, bank_of)
    assert row == Progress(
        Part("small", "small", "Small bank"), 5, 1, Tally(1, 1), Tally(1, 1), Tally(1, 1), recall=None
    )


def test_a_question_counts_for_its_secondary_objectives_too() -> None:
    topics = {"t": Topic(title="T", objectives={"A": "Do a", "B": "Do b"})}
    question = single("q", "A")
    both = type(question)(id="r", objective="B", also=("A",), stem="?", options=question.options)
    bank = Bank(format=1, id="b", title="B", topics=topics, questions=(question, both))
    items = items_of(bank)
    rows = progress(list(items.values()), [attempt(items["r"])], {}, objectives_of)
    assert [(row.part, row.questions, row.seen) for row in rows] == [
        (Part("b", "A", "Do a"), 2, 1),
        (Part("b", "B", "Do b"), 1, 1),
    ]


def test_retired_questions_count_in_the_answers_alone() -> None:
    topics = {"t": Topic(title="T", objectives={"A": "Do a"})}
    bank = Bank(
        format=1, id="b", title="B", topics=topics, questions=(single("q", "A"), single("old", "A", retired=True))
    )
    items = items_of(bank)
    (row,) = progress(list(items.values()), [attempt(items["old"], correct=False)], {}, topic_of)
    assert row == Progress(Part("b", "t", "T"), 1, 0, Tally(), Tally(0, 1), Tally(0, 1), None)


def test_weakest_are_those_that_are_surely_weak_and_none_without_a_miss() -> None:
    def row(name: str, last: Tally) -> Progress:
        return Progress(Part("b", name, name), 20, last.total, last, last, last, None)

    once, often, fine, unseen = (
        row("once", Tally(0, 1)),
        row("often", Tally(4, 16)),
        row("fine", Tally(3, 3)),
        row("unseen", Tally()),
    )
    assert weakest([once, fine, often, unseen], count=5) == [often, once]
    assert weakest([once, often], count=1) == [often]
