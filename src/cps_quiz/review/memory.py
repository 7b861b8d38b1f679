"""Memory states by FSRS-6. The only importer of ``fsrs_rs_python``, the Rust core that Anki uses.

The whole history is replayed as a batch at each start, so there is no schedule that could be wrong.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cps_quiz.bank.model import QuestionKey
from cps_quiz.review.rating import Review, Reviews

if TYPE_CHECKING:
    from fsrs_rs_python import FSRSItem

# Those of the average learner, w0 to w20: FSRS-6, Jarrett Ye and the open-spaced-repetition project (2025).
DEFAULT_PARAMETERS = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
DESIRED_RETENTION = 0.90
MAX_INTERVAL_DAYS = 36_500
MIN_REVIEWS_TO_FIT = 400
HELD_OUT_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Remembered:
    """How a question is remembered: stability in days, difficulty from 1 to 10, and the last review's study day."""

    stability: float
    difficulty: float
    last_day: int

    def elapsed(self, today: int) -> int:
        """Return the days since the last review, never negative."""
        return max(today - self.last_day, 0)


@dataclass(frozen=True)
class Memory:
    """FSRS-6 with one learner's parameters, w0 to w20."""

    parameters: tuple[float, ...]

    @classmethod
    def default(cls) -> "Memory":
        """Return the memory of the average learner."""
        return cls(DEFAULT_PARAMETERS)

    @cached_property
    def _factor(self) -> float:
        return float(0.9 ** (-1 / self.parameters[20]) - 1)

    def states(self, reviews: Reviews) -> dict[QuestionKey, Remembered]:
        """Return the state of every question after its last review."""
        if not reviews:
            return {}
        from fsrs_rs_python import FSRS

        computed = FSRS(list(self.parameters)).memory_state_batch([_item(of) for of in reviews.values()])
        return {
            key: Remembered(state.stability, state.difficulty, of[-1].day)
            for (key, of), state in zip(reviews.items(), computed, strict=True)
        }

    def state_after(self, sequence: Sequence[tuple[int, int]], *, last_day: int) -> Remembered:
        """Return the state after reviews given as (rating, elapsed days), the last of them on ``last_day``."""
        from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

        item = FSRSItem([FSRSReview(rating, elapsed) for rating, elapsed in sequence])
        state = FSRS(list(self.parameters)).memory_state(item)
        return Remembered(state.stability, state.difficulty, last_day)

    def retrievability(self, state: Remembered, today: int) -> float:
        """Return the chance, 0 to 1, that a question is recalled on a study day: (1 + f t / S) ** -w20."""
        return float((1 + self._factor * state.elapsed(today) / state.stability) ** -self.parameters[20])

    def interval_days(self, state: Remembered, retention: float = DESIRED_RETENTION) -> int:
        """Return after how many whole days recall falls to ``retention``: at least 1."""
        days: float = state.stability / self._factor * (retention ** (-1 / self.parameters[20]) - 1)
        return int(min(max(round(days), 1), MAX_INTERVAL_DAYS))

    def due_day(self, state: Remembered) -> int:
        """Return the study day on which a question is due."""
        return state.last_day + self.interval_days(state)


def _item(reviews: Sequence[Review]) -> "FSRSItem":
    from fsrs_rs_python import FSRSItem, FSRSReview

    return FSRSItem([FSRSReview(review.rating, review.elapsed_days or 0) for review in reviews])


@dataclass(frozen=True, slots=True)
class Fit:
    """Parameters fitted to a learner, and how both sets predict reviews that the fit did not see.

    Log losses are means over ``held_out`` reviews; lower is better.
    """

    parameters: tuple[float, ...]
    fitted_log_loss: float
    default_log_loss: float
    reviews: int
    held_out: int

    @property
    def is_better(self) -> bool:
        """Whether the fitted parameters predict better."""
        return self.fitted_log_loss < self.default_log_loss


def fit(reviews: Reviews) -> Fit | None:
    """Fit parameters on the earlier reviews and compare them on the later ones; None where that teaches nothing.

    Only reviews a day or more after the one before count as predictions. ``compute_parameters`` raises a BaseException
    where an item has no elapsed day, and gives the defaults where there is too little: both are filtered here.
    """
    predictions = sorted(
        (review.day, key, index)
        for key, of in reviews.items()
        for index, review in enumerate(of)
        if review.elapsed_days
    )
    if len(predictions) < MIN_REVIEWS_TO_FIT:
        return None
    split = predictions[int(len(predictions) * (1 - HELD_OUT_SHARE))][0]
    training = [
        _item(of[: index + 1])
        for of in reviews.values()
        for index, review in enumerate(of)
        if review.elapsed_days and review.day < split
    ]
    held_out = [(key, index) for day, key, index in predictions if day >= split]
    parameters = _computed(training)
    if parameters is None or not held_out:
        return None
    return Fit(
        parameters=parameters,
        fitted_log_loss=log_loss(Memory(parameters), reviews, held_out),
        default_log_loss=log_loss(Memory.default(), reviews, held_out),
        reviews=len(predictions),
        held_out=len(held_out),
    )


def _computed(training: Sequence["FSRSItem"]) -> tuple[float, ...] | None:
    from fsrs_rs_python import FSRS

    try:
        found = tuple(FSRS(list(DEFAULT_PARAMETERS)).compute_parameters(list(training)))
    except ValueError:
        return None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # the Rust core's own; it can't be imported
            raise
        return None
    learned = any(not math.isclose(*pair, rel_tol=1e-6) for pair in zip(found, DEFAULT_PARAMETERS, strict=True))
    return found if learned and all(map(math.isfinite, found)) else None


def log_loss(memory: Memory, reviews: Reviews, of: Sequence[tuple[QuestionKey, int]]) -> float:
    """Return the mean log loss of predicting whether reviews were recalled, each from those before it."""
    from fsrs_rs_python import FSRS

    befores = [_item(reviews[key][:index]) for key, index in of]
    states = FSRS(list(memory.parameters)).memory_state_batch(befores)
    total = 0.0
    for (key, index), state in zip(of, states, strict=True):
        review = reviews[key][index]
        remembered = Remembered(state.stability, state.difficulty, 0)
        p = min(max(memory.retrievability(remembered, review.elapsed_days or 0), 1e-6), 1 - 1e-6)
        total -= math.log(p if review.rating > 1 else 1 - p)
    return total / len(of)
