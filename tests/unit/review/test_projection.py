"""How the days until the exam would go."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.review.exam_plan import Horizon, Seen, Unseen
from cps_quiz.review.forgetting import AGAIN, GOOD, Forgetting, State
from cps_quiz.review.memory import Memory
from cps_quiz.review.projection import DayAhead, by_group, project

MEMORY = Forgetting(Memory.default().parameters)
NONE_SEEN = Seen(State(np.zeros(0), np.zeros(0)), np.zeros(0))
TWO_SEEN = Seen(State(np.array([3.0, 30.0]), np.array([5.0, 4.0])), np.array([2.0, 6.0]))


def unseen(count: int, accuracy: float = 0.6, value: float = 0.0) -> Unseen:
    return Unseen(np.full(count, accuracy), value)


def test_without_study_memory_fades_and_the_unseen_stay_unseen() -> None:
    found = project(MEMORY, Horizon((0.0, 0.0, 0.0)), TWO_SEEN, unseen(1, value=0.25))
    faded = MEMORY.retrievability(TWO_SEEN.elapsed_days + 3, TWO_SEEN.state.stability)
    assert found.days == (DayAhead(0.0, 0.0),) * 3
    assert found.recall.tolist() == pytest.approx([*faded.tolist(), 0.25])


@pytest.mark.parametrize(("accuracy", "rating"), [(1.0, GOOD), (0.0, AGAIN)])
def test_a_first_answer_leads_to_the_first_state_of_its_rating(accuracy: float, rating: int) -> None:
    found = project(MEMORY, Horizon((1.0,)), NONE_SEEN, unseen(1, accuracy))
    stability, _ = MEMORY.initial(rating)
    assert found.days == (DayAhead(1.0, 0.0),)
    assert found.recall.tolist() == pytest.approx([float(MEMORY.retrievability(np.array(1.0), np.array(stability)))])


def test_the_unseen_come_first_and_then_reviews_fill_the_days() -> None:
    found = project(MEMORY, Horizon.every_day(5, 4, attendance=1.0), TWO_SEEN, unseen(10))
    assert found.days == (
        DayAhead(4.0, 0.0),
        DayAhead(4.0, 0.0),
        DayAhead(2.0, 2.0),
        DayAhead(0.0, 4.0),
        DayAhead(0.0, 4.0),
    )


def test_nothing_is_asked_on_a_day_off() -> None:
    found = project(MEMORY, Horizon((3.0, 0.0, 3.0), 1.0), NONE_SEEN, unseen(9))
    assert found.days == (DayAhead(3.0, 0.0), DayAhead(0.0, 0.0), DayAhead(3.0, 0.0))


def test_no_day_asks_more_questions_than_there_are() -> None:
    found = project(MEMORY, Horizon.every_day(2, 50, attendance=1.0), TWO_SEEN, unseen(3))
    assert found.days == (DayAhead(3.0, 2.0), DayAhead(0.0, 5.0))


def test_today_is_kept_for_certain_and_later_days_by_the_attendance() -> None:
    found = project(MEMORY, Horizon.every_day(3, 2, attendance=0.0), NONE_SEEN, unseen(6))
    assert found.days == (DayAhead(2.0, 0.0), DayAhead(0.0, 0.0), DayAhead(0.0, 0.0))


def test_time_counts_from_the_last_answer() -> None:
    found = project(MEMORY, Horizon((0.0, 1.0, 0.0), 1.0), NONE_SEEN, unseen(1, 1.0))
    stability, _ = MEMORY.initial(GOOD)
    assert found.recall.tolist() == pytest.approx([float(MEMORY.retrievability(np.array(2.0), np.array(stability)))])


@pytest.mark.parametrize(("days", "left_alone"), [(4, 0), (3, 1)])
def test_reviews_go_by_growth_and_in_the_last_three_days_by_gain(days: int, left_alone: int) -> None:
    """Of these two the second grows more, and asking the first gains more."""
    questions = Seen(State(np.array([0.3, 1.0]), np.array([8.0, 5.0])), np.array([1.0, 1.0]))
    found = project(MEMORY, Horizon((1.0, *[0.0] * (days - 1))), questions, unseen(0))
    faded = MEMORY.retrievability(questions.elapsed_days + days, questions.state.stability)
    assert [n for n in (0, 1) if found.recall[n] == pytest.approx(faded[n])] == [left_alone]


def test_a_seed_gives_one_projection() -> None:
    horizon = Horizon.every_day(8, 5)
    one, other = (project(MEMORY, horizon, TWO_SEEN, unseen(20), seed=3) for _ in range(2))
    assert one.days == other.days
    assert one.recall.tolist() == other.recall.tolist()


def test_more_study_helps() -> None:
    means = [project(MEMORY, Horizon.every_day(14, b), NONE_SEEN, unseen(60)).recall.mean() for b in (3, 6, 12, 24)]
    assert means == sorted(means)


def test_the_arguments_stay_as_they_were() -> None:
    stability, elapsed = TWO_SEEN.state.stability.tolist(), TWO_SEEN.elapsed_days.tolist()
    project(MEMORY, Horizon.every_day(4, 3), TWO_SEEN, unseen(4))
    assert (TWO_SEEN.state.stability.tolist(), TWO_SEEN.elapsed_days.tolist()) == (stability, elapsed)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.001, 36_500), st.floats(1, 10), st.integers(0, 1000)), max_size=5),
    st.integers(0, 5),
    st.lists(st.sampled_from([0.0, 0.4, 1.0, 7.0]), min_size=1, max_size=6),
    st.floats(0, 1),
)
def test_recall_is_a_chance_and_no_day_exceeds_its_plan(
    questions: list[tuple[float, float, int]], new: int, planned: list[float], attendance: float
) -> None:
    columns = np.array(questions, dtype=float).reshape(-1, 3).T
    found = project(
        MEMORY, Horizon(tuple(planned), attendance), Seen(State(columns[0], columns[1]), columns[2]), unseen(new)
    )
    assert found.recall.shape == (len(questions) + new,)
    assert np.all((found.recall >= 0) & (found.recall <= 1))
    for day, most in zip(found.days, planned, strict=True):
        assert day.new + day.reviewed <= round(most) + 1e-9


def test_groups_have_the_mean_of_their_questions_in_order_of_first_appearance() -> None:
    found = by_group(np.array([0.2, 0.9, 0.4]), ["ethics", "recovery", "ethics"])
    assert found == pytest.approx({"ethics": 0.3, "recovery": 0.9})
    assert list(found) == ["ethics", "recovery"]
