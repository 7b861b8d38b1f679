"""How the days until the exam would go: sampled learners follow a simple rule that comes close to the plan's.

Each day they ask questions never seen first, then those that gain most for the exam day. It is quick, so that a plan
and two variations of it are there in an instant, and slightly cautious: the plan itself chooses better.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cps_quiz.review.exam_plan import Horizon, Seen, Unseen
from cps_quiz.review.forgetting import AGAIN, GOOD, Floats, Forgetting, State

LEARNERS = 24


@dataclass(frozen=True, slots=True)
class DayAhead:
    """What a day holds, on average: questions seen for the first time and reviewed."""

    new: float
    reviewed: float


@dataclass(frozen=True, slots=True)
class Projection:
    """The days ahead, and each question's chance of recall on the exam day, in the order seen, then unseen."""

    days: tuple[DayAhead, ...]
    recall: Floats


def project(memory: Forgetting, horizon: Horizon, seen: Seen, unseen: Unseen, *, seed: int = 0) -> Projection:
    """Return how the days would go. Deterministic for a seed."""
    rng = np.random.default_rng(seed)
    total = len(seen) + len(unseen)
    shape = (LEARNERS, total)
    stability = np.broadcast_to(np.concatenate([seen.state.stability, np.ones(len(unseen))]), shape).copy()
    difficulty = np.broadcast_to(np.concatenate([seen.state.difficulty, np.full(len(unseen), 5.0)]), shape).copy()
    last = np.broadcast_to(np.concatenate([-seen.elapsed_days, np.zeros(len(unseen))]), shape).copy()
    known = np.broadcast_to(np.arange(total) < len(seen), shape).copy()
    first = np.concatenate([np.zeros(len(seen)), unseen.first_accuracy])
    days: list[DayAhead] = []
    firsts = {rating: memory.initial(rating) for rating in (GOOD, AGAIN)}
    for day, planned in enumerate(horizon.questions):
        kept = np.ones(LEARNERS, bool) if day == 0 else rng.random(LEARNERS) < horizon.attendance
        count = min(round(planned), total)
        if not count:
            days.append(DayAhead(0.0, 0.0))
            continue
        state = State(stability, difficulty)
        elapsed = day - last
        recall = np.where(known, memory.retrievability(elapsed, stability), first)
        good, again = memory.after(GOOD, state, elapsed), memory.after(AGAIN, state, elapsed)
        left = np.full(shape, float(horizon.days - day))
        kept_to_exam = memory.retrievability(elapsed + left, stability)
        gain = recall * memory.retrievability(left, good.stability)
        gain += (1 - recall) * memory.retrievability(left, again.stability)
        growth = recall * np.log(good.stability / stability) + (1 - recall) * np.log(again.stability / stability)
        worth = gain - kept_to_exam if horizon.days - day <= 3 else growth
        worth = np.where(known, worth, 100 + rng.random(shape))
        chosen = np.zeros(shape, bool)
        np.put_along_axis(chosen, np.argpartition(-worth, count - 1, axis=1)[:, :count], True, axis=1)
        chosen &= kept[:, None]
        days.append(DayAhead(float((chosen & ~known).sum() / LEARNERS), float((chosen & known).sum() / LEARNERS)))
        right = rng.random(shape) < recall
        for rating, after, met in ((GOOD, good, right), (AGAIN, again, ~right)):
            s0, d0 = firsts[rating]
            hit = chosen & met
            stability = np.where(hit, np.where(known, after.stability, s0), stability)
            difficulty = np.where(hit, np.where(known, after.difficulty, d0), difficulty)
        last = np.where(chosen, day, last)
        known = known | chosen
    at_exam = memory.retrievability(horizon.days - last, stability)
    return Projection(tuple(days), np.asarray(np.where(known, at_exam, unseen.value).mean(axis=0)))


def by_group(recall: Floats, groups: Sequence[str]) -> dict[str, float]:
    """Return the mean recall of each group of questions, in order of first appearance."""
    names = list(dict.fromkeys(groups))
    of = np.array([names.index(group) for group in groups])
    return {name: float(recall[of == n].mean()) for n, name in enumerate(names)}
