"""Runs of words that two texts share."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.text.runs import Common, RunIndex, SetPhrases, Spoken, runs_of, stretch

TEXTS = st.lists(st.lists(st.sampled_from("abc"), max_size=12), max_size=5)


def words(*said: str) -> list[Spoken]:
    return SetPhrases(()).spoken(" ".join(said))


def test_words_are_lower_case_and_keep_their_places() -> None:
    assert SetPhrases(()).spoken('\N{LEFT DOUBLE QUOTATION MARK}Don\N{RIGHT SINGLE QUOTATION MARK}t," Rosa said.') == [
        Spoken("don't", 1, 6),
        Spoken("rosa", 9, 13),
        Spoken("said", 14, 18),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a wellness recovery action plan helps", ["a", "wellness recovery action plan", "helps"]),
        ("Ask-Share-Ask helps", ["ask-share-ask", "helps"]),
        ("wellness recovery plan", ["wellness", "recovery", "plan"]),
        ("it is a process of change through which she", ["it", "is", "a process of change through which", "she"]),
        ("wellness recovery action plan", ["wellness recovery action plan"]),
        ("a process of", ["a", "process", "of"]),
        ("dignity of risk dignity of risk", ["dignity of risk", "dignity of risk"]),
        ("", []),
    ],
)
def test_what_there_is_of_a_set_phrase_counts_as_one_word(text: str, expected: list[str]) -> None:
    phrases = SetPhrases(
        [
            "Wellness Recovery Action Plan",
            "dignity of risk",
            "a process of change through which individuals improve",
            "!",
        ]
    )
    assert [word.word for word in phrases.spoken(text)] == expected


def test_a_stretch_is_found_once_and_as_long_as_it_is() -> None:
    index = RunIndex[str](3)
    index.add(words("stay", "with", "the", "feeling", "first"), "one", group="g")
    text = "Please stay with the feeling, and wait."
    spoken = SetPhrases(()).spoken(text)
    found = list(index.common(spoken, group="h"))
    assert found == [Common("one", 1, 5)]
    assert stretch(text, spoken, found[0])[0] == "stay with the feeling"


def test_two_stretches_are_two() -> None:
    index = RunIndex[str](2)
    index.add(words(*"abcd"), "one", group="g")
    assert list(index.common(words(*"abxcd"), group="h")) == [Common("one", 0, 2), Common("one", 3, 5)]


def test_a_group_does_not_repeat_itself_but_others() -> None:
    index = RunIndex[str](2)
    index.add(words("a", "b"), "one", group="g")
    assert list(index.common(words("a", "b"), group="g")) == []
    index.add(words("a", "b"), "two", group="h")
    assert list(index.common(words("a", "b"), group="g")) == [Common("two", 0, 2)]
    index.add(words("a", "b"), "three", group="i")
    assert list(index.common(words("a", "b"), group="i")) == [Common("one", 0, 2)]


@pytest.mark.parametrize(("length", "expected"), [(2, [("stay", "with"), ("with", "it")]), (4, [])])
def test_the_runs_of_a_text(length: int, expected: list[tuple[str, ...]]) -> None:
    assert list(runs_of("Stay with it!", length)) == expected


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.lists(st.sampled_from("abc"), max_size=12), st.integers(1, 4))
def test_every_word_of_a_common_run_is_told(texts: list[list[str]], asked: list[str], length: int) -> None:
    index = RunIndex[int](length)
    for place, text in enumerate(texts):
        index.add(words(*text), place, group=place)
    said = {tuple(text[at : at + length]) for text in texts for at in range(len(text) - length + 1)}
    expected = {
        place
        for at in range(len(asked) - length + 1)
        if tuple(asked[at : at + length]) in said
        for place in range(at, at + length)
    }
    found = list(index.common(words(*asked), group="asks"))
    assert {place for common in found for place in range(common.first, common.end)} == expected
