"""Hashes, names, and the types that are found."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.questions.base import NAME, SLUG, content_hash, duplicates, text_hash
from cps_quiz.questions.choice import Option, Single
from cps_quiz.questions.registry import DEFAULT, QUESTION_TYPES


def question(stem: str = "Which?", first: str = "A", *, explanation: str = "", rationale: str = "") -> Single:
    options = (Option(text=first, correct=True, rationale=rationale), Option(text="B"))
    return Single(id="q", objective="A-1", stem=stem, options=options, explanation=explanation)


def test_hashes_stay_for_ever_since_histories_hold_them() -> None:
    assert text_hash("Right") == "883361d5d682"
    assert content_hash(question(), "Ana visits.") == "d6ba56cf1ad33b0a"


def test_the_content_is_scenario_stem_and_parts_in_the_authors_order() -> None:
    turned = Single(id="q", objective="A-1", stem="Which?", options=question().options[::-1])
    contents = [(question(), ""), (question(), "S"), (question("What?"), ""), (question(first="C"), ""), (turned, "")]
    assert len({content_hash(*content) for content in contents}) == len(contents)


def test_explanation_rationales_and_key_are_no_content() -> None:
    other = question(explanation="E", rationale="R")
    keyed = Single(
        id="other", objective="A-2", stem="Which?", options=(Option(text="A"), Option(text="B", correct=True))
    )
    assert content_hash(other, "") == content_hash(keyed, "") == content_hash(question(), "")


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_one_text_in_two_forms_of_unicode_has_one_hash(text: str) -> None:
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert text_hash(composed) == text_hash(apart)
    assert content_hash(question(composed), apart) == content_hash(question(apart), composed)
    assert re.fullmatch("[0-9a-f]{12}", text_hash(text))
    assert re.fullmatch("[0-9a-f]{16}", content_hash(question(text), text))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from("abc"), max_size=8))
def test_duplicates_are_the_positions_of_what_stands_earlier_already(texts: list[str]) -> None:
    expected = [position for position, text in enumerate(texts) if text in texts[:position]]
    assert list(duplicates(tuple(texts))) == expected


@pytest.mark.parametrize("text", ["a", "val-011-a", "0", "true"])
def test_slugs(text: str) -> None:
    assert re.search(SLUG, text)
    assert re.search(NAME, text)


@pytest.mark.parametrize("text", ["", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "é", "a\n", "\na"])
def test_what_is_no_slug(text: str) -> None:
    assert not re.search(SLUG, text)


@pytest.mark.parametrize("text", ["VAL-11", "es-US", "a_b.c", "R16"])
def test_names(text: str) -> None:
    assert re.search(NAME, text)


@pytest.mark.parametrize("text", ["", ".", "a.", "_a", "a__b", "a b", "é", "a\n"])
def test_what_is_no_name(text: str) -> None:
    assert not re.search(NAME, text)


def test_every_type_is_found_by_its_word() -> None:
    assert list(QUESTION_TYPES) == ["matching", "multiple", "ordering", "single", "true-false"]
    assert {word: cls.__struct_config__.tag for word, cls in QUESTION_TYPES.items()} == {w: w for w in QUESTION_TYPES}
    assert QUESTION_TYPES[DEFAULT] is Single
