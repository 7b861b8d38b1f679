"""A learner's level today, from first answers: what topics, growth and drift leave of it, and how sure that is.

The chance of a right first answer in topic t, a days ago, is ``level + u_t``, less what came since: growth and drift.

- ``level`` is today's, of a normal prior: as uncertain as a share is after ``PRIOR_WEIGHT`` answers.
- ``u_t`` sets the topic apart, and is normal: with level and answers the mixed model of Robinson (1991, eq. 1.1).
- Growth goes with practice, as in the additive factor model (Cen, Koedinger and Junker 2006), where it is never
  negative: what came since an answer is in proportion to the share of all answers that were given on later days.
- Drift is a random walk in days: the local level model (Harvey 1989, chapter 2).

How large growth is, and how large the standard deviations of topics and of drift are, is averaged over: the learner's
own answers weigh the possibilities. Beforehand each is exponential, which draws it towards the simplest model, none
(Simpson et al. 2017, section 3); their means are of published size. ``docs/methods.md`` derives the formulas. Nothing
here knows an exam.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from cps_quiz.stats.readiness import Exposed, TopicKey

# Students begin to practise with 65 % right (Koedinger et al. 2023, abstract); how much one is like them is left open.
PRIOR_MEAN, PRIOR_WEIGHT = 0.65, 4.0
PRIOR_VARIANCE = PRIOR_MEAN * (1 - PRIOR_MEAN) / (PRIOR_WEIGHT + 1)
# The mean share of what was wrong before a course and is right after it (Hake 1998, abstract: 0.23 ± 0.04).
MEAN_GROWTH = 0.23
# Standard deviations are in units of an answer's own, √(p(1 - p)), and seldom (in 5 %) above a bound. For topics: as if
# their chances were spread evenly from 0 to 1, an intraclass correlation of 1/3. For drift in a month: a random walk
# that goes as far in a year as knowledge without any use falls, by a quarter to a third (Custers 2010, abstract).
SELDOM = -math.log(0.05)
MEAN_TOPIC_SPREAD = math.sqrt(1 / 3) / SELDOM
MEAN_DRIFT = (1 / 4 + 1 / 3) / 2 * math.sqrt(PRIOR_MEAN / (1 - PRIOR_MEAN) / 12) / SELDOM
DAYS_IN_A_MONTH = 365.25 / 12

MAX_PERIODS = 8
GROWTHS = (np.arange(16) + 0.5) / 16
NEGLIGIBLE = 1e-4

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is possible after the answers, one possibility a row; ``weight`` sums to 1.

    ``level`` is the chance in a topic without answers, ``in_topics`` are those in ``topics``, one a column. ``score``
    is the mean over all topics by their shares, ``variance`` its variance; ``within`` is the part of an answer's
    variance that lies inside topics.
    """

    topics: Sequence[TopicKey]
    weight: Floats
    level: Floats
    in_topics: Floats
    score: Floats
    variance: Floats
    within: Floats


def posterior(exposed: Sequence[Exposed], shares: Mapping[TopicKey, float]) -> Posterior:
    """Return what is possible after the answers. ``shares`` weigh the topics in the score, and sum to 1."""
    evidence = _evidence(exposed)
    of_topics = np.array([shares.get(topic, 0.0) for topic in evidence.topics])
    without = sum(share**2 for topic, share in shares.items() if topic not in evidence.topics)
    fits = [
        _fit(evidence, of_topics, without, correlation=spread**2, drift=drift)
        for spread, drift in product(_exponential(MEAN_TOPIC_SPREAD), _exponential(MEAN_DRIFT))
    ]
    log_weight = np.concatenate([fit.log_evidence - GROWTHS / MEAN_GROWTH for fit in fits])
    weight = np.exp(log_weight - log_weight.max())
    kept = weight > NEGLIGIBLE
    return Posterior(
        evidence.topics,
        weight[kept] / weight[kept].sum(),
        np.concatenate([fit.level for fit in fits])[kept],
        np.concatenate([fit.in_topics for fit in fits])[kept],
        np.concatenate([fit.in_topics @ of_topics + fit.level * (1 - of_topics.sum()) for fit in fits])[kept],
        np.repeat([fit.variance for fit in fits], len(GROWTHS))[kept],
        np.repeat([fit.within for fit in fits], len(GROWTHS))[kept],
    )


