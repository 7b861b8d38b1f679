"""Which questions to ask today so that most is remembered on the exam day.

Ordinary spaced repetition asks what is about to be forgotten; for an exam that spends the budget on what is safe and
never reaches the rest. Here each question asked on day h costs a price λ_h, as high as makes the budget come out
right, and a question's *index* is how much more it is worth to ask it today, at that price, than to keep it for
later:

    ask    Q_h(S, D, e) = -λ_h + R(e, S) W_h(S_good, D_good) + (1 - R(e, S)) W_h(S_again, D_again)
    keep   K_{H-1}(S, D, e) = R(e + 1, S)
           K_h(S, D, e) = q max(Q_{h+1}, K_{h+1})(S, D, e + 1) + (1 - q) K_{h+1}(S, D, e + 1)
           W_h(S, D) = K_h(S, D, 0)
    index  Q_0 - K_0

h counts days from today, 0, to the last before the exam, H - 1; e is the days since the last review; q the chance
that a future study day is kept. For a question never seen, the learner's first-exposure accuracy stands in place of
R, and keeping it unseen to the end is worth ``unseen_value``. Prices are λ_h = c (1 + 2 exp(-(H-1-h)/τ)); c and τ
minimize the Lagrangian dual Σ_i max(Q_0, K_0) + b_0 λ_0 + q Σ_{h>0} b_h λ_h, whose minimum also bounds what any
policy can reach.

This is the restless-bandit relaxation of P. Whittle, "Restless bandits: activity allocation in a changing world"
(1988), with finite horizon and time-dependent prices.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from cps_quiz.review.forgetting import AGAIN, GOOD, Floats, Forgetting, State

ATTENDANCE = 0.85
PRICE_RANGE = (5e-4, 0.3)
TAUS = (4.0, 2.0, 8.0, 16.0)
DUAL_SAMPLE = 80
UNSEEN_LEAD = 10.0  # more than any index: values are chances
STABILITY_NODES = np.geomspace(0.02, 1500, 24)
DIFFICULTY_NODES = np.linspace(1.5, 10, 4)
_GOLDEN = (math.sqrt(5) - 1) / 2


@dataclass(frozen=True, slots=True)
class Horizon:
    """What lies ahead, day by day until the last before the exam; today is the first, so there is at least one.

    ``questions`` tells how many can be asked on each day, 0 on a day off; ``attendance`` is the chance, 0 to 1, that a
    later study day is kept.
    """

    questions: tuple[float, ...]
    attendance: float = ATTENDANCE

    @classmethod
    def every_day(cls, days: int, questions_a_day: float, attendance: float = ATTENDANCE) -> "Horizon":
        """Return a horizon without days off."""
        return cls((questions_a_day,) * days, attendance)

    @property
    def days(self) -> int:
        """How many days are left."""
        return len(self.questions)

    @property
    def expected(self) -> Floats:
        """How many questions are asked on each day, on average: today for certain."""
        expected = np.array(self.questions) * self.attendance
        expected[0] = self.questions[0]
        return expected

    @property
    def budget(self) -> float:
        """How many questions are asked in all, on average."""
        return float(self.expected.sum())


@dataclass(frozen=True, slots=True)
class Seen:
    """Questions that were reviewed: their memory, and the days since the last review as of today."""

    state: State
    elapsed_days: Floats

    def __len__(self) -> int:
        return len(self.elapsed_days)


@dataclass(frozen=True, slots=True)
class Unseen:
    """Questions never seen: the chance of a right first answer, and what one unseen to the end is worth."""

    first_accuracy: Floats
    value: float = 0.0

    def __len__(self) -> int:
        return len(self.first_accuracy)


@dataclass(frozen=True, slots=True)
class Indices:
    """The index of each question, and the bound on the recall of all of them, summed, that any policy can reach."""

    seen: Floats
    unseen: Floats
    bound: float


@dataclass(frozen=True, slots=True)
class _Weights:
    """Where states lie on the grid: ``value = Σ_k nodes[index[k]] * weight[k]``, of shape (4, ...)."""

    index: np.ndarray[tuple[int, ...], np.dtype[np.intp]]
    weight: Floats

    def of(self, nodes: Floats) -> Floats:
        return np.asarray((nodes[self.index] * self.weight).sum(axis=0))


def _on_grid(state: State) -> _Weights:
    """Return bilinear weights, in log stability and in difficulty; what lies outside takes the nearest edge."""
    logs, nodes = np.log(STABILITY_NODES), DIFFICULTY_NODES
    x = np.clip((np.log(state.stability) - logs[0]) / (logs[1] - logs[0]), 0, len(logs) - 1)
    y = np.clip((state.difficulty - nodes[0]) / (nodes[1] - nodes[0]), 0, len(nodes) - 1)
    i = np.minimum(x.astype(np.intp), len(logs) - 2)
    j = np.minimum(y.astype(np.intp), len(nodes) - 2)
    u, v = x - i, y - j
    at = i * len(nodes) + j
    index = np.stack([at, at + 1, at + len(nodes), at + len(nodes) + 1])
    weight = np.stack([(1 - u) * (1 - v), (1 - u) * v, u * (1 - v), u * v])
    return _Weights(index, weight)


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """What asking does to reviewed states after each number of days: recall, and where good and again lead."""

    recall: Floats
    good: _Weights
    again: _Weights
    recall_next_day: Floats

    @classmethod
    def of(cls, memory: Forgetting, state: State, elapsed_days: Floats) -> "_Reviewed":
        return cls(
            memory.retrievability(elapsed_days, state.stability),
            _on_grid(memory.after(GOOD, state, elapsed_days)),
            _on_grid(memory.after(AGAIN, state, elapsed_days)),
            memory.retrievability(elapsed_days + 1, state.stability),
        )

    def asked(self, day: int | slice, worth: Floats, price: float) -> Floats:
        """Return Q for the states of a day; ``worth`` is W of that day on the grid."""
        recall = self.recall[day]
        good = (worth[self.good.index[:, day]] * self.good.weight[:, day]).sum(axis=0)
        again = (worth[self.again.index[:, day]] * self.again.weight[:, day]).sum(axis=0)
        return np.asarray(recall * good + (1 - recall) * again - price)


def prices(c: float, tau: float, days: int) -> Floats:
    """Return λ_h for every day: higher towards the end, when a review helps most."""
    left = np.arange(days - 1, -1, -1)
    return np.asarray(c * (1 + 2 * np.exp(-left / tau)))


class Planner:
    """Solves the relaxed problem for one learner and horizon."""

    def __init__(self, memory: Forgetting, horizon: Horizon, *, seed: int = 0) -> None:
        self._memory = memory
        self._horizon = horizon
        self._rng = np.random.default_rng(seed)
        s, d = np.meshgrid(STABILITY_NODES, DIFFICULTY_NODES, indexing="ij")
        grid = State(s.ravel(), d.ravel())
        elapsed = np.arange(horizon.days, dtype=float)[:, None]
        shaped = State(
            np.broadcast_to(grid.stability, (horizon.days, s.size)),
            np.broadcast_to(grid.difficulty, (horizon.days, s.size)),
        )
        self._grid = _Reviewed.of(memory, shaped, np.broadcast_to(elapsed, shaped.stability.shape))
        firsts = [memory.initial(rating) for rating in (GOOD, AGAIN)]
        state = State(np.array([s for s, _ in firsts]), np.array([d for _, d in firsts]))
        self._first = _on_grid(state)

    def indices(self, seen: Seen, unseen: Unseen) -> Indices:
        """Return every question's index today. Negative ones are worth asking too while there is budget."""
        sample, scale = self._sample(seen)
        sampled = self._follow(sample)

        def dual(c: float, tau: float) -> float:
            costs = prices(c, tau, self._horizon.days)
            values = self._solve(costs, sampled, unseen)
            kept = sum(
                scale_of * float(np.maximum(ask, keep).sum())
                for scale_of, (ask, keep) in zip((scale, 1.0), values, strict=True)
            )
            return kept + float(costs @ self._horizon.expected)

        best_c, best_tau, bound = _minimize(dual, self._horizon.days)
        values = self._solve(prices(best_c, best_tau, self._horizon.days), self._follow(seen), unseen)
        (ask_seen, keep_seen), (ask_unseen, keep_unseen) = values
        return Indices(ask_seen - keep_seen, ask_unseen - keep_unseen, bound)

    def _sample(self, seen: Seen) -> tuple[Seen, float]:
        if len(seen) <= DUAL_SAMPLE:
            return seen, 1.0
        chosen = self._rng.choice(len(seen), DUAL_SAMPLE, replace=False)
        state = State(seen.state.stability[chosen], seen.state.difficulty[chosen])
        return Seen(state, seen.elapsed_days[chosen]), len(seen) / DUAL_SAMPLE

    def _follow(self, seen: Seen) -> _Reviewed:
        """Return what asking each question would do on each day, by exact transitions, of shape (days, questions)."""
        shape = (self._horizon.days, len(seen))
        state = State(np.broadcast_to(seen.state.stability, shape), np.broadcast_to(seen.state.difficulty, shape))
        return _Reviewed.of(self._memory, state, seen.elapsed_days + np.arange(self._horizon.days)[:, None])

    def _solve(
        self, costs: Floats, seen: _Reviewed, unseen: Unseen
    ) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
        """Go back from the last day to today; return (Q_0, K_0) of the seen and of the unseen questions."""
        last = self._horizon.days - 1
        keep = self._grid.recall_next_day  # K on the grid by elapsed days, of the day in hand
        keep_seen = seen.recall_next_day[last]
        keep_unseen = np.full(len(unseen), unseen.value)
        p = unseen.first_accuracy
        for day in range(last, -1, -1):
            worth = keep[0]
            price = float(costs[day])
            ask_seen = seen.asked(day, worth, price)
            good, again = self._first.of(worth)
            ask_unseen = p * good + (1 - p) * again - price
            if day == 0:
                break
            ask = self._grid.asked(slice(0, day + 1), worth, price)
            keep = keep[: day + 1]
            q = self._horizon.attendance if self._horizon.questions[day] else 0.0
            keep = (q * np.maximum(ask, keep) + (1 - q) * keep)[1:]
            keep_seen = q * np.maximum(ask_seen, keep_seen) + (1 - q) * keep_seen
            keep_unseen = q * np.maximum(ask_unseen, keep_unseen) + (1 - q) * keep_unseen
        return (ask_seen, keep_seen), (ask_unseen, keep_unseen)


