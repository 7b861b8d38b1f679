"""How an exam's questions divide among topics."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.bank.model import Bank, Topic
from cps_quiz.exams.profile import Profile
from cps_quiz.exams.shares import missing_shares, topic_shares


def bank(name: str, **weights: int) -> Bank:
    topics = {topic: Topic(title=topic, objectives={f"O-{topic}": "Do"}, weight=of) for topic, of in weights.items()}
    return Bank(format=1, id=name, title=name, topics=topics, questions=())


def profile(**fields: object) -> Profile:
    needed = {
        "format": 1,
        "exam": "e",
        "title": "E",
        "questions": 10,
        "minutes": 10,
        "source": "s",
        "checked": "2026-11-22",
    }
    return Profile(**{**needed, **fields})  # type: ignore[arg-type]


BANKS = [bank("first", a=1, b=3), bank("second", c=1)]


def test_without_a_profile_all_banks_weigh_alike_and_topics_by_their_weight() -> None:
    expected = {("first", "a"): 0.125, ("first", "b"): 0.375, ("second", "c"): 0.5}
    assert topic_shares(None, BANKS) == expected
    assert topic_shares(profile(), BANKS) == expected


def test_a_profiles_weights_go_before_the_banks_own() -> None:
    wanted = profile(weights={"first": 3, "second": 1}, topics={"first": {"a": 1, "b": 1}})
    assert topic_shares(wanted, BANKS) == {("first", "a"): 0.375, ("first", "b"): 0.375, ("second", "c"): 0.25}


def test_what_weighs_nothing_or_is_not_loaded_is_left_out() -> None:
    wanted = profile(weights={"first": 1, "second": 0, "gone": 5}, topics={"first": {"a": 0, "b": 2, "gone": 7}})
    assert topic_shares(wanted, BANKS) == {("first", "b"): 1.0}
    assert topic_shares(profile(weights={"gone": 1}), BANKS) == {}
    assert topic_shares(None, []) == {}


weights = st.dictionaries(st.sampled_from(["first", "second", "gone"]), st.integers(0, 5))
topics = st.dictionaries(
    st.sampled_from(["first", "second"]), st.dictionaries(st.sampled_from("abcz"), st.integers(0, 5))
)


@given(weights, topics)
@settings(deadline=None, max_examples=200)
def test_shares_sum_to_one_or_there_is_none(of_banks: dict[str, int], of_topics: dict[str, dict[str, int]]) -> None:
    shares = topic_shares(profile(weights=of_banks, topics=of_topics), BANKS)
    assert all(share > 0 for share in shares.values())
    if shares:
        assert sum(shares.values()) == pytest.approx(1)


def test_what_a_profile_asks_for_and_is_not_there_is_known() -> None:
    wanted = profile(
        weights={"first": 1, "nowhere": 2, "unwanted": 0},
        topics={"first": {"a": 1, "z": 1, "y": 0}, "nowhere": {"n": 1}},
    )
    assert missing_shares(wanted, BANKS) == [("nowhere", ""), ("first", "z")]
    assert missing_shares(profile(topics={"second": {"x": 1}}), BANKS) == [("second", "x")]
    assert missing_shares(profile(), BANKS) == []
