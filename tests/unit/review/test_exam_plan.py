"""What to ask for the exam day: the recursion against a direct one, the guard, and the bound."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.review import exam_plan
from cps_quiz.review.exam_plan import Horizon, Planner, Seen, Unseen, choose, prices, unseen_come_first
from cps_quiz.review.forgetting import AGAIN, GOOD, Forgetting, State
from cps_quiz.review.memory import Memory

MEMORY = Forgetting(Memory.default().parameters)
NONE_SEEN = Seen(State(np.zeros(0), np.zeros(0)), np.zeros(0))
NONE_UNSEEN = Unseen(np.zeros(0))


def seen(*questions: tuple[float, float, float]) -> Seen:
    """Return reviewed questions: stability, difficulty, days since the last review."""
    stability, difficulty, elapsed = (np.array(column, dtype=float) for column in zip(*questions, strict=True))
    return Seen(State(stability, difficulty), elapsed)


def many_seen(count: int, *, seed: int = 0) -> Seen:
    rng = np.random.default_rng(seed)
    state = State(rng.uniform(0.2, 40, count), rng.uniform(1.5, 10, count))
    return Seen(state, rng.integers(1, 15, count).astype(float))


def unseen(count: int, accuracy: float = 0.6) -> Unseen:
    return Unseen(np.full(count, accuracy))


def recall(days: float, stability: float) -> float:
    return float(MEMORY.retrievability(np.array(days), np.array(stability)))


class Direct:
    """The recursion of one question written down as it stands, with exact transitions and no grid."""

    def __init__(self, costs: Sequence[float], horizon: Horizon) -> None:
        self.costs, self.last = costs, horizon.days - 1
        self.kept = [horizon.attendance if planned else 0.0 for planned in horizon.questions]

    def ask(self, day: int, s: float, d: float, e: float) -> float:
        worth = []
        for rating in (GOOD, AGAIN):
            after = MEMORY.after(rating, State(np.array([s]), np.array([d])), np.array([e]))
            worth.append(self.keep(day, float(after.stability[0]), float(after.difficulty[0]), 0))
        p = recall(e, s)
        return p * worth[0] + (1 - p) * worth[1] - self.costs[day]

    def keep(self, day: int, s: float, d: float, e: float) -> float:
        if day == self.last:
            return recall(e + 1, s)
        later, q = self.keep(day + 1, s, d, e + 1), self.kept[day + 1]
        return q * max(self.ask(day + 1, s, d, e + 1), later) + (1 - q) * later if q else later

    def ask_first(self, day: int, accuracy: float) -> float:
        good, again = (self.keep(day, *MEMORY.initial(rating), 0) for rating in (GOOD, AGAIN))
        return accuracy * good + (1 - accuracy) * again - self.costs[day]

    def keep_unseen(self, day: int, accuracy: float, value: float) -> float:
        if day == self.last:
            return value
        later, q = self.keep_unseen(day + 1, accuracy, value), self.kept[day + 1]
        return q * max(self.ask_first(day + 1, accuracy), later) + (1 - q) * later


def solved(costs: Sequence[float], horizon: Horizon, of: Seen, new: Unseen) -> list[list[float]]:
    """Return Q_0 and K_0 of the seen, then of the unseen questions."""
    planner = Planner(MEMORY, horizon)
    values = planner._solve(np.array(costs), planner._follow(of), new)
    return [value.tolist() for pair in values for value in pair]


HORIZONS = [
    Horizon((1.0,), 0.8),
    Horizon.every_day(2, 3),
    Horizon.every_day(5, 1, attendance=1.0),
    Horizon.every_day(5, 1, attendance=0.6),
    Horizon((2.0, 0.0, 2.0, 0.0, 1.0), 0.9),
]
QUESTIONS = seen((0.4, 6.0, 2.0), (2.3, 2.2, 1.0), (3.0, 7.0, 9.0), (25.0, 4.0, 3.0))


def direct(costs: Sequence[float], horizon: Horizon, of: Seen, new: Unseen) -> list[list[float]]:
    one = Direct(costs, horizon)
    each = list(zip(of.state.stability, of.state.difficulty, of.elapsed_days, strict=True))
    return [
        [one.ask(0, *question) for question in each],
        [one.keep(0, *question) for question in each],
        [one.ask_first(0, p) for p in new.first_accuracy],
        [one.keep_unseen(0, p, new.value) for p in new.first_accuracy],
    ]


@pytest.mark.parametrize("horizon", HORIZONS)
@pytest.mark.parametrize("price", [0.0, 0.03, 0.1])
def test_the_recursion_on_a_fine_grid_is_the_direct_one(
    horizon: Horizon, price: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exam_plan, "STABILITY_NODES", np.geomspace(0.01, 1500, 600))
    monkeypatch.setattr(exam_plan, "DIFFICULTY_NODES", np.linspace(1, 10, 40))
    costs = prices(price, 4, horizon.days).tolist()
    new = Unseen(np.array([0.3, 0.8]), value=0.1)
    for found, expected in zip(
        solved(costs, horizon, QUESTIONS, new), direct(costs, horizon, QUESTIONS, new), strict=True
    ):
        assert found == pytest.approx(expected, abs=2e-4)


@pytest.mark.parametrize("horizon", HORIZONS)
def test_the_grid_in_use_is_within_a_hundredth_of_the_direct_recursion(horizon: Horizon) -> None:
    costs = prices(0.03, 4, horizon.days).tolist()
    new = Unseen(np.array([0.3, 0.8]))
    for found, expected in zip(
        solved(costs, horizon, QUESTIONS, new), direct(costs, horizon, QUESTIONS, new), strict=True
    ):
        assert found == pytest.approx(expected, abs=0.01)


def test_prices_rise_towards_the_exam_to_three_times_the_first_ones() -> None:
    found = prices(0.02, 4, 60)
    assert found.shape == (60,)
    assert np.all(np.diff(found) > 0)
    assert found[-1] == pytest.approx(0.06)
    assert found[-5] == pytest.approx(0.02 * (1 + 2 * math.exp(-1)))
    assert found[0] == pytest.approx(0.02, rel=1e-5)


def test_one_day_has_one_price() -> None:
    assert prices(0.02, 4, 1).tolist() == pytest.approx([0.06])


def test_the_expected_budget_counts_today_for_certain_and_days_off_not_at_all() -> None:
    horizon = Horizon((10.0, 20.0, 0.0, 30.0), 0.5)
    assert horizon.expected.tolist() == [10.0, 10.0, 0.0, 15.0]
    assert horizon.budget == 35.0


def test_on_a_day_off_nothing_is_asked_whatever_it_pays() -> None:
    new = unseen(1)
    dear, paid = [0.05, 0.05, 0.05], [0.05, -10.0, 0.05]
    day_off = Horizon((5.0, 0.0, 5.0), 0.9)
    assert solved(dear, day_off, QUESTIONS, new) == solved(paid, day_off, QUESTIONS, new)
    study_day = Horizon((5.0, 5.0, 5.0), 0.9)
    assert solved(dear, study_day, QUESTIONS, new) != solved(paid, study_day, QUESTIONS, new)


def test_with_days_off_alone_ahead_the_index_ranks_by_the_gain_of_asking_today() -> None:
    days = 4
    horizon = Horizon((1.0, *[0.0] * (days - 1)))
    gains = []
    for s, d, e in zip(QUESTIONS.state.stability, QUESTIONS.state.difficulty, QUESTIONS.elapsed_days, strict=True):
        good, again = (
            float(MEMORY.after(rating, State(np.array([s]), np.array([d])), np.array([e])).stability[0])
            for rating in (GOOD, AGAIN)
        )
        p = recall(e, s)
        gains.append(p * recall(days, good) + (1 - p) * recall(days, again) - recall(e + days, s))
    index = Planner(MEMORY, horizon).indices(QUESTIONS, NONE_UNSEEN).seen
    assert np.diff(index).tolist() == pytest.approx(np.diff(gains).tolist(), abs=0.005)


def test_the_guard_ends_where_the_budget_is_twice_the_unseen() -> None:
    horizon = Horizon.every_day(10, 10, attendance=1.0)
    assert not unseen_come_first(horizon, 50)
    assert unseen_come_first(horizon, 51)
    assert not unseen_come_first(horizon, 0)


def test_where_the_budget_is_short_all_unseen_go_before_all_seen_though_their_index_is_lower() -> None:
    horizon, new = Horizon.every_day(3, 2), Unseen(np.full(30, 0.05), value=0.9)
    index = Planner(MEMORY, horizon).indices(QUESTIONS, new)
    assert index.unseen.max() < index.seen.min()
    of_seen, of_unseen, _ = choose(Planner(MEMORY, horizon), horizon, QUESTIONS, new)
    assert of_unseen.min() > of_seen.max()


@pytest.mark.parametrize(("c", "tau"), [(0.004, 4.0), (0.05, 4.0), (0.2, 4.0), (0.05, 16.0)])
def test_the_lowest_dual_is_found_with_few_evaluations(c: float, tau: float) -> None:
    asked: list[float] = []

    def dual(at: float, of: float) -> float:
        asked.append(of)
        return (math.log(at) - math.log(c)) ** 2 + 9 * (of != tau)

    found_c, found_tau, _ = exam_plan._minimize(dual, 30)
    assert found_tau == tau
    assert abs(math.log(found_c) - math.log(c)) < (0.2 if tau == 4 else 1.0)
    assert [asked.count(of) for of in (4.0, 2.0, 8.0, 16.0)] == [9, 5, 5, 5]


def test_prices_that_fall_off_more_slowly_than_the_days_left_are_not_tried() -> None:
    asked = set[float]()

    def dual(c: float, tau: float) -> float:
        asked.add(tau)
        return c

    exam_plan._minimize(dual, 3)
    assert asked == {2.0, 4.0}


def test_where_the_budget_suffices_the_priorities_are_the_indices() -> None:
    horizon, new = Horizon.every_day(10, 10), unseen(3)
    found = Planner(MEMORY, horizon).indices(QUESTIONS, new)
    of_seen, of_unseen, bound = choose(Planner(MEMORY, horizon), horizon, QUESTIONS, new)
    assert of_seen.tolist() == found.seen.tolist()
    assert of_unseen.tolist() == found.unseen.tolist()
    assert bound == found.bound


def test_a_plan_is_the_same_for_a_seed_though_its_prices_come_from_a_sample() -> None:
    horizon, questions = Horizon.every_day(12, 20), many_seen(200)
    one, other = (choose(Planner(MEMORY, horizon, seed=7), horizon, questions, unseen(20)) for _ in range(2))
    assert [part.tolist() for part in one[:2]] == [part.tolist() for part in other[:2]]
    assert one[2] == other[2]


def test_alike_questions_have_the_same_index() -> None:
    horizon = Horizon.every_day(10, 5)
    found = Planner(MEMORY, horizon).indices(seen(*[(3.0, 5.0, 2.0)] * 3), unseen(4))
    assert len(set(found.seen.tolist())) == 1
    assert len(set(found.unseen.tolist())) == 1


def expected_at_exam(horizon: Horizon, count: int, accuracy: float, *, passes: int) -> float:
    """Return the exact summed recall where all questions are asked in order, once or twice, every day being kept."""
    a_day, days = round(horizon.questions[0]), horizon.days
    half = count // a_day
    total = 0.0
    for number in range(count):
        first = number // a_day
        for rating, chance in ((GOOD, accuracy), (AGAIN, 1 - accuracy)):
            s, d = MEMORY.initial(rating)
            if passes == 1:
                total += chance * recall(days - first, s)
                continue
            p = recall(half, s)
            for second, met in ((GOOD, p), (AGAIN, 1 - p)):
                after = MEMORY.after(second, State(np.array([s]), np.array([d])), np.array([float(half)]))
                total += chance * met * recall(days - first - half, float(after.stability[0]))
    return total


@pytest.mark.parametrize("accuracy", [0.2, 0.6, 0.95])
@pytest.mark.parametrize("passes", [1, 2])
def test_the_bound_is_above_what_simple_rules_reach(accuracy: float, passes: int) -> None:
    count = 60
    horizon = Horizon.every_day(12, 10, attendance=1.0)
    bound = Planner(MEMORY, horizon).indices(NONE_SEEN, unseen(count, accuracy)).bound
    reached = expected_at_exam(horizon, count, accuracy, passes=passes)
    assert reached < bound <= count * 1.02


def test_the_bound_is_above_what_is_remembered_without_study() -> None:
    horizon = Horizon.every_day(12, 10)
    questions = many_seen(70)
    idle = MEMORY.retrievability(questions.elapsed_days + horizon.days, questions.state.stability).sum()
    assert idle < Planner(MEMORY, horizon).indices(questions, NONE_UNSEEN).bound


def test_an_empty_plan_is_empty() -> None:
    horizon = Horizon.every_day(5, 5)
    of_seen, of_unseen, _ = choose(Planner(MEMORY, horizon), horizon, NONE_SEEN, NONE_UNSEEN)
    assert (of_seen.tolist(), of_unseen.tolist()) == ([], [])


def test_five_hundred_questions_and_thirty_days_get_their_priorities() -> None:
    horizon = Horizon.every_day(30, 20)
    questions, new = many_seen(300), unseen(200)
    of_seen, of_unseen, bound = choose(Planner(MEMORY, horizon), horizon, questions, new)
    assert (of_seen.shape, of_unseen.shape) == ((300,), (200,))
    assert np.isfinite([*of_seen, *of_unseen]).all()
    assert 300 < bound < 500


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.001, 36_500), st.floats(1, 10), st.integers(0, 2000)), min_size=1, max_size=5),
    st.lists(st.sampled_from([0.0, 1.0, 40.0]), max_size=9),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_indices_are_differences_of_chances_and_prices(
    questions: list[tuple[float, float, int]], later: list[float], attendance: float, accuracy: float
) -> None:
    horizon = Horizon((3.0, *later), attendance)
    found = Planner(MEMORY, horizon).indices(seen(*questions), unseen(2, accuracy))
    dearest = 3 * exam_plan.PRICE_RANGE[1]
    every = np.concatenate([found.seen, found.unseen])
    assert np.all(every <= 1 + 1e-9)
    assert np.all(every >= -1 - dearest)
    assert 0 <= found.bound <= len(every) + horizon.budget * dearest