def _minimize(dual: Callable[[float, float], float], days: int) -> tuple[float, float, float]:
    """Return c, τ and the dual there: golden section on log c, more finely for the first τ."""
    best = (PRICE_RANGE[0], TAUS[0], math.inf)
    for tau in TAUS:
        if tau != TAUS[0] and tau > days:
            continue
        evaluations = 9 if tau == TAUS[0] else 5
        low, high = map(math.log, PRICE_RANGE)
        left, right = high - _GOLDEN * (high - low), low + _GOLDEN * (high - low)
        at_left, at_right = dual(math.exp(left), tau), dual(math.exp(right), tau)
        best = min(best, (math.exp(left), tau, at_left), (math.exp(right), tau, at_right), key=lambda found: found[2])
        for _ in range(evaluations - 2):
            if at_left < at_right:
                high, right, at_right = right, left, at_left
                left = high - _GOLDEN * (high - low)
                at_left = dual(math.exp(left), tau)
                best = min(best, (math.exp(left), tau, at_left), key=lambda found: found[2])
            else:
                low, left, at_left = left, right, at_right
                right = low + _GOLDEN * (high - low)
                at_right = dual(math.exp(right), tau)
                best = min(best, (math.exp(right), tau, at_right), key=lambda found: found[2])
    return best


def unseen_come_first(horizon: Horizon, unseen: int) -> bool:
    """Whether the budget is so short that questions never seen go before all others."""
    return horizon.budget < 2 * unseen


def choose(planner: Planner, horizon: Horizon, seen: Seen, unseen: Unseen) -> tuple[Floats, Floats, float]:
    """Return the priority of each seen and unseen question today, higher first, and the bound of ``Indices``."""
    found = planner.indices(seen, unseen)
    lead = UNSEEN_LEAD if unseen_come_first(horizon, len(unseen)) else 0.0
    return found.seen, found.unseen + lead, found.bound
