"""How long it takes from a long history to what is remembered, beside the reference implementation in Python.

The reference, ``py-fsrs``, replays a sample in the same run; its time is scaled to the same number of reviews. Answers
are generated with a fixed seed, twenty to a question on average.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import fsrs

from cps_quiz.bank.model import QuestionKey
from cps_quiz.clock import Instant
from cps_quiz.collector import collector_paused
from cps_quiz.history.records import Answered
from cps_quiz.review.memory import Memory
from cps_quiz.review.rating import Review, Reviews, reviews_of, study_days
from tables import Row, ratios, report

SEED = 2026
FIRST_DAY = date(2020, 1, 6).toordinal()
REVIEWS_A_DAY = 400
REVIEWS_A_QUESTION = 20
SAMPLE = 20_000
TODAY = date(2040, 1, 1).toordinal()


def answers_of(count: int) -> list[Answered]:
    """Return so many answers in order, ten to a sitting."""
    rng = random.Random(SEED)
    midnight = Instant.from_iso(f"{date.fromordinal(FIRST_DAY)}T17:00:00.000Z").utc_ms
    questions = max(count // REVIEWS_A_QUESTION, 1)
    return [_answer(rng, number, midnight, questions) for number in range(count)]


def _answer(rng: random.Random, number: int, midnight: int, questions: int) -> Answered:
    day, minute = divmod(number, REVIEWS_A_DAY)
    correct = rng.random() < 0.7
    return Answered(
        device="d",
        seq=number + 1,
        at=Instant(midnight + day * 86_400_000 + minute * 40_000).iso,
        offset_min=-300,
        session=f"s{number // 10}",
        place=number % 10,
        bank="bank",
        question=f"q-{rng.randrange(questions):06}",
        topic="topic",
        content_hash="0",
        response=(),
        correct=correct,
        points=float(correct),
        maximum=1.0,
        elapsed_ms=30_000,
    )


def timed_ms(work: Callable[[], object]) -> float:
    """Return the milliseconds that a call takes."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def replay_by_reference(sample: Sequence[Sequence[Review]]) -> None:
    """Replay reviews with py-fsrs."""
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    start = datetime(2020, 1, 1, tzinfo=UTC)
    for reviews in sample:
        card = fsrs.Card()
        for review in reviews:
            at = start + timedelta(days=review.day - FIRST_DAY)
            card, _ = scheduler.review_card(card, fsrs.Rating(review.rating), at)


def sample_of(reviews: Reviews, count: int) -> list[Sequence[Review]]:
    """Return whole questions of at least so many reviews together."""
    chosen: list[Sequence[Review]] = []
    held = 0
    for of in reviews.values():
        if held >= count:
            break
        chosen.append(of)
        held += len(of)
    return chosen


def grouped(answers: Sequence[Answered]) -> dict[QuestionKey, list[Review]]:
    """Return the reviews of answers, as the program does."""
    return reviews_of(answers, study_days(answers, today=TODAY), ())


@collector_paused()
def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reviews", type=int, default=1_000_000, help="reviews in all (default: %(default)s)")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each kind (default: %(default)s)")
    given = parser.parse_args()
    count: int = given.reviews
    repeats: int = given.repeats
    answers = answers_of(count)
    fewer = answers[: count // 10]
    reviews, fewer_reviews = grouped(answers), grouped(fewer)
    memory = Memory.default()
    sample = sample_of(reviews, SAMPLE)
    scale = count / sum(map(len, sample))
    runs = [
        (
            timed_ms(lambda: replay_by_reference(sample)) * scale,
            timed_ms(lambda: memory.states(reviews)),
            timed_ms(lambda: memory.states(fewer_reviews)),
            timed_ms(lambda: grouped(answers)),
            timed_ms(lambda: grouped(fewer)),
        )
        for _ in range(repeats)
    ]
    reference, states, fewer_states, grouping, fewer_grouping = zip(*runs, strict=True)
    size, tenth = f"{count:,} reviews", f"{count // 10:,}"
    whole = [one + other for one, other in zip(states, grouping, strict=True)]
    fewer_whole = [one + other for one, other in zip(fewer_states, fewer_grouping, strict=True)]
    rows = [
        Row(f"py-fsrs, {size}, scaled from a sample of {SAMPLE:,}", "ms", reference),
        Row(f"memory states from {size}", "ms", states, target=2000),
        Row(f"answers to reviews: study days, ratings, {size}", "ms", grouping),
        Row(f"answers to memory states, {size}", "ms", whole),
        Row(f"growth of answers to memory states from {tenth}", "x", ratios(whole, fewer_whole), target=11),
        Row("how many times quicker than py-fsrs memory states are", "x", ratios(reference, states)),
    ]
    return report(f"Memory states, {repeats} runs in turn", rows)


if __name__ == "__main__":
    sys.exit(main())
