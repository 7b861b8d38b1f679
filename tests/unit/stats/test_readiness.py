"""Readiness: what the answers tell of an exam, held against hand-made sums and a plain reckoning of the same model."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from random import Random
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.stats import level
from cps_quiz.stats.readiness import Accuracy, Exposed, Missing, Readiness, TopicKey, first_accuracy, readiness

A, B, C = ("bank", "a"), ("bank", "b"), ("bank", "c")
THIRDS = {A: 1 / 3, B: 1 / 3, C: 1 / 3}


def answered(topic: TopicKey, right: int, wrong: int, age: int = 0) -> list[Exposed]:
    bank, name = topic
    return [Exposed(bank, name, number < right, age) for number in range(right + wrong)]


def near(value: float | list[float], within: float = 1e-6) -> Any:
    """A figure inside a whole value."""
    return pytest.approx(value, abs=within)


def alike(right: int, wrong: int, *ages: int) -> list[Exposed]:
    """The same answers in each of three topics, on each of the days."""
    return [first for topic in THIRDS for age in ages or (0,) for first in answered(topic, right, wrong, age)]


def figure(
    exposed: Sequence[Exposed],
    shares: Mapping[TopicKey, float] = THIRDS,
    questions: int = 100,
    pass_share: float = 0.7,
) -> Readiness:
    found = readiness(exposed, shares, questions=questions, pass_share=pass_share)
    assert isinstance(found, Readiness)
    return found


def missing(exposed: Sequence[Exposed], shares: Mapping[TopicKey, float] = THIRDS) -> Readiness | Missing:
    return readiness(exposed, shares, questions=100, pass_share=0.7)


topics = st.sampled_from((A, B, C))
firsts = st.builds(
    lambda topic, correct, age: Exposed(topic[0], topic[1], correct, age),
    topics,
    st.booleans(),
    st.integers(0, 400),
)
enough = st.lists(firsts, min_size=40, max_size=90).map(lambda more: [*alike(1, 1), *more])
modest = settings(deadline=None, max_examples=40)


class TestMissing:
    def test_without_answers_every_topic_lacks_them(self) -> None:
        assert missing([]) == Missing(0, 40, (A, B, C))

    def test_39_answers_are_not_enough_and_40_are(self) -> None:
        exposed = alike(10, 3)
        assert missing(exposed) == Missing(39, 40, ())
        assert isinstance(missing([*exposed, *answered(A, 1, 0)]), Readiness)

    def test_answers_in_topics_that_the_exam_does_not_draw_from_do_not_count(self) -> None:
        exposed = [*alike(10, 3), *answered(("bank", "other"), 100, 0)]
        assert missing(exposed) == Missing(39, 40, ())
        assert missing(exposed, {**THIRDS, ("bank", "other"): 0.0}) == Missing(39, 40, ())

    def test_topics_with_two_answers_must_make_up_sixty_percent_of_the_exam(self) -> None:
        exposed = [*answered(A, 30, 10), *answered(B, 1, 0)]
        assert missing(exposed, {A: 0.59, B: 0.41}) == Missing(41, 40, (B,))
        found = figure(exposed, {A: 0.6, B: 0.4})
        assert (found.first_answers, found.topics_with_evidence, found.topics) == (41, 1, 2)

    @modest
    @given(st.lists(firsts, max_size=39))
    def test_below_the_evidence_there_is_never_a_figure(self, exposed: list[Exposed]) -> None:
        assert isinstance(missing(exposed), Missing)


class TestByHand:
    def test_without_answers_accuracy_is_the_prior(self) -> None:
        assert first_accuracy([]) == Accuracy(near(0.65), {})

    def test_one_right_answer(self) -> None:
        """The answer's variance is that of the level, 0.65·0.35/5, and p(1 - p) with p = (4·0.65 + 1)/5 = 0.72.

        That sum is the same however p(1 - p) is shared between the topic and what is left, so that all four spreads of
        topics stay equally likely. The squares of -ln(7/8), -ln(5/8), -ln(3/8) and -ln(1/8) have the mean 1.381210; the
        mean intraclass correlation is that times (√(1/3) / ln 20)² = 0.0371427, so 0.0513018.
        """
        of_level, of_answer = 0.65 * 0.35 / 5, 0.72 * 0.28
        mean = 0.65 + 0.35 * of_level / (of_level + of_answer)
        topic = mean + 0.35 * 0.0513018 * of_answer / (of_level + of_answer)
        assert (round(mean, 4), round(topic, 4)) == (0.7144, 0.7291)
        expected = Accuracy(near(mean), {A: near(topic)})
        assert first_accuracy(answered(A, 1, 0)) == expected

    def test_answers_as_the_prior_foretells_leave_the_mean_where_it_is(self) -> None:
        exposed = alike(13, 7)
        expected = Accuracy(near(0.65), dict.fromkeys(THIRDS, near(0.65)))
        assert first_accuracy(exposed) == expected
        assert figure(exposed).expected == pytest.approx(0.65, abs=1e-6)

    def test_a_figure_in_whole(self) -> None:
        """Thirteen of twenty in each of three topics today: p and every mean are 0.65 whatever the topics' spread.

        Their mean has the prior variance v + τ²/3, and the answers tell it with the variance σ²/60. A spread is as
        likely as the three topics' shares, none of them off its mean, and the answers about these.
        """
        weights: list[float] = []
        true, exam = [], []
        for part in (0.125, 0.375, 0.625, 0.875):
            correlation = (-math.log(1 - part) * math.sqrt(1 / 3) / math.log(20)) ** 2
            of_level, of_topics, noise = 0.0455, correlation * 0.2275, (1 - correlation) * 0.2275
            weights.append(
                noise ** (-57 / 2)
                * math.exp(-60 * 0.2275 / noise / 2)
                / (noise + 20 * of_topics)
                / math.sqrt(noise + 20 * of_topics + 60 * of_level)
            )
            true.append(1 / (1 / (of_level + of_topics / 3) + 60 / noise))
            exam.append(true[-1] + (1 - correlation) * (0.2275 - true[-1]) / 100)

        def below(value: float, variances: Sequence[float]) -> float:
            chances = [NormalDist(0.65, math.sqrt(variance)).cdf(value) for variance in variances]
            return sum(w * chance for w, chance in zip(weights, chances, strict=True)) / sum(weights)

        found = figure(alike(13, 7))
        chances = [below(found.low, exam), below(found.high, exam), below(found.true_low, true)]
        assert [*chances, below(found.true_high, true)] == near([0.05, 0.95, 0.05, 0.95], 1e-4)
        passes = 1 - below(0.695, exam)
        assert found == Readiness(
            near(0.65),
            near(0.5264, 1e-4),
            near(0.7736, 1e-4),
            near(0.5534, 1e-4),
            near(0.7466, 1e-4),
            near(passes, 1e-4),
            60,
            3,
            3,
        )


def plainly(exposed: Sequence[Exposed], shares: Mapping[TopicKey, float]) -> tuple[float, float]:
    """Reckon mean and variance of the true score from the covariance of all answers, each day a period of its own."""
    y = np.array([float(first.correct) for first in exposed])
    months = np.array([first.age_days for first in exposed]) / level.DAYS_IN_A_MONTH
    later = np.array([np.mean(months < month) for month in months])
    topic_of = [(first.bank, first.topic) for first in exposed]
    same = np.array([[one == other for other in topic_of] for one in topic_of])
    share = np.array([shares[topic] for topic in topic_of])
    p = (level.PRIOR_WEIGHT * 0.65 + y.sum()) / (level.PRIOR_WEIGHT + len(y))
    parts = [-math.log(1 - (part + 0.5) / 4) for part in range(4)]
    weights, means, variances = [], [], []
    for topics_part, drift_part, step in product(parts, parts, range(16)):
        correlation = (level.MEAN_TOPIC_SPREAD * topics_part) ** 2
        walk = (level.MEAN_DRIFT * drift_part) ** 2 * p * (1 - p)
        of_topics = correlation * p * (1 - p)
        covariance = level.PRIOR_VARIANCE + walk * np.minimum.outer(months, months) + of_topics * same
        covariance += (1 - correlation) * p * (1 - p) * np.eye(len(y))
        growth = (step + 0.5) / 16
        residual = y - 0.65 + growth * (1 - p) * later
        with_score = level.PRIOR_VARIANCE + of_topics * share
        weights.append(
            -0.5 * (residual @ np.linalg.solve(covariance, residual) + np.linalg.slogdet(covariance)[1])
            - growth / level.MEAN_GROWTH
        )
        means.append(0.65 + with_score @ np.linalg.solve(covariance, residual))
        prior = level.PRIOR_VARIANCE + of_topics * sum(value**2 for value in shares.values())
        variances.append(prior - with_score @ np.linalg.solve(covariance, with_score))
    weight = np.exp(np.array(weights) - max(weights))
    weight /= weight.sum()
    mean = float(weight @ np.array(means))
    return mean, float(weight @ (np.array(variances) + (np.array(means) - mean) ** 2))


@pytest.mark.parametrize(
    "exposed",
    [
        alike(13, 7),
        alike(3, 2, 0, 30, 60, 90),
        [*answered(A, 2, 8, 60), *answered(B, 5, 5, 30), *answered(A, 8, 2, 3), *answered(C, 9, 1, 1)],
        [*answered(A, 9, 1, 50), *answered(B, 1, 9, 10), *answered(A, 6, 4, 2), *answered(B, 5, 5, 0)],
    ],
    ids=["one day", "four days", "topics one by one", "a topic without answers"],
)
def test_the_posterior_is_that_of_the_whole_covariance(exposed: list[Exposed]) -> None:
    found = level.posterior(exposed, THIRDS)
    mean = float(found.weight @ found.score)
    variance = float(found.weight @ (found.variance + (found.score - mean) ** 2))
    assert (mean, variance) == pytest.approx(plainly(exposed, THIRDS), rel=2e-3)


class TestShrinkage:
    def test_many_answers_speak_for_themselves(self) -> None:
        found = first_accuracy([*answered(A, 900, 100), *answered(B, 400, 600)])
        assert found.topics == {A: pytest.approx(0.9, abs=0.005), B: pytest.approx(0.4, abs=0.005)}

    def test_a_topic_without_answers_has_the_mean(self) -> None:
        found = first_accuracy(answered(A, 15, 5))
        assert found.of(*B) == found.mean

    @modest
    @given(st.integers(1, 60), st.integers(0, 60))
    def test_a_topic_lies_between_its_own_share_and_the_learners_mean(self, count: int, right: int) -> None:
        right = min(right, count)
        found = first_accuracy([*answered(A, right, count - right), *answered(B, 13, 7), *answered(C, 13, 7)])
        low, high = sorted((right / count, found.mean))
        assert low - 1e-9 <= found.of(*A) <= high + 1e-9

    def test_topics_are_drawn_together_more_where_they_are_alike(self) -> None:
        """Topic a has the same answers in both; the others tell how much topics differ."""
        few = answered(A, 2, 4)
        like = first_accuracy([*few, *answered(B, 65, 35), *answered(C, 65, 35)])
        unlike = first_accuracy([*few, *answered(B, 95, 5), *answered(C, 35, 65)])
        assert unlike.of(*A) < like.of(*A) < like.mean


class TestTime:
    def test_recent_answers_weigh_more(self) -> None:
        improved = figure([*alike(4, 12, 60), *alike(12, 4, 0)])
        declined = figure([*alike(12, 4, 60), *alike(4, 12, 0)])
        assert declined.expected < 0.5 < improved.expected
        assert declined.pass_chance < improved.pass_chance

    def test_a_learner_who_grows_is_expected_above_the_share_of_right_answers(self) -> None:
        exposed = [*alike(8, 8, 60), *alike(10, 6, 40), *alike(12, 4, 20), *alike(14, 2, 0)]
        assert figure(exposed).expected > 44 / 64

    def test_the_longer_ago_the_less_sure(self) -> None:
        now, once = figure(alike(13, 7, 0)), figure(alike(13, 7, 200))
        assert once.true_high - once.true_low > 1.1 * (now.true_high - now.true_low)

    def test_within_a_day_nobody_grows(self) -> None:
        wrong_first = sorted(alike(13, 7), key=lambda first: first.correct)
        assert figure(wrong_first).expected == pytest.approx(0.65, abs=1e-6)

    def test_an_answer_from_the_future_counts_as_todays(self) -> None:
        assert figure(alike(13, 7, -5)) == figure(alike(13, 7, 0))

    def test_years_do_no_harm(self) -> None:
        assert 0 < figure([*alike(13, 7, 5000), *alike(1, 1, 0)]).expected < 1

    @modest
    @given(enough, st.randoms(use_true_random=False))
    def test_the_order_of_the_answers_is_no_matter(self, exposed: list[Exposed], random: Random) -> None:
        mixed = random.sample(exposed, len(exposed))
        assert figure(mixed).expected == pytest.approx(figure(exposed).expected, abs=1e-6)


class TestForAll:
    @modest
    @given(enough, st.integers(10, 200), st.integers(1, 99))
    def test_the_intervals_lie_inside_each_other_and_hold_the_mean(
        self, exposed: list[Exposed], questions: int, percent: int
    ) -> None:
        found = figure(exposed, questions=questions, pass_share=percent / 100)
        assert 0 <= found.low <= found.true_low < found.expected < found.true_high <= found.high <= 1
        assert 0 <= found.pass_chance <= 1

    @modest
    @given(enough, st.integers(1, 98))
    def test_a_higher_pass_mark_is_harder(self, exposed: list[Exposed], percent: int) -> None:
        lower, higher = (figure(exposed, pass_share=p / 100).pass_chance for p in (percent, percent + 1))
        assert higher <= lower

    @modest
    @given(st.integers(14, 60), st.integers(0, 59), st.lists(st.integers(0, 100), min_size=1, max_size=3, unique=True))
    def test_one_more_right_in_every_topic_and_day_is_better(self, count: int, right: int, ages: list[int]) -> None:
        right = min(right, count - 1)
        fewer, more = figure(alike(right, count - right, *ages)), figure(alike(right + 1, count - right - 1, *ages))
        assert fewer.expected < more.expected
        assert fewer.pass_chance <= more.pass_chance

    @pytest.mark.parametrize("right", [0, 20])
    def test_all_right_and_all_wrong_are_no_certainty(self, right: int) -> None:
        found = figure(alike(right, 20 - right))
        assert 0 < found.expected < 1
        assert found.true_high - found.true_low > 0.01

    def test_more_questions_in_the_exam_leave_the_true_score_and_narrow_the_exams(self) -> None:
        exposed = alike(13, 7)
        short, long = figure(exposed, questions=50), figure(exposed, questions=200)
        assert (short.true_low, short.true_high) == (long.true_low, long.true_high)
        assert long.high - long.low < short.high - short.low

    def test_only_topics_that_are_drawn_from_matter(self) -> None:
        exposed = alike(13, 7)
        more = [*exposed, *answered(("bank", "other"), 0, 50)]
        assert figure(more) == figure(exposed)
        assert figure(more) == replace(figure(exposed), topics=3)
