"""An answer → a rating, and the whole history → each question's reviews.

- wrong, part right, or right by an admitted guess → again
- right and unsure → hard
- right → good
- right, sure, and quicker than this learner's median for the type and length → easy

The last needs answers enough to know a median. Repeats in the same sitting have no elapsed days and are never a first
exposure. A study day begins at 04:00 in the record's own offset.
"""

import operator
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

import msgspec

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.clock import STUDY_DAY_STARTS_AT_HOUR, Instant
from cps_quiz.history.records import Answered

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
MIN_ANSWERS_FOR_A_MEDIAN = 5
MINUTES_A_DAY = 1440


class Review(msgspec.Struct, frozen=True, gc=False):
    """One answer as memory sees it. ``day`` is the ordinal of the study day; ``elapsed_days`` is None for the first.

    It is a struct since a long history makes many of them, and that is quick.
    """

    answer: Answered
    day: int
    elapsed_days: int | None
    rating: int

    @property
    def is_first(self) -> bool:
        """Whether the learner saw the question for the first time."""
        return self.elapsed_days is None


Reviews = Mapping[QuestionKey, Sequence[Review]]


def reviews_of(
    answers: Sequence[Answered], days: Sequence[int], items: Sequence[Item]
) -> dict[QuestionKey, list[Review]]:
    """Return each question's reviews in order. ``answers`` are those that count, in order, given on the ``days``.

    Answers under a former id belong to the question as it is called now; answers to questions that are on no shelf are
    kept under their own ids.
    """
    by_key = _by_every_key(items)
    medians = median_paces(answers, items)
    found: dict[QuestionKey, list[Review]] = {}
    as_written: dict[tuple[str, str], tuple[Item | None, list[Review]]] = {}
    for answer, day in zip(answers, days, strict=True):
        written = (answer.bank, answer.question)
        known = as_written.get(written)
        if known is None:
            key = QuestionKey(*written)
            item = by_key.get(key)
            known = as_written[written] = (item, found.setdefault(item.key if item else key, []))
        item, reviews = known
        elapsed = None
        if reviews:
            last = reviews[-1]
            elapsed = day - last.day
            if elapsed < 0 or last.answer.session == answer.session:
                elapsed = 0
        if answer.confidence is None:  # most answers: a call for each would take as long as the rest
            rating = GOOD if answer.correct else AGAIN
        else:
            rating = rating_of(answer.correct, answer.confidence, answer.elapsed_ms, item, medians)
        reviews.append(Review(answer, day, elapsed, rating))
    return found


def _by_every_key(items: Iterable[Item]) -> dict[QuestionKey, Item]:
    return {key: item for item in items for key in (*item.former_keys, item.key)}


def rating_of(
    correct: bool,
    confidence: str | None,
    elapsed_ms: int,
    item: Item | None,
    medians: Mapping[str, float],
) -> int:
    """Return the rating of an answer. ``medians`` are the learner's milliseconds a word of right answers, by type."""
    if not correct or confidence == "guess":
        return AGAIN
    if confidence == "unsure":
        return HARD
    if confidence == "sure" and item is not None:
        median = medians.get(item.question.type_name)
        if median is not None and elapsed_ms < median * words_in(item):
            return EASY
    return GOOD


def words_in(item: Item) -> int:
    """Return how many words a candidate reads: at least one."""
    texts = (item.scenario, item.question.stem, *item.question.wording())
    return max(sum(len(text.split()) for text in texts), 1)


def median_paces(answers: Sequence[Answered], items: Iterable[Item]) -> dict[str, float]:
    """Return the median milliseconds a word of right answers by type, where there are enough of them.

    They tell how quick a sure answer is; who is never sure needs none.
    """
    if not any(answer.confidence == "sure" for answer in answers):
        return {}
    from statistics import median

    by_key = _by_every_key(items)
    paces: dict[str, list[float]] = {}
    words: dict[QuestionKey, int] = {}
    for answer in answers:
        key = QuestionKey(answer.bank, answer.question)
        item = by_key.get(key)
        if item is None or not answer.correct:
            continue
        if key not in words:
            words[key] = words_in(item)
        paces.setdefault(item.question.type_name, []).append(answer.elapsed_ms / words[key])
    return {kind: median(of) for kind, of in paces.items() if len(of) >= MIN_ANSWERS_FOR_A_MEDIAN}


def study_days(answers: Sequence[Answered], *, today: int) -> list[int]:
    """Return each answer's study day, where no day of a device lies before one of an earlier answer or after today.

    A clock that was wrong for a while is mended: of a device's answers, the largest set whose days do not fall and
    have come stands, and each other takes the day of the last of that set before it. Where nothing stands, all
    answers count as yesterday's, so that neither is today full nor anything ever due.
    """
    days = _recorded_days(answers)
    if _never_fall(days) and (not days or days[-1] <= today):
        return days
    by_device: dict[str, list[int]] = {}
    for index, answer in enumerate(answers):
        by_device.setdefault(answer.device, []).append(index)
    for indexes in by_device.values():
        for index, mended in zip(indexes, _mended([days[index] for index in indexes], today), strict=True):
            days[index] = mended
    return days


def _recorded_days(answers: Iterable[Answered]) -> list[int]:
    """Return the ordinals of the study days that the records tell.

    A day is worked out anew only where the hour changes, as long as offsets are of whole hours: that is quick.
    """
    days: list[int] = []
    hour, offset_min, day = "", 0, 0
    for answer in answers:
        at = answer.at
        if at[:13] != hour or answer.offset_min != offset_min or at[23:] != "Z":
            offset_min = answer.offset_min
            hour = "" if offset_min % 60 or at[23:] != "Z" else at[:13]
            day = _study_day(at, offset_min)
        days.append(day)
    return days


def _study_day(at: str, offset_min: int) -> int:
    """Return the ordinal of a time's study day: by its characters where it is spelled as this program does."""
    if at[10::13] == "TZ":
        minutes = int(at[11:13]) * 60 + int(at[14:16]) + offset_min - STUDY_DAY_STARTS_AT_HOUR * 60
        return date.fromisoformat(at[:10]).toordinal() + minutes // MINUTES_A_DAY
    return date.fromisoformat(Instant.from_iso(at, offset_min).study_day).toordinal()


def _never_fall(days: Sequence[int]) -> bool:
    return all(map(operator.le, days, islice(days, 1, None)))


def _mended(days: Sequence[int], today: int) -> list[int]:
    """Return days that never fall: a longest non-falling subsequence stands (patience sorting), the rest follow it."""
    if _never_fall(days) and days[-1] <= today:
        return list(days)
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int] = [-1] * len(days)
    for index, day in enumerate(days):
        if day > today:
            continue
        place = bisect_right(ends, day)
        before[index] = at_end[place - 1] if place else -1
        ends[place : place + 1] = [day]
        at_end[place : place + 1] = [index]
    standing = set[int]()
    index = at_end[-1] if at_end else -1
    while index >= 0:
        standing.add(index)
        index = before[index]
    mended: list[int] = []
    last = min((days[i] for i in standing), default=today - 1)
    for index, day in enumerate(days):
        last = day if index in standing else last
        mended.append(last)
    return mended
