"""What to review today, in which order."""

from collections import Counter
from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.review.answers import TODAY, items_of, single, singles

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.review.memory import Memory, Remembered
from cps_quiz.review.queue import OBJECTIVE_GAP, Due, by_due_date, for_exam, spread

MEMORY = Memory.default()


def ids(queue: Sequence[Due]) -> list[str]:
    return [due.item.question.id for due in queue]


def states(items: Sequence[Item], last: Mapping[int, tuple[float, int]]) -> dict[QuestionKey, Remembered]:
    """Return the memory of some items: stability, and how many days ago the last review was."""
    return {items[n].key: Remembered(stability, 5.0, TODAY - days) for n, (stability, days) in last.items()}


def test_what_is_due_comes_least_remembered_first_then_new_ones() -> None:
    items = singles(6)
    known = states(items, {0: (10.0, 10), 1: (2.0, 10), 2: (10.0, 3), 3: (5.0, 5)})
    queue = by_due_date(items, known, MEMORY, today=TODAY, new=1)
    assert ids(queue)[:3] == ["q1", "q0", "q3"]
    assert ids(queue)[3] in {"q4", "q5"}
    assert len(queue) == 4
    assert [due.recall is None for due in queue] == [False, False, False, True]


def test_of_two_as_well_remembered_the_first_by_id_comes_first() -> None:
    items = singles(3)
    known = states(items, dict.fromkeys((2, 0, 1), (5.0, 9)))
    assert ids(by_due_date(items, known, MEMORY, today=TODAY, new=0)) == ["q0", "q1", "q2"]


def test_what_is_not_due_comes_only_ahead_of_time_and_then_last() -> None:
    items = singles(3)
    known = states(items, {0: (10.0, 2), 1: (10.0, 5), 2: (1.0, 5)})
    assert ids(by_due_date(items, known, MEMORY, today=TODAY, new=5)) == ["q2"]
    assert ids(by_due_date(items, known, MEMORY, today=TODAY, new=5, ahead=True)) == ["q2", "q1", "q0"]


def test_new_questions_come_from_the_topics_by_weight() -> None:
    weights = (3, 1)
    items = items_of((single(f"q{t}-{n}", topic=t) for t in (0, 1) for n in range(30)), weights=weights)
    queues = [by_due_date(items, {}, MEMORY, today=day, new=8) for day in range(TODAY, TODAY + 10)]
    assert [Counter(due.item.topic_id for due in queue) for queue in queues] == [{"t0": 6, "t1": 2}] * 10
    assert len({tuple(ids(queue)) for queue in queues}) > 1  # another day, another draw
    assert ids(queues[0]) == ids(by_due_date(items[::-1], {}, MEMORY, today=TODAY, new=8))


def exam_queue(
    items: Sequence[Item],
    known: Mapping[QuestionKey, Remembered],
    priorities: Mapping[int, float],
    *,
    ahead: bool = False,
) -> list[Due]:
    by_key = {item.key: priorities.get(n, 0.0) for n, item in enumerate(items)}
    return for_exam(items, known, MEMORY, today=TODAY, priorities=by_key, ahead=ahead)


def test_for_the_exam_the_highest_priority_comes_first() -> None:
    items = singles(4)
    known = states(items, {0: (5.0, 3), 1: (5.0, 3)})
    queue = exam_queue(items, known, {0: 0.1, 1: 0.4, 2: 0.3, 3: 0.2})
    assert ids(queue) == ["q1", "q2", "q3", "q0"]
    assert [due.recall for due in queue] == [due.recall if due.item.key in known else None for due in queue]


def test_for_the_exam_new_questions_of_equal_priority_come_from_the_topics_by_weight() -> None:
    items = items_of((single(f"q{t}-{n}", topic=t) for t in (0, 1) for n in range(30)), weights=(3, 1))
    queue = exam_queue(items, {}, {})
    assert len(queue) == 60
    for count in (4, 8, 20, 40):
        assert Counter(due.item.topic_id for due in queue[:count]) == {"t0": count * 3 // 4, "t1": count // 4}


def test_for_the_exam_a_second_of_a_family_comes_after_the_other_new_equals() -> None:
    items = items_of([single(f"q{n}", family="one" if n < 3 else None) for n in range(6)])
    families = [due.item.question.family for due in exam_queue(items, {}, {})]
    assert families[4:] == ["one", "one"]
    assert families[:4].count("one") == 1


def test_what_was_asked_today_comes_no_more_today_but_last_ahead_of_time() -> None:
    items = singles(3)
    known = states(items, {0: (0.2, 0), 1: (5.0, 3)})
    priorities = {0: 0.9, 1: 0.1, 2: 0.2}
    assert ids(exam_queue(items, known, priorities)) == ["q2", "q1"]
    assert ids(exam_queue(items, known, priorities, ahead=True)) == ["q2", "q1", "q0"]


def test_what_was_asked_yesterday_and_is_safe_waits_for_all_others() -> None:
    items = singles(4)
    known = states(items, {0: (30.0, 1), 1: (2.0, 1), 2: (30.0, 2)})
    priorities = {0: 0.9, 1: 0.8, 2: 0.7, 3: 0.1}
    assert ids(exam_queue(items, known, priorities)) == ["q1", "q2", "q3", "q0"]


def due_of(items: Sequence[Item]) -> list[Due]:
    return [Due(item, None, 0.0) for item in items]


def test_questions_of_one_objective_are_kept_apart_while_others_can_take_their_place() -> None:
    questions = [single(f"a{n}", topic=0) for n in range(3)] + [single(f"b{n}", topic=n) for n in (1, 2, 3, 4)]
    items = items_of(questions, weights=(1, 1, 1, 1, 1))
    assert ids(spread(due_of(items), count=7)) == ["a0", "b1", "b2", "b3", "a1", "b4", "a2"]


def test_only_what_is_asked_is_put_in_order() -> None:
    items = items_of([single("a0"), single("a1"), single("b", topic=1)], weights=(1, 1))
    assert ids(spread(due_of(items), count=2)) == ["a0", "a1"]


def test_of_a_family_only_the_first_is_asked() -> None:
    families = ["one", None, "one", "two", "two", None]
    items = items_of(single(f"q{n}", family=family) for n, family in enumerate(families))
    assert ids(spread(due_of(items), count=6)) == ["q0", "q1", "q3", "q5"]


@given(
    st.lists(st.tuples(st.integers(0, 4), st.sampled_from([None, None, "one", "two"])), max_size=25), st.integers(1, 30)
)
@settings(deadline=None, max_examples=150)
def test_spreading_loses_nothing_and_puts_off_only_what_it_must(
    given_: list[tuple[int, str | None]], count: int
) -> None:
    items = items_of(
        (single(f"q{n}", topic=topic, family=family) for n, (topic, family) in enumerate(given_)), weights=(1,) * 5
    )
    queue = due_of(items)
    result = spread(queue, count=count)
    families = {due.item.question.family for due in queue} - {None}
    alone = sum(due.item.question.family is None for due in queue)
    assert len(result) == len(set(ids(result))) == min(count, alone + len(families))
    objectives = [due.item.question.objective for due in result]
    for place, objective in enumerate(objectives):
        if objective in objectives[max(place - OBJECTIVE_GAP, 0) : place]:
            rest = objectives[place:]
            assert set(rest) <= set(objectives[max(place - OBJECTIVE_GAP, 0) : place])