def _exponential(mean: float, count: int = 4) -> list[float]:
    """Return the middles of as many equally likely parts of an exponential distribution."""
    return [-mean * math.log1p(-(part + 0.5) / count) for part in range(count)]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Answers in topics (rows) and periods (columns), oldest first; ``excess`` is right answers above ``PRIOR_MEAN``.

    ``share_right`` is of all, drawn to the prior. Means over a period: ``later``, the share of all answers that were
    given on later days, and ``months``, their age.
    """

    topics: tuple[TopicKey, ...]
    answers: Floats
    excess: Floats
    squared_excess: float
    share_right: float
    later: Floats
    months: Floats


def _evidence(exposed: Sequence[Exposed]) -> _Evidence:
    topics = tuple(dict.fromkeys((first.bank, first.topic) for first in exposed))
    row_of = {topic: row for row, topic in enumerate(topics)}
    rows = np.array([row_of[first.bank, first.topic] for first in exposed], dtype=np.intp)
    ages = np.array([max(first.age_days, 0) for first in exposed], dtype=np.float64)
    excess = np.array([first.correct - PRIOR_MEAN for first in exposed])
    total = len(exposed)
    ordered = np.sort(ages)
    later = np.searchsorted(ordered, ages, side="left") / max(total, 1)
    same_day = np.searchsorted(ordered, ages, side="right") / max(total, 1) - later
    # Periods are whole days with about as many answers each: a day is in the part in which its middle answer falls.
    part = np.floor(MAX_PERIODS * (1 - later - same_day / 2))
    _, columns = np.unique(part, return_inverse=True)
    size = np.bincount(columns)
    answers = np.zeros((len(topics), len(size)))
    summed = np.zeros_like(answers)
    np.add.at(answers, (rows, columns), 1.0)
    np.add.at(summed, (rows, columns), excess)
    right = sum(first.correct for first in exposed)
    return _Evidence(
        topics,
        answers,
        summed,
        squared_excess=float(excess @ excess),
        share_right=(PRIOR_WEIGHT * PRIOR_MEAN + right) / (PRIOR_WEIGHT + total),
        later=np.bincount(columns, later) / size,
        months=np.bincount(columns, ages) / size / DAYS_IN_A_MONTH,
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    """The posterior under one spread of topics and one drift: normal, for each of ``GROWTHS`` a row."""

    log_evidence: Floats
    level: Floats
    in_topics: Floats
    variance: float
    within: float


def _fit(evidence: _Evidence, shares: Floats, without: float, *, correlation: float, drift: float) -> _Fit:
    """Return the posterior under an intraclass correlation of topics and a drift in a month.

    ``without`` is the sum of the squared shares of topics that have no answers. With the topics' deviations integrated
    out, what answers tell of the periods' levels m (above the prior mean) is normal with the inverse covariance
    ``information`` and the mean ``information⁻¹ pointer``; beforehand m is normal with the mean ``-growth·later`` and
    the covariance ``prior``. Given m, a topic with N answers and the excess X deviates by ``pull·(X - its answers·m)``
    on average, with the variance ``noise·pull``.
    """
    p = evidence.share_right
    within = 1 - correlation
    noise = within * p * (1 - p)
    ratio = correlation / within
    answers, count, excess = evidence.answers, evidence.answers.sum(axis=1), evidence.excess.sum(axis=1)
    pull = ratio / (1 + ratio * count)
    information = (np.diag(answers.sum(axis=0)) - (answers.T * pull) @ answers) / noise
    pointer = (evidence.excess.sum(axis=0) - answers.T @ (pull * excess)) / noise
    prior = PRIOR_VARIANCE + drift**2 * p * (1 - p) * np.minimum.outer(evidence.months, evidence.months)

    # The score is the level less ``against·m``, and what m does not change.
    against = (shares * pull) @ answers
    with_score = PRIOR_VARIANCE - prior @ against
    growth = np.multiply.outer((1 - p) * GROWTHS, evidence.later)
    surprise = pointer + growth @ information
    system = np.eye(len(prior)) + information @ prior
    solved = np.linalg.solve(system, np.vstack([surprise, information @ with_score]).T).T
    update, reduction = solved[:-1], solved[-1]

    level = PRIOR_MEAN + PRIOR_VARIANCE * update.sum(axis=1)
    path = update @ prior - growth
    variance = (
        PRIOR_VARIANCE * (1 - 2 * against.sum())
        + against @ prior @ against
        - with_score @ reduction
        + noise * (shares**2 @ pull + ratio * without)
    )
    misfit = (
        (evidence.squared_excess - pull @ excess**2) / noise
        + growth @ pointer
        + (surprise * growth).sum(axis=1)
        - (surprise @ prior * update).sum(axis=1)
    )
    log_determinants = count.sum() * math.log(noise) + np.log1p(ratio * count).sum() + np.linalg.slogdet(system)[1]
    return _Fit(
        -0.5 * (log_determinants + misfit),
        level,
        level[:, None] + pull * (excess - path @ answers.T),
        float(variance),
        within,
    )
