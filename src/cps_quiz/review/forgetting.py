"""The FSRS-6 equations on arrays, for planning over many questions and days at once.

Memory itself is computed by the Rust core (``memory.py``); a test holds these equations against it. Source: the FSRS-6
algorithm of Jarrett Ye and the open-spaced-repetition project (2025), whose parameters w0 to w20 are those of
``memory.DEFAULT_PARAMETERS``. Stability S is in days, difficulty D from 1 to 10, elapsed time in days, results are
arrays of the broadcast shape of their arguments.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

MIN_STABILITY, MAX_STABILITY = 0.001, 36_500.0
MIN_DIFFICULTY, MAX_DIFFICULTY = 1.0, 10.0
AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class State:
    """Stability in days and difficulty from 1 to 10, as arrays of one shape."""

    stability: Floats
    difficulty: Floats


@dataclass(frozen=True, slots=True)
class Forgetting:
    """The equations with one learner's parameters, w0 to w20."""

    w: tuple[float, ...]

    @property
    def _factor(self) -> float:
        return float(0.9 ** (-1 / self.w[20]) - 1)

    def retrievability(self, elapsed_days: Floats, stability: Floats) -> Floats:
        """Return the chance of recall: (1 + f t / S) ** -w20, with f so that it is 0.9 at t = S."""
        return np.asarray((1 + self._factor * np.maximum(elapsed_days, 0) / stability) ** -self.w[20])

    def initial(self, rating: int) -> tuple[float, float]:
        """Return stability and difficulty after the first review."""
        return max(self.w[rating - 1], MIN_STABILITY), self._initial_difficulty(rating, clamp=True)

    def _initial_difficulty(self, rating: int, *, clamp: bool) -> float:
        difficulty = self.w[4] - float(np.exp(self.w[5] * (rating - 1))) + 1
        return float(np.clip(difficulty, MIN_DIFFICULTY, MAX_DIFFICULTY)) if clamp else difficulty

    def after(self, rating: int, state: State, elapsed_days: Floats) -> State:
        """Return the state after a review ``elapsed_days`` after the last one; within a day, 0."""
        s, d = state.stability, state.difficulty
        recall = self.retrievability(elapsed_days, s)
        later = self._after_lapse(s, d, recall) if rating == AGAIN else self._after_recall(rating, s, d, recall)
        stability = np.where(elapsed_days < 1, self._same_day(rating, s), later)
        return State(np.clip(stability, MIN_STABILITY, MAX_STABILITY), self._difficulty_after(rating, d))

    def _after_recall(self, rating: int, s: Floats, d: Floats, recall: Floats) -> Floats:
        w = self.w
        factor = {HARD: w[15], EASY: w[16]}.get(rating, 1.0)
        growth = np.exp(w[8]) * (11 - d) * s ** -w[9] * (np.exp(w[10] * (1 - recall)) - 1)
        return np.asarray(s * (1 + growth * factor))

    def _after_lapse(self, s: Floats, d: Floats, recall: Floats) -> Floats:
        w = self.w
        lapsed = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * np.exp(w[14] * (1 - recall))
        return np.asarray(np.minimum(lapsed, s / np.exp(w[17] * w[18])))

    def _same_day(self, rating: int, s: Floats) -> Floats:
        w = self.w
        growth = np.exp(w[17] * (rating - 3 + w[18])) * s ** -w[19]
        return np.asarray(s * (np.maximum(growth, 1) if rating >= HARD else growth))

    def _difficulty_after(self, rating: int, d: Floats) -> Floats:
        w = self.w
        moved = d - w[6] * (rating - 3) * (10 - d) / 9
        reverted = w[7] * self._initial_difficulty(EASY, clamp=False) + (1 - w[7]) * moved
        return np.asarray(np.clip(reverted, MIN_DIFFICULTY, MAX_DIFFICULTY))
