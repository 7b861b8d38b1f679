"""How long answers take."""

from tests.unit.stats.attempts import attempt, items_of

from cps_quiz.bank.model import Bank
from cps_quiz.stats.pace import Pace, TypePace, pace
from cps_quiz.stats.tally import Tally


def test_no_answer_has_no_pace() -> None:
    assert pace([], allowed_ms=72_000) == Pace(0, None, None, None, (), 72_000, Tally())


def test_medians_of_all_right_and_wrong_answers_and_by_type(small_bank: Bank) -> None:
    items = items_of(small_bank)
    given = [
        attempt(items["one"], elapsed_ms=10_000),
        attempt(items["one"], elapsed_ms=20_000),
        attempt(items["truth"], elapsed_ms=90_000, correct=False),
        attempt("gone", elapsed_ms=30_000),
    ]
    assert pace(given, allowed_ms=72_000) == Pace(
        answers=4,
        median_ms=25_000,
        right_ms=20_000,
        wrong_ms=90_000,
        by_type=(TypePace("single", 2, 15_000), TypePace("true-false", 1, 90_000)),
        allowed_ms=72_000,
        over=Tally(1, 4),
    )


def test_only_the_last_two_hundred_answers_count() -> None:
    given = [attempt("a", elapsed_ms=1000)] * 300 + [attempt("a", elapsed_ms=9000)] * 200
    assert (pace(given, allowed_ms=5000).answers, pace(given, allowed_ms=5000).median_ms) == (200, 9000)
