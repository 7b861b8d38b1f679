"""What is said in a sentence: breaks, the time, and where a session stands."""

import pytest
from tests.unit.session.sittings import plan_of as plan_of_questions
from tests.unit.session.sittings import singles

from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Break, Feedback, Policy
from cps_quiz.ui.telling.notices import break_warning, carrying_on, flagged, notice, standing_still, time_left
from cps_quiz.ui.telling.opening import breaks

MINUTE_MS = 60_000
POLICY = Policy(
    feedback=Feedback.END,
    time_limit_ms=20 * MINUTE_MS,
    may_pause=False,
    breaks=(Break(after=1, limit_ms=10 * MINUTE_MS),),
    reviews_before_end=True,
    session_warnings_ms=(),
)


def in_a_break(*, for_ms: int) -> Session:
    """Return an exam that has been in its break for so long, after one minute."""
    session = Session(plan_of_questions(singles(3), POLICY))
    session.handle(m.Start(), now=0)
    session.handle(m.Skip(0), now=MINUTE_MS)
    session.handle(m.Pause(), now=MINUTE_MS)
    session.handle(m.Tick(), now=MINUTE_MS + for_ms)
    return session


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (
            m.BreakOffered(10 * MINUTE_MS),
            "You may take a break of 10 minutes now. The clock stands still in it.",
        ),
        (m.Resumed(by_time=True), "The break is over; the clock runs."),
        (m.Resumed(), ""),
        (m.Paused(), ""),
    ],
)
def test_notices_of_breaks(event: m.Event, told: str) -> None:
    assert notice(event, in_a_break(for_ms=0).view) == told


def test_in_a_break_the_time_left_is_told_of_break_and_session() -> None:
    view = in_a_break(for_ms=4 * MINUTE_MS).view
    assert (standing_still(view), time_left(view), carrying_on(view)) == (
        "Break. The clock stands still for at most 6 minutes. Going on ends the break.",
        "6 minutes of the break left. 19 minutes left for 3 questions.",
        "Carrying on: 0 of 3 questions answered. 19 minutes left. The break goes on.",
    )


def test_break_that_may_be_taken_is_told_with_the_time() -> None:
    session = Session(plan_of_questions(singles(3), POLICY))
    session.handle(m.Start(), now=0)
    assert time_left(session.view) == "20 minutes left for 3 questions."
    session.handle(m.Skip(0), now=0)
    assert time_left(session.view) == "20 minutes left for 3 questions. You may take a break of 10 minutes."


def test_pause_without_a_limit_is_no_break() -> None:
    session = Session(plan_of_questions(singles(1)))
    session.handle(m.Start(), now=0)
    session.handle(m.Pause(), now=0)
    assert standing_still(session.view) == "Paused. The clock stands still."


@pytest.mark.parametrize(
    ("before_min", "now_min", "told"),
    [(8, 9, "1 minute of the break is left."), (7, 8, ""), (9, 9.5, ""), (9.5, 10, ""), (8, 10, "")],
)
def test_last_minute_of_a_break_is_told_once(before_min: float, now_min: float, told: str) -> None:
    before, now = (in_a_break(for_ms=round(minutes * MINUTE_MS)).view for minutes in (before_min, now_min))
    assert break_warning(before, now) == told


@pytest.mark.parametrize(
    ("places", "told"), [((), "Nothing is flagged."), ((1,), "Flagged: 2."), ((2, 0, 1), "Flagged: 1, 2 and 3.")]
)
def test_flagged_questions_are_listed_by_number(places: tuple[int, ...], told: str) -> None:
    session = Session(plan_of_questions(singles(3), POLICY))
    session.handle(m.Start(), now=0)
    for place in places:
        session.handle(m.Flag(place), now=0)
    assert flagged(session.view) == told


def test_breaks_are_told_before_the_first_question() -> None:
    one, two = Break(after=1, limit_ms=10 * MINUTE_MS), Break(after=50, limit_ms=5 * MINUTE_MS)
    assert breaks([one]) == "1 break, in which the clock stands still: after 1 question (10 minutes)."
    assert breaks([one, two]) == (
        "2 breaks, in which the clock stands still: after 1 question (10 minutes) and after 50 questions (5 minutes)."
    )
