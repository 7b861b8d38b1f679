"""How ready a learner is: an interval for the score of an exam like the profile's, and the chance to pass it.

Only first exposures count: whoever answers a question again remembers it, which tells nothing of new questions. Below
the stated evidence no figure is given. ``level`` estimates what a learner can do today; ``docs/methods.md`` derives the
formulas and prints how true they prove.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MIN_FIRST_ANSWERS = 40
MIN_TOPIC_SHARE = 0.6
MIN_ANSWERS_IN_A_TOPIC = 2
PERCENT_90 = (0.05, 0.95)

TopicKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Exposed:
    """A first exposure: where, whether it was right, and how many days ago."""

    bank: str
    topic: str
    correct: bool
    age_days: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """First-exposure accuracy today, 0 to 1: of ``topics`` with answers, and the ``mean`` for those without."""

    mean: float
    topics: Mapping[TopicKey, float]

    def of(self, bank: str, topic: str) -> float:
        """Return the chance, 0 to 1, of a right first answer in a topic."""
        return self.topics.get((bank, topic), self.mean)


def first_accuracy(exposed: Sequence[Exposed]) -> Accuracy:
    """Return the posterior means of the chances of a right first answer, from the first exposures."""
    from cps_quiz.stats.level import posterior

    found = posterior(exposed, {})
    means = (found.weight @ found.in_topics).tolist()
    return Accuracy(
        _chance(float(found.weight @ found.level)),
        {topic: _chance(mean) for topic, mean in zip(found.topics, means, strict=True)},
    )


@dataclass(frozen=True, slots=True)
class Readiness:
    """An estimate. ``low`` and ``high`` hold the exam's score with a chance of 90 %; shares are from 0 to 1.

    ``true_low`` and ``true_high`` hold the share of all such questions that the learner would get right.
    """

    expected: float
    low: float
    high: float
    true_low: float
    true_high: float
    pass_chance: float
    first_answers: int
    topics_with_evidence: int
    topics: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no estimate yet: how many first answers there are and are needed, and topics that lack them."""

    first_answers: int
    needed: int
    topics: tuple[TopicKey, ...]


def readiness(
    exposed: Sequence[Exposed], shares: Mapping[TopicKey, float], *, questions: int, pass_share: float
) -> Readiness | Missing:
    """Return the estimate for an exam of ``questions`` questions, drawn from topics by ``shares``, which sum to 1.

    The score that a learner with the true score θ gets varies by E[θ(1 - θ)]/questions, of which the draw by quotas
    leaves the part inside topics (Cochran 1977, section 5.6); E[θ(1 - θ)] = mean(1 - mean) - variance.
    """
    relevant = [first for first in exposed if shares.get((first.bank, first.topic))]
    counts = Counter((first.bank, first.topic) for first in relevant)
    drawn = [topic for topic, share in shares.items() if share]
    thin = tuple(topic for topic in drawn if counts[topic] < MIN_ANSWERS_IN_A_TOPIC)
    covered = 1 - sum(shares[topic] for topic in thin)
    if len(relevant) < MIN_FIRST_ANSWERS or covered < MIN_TOPIC_SHARE - 1e-9:
        return Missing(len(relevant), MIN_FIRST_ANSWERS, thin)
    from cps_quiz.stats.level import posterior

    found = posterior(relevant, shares)
    mean = found.score.clip(0.0, 1.0)
    of_draw = found.within * (mean * (1 - mean) - found.variance).clip(min=0.0) / questions
    true = _Mixture(found.weight.tolist(), found.score.tolist(), (found.variance**0.5).tolist())
    exam = _Mixture(true.weights, true.means, ((found.variance + of_draw) ** 0.5).tolist())
    low, high = map(exam.quantile, PERCENT_90)
    true_low, true_high = map(true.quantile, PERCENT_90)
    needed = math.ceil(pass_share * questions - 1e-9)
    return Readiness(
        expected=true.mean,
        low=low,
        high=high,
        true_low=true_low,
        true_high=true_high,
        pass_chance=1 - exam.below((needed - 0.5) / questions),
        first_answers=len(relevant),
        topics_with_evidence=len(drawn) - len(thin),
        topics=len(drawn),
    )


class _Mixture:
    """A mixture of normal distributions, restricted to the values from 0 to 1."""

    def __init__(self, weights: Sequence[float], means: Sequence[float], sds: Sequence[float]) -> None:
        self.weights, self.means, self.sds = weights, means, sds
        self.under = self._unrestricted(0.0)
        self.inside = self._unrestricted(1.0) - self.under

    def _unrestricted(self, value: float) -> float:
        return sum(
            weight * _normal_below((value - mean) / sd)
            for weight, mean, sd in zip(self.weights, self.means, self.sds, strict=True)
        )

    def below(self, value: float) -> float:
        """Return the chance of less than a value."""
        return _chance((self._unrestricted(_chance(value)) - self.under) / self.inside)

    def quantile(self, chance: float) -> float:
        """Return the value below which the mixture is with a chance, to four decimals."""
        low, high = 0.0, 1.0
        for _ in range(16):
            middle = (low + high) / 2
            low, high = (middle, high) if self.below(middle) < chance else (low, middle)
        return (low + high) / 2

    @property
    def mean(self) -> float:
        """The mean: each part's is that of a truncated normal distribution."""
        first_moments = (
            weight * (mean * (_normal_below(b) - _normal_below(a)) + sd * (_density(a) - _density(b)))
            for weight, mean, sd in zip(self.weights, self.means, self.sds, strict=True)
            for a, b in ((-mean / sd, (1 - mean) / sd),)
        )
        return sum(first_moments) / self.inside


def _normal_below(z: float) -> float:
    return 0.5 * math.erfc(-z / math.sqrt(2))


def _density(z: float) -> float:
    return math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def _chance(value: float) -> float:
    return min(max(value, 0.0), 1.0)
