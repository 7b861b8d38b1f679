"""Memory states, intervals, and what a fit is worth."""

import math
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import fsrs
import fsrs_rs_python
import pytest
from tests.unit.review.answers import TODAY, answered

from cps_quiz.bank.model import QuestionKey
from cps_quiz.review import memory as memory_module
from cps_quiz.review.memory import (
    DEFAULT_PARAMETERS,
    MIN_REVIEWS_TO_FIT,
    Memory,
    Remembered,
    _computed,
    _item,
    fit,
    log_loss,
)
from cps_quiz.review.rating import AGAIN, GOOD, Review

ANSWER = answered()
OTHERS = (*(0.05, 0.3, 0.6, 2.0), *DEFAULT_PARAMETERS[4:20], 0.5)  # someone who forgets sooner

History = list[tuple[int, int]]  # ratings and elapsed days


def histories(count: int, *, longest: int, seed: int = 1) -> list[History]:
    rng = random.Random(seed)

    def one() -> History:
        ratings = rng.choices((1, 2, 3, 4), (2, 1, 6, 2), k=rng.randint(1, longest))
        return [
            (rating, rng.choice((0, 1, 1, 2, 5, 20, 90, rng.randint(0, 400))) if n else 0)
            for n, rating in enumerate(ratings)
        ]

    return [one() for _ in range(count)]


def reviews_from(history: Sequence[tuple[int, int]], *, first_day: int = TODAY) -> list[Review]:
    reviews: list[Review] = []
    day = first_day
    for n, (rating, elapsed) in enumerate(history):
        day += elapsed
        reviews.append(Review(ANSWER, day, elapsed if n else None, rating))
    return reviews


def by_the_reference(history: History) -> tuple[float, float]:
    """Return stability and difficulty as py-fsrs computes them, in whole days."""
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, at = fsrs.Card(), datetime(2020, 1, 1, 12, tzinfo=UTC)
    for rating, elapsed in history:
        at += timedelta(days=elapsed)
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), at)
    assert card.stability is not None
    assert card.difficulty is not None
    return card.stability, card.difficulty


def agrees_with_the_reference(known: list[History]) -> None:
    states = Memory.default().states({QuestionKey("b", str(n)): reviews_from(h) for n, h in enumerate(known)})
    for history, state in zip(known, states.values(), strict=True):
        expected = pytest.approx(by_the_reference(history), rel=1e-3)
        assert (state.stability, state.difficulty) == expected, history


def test_states_are_those_of_the_reference_implementation() -> None:
    agrees_with_the_reference(histories(300, longest=10))


@pytest.mark.slow
def test_ten_thousand_states_are_those_of_the_reference_implementation() -> None:
    agrees_with_the_reference(histories(10_000, longest=6, seed=2))


def test_the_parameters_of_the_average_learner_are_those_of_the_core() -> None:
    assert pytest.approx(fsrs_rs_python.DEFAULT_PARAMETERS, rel=1e-6) == DEFAULT_PARAMETERS
    assert pytest.approx(fsrs.Scheduler().parameters) == DEFAULT_PARAMETERS


def test_a_state_after_a_sequence_is_that_of_the_same_reviews() -> None:
    key = QuestionKey("b", "q")
    history = [(3, 0), (1, 4), (3, 0), (3, 2)]
    reviews = reviews_from(history)
    expected = Memory.default().states({key: reviews})[key]
    assert Memory.default().state_after(history, last_day=reviews[-1].day) == expected
    assert expected.last_day == TODAY + 6


def test_without_reviews_there_are_no_states() -> None:
    assert Memory.default().states({}) == {}


@pytest.mark.parametrize("stability", [0.01, 0.5, 1.0, 2.5, 10.0, 123.4, 36_500.0])
def test_an_interval_is_that_of_the_reference_at_least_a_day_and_recall_is_then_as_desired(stability: float) -> None:
    memory, state = Memory.default(), Remembered(stability, 5.0, TODAY)
    days = memory.interval_days(state)
    reference = fsrs.Scheduler(desired_retention=0.9, enable_fuzzing=False)
    assert days == reference._next_interval(stability=stability)
    assert memory.due_day(state) == TODAY + days
    if stability >= 10:
        assert memory.retrievability(state, TODAY + days) == pytest.approx(0.9, abs=0.004)


def test_another_retention_gives_another_interval_and_none_is_longer_than_a_century() -> None:
    memory, state = Memory.default(), Remembered(100.0, 5.0, TODAY)
    intervals = [memory.interval_days(state, retention) for retention in (0.97, 0.9, 0.8)]
    assert all(one < other for one, other in pairwise(intervals))
    assert memory.interval_days(Remembered(36_500.0, 5.0, TODAY), 0.5) == 36_500


