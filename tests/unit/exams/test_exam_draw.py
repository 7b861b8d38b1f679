"""The draw of a mock exam: shares of topics, unseen first, families, and banks that hold too few."""

from collections import Counter
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from cps_quiz.bank.model import Bank, Item, QuestionKey, Topic
from cps_quiz.exams.draw import draw_exam, quotas_of
from cps_quiz.exams.profile import Profile, QuestionType
from cps_quiz.questions.choice import Option, Single
from cps_quiz.questions.true_false import TrueFalse
from cps_quiz.session.draw import Exposure

OPTIONS = (Option(text="Right", correct=True), Option(text="Wrong"))


def profile(questions: int, *types: QuestionType) -> Profile:
    return Profile(
        format=1,
        exam="mine",
        title="Mine",
        questions=questions,
        minutes=questions,
        source="Us",
        checked="2026-11-22",
        types=types or ("single",),
    )


def bank(
    counts: Mapping[str, int],
    *,
    families: Mapping[str, str] | None = None,
    weights: Mapping[str, int] | None = None,
) -> list[Item]:
    names = [(topic, f"{topic}-{number}") for topic, count in counts.items() for number in range(count)]
    questions = [
        Single(id=name, objective=f"O-{topic}", stem="?", options=OPTIONS, family=(families or {}).get(name))
        for topic, name in names
    ]
    weight = weights or dict.fromkeys(counts, 1)
    topics = {topic: Topic(title=topic, objectives={f"O-{topic}": "Do"}, weight=weight[topic]) for topic in counts}
    return list(Bank(format=1, id="small", title="Small", topics=topics, questions=tuple(questions)).items())


def by_topic(items: tuple[Item, ...]) -> Counter[str]:
    return Counter(item.topic_id for item in items)


def seen(names: list[str], at: str = "2026-11-01T10:00:00.000Z") -> dict[QuestionKey, Exposure]:
    return {QuestionKey("small", name): Exposure(1, at, last_correct=True) for name in names}


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30), st.integers(1, 200))
def test_quotas_add_up_and_are_within_one_question_of_each_share(weights: list[int], count: int) -> None:
    shares = {("b", str(place)): weight / sum(weights) for place, weight in enumerate(weights)}
    quotas = quotas_of(shares, count)
    assert sum(quotas.values()) == count
    assert all(abs(quotas[topic] - share * count) < 1 + 1e-6 for topic, share in shares.items())


def test_topics_get_their_share_and_the_same_seed_draws_the_same() -> None:
    items = bank({"a": 30, "b": 30}, weights={"a": 3, "b": 1})
    first, again, other = (draw_exam(profile(20), items, exposures={}, seed=seed) for seed in ("1", "1", "2"))
    assert by_topic(first.items) == {"a": 15, "b": 5}
    assert first == again
    assert first.items != other.items
    assert len({item.key for item in first.items}) == 20
    assert first.is_whole


def test_unseen_questions_come_before_seen_ones_and_those_longest_not_seen() -> None:
    items = bank({"a": 10})
    exposures = seen(["a-0", "a-1", "a-2"]) | seen(["a-3"], at="2026-10-01T10:00:00.000Z")
    for seed in map(str, range(20)):
        drawn = {item.question.id for item in draw_exam(profile(7), items, exposures=exposures, seed=seed).items}
        assert drawn >= {"a-3", *(f"a-{number}" for number in range(4, 10))}


def test_of_a_family_one_is_asked_and_it_serves_the_topic_that_needs_it() -> None:
    items = bank({"a": 2, "b": 1}, families={"a-0": "f", "b-0": "f"})
    for seed in map(str, range(20)):
        drawn = draw_exam(profile(2), items, exposures={}, seed=seed)
        assert sorted(item.question.id for item in drawn.items) == ["a-1", "b-0"]


def test_where_a_topic_holds_too_few_the_exam_is_shorter_as_a_whole() -> None:
    items = bank({"a": 30, "b": 3})
    drawn = draw_exam(profile(20), items, exposures={}, seed="1")
    assert (len(drawn.items), drawn.wanted, drawn.is_whole, drawn.short) == (7, 20, False, (("small", "b"),))
    assert by_topic(drawn.items) in ({"a": 4, "b": 3}, {"a": 3, "b": 3})


def test_kinds_that_the_profile_does_not_name_and_retired_questions_are_left_out() -> None:
    items = bank({"a": 2})
    questions = (
        *(item.question for item in items),
        TrueFalse(id="tf", objective="O-a", stem="?", answer=True),
        Single(id="old", objective="O-a", stem="?", options=OPTIONS, retired=True),
    )
    whole = Bank(format=1, id="small", title="S", topics=items[0].bank.topics, questions=questions)
    drawn = draw_exam(profile(4), list(whole.items()), exposures={}, seed="1")
    assert {item.question.id for item in drawn.items} == {"a-0", "a-1"}
    both = profile(3, "single", "true-false")
    assert len(draw_exam(both, list(whole.items()), exposures={}, seed="1").items) == 3


def test_without_a_question_that_fits_the_draw_is_empty() -> None:
    assert draw_exam(profile(5, "matching"), bank({"a": 3}), exposures={}, seed="1").items == ()
