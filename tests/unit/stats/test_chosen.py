"""How often each option was chosen."""

import msgspec
import pytest
from tests.unit.history.facts import answered

from cps_quiz.bank.load import load_bytes
from cps_quiz.bank.model import Bank
from cps_quiz.history.records import Answered, StoredPart
from cps_quiz.stats.chosen import times_chosen

TEXT = """\
format: 1
id: small
title: Small
topics: {first: {title: First, objectives: {A-1: Do it}}}
questions:
  - id: one
    formerly: [old]
    objective: A-1
    stem: Which?
    options: [{text: A, correct: true}, {text: B, id: b}, {text: C}]
  - id: many
    type: multiple
    objective: A-1
    stem: Which?
    options: [{text: A, correct: true}, {text: B, correct: true}]
"""


@pytest.fixture
def bank() -> Bank:
    loaded = load_bytes(TEXT.encode(), path="small.yaml")
    assert loaded.bank is not None
    return loaded.bank


def answer(bank: Bank, *parts: int | str, question: str = "one", content_hash: str = "", of: str = "small") -> Answered:
    """Return an answer; the question's content is today's unless another is named."""
    current = next((item.content_hash for item in bank.items() if item.question.id in {question, "one"}), "")
    return msgspec.structs.replace(
        answered(1, bank=of, question=question),
        response=tuple(StoredPart(part=part, text_hash="") for part in parts),
        content_hash=content_hash or current,
    )


def test_each_option_is_counted_at_its_place(bank: Bank) -> None:
    given = [answer(bank, 0), answer(bank, "b"), answer(bank, 2), answer(bank, "b"), answer(bank, 1)]
    assert times_chosen(given, [bank]) == {"small": {"one": {0: 1, 1: 3, 2: 1}}}


def test_answers_under_a_former_name_count(bank: Bank) -> None:
    assert times_chosen([answer(bank, 0, question="old")], [bank]) == {"small": {"one": {0: 1}}}


def test_what_says_nothing_of_the_question_as_it_stands_does_not_count(bank: Bank) -> None:
    many = [item.content_hash for item in bank.items()][1]
    given = [
        answer(bank, 0, content_hash="f" * 16),
        answer(bank, 0, of="other"),
        answer(bank, 0, question="gone"),
        answer(bank, "gone"),
        answer(bank, 3),
        answer(bank, -1),
        answer(bank),
        answer(bank, 0, 1, question="many", content_hash=many),
        answer(bank, 0, question="many", content_hash=many),
    ]
    assert times_chosen(given, [bank]) == {}


def test_without_answers_or_banks_there_is_nothing(bank: Bank) -> None:
    assert times_chosen([], [bank]) == times_chosen([answer(bank, 0)], []) == {}
