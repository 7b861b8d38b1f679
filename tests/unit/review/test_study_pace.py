"""How a learner studies: seconds a question, and how often a study day is kept."""

import msgspec
import pytest
from tests.unit.review.answers import TODAY, answered

from cps_quiz.clock import Instant
from cps_quiz.history.records import Answered
from cps_quiz.review.pace import ATTENDANCE, DEFAULT_SECONDS, MAX_SECONDS, MIN_SECONDS, attendance, seconds_a_question

EVERY_DAY = frozenset(range(7))
SUNDAY = 6


def sitting(*gaps: float, session: str = "s", device: str = "d") -> list[Answered]:
    """Return answers of one sitting with so many seconds between them."""
    first = answered(session=session, device=device)
    moment = Instant.from_iso(first.at).utc_ms
    answers = [first]
    for gap in gaps:
        moment += round(gap * 1000)
        answers.append(msgspec.structs.replace(answered(session=session, device=device), at=Instant(moment).iso))
    return answers


def test_the_pace_is_the_median_from_one_answer_to_the_next() -> None:
    assert seconds_a_question(sitting(*[40] * 5, 50, *[90] * 5)) == 50.0


@pytest.mark.parametrize(
    ("gaps", "seconds"), [([2] * 10, MIN_SECONDS), ([299] * 10, 299.0), ([301] * 20, DEFAULT_SECONDS)]
)
def test_the_pace_keeps_within_bounds_and_long_gaps_are_breaks(gaps: list[float], seconds: float) -> None:
    assert seconds_a_question(sitting(*gaps)) == seconds
    assert MIN_SECONDS <= seconds <= MAX_SECONDS


def test_with_fewer_than_ten_gaps_the_usual_pace_stands() -> None:
    assert seconds_a_question([]) == DEFAULT_SECONDS
    assert seconds_a_question(sitting(*[40] * 9)) == DEFAULT_SECONDS


def test_time_between_sittings_and_devices_and_a_clock_set_back_are_no_pace() -> None:
    answers = [one for n in range(12) for one in sitting(session=f"s{n}")]
    assert seconds_a_question(answers) == DEFAULT_SECONDS
    assert seconds_a_question(sitting(*[40] * 10, -7200, 40, 40)) == 40.0


def test_only_recent_answers_tell_the_pace() -> None:
    assert seconds_a_question(sitting(*[200] * 400, *[40] * 200)) == 40.0


def drawn(kept: int, planned: int) -> float:
    return (kept + ATTENDANCE * 14) / (planned + 14)


def test_a_learner_without_days_is_taken_for_the_usual_one() -> None:
    assert attendance(set(), today=TODAY, weekdays=EVERY_DAY) == pytest.approx(ATTENDANCE)
    assert attendance({TODAY}, today=TODAY, weekdays=EVERY_DAY) == pytest.approx(ATTENDANCE)


def test_kept_and_missed_days_count_since_the_first_but_today_not_yet() -> None:
    days = {TODAY - 10, TODAY - 9, TODAY - 1, TODAY}
    assert attendance(days, today=TODAY, weekdays=EVERY_DAY) == pytest.approx(drawn(3, 10))


def test_only_planned_weekdays_count_and_only_the_last_six_weeks() -> None:
    sundays = {TODAY - 7 * week for week in range(1, 20)}
    assert attendance(sundays, today=TODAY, weekdays=frozenset({SUNDAY})) == pytest.approx(drawn(6, 6))
    assert attendance(sundays, today=TODAY, weekdays=frozenset({0})) == pytest.approx(drawn(0, 6))
