"""How sure the learner was, and how it went."""

from tests.unit.stats.attempts import attempt, items_of

from cps_quiz.bank.model import Bank
from cps_quiz.stats.attempts import Asked
from cps_quiz.stats.calibration import Calibration, calibration
from cps_quiz.stats.tally import Tally


def test_nothing_said_is_counted_as_such() -> None:
    assert calibration([attempt("a")]) == Calibration(Tally(), Tally(), Tally(), Tally(1, 1), None, ())


def test_right_answers_by_what_was_said(small_bank: Bank) -> None:
    items = items_of(small_bank)
    given = [
        attempt(items["one"], confidence="sure"),
        attempt(items["truth"], confidence="sure", correct=False),
        attempt(items["one"], confidence="unsure"),
        attempt(items["one"], confidence="guess", correct=False),
        attempt(items["truth"], confidence="guess"),
    ]
    assert calibration(given) == Calibration(
        sure=Tally(1, 2),
        unsure=Tally(1, 1),
        guess=Tally(1, 2),
        unstated=Tally(),
        guess_chance=(1 / 3 + 1 / 2) / 2,
        sure_but_wrong=(),  # the last answer to it was a guess
    )


def test_blind_chance_is_told_only_where_every_guess_has_one(small_bank: Bank) -> None:
    items = items_of(small_bank)
    guesses = [attempt(items[name], confidence="guess") for name in ("one", "several")]
    assert calibration(guesses).guess_chance is None
    assert calibration([attempt("gone", confidence="guess")]).guess_chance is None


def test_sure_and_not_right_at_the_last_answer_newest_first(small_bank: Bank) -> None:
    items = items_of(small_bank)
    given = [
        attempt(items["one"], confidence="sure", correct=False),
        attempt(items["several"], confidence="sure", correct=False),
        attempt(items["pairs"], confidence="sure", correct=False),
        attempt(items["pairs"], elapsed_days=1),
        attempt(items["one"], confidence="sure", correct=False, elapsed_days=1),
        attempt("gone", confidence="sure", correct=False),
    ]
    assert calibration(given).sure_but_wrong == (
        Asked("small", "one", "Which is right?"),
        Asked("small", "several", "Which are right?"),
    )
