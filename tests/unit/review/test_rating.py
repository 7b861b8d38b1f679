"""An answer → a rating, and the history → each question's reviews."""

import pytest
from tests.unit.review.answers import TODAY, answered, items_of, single, singles

from cps_quiz.bank.model import QuestionKey
from cps_quiz.history.records import Answered
from cps_quiz.review.rating import AGAIN, EASY, GOOD, HARD, Review, median_paces, rating_of, reviews_of

(ITEM,) = singles(1)
WORDS = 3  # "?", "Right" and "Wrong"
MEDIANS = {"single": 1000.0}


@pytest.mark.parametrize(
    ("correct", "confidence", "elapsed_ms", "rating"),
    [
        (False, None, 1, AGAIN),
        (False, "sure", 1, AGAIN),
        (False, "unsure", 1, AGAIN),
        (True, "guess", 1, AGAIN),
        (True, "unsure", 1, HARD),
        (True, None, 1, GOOD),
        (True, "sure", 1000 * WORDS, GOOD),
        (True, "sure", 1000 * WORDS - 1, EASY),
    ],
)
def test_what_an_answer_tells_of_memory(correct: bool, confidence: str | None, elapsed_ms: int, rating: int) -> None:
    assert rating_of(correct, confidence, elapsed_ms, ITEM, MEDIANS) == rating


def test_a_sure_answer_is_easy_only_where_a_median_of_its_type_is_known() -> None:
    assert rating_of(True, "sure", 1, ITEM, {"multiple": 1000.0}) == GOOD
    assert rating_of(True, "sure", 1, None, MEDIANS) == GOOD


def sure(elapsed_ms: int, *, correct: bool = True) -> Answered:
    return answered(elapsed_ms=elapsed_ms, correct=correct, confidence="sure")


def test_the_median_is_of_right_answers_a_word_and_needs_five_of_them() -> None:
    paces = [3000, 6000, 9000, 12_000, 15_000]
    answers = [sure(ms) for ms in paces]
    noise = [sure(1, correct=False), answered("gone", confidence="sure")]
    assert median_paces([*answers, *noise], [ITEM]) == {"single": 3000.0}
    assert median_paces([*answers[:4], *noise], [ITEM]) == {}


def test_the_length_counts_a_long_question_answered_as_quickly_is_easy() -> None:
    short, long = items_of([single("short"), single("long", stem="word " * 98)])
    answers = [answered("short", elapsed_ms=3000) for _ in range(4)]
    answers += [answered(name, elapsed_ms=6000, confidence="sure") for name in ("short", "long")]
    reviews = reviews_of(answers, [TODAY] * 6, [short, long])
    assert (reviews[short.key][-1].rating, reviews[long.key][-1].rating) == (GOOD, EASY)


def told(reviews: list[Review]) -> list[tuple[int | None, int]]:
    return [(review.elapsed_days, review.rating) for review in reviews]


def test_reviews_of_a_question_come_in_order_with_the_days_between() -> None:
    answers = [answered(correct=False), answered("q1"), answered(), answered()]
    found = reviews_of(answers, [10, 11, 13, 13], singles(2))
    assert {key: told(of) for key, of in found.items()} == {
        QuestionKey("bank", "q0"): [(None, AGAIN), (3, GOOD), (0, GOOD)],
        QuestionKey("bank", "q1"): [(None, GOOD)],
    }
    assert [review.is_first for review in found[QuestionKey("bank", "q0")]] == [True, False, False]


def test_a_repeat_in_the_same_sitting_has_no_elapsed_days_even_past_four_in_the_morning() -> None:
    answers = [answered(session="s", correct=False), answered(session="s")]
    (reviews,) = reviews_of(answers, [10, 11], singles(1)).values()
    assert told(reviews) == [(None, AGAIN), (0, GOOD)]


def test_answers_under_a_former_id_belong_to_the_question_as_it_is_called_now() -> None:
    (item,) = items_of([single("new", formerly=("old",))])
    found = reviews_of([answered("old"), answered("new")], [10, 12], [item])
    assert {key: told(of) for key, of in found.items()} == {item.key: [(None, GOOD), (2, GOOD)]}


def test_answers_to_questions_on_no_shelf_are_kept_under_their_own_ids() -> None:
    found = reviews_of([answered("q0", bank="lent")], [10], singles(1))
    assert list(found) == [QuestionKey("lent", "q0")]


def test_days_that_fall_between_two_devices_are_no_negative_time() -> None:
    (reviews,) = reviews_of([answered(), answered(device="e")], [12, 10], singles(1)).values()
    assert [review.elapsed_days for review in reviews] == [None, 0]