def test_recall_falls_with_the_days_and_is_certain_today_though_the_last_review_lies_ahead() -> None:
    memory, state = Memory.default(), Remembered(3.0, 5.0, TODAY)
    recalls = [memory.retrievability(state, TODAY + days) for days in (-5, 0, 1, 3, 100)]
    assert recalls[:2] == [1.0, 1.0]
    assert recalls[3] == pytest.approx(0.9)
    assert recalls == sorted(recalls, reverse=True)


def simulated(
    parameters: tuple[float, ...], *, questions: int, times: int, seed: int = 3
) -> dict[QuestionKey, list[Review]]:
    """Return reviews of a learner whose memory has these parameters."""
    rng, memory = random.Random(seed), Memory(parameters)
    found = {}
    for question in range(questions):
        history: History = [(GOOD if rng.random() < 0.7 else AGAIN, 0)]
        for _ in range(times - 1):
            elapsed = rng.choice((0, 1, 1, 2, 3, 5, 8, 13))
            state = memory.state_after(history, last_day=0)
            recalled = not elapsed or rng.random() < memory.retrievability(state, elapsed)
            history.append((GOOD if recalled else AGAIN, elapsed))
        found[QuestionKey("b", str(question))] = reviews_from(history, first_day=TODAY + rng.randrange(20))
    return found


def test_a_fit_on_a_learner_unlike_the_average_predicts_later_reviews_better() -> None:
    reviews = simulated(OTHERS, questions=300, times=12)
    later = sum(bool(review.elapsed_days) for of in reviews.values() for review in of)
    found = fit(reviews)
    assert found is not None
    assert (found.is_better, found.reviews) == (True, later)
    assert 0.15 * later < found.held_out < 0.3 * later
    assert len(found.parameters) == len(DEFAULT_PARAMETERS)
    assert 0 < found.fitted_log_loss < found.default_log_loss
    assert fit(reviews) == found


def test_a_fit_that_learned_from_too_little_is_told_to_be_no_better() -> None:
    found = fit(simulated(OTHERS, questions=120, times=12))
    assert found is not None
    assert not found.is_better
    assert found.fitted_log_loss >= found.default_log_loss


def test_a_fit_is_told_from_the_usual_parameters_by_reviews_that_it_did_not_see() -> None:
    reviews = simulated(OTHERS, questions=60, times=12, seed=4)
    found = fit(reviews)
    assert found is not None
    days = sorted(review.day for of in reviews.values() for review in of if review.elapsed_days)
    split = days[int(len(days) * 0.8)]
    held_out = [(k, n) for k, of in reviews.items() for n, r in enumerate(of) if r.elapsed_days and r.day >= split]
    assert len(held_out) == found.held_out
    assert log_loss(Memory(found.parameters), reviews, held_out) == pytest.approx(found.fitted_log_loss)
    assert log_loss(Memory.default(), reviews, held_out) == pytest.approx(found.default_log_loss)


def test_with_too_few_reviews_on_a_later_day_there_is_no_fit() -> None:
    few = {QuestionKey("b", str(n)): reviews_from([(3, 0), (3, 1)]) for n in range(MIN_REVIEWS_TO_FIT - 1)}
    same_day = {QuestionKey("b", str(n)): reviews_from([(3, 0), (3, 0)]) for n in range(MIN_REVIEWS_TO_FIT)}
    assert fit(few) is None
    assert fit(same_day) is None
    assert fit({}) is None


def test_where_all_later_reviews_were_on_one_day_nothing_is_left_to_fit_on() -> None:
    assert fit({QuestionKey("b", str(n)): reviews_from([(3, 0), (3, 1)]) for n in range(MIN_REVIEWS_TO_FIT)}) is None


def test_a_panic_of_the_core_is_no_fit() -> None:
    assert _computed([_item(reviews_from([(3, 0)]))]) is None


def test_an_interruption_of_a_fit_goes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        def __init__(self, parameters: list[float]) -> None:
            pass

        def compute_parameters(self, items: object) -> list[float]:
            raise KeyboardInterrupt

    monkeypatch.setattr(fsrs_rs_python, "FSRS", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        _computed([])


def test_log_loss_is_that_of_the_chance_of_recall() -> None:
    key = QuestionKey("b", "q")
    reviews = {key: reviews_from([(3, 0), (3, 4), (1, 9)])}
    memory = Memory.default()
    first, second = memory.state_after([(3, 0)], last_day=0), memory.state_after([(3, 0), (3, 4)], last_day=0)
    expected = -(math.log(memory.retrievability(first, 4)) + math.log(1 - memory.retrievability(second, 9))) / 2
    assert log_loss(memory, reviews, [(key, 1), (key, 2)]) == pytest.approx(expected, rel=1e-5)


def test_only_this_module_imports_the_core() -> None:
    from pathlib import Path

    package = Path(memory_module.__file__).parents[1]
    importing = [
        path.name
        for path in package.rglob("*.py")
        if "import fsrs" in path.read_text() or "from fsrs" in path.read_text()
    ]
    assert importing == ["memory.py"]
