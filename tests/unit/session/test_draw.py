"""Which questions a sitting asks, and in which order."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.bank.model import Bank, Item, QuestionKey, Topic
from cps_quiz.questions.choice import Option, Single
from cps_quiz.session.draw import Exposure, draw, exposure_of

OPTIONS = (Option(text="Right", correct=True), Option(text="Wrong"))


def bank_of_topics(weights: Sequence[int], *, each: int, families: Mapping[str, str] | None = None) -> list[Item]:
    """Return so many questions in each topic ``t0``, ``t1`` ...: ``q0-0``, ``q0-1``, ``q1-0`` ..."""
    topics = {
        f"t{number}": Topic(title="A topic", objectives={f"O-{number}": "Do it"}, weight=weight)
        for number, weight in enumerate(weights)
    }
    names = [(topic, f"q{topic}-{number}") for topic in range(len(weights)) for number in range(each)]
    questions = tuple(
        Single(id=name, objective=f"O-{topic}", stem="?", options=OPTIONS, family=(families or {}).get(name))
        for topic, name in names
    )
    return list(Bank(format=1, id="bank", title="A bank", topics=topics, questions=questions).items())


def seen_on(day: int, *, correct: bool = True) -> Exposure:
    return Exposure(1, f"2026-11-{day:02}T10:00:00.000Z", correct)


def ids(items: Sequence[Item]) -> list[str]:
    return [item.question.id for item in items]


def exposures(items: Sequence[Item], days: Mapping[int, int]) -> dict[QuestionKey, Exposure]:
    return {items[index].key: seen_on(day) for index, day in days.items()}


seeds = st.text(max_size=8)
modest = settings(deadline=None, max_examples=60)


@modest
@given(seeds, st.integers(1, 12), st.dictionaries(st.integers(0, 8), st.integers(1, 28)))
def test_what_was_seen_is_drawn_only_when_everything_unseen_is(seed: str, count: int, days: dict[int, int]) -> None:
    items = bank_of_topics([5, 1, 1], each=3)
    seen = exposures(items, days)
    drawn = draw(items, count=count, exposures=seen, seed=seed)
    assert len(drawn) == len(set(ids(drawn))) == min(count, len(items))
    assert sum(item.key not in seen for item in drawn) == min(count, len(items) - len(seen))


@modest
@given(seeds, st.integers(1, 6), st.permutations(range(1, 7)))
def test_of_what_was_seen_the_longest_not_seen_comes_first(seed: str, count: int, days: list[int]) -> None:
    items = bank_of_topics([1], each=6)
    seen = exposures(items, dict(enumerate(days)))
    drawn = draw(items, count=count, exposures=seen, seed=seed)
    assert {seen[item.key].last_at for item in drawn} == {seen_on(day).last_at for day in range(1, count + 1)}


@modest
@given(seeds, st.data())
def test_a_sitting_asks_one_question_of_a_family(seed: str, data: st.DataObject) -> None:
    names = [f"q{topic}-{number}" for topic in range(2) for number in range(4)]
    families = data.draw(st.dictionaries(st.sampled_from(names), st.sampled_from(["ducks", "geese"])))
    items = bank_of_topics([1, 3], each=4, families=families)
    drawn = draw(items, count=8, exposures={}, seed=seed)
    taken = Counter(item.question.family for item in drawn if item.question.family)
    assert taken == Counter(set(families.values()))
    assert {item.question.id for item in drawn if not item.question.family} == set(names) - set(families)


def test_families_of_the_same_name_in_two_banks_are_two() -> None:
    first = bank_of_topics([1], each=1, families={"q0-0": "ducks"})
    other = Bank(
        format=1,
        id="other",
        title="Another",
        topics=first[0].bank.topics,
        questions=first[0].bank.questions,
    )
    drawn = draw([*first, *other.items()], count=5, exposures={}, seed="1")
    assert sorted(item.key for item in drawn) == [("bank", "q0-0"), ("other", "q0-0")]


@pytest.mark.parametrize("weights", [(2, 1), (5, 3, 1, 1), (1, 1, 1)])
@pytest.mark.parametrize("count", [3, 10])
def test_topics_share_a_sitting_by_their_weights(weights: tuple[int, ...], count: int) -> None:
    items = bank_of_topics(weights, each=12)
    draws = 400
    drawn = Counter(
        item.topic_id for seed in range(draws) for item in draw(items, count=count, exposures={}, seed=str(seed))
    )
    for topic, weight in enumerate(weights):
        share = drawn[f"t{topic}"] / (draws * count)
        assert share == pytest.approx(weight / sum(weights), abs=0.04)


def test_a_topic_that_runs_out_leaves_its_share_to_the_others() -> None:
    items = bank_of_topics([100, 1], each=2)
    assert Counter(item.topic_id for item in draw(items, count=4, exposures={}, seed="1")) == {"t0": 2, "t1": 2}


@modest
@given(seeds, st.data())
def test_the_draw_depends_on_its_seed_and_not_on_the_order_of_the_bank(seed: str, data: st.DataObject) -> None:
    items = bank_of_topics([2, 1], each=4)
    seen = exposures(items, {1: 3, 2: 5, 6: 1})
    shuffled = data.draw(st.permutations(items))
    drawn = draw(items, count=5, exposures=seen, seed=seed)
    assert draw(shuffled, count=5, exposures=seen, seed=seed) == drawn


def test_other_seeds_draw_other_questions_in_other_orders() -> None:
    items = bank_of_topics([1], each=8)
    draws = {tuple(ids(draw(items, count=3, exposures={}, seed=str(seed)))) for seed in range(40)}
    assert len(draws) > 30
    assert len({frozenset(order) for order in draws}) > 20


def test_what_was_seen_stands_anywhere_among_what_was_not() -> None:
    items = bank_of_topics([1], each=4)
    seen = exposures(items, {0: 1, 1: 2, 2: 3})
    orders = [ids(draw(items, count=4, exposures=seen, seed=str(seed))) for seed in range(40)]
    assert {order.index("q0-3") for order in orders} == {0, 1, 2, 3}


def test_nothing_is_drawn_from_nothing() -> None:
    assert draw([], count=5, exposures={}, seed="1") == []


def test_the_exposures_of_former_ids_add_up_and_the_last_one_tells_how_it_went() -> None:
    question = Single(id="new", objective="O-0", stem="?", options=OPTIONS, formerly=("old", "older"))
    topics = {"t0": Topic(title="A topic", objectives={"O-0": "Do it"})}
    (item,) = Bank(format=1, id="bank", title="A bank", topics=topics, questions=(question,)).items()
    known = {
        QuestionKey("bank", "old"): Exposure(2, "2026-11-05T10:00:00.000Z", last_correct=False),
        QuestionKey("bank", "new"): Exposure(1, "2026-11-04T10:00:00.000Z", last_correct=True),
        QuestionKey("other", "new"): Exposure(9, "2026-11-09T10:00:00.000Z", last_correct=True),
    }
    assert exposure_of(item, known) == Exposure(3, "2026-11-05T10:00:00.000Z", last_correct=False)
    assert exposure_of(item, {}) is None
