"""What a learner has done with each question."""

from tests.unit.history.facts import answered, at

from cps_quiz.bank.model import QuestionKey
from cps_quiz.session.draw import Exposure
from cps_quiz.stats.exposure import exposures_of


def test_answers_are_counted_by_question_and_the_last_one_tells_how_it_went() -> None:
    answers = [
        answered(1, correct=False),
        answered(2, question="two", correct=False),
        answered(3, session="later"),
        answered(4, session="later", question="two", correct=False),
        answered(5, bank="other"),
    ]
    assert exposures_of(answers) == {
        QuestionKey("small", "one"): Exposure(2, at(3), last_correct=True),
        QuestionKey("small", "two"): Exposure(2, at(4), last_correct=False),
        QuestionKey("other", "one"): Exposure(1, at(5), last_correct=True),
    }


def test_the_last_answer_is_the_last_in_order_though_the_clock_was_set_back() -> None:
    answers = [answered(1, minute=100, correct=True), answered(2, minute=0, correct=False)]
    assert exposures_of(answers) == {QuestionKey("small", "one"): Exposure(2, at(0), last_correct=False)}


def test_no_answer_is_no_exposure() -> None:
    assert exposures_of([]) == {}
