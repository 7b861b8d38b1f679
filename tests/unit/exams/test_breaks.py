"""When a mock exam offers its breaks."""

import pytest

from cps_quiz.exams.breaks import breaks_of
from cps_quiz.exams.profile import Break as WrittenBreak
from cps_quiz.exams.profile import Profile
from cps_quiz.session.plan import Break


def profile(*breaks: tuple[int, int]) -> Profile:
    """Return a profile of 120 questions with breaks of (after, minutes)."""
    return Profile(
        format=1,
        exam="mine",
        title="Mine",
        questions=120,
        minutes=150,
        source="Me.",
        checked="2026-11-22",
        breaks=tuple(WrittenBreak(after=after, minutes=minutes) for after, minutes in breaks),
    )


@pytest.mark.parametrize(
    ("questions", "afters"),
    [(120, (40, 80)), (60, (20, 40)), (100, (33, 67)), (3, (1, 2)), (2, (1, 1)), (1, ())],
)
def test_breaks_of_a_shorter_exam_come_earlier_in_proportion_and_before_the_last_question(
    questions: int, afters: tuple[int, ...]
) -> None:
    assert tuple(one.after for one in breaks_of(profile((40, 5), (80, 10)), questions)) == afters


def test_breaks_come_in_order_and_keep_their_length() -> None:
    expected = (Break(20, 300_000), Break(40, 600_000))
    assert breaks_of(profile((80, 10), (40, 5)), 60) == expected


def test_a_profile_without_breaks_offers_none() -> None:
    assert breaks_of(profile(), 120) == ()
