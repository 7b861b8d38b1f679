"""Simulated candidates, unlike the readiness estimator: how they study, what they answer, and how their exam goes.

An answer depends on its question's own difficulty and sharpness, on slips and on guesses (a four-parameter logistic
model). Ability grows with study, faster at first (Newell and Rosenbloom 1981), half of it in a topic by that topic's
questions alone, and drifts from week to week. Study days are missed, and half of the candidates study one bank after
the other. What a candidate can do on the exam day (the true score: the share of all such questions that would be
right) is drawn from a normal distribution.
"""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from cps_quiz.stats.readiness import Exposed, TopicKey

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

EXAM_QUESTIONS, NEEDED = 100, 70
LEVELS = np.linspace(-8.0, 8.0, 641)


@dataclass(frozen=True)
class Family:
    """A population and a way to study.

    ``banks`` holds the weights of each bank's topics; banks count alike. ``ability`` is the true score's mean and
    standard deviation, ``days`` the least and most that study lasts. ``growth`` is a mean, ``topic_spread``, ``drift``
    and ``item_spread`` are standard deviations, all in logits; ``guess`` and ``slip`` are chances.
    """

    name: str
    banks: tuple[tuple[int, ...], ...]
    ability: tuple[float, float]
    days: tuple[int, int]
    growth: float
    topic_spread: float
    drift: float
    item_spread: float
    guess: tuple[float, float]
    slip: float

    @cached_property
    def shares(self) -> Floats:
        """Each topic's share of the exam."""
        return np.concatenate([np.array(weights) / sum(weights) / len(self.banks) for weights in self.banks])

    @cached_property
    def bank_of(self) -> Integers:
        """Each topic's bank."""
        return np.repeat(np.arange(len(self.banks)), [len(weights) for weights in self.banks])

    @cached_property
    def topics(self) -> list[TopicKey]:
        """The topics, bank by bank."""
        return [(f"bank-{bank}", f"topic-{number}") for number, bank in enumerate(self.bank_of)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a candidate answered, the true score and the exam's, 0 to 1, and the chance to pass, knowing all topics'."""

    exposed: list[Exposed]
    true_score: float
    exam_score: float
    oracle: float


class Simulation:
    """Makes the candidates of a family."""

    def __init__(self, family: Family, rng: np.random.Generator) -> None:
        self.family, self.rng = family, rng
        self.quotas = family.shares * EXAM_QUESTIONS
        # The mean over questions, by level; it rises, which a finite sample of questions keeps to.
        self.chances = np.mean([self._chance(LEVELS, *self._questions(1)) for _ in range(4000)], axis=0)

    def _questions(self, count: int) -> tuple[Floats, Floats, Floats]:
        """Return fresh questions: sharpness, difficulty, chance to guess."""
        return (
            self.rng.lognormal(0.0, 0.3, count),
            self.rng.normal(0.0, self.family.item_spread, count),
            self.rng.uniform(*self.family.guess, count),
        )

    def _chance(self, levels: Floats, sharpness: Floats, difficulty: Floats, guess: Floats) -> Floats:
        knows = 1 / (1 + np.exp(-sharpness * (levels - difficulty)))
        return guess + (1 - self.family.slip - guess) * knows

    def _right(self, levels: Floats) -> npt.NDArray[np.bool_]:
        """Return whether fresh questions are answered right."""
        return self.rng.random(len(levels)) < self._chance(levels, *self._questions(len(levels)))

    def _expected(self, levels: Floats) -> Floats:
        return np.interp(levels, LEVELS, self.chances)

    def candidate(self) -> Candidate:
        """Return the next candidate."""
        today = self._levels_today(min(max(self.rng.normal(*self.family.ability), 0.40), 0.96))
        chances = self._expected(today)
        return Candidate(
            self._answers(today),
            true_score=float(self.family.shares @ chances),
            exam_score=float(np.mean(self._right(np.repeat(today, self._exam())))),
            oracle=self._pass_chance(chances),
        )

    def _levels_today(self, ability: float) -> Floats:
        """Return each topic's level on the exam day, such that the true score is the ability."""
        offsets = self.rng.normal(0.0, self.family.topic_spread, len(self.quotas))
        low, high = -8.0, 8.0
        for _ in range(40):
            middle = (low + high) / 2
            below = self.family.shares @ self._expected(middle + offsets) < ability
            low, high = (middle, high) if below else (low, middle)
        return np.asarray(low + offsets)

    def _exam(self) -> Integers:
        """Return how many questions each topic gives: its quota; what is left of quotas is drawn."""
        whole = np.floor(self.quotas + 1e-9).astype(np.int64)
        odd = EXAM_QUESTIONS - int(whole.sum())
        if odd:
            left = self.quotas - whole
            whole[self.rng.choice(len(whole), odd, replace=False, p=left / left.sum())] += 1
        return whole

    def _pass_chance(self, chances: Floats) -> float:
        """Return the chance to pass where the chance in each topic is known: a Poisson binomial distribution."""
        whole = np.floor(self.quotas + 1e-9).astype(np.int64)
        left = self.quotas - whole
        odd = EXAM_QUESTIONS - int(whole.sum())
        rest = [float(left @ chances / left.sum())] * odd if odd else []
        count = np.array([1.0])
        for p in [*np.repeat(chances, whole), *rest]:
            count = np.append(count * (1 - p), 0.0) + np.append(0.0, count * p)
        return float(count[NEEDED:].sum())

    def _answers(self, today: Floats) -> list[Exposed]:
        """Return the first answers: so many, on the days that were kept, each at its day's level."""
        family, rng = self.family, self.rng
        count = round(math.exp(rng.uniform(math.log(25), math.log(400))))
        kept = np.flatnonzero(rng.random(rng.integers(*family.days, endpoint=True)) < rng.uniform(0.5, 0.95))
        ages = np.sort(rng.choice(kept if len(kept) else np.array([0]), count))[::-1] + rng.integers(
            0, 3, endpoint=True
        )
        topics = self._topics(count)
        growth = rng.gamma(2.0, family.growth / 2) if family.growth else 0.0
        right = self._right(today[topics] - growth * _still_to_come(topics) + self._drift(ages))
        return [
            Exposed(bank, topic, bool(correct), int(age))
            for (bank, topic), correct, age in zip((family.topics[t] for t in topics), right, ages, strict=True)
        ]

    def _topics(self, count: int) -> Integers:
        """Return the answers' topics, with a liking of the candidate's own: mixed, or one bank after the other."""
        shares, rng = self.family.shares, self.rng
        topics = rng.choice(len(shares), count, p=rng.dirichlet(40 * shares))
        if rng.random() < 0.5:
            order = rng.permutation(len(self.family.banks))[self.family.bank_of[topics]]
            topics = topics[np.argsort(order, kind="stable")]
        return topics

    def _drift(self, ages: Integers) -> Floats:
        """Return how far from today's level each answer's week was: an autoregression, 0.8 from week to week."""
        weeks = ages // 7
        path = np.zeros(int(weeks.max()) + 1)
        path[0] = self.rng.normal(0.0, self.family.drift)
        for week in range(1, len(path)):
            path[week] = 0.8 * path[week - 1] + self.rng.normal(0.0, 0.6 * self.family.drift)
        return np.asarray(path[weeks] - path[0])


def _still_to_come(topics: Integers) -> Floats:
    """Return for each answer the share, 0 to 1, of all growth that came after it."""

    def left(place: Floats) -> Floats:
        return np.asarray((np.exp(-2 * place) - np.exp(-2)) / (1 - np.exp(-2)))

    own = np.empty(len(topics))
    for topic in np.unique(topics):
        where = np.flatnonzero(topics == topic)
        own[where] = np.arange(len(where)) / len(where)
    return (left(np.arange(len(topics)) / len(topics)) + left(own)) / 2
