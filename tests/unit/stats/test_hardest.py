"""The questions missed most."""

from tests.unit.stats.attempts import attempt, items_of, single

from cps_quiz.bank.model import Bank, Topic
from cps_quiz.stats.attempts import Asked
from cps_quiz.stats.hardest import HardQuestion, hardest
from cps_quiz.stats.tally import Tally


def test_questions_missed_often_go_first_and_those_never_missed_are_left_out(small_bank: Bank) -> None:
    items = items_of(small_bank)
    given = [
        attempt(items["one"], correct=False),
        attempt(items["truth"], correct=False),
        attempt(items["truth"], correct=False),
        attempt(items["truth"], correct=False),
        attempt(items["truth"]),
        attempt(items["steps"]),
        attempt("gone", correct=False),
    ]
    assert hardest(given) == [
        HardQuestion(Asked("small", "truth", "It is so."), Tally(3, 4), last_correct=True),
        HardQuestion(Asked("small", "one", "Which is right?"), Tally(1, 1), last_correct=False),
    ]


def test_retired_questions_are_left_out_and_marks_are_dropped() -> None:
    topics = {"t": Topic(title="T", objectives={"A": "Do a"})}
    questions = (single("q", "A"), single("old", "A", retired=True))
    items = items_of(Bank(format=1, id="b", title="B", topics=topics, questions=questions))
    assert hardest([attempt(item, correct=False) for item in items.values()]) == [
        HardQuestion(Asked("b", "q", "Stem of q?"), Tally(1, 1), last_correct=False)
    ]
