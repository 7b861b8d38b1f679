"""A bank and a question seen in it."""

import pytest

from cps_quiz.bank.model import Bank, Item, QuestionKey, Reference, Topic
from cps_quiz.questions.base import content_hash
from cps_quiz.questions.true_false import TrueFalse


def test_an_objective_decides_the_topic(small_bank: Bank) -> None:
    assert small_bank.topic_of_objective() == {"A-1": "first", "A-2": "first", "B-1": "second"}


def test_items_are_all_questions_in_the_authors_order(small_bank: Bank) -> None:
    items = list(small_bank.items())
    assert [str(item.key) for item in items] == [
        "small/one",
        "small/several",
        "small/truth",
        "small/steps",
        "small/pairs",
    ]
    assert [item.topic_id for item in items] == ["first", "first", "second", "second", "first"]
    assert [item.topic for item in items[1:3]] == [small_bank.topics["first"], small_bank.topics["second"]]


def test_retired_questions_are_items_too() -> None:
    topic = Topic(title="T", objectives={"A-1": "Do"})
    question = TrueFalse(id="old", objective="A-1", stem="So.", answer=True, retired=True)
    bank = Bank(format=1, id="b", title="B", topics={"t": topic}, questions=(question,))
    assert list(bank.items()) == [Item(bank, question, "t")]


def test_what_a_question_takes_from_its_bank(small_bank: Bank) -> None:
    one, several = list(small_bank.items())[:2]
    assert (one.scenario, several.scenario) == ("", "Ana visits the center.")
    assert several.content_hash == content_hash(several.question, "Ana visits the center.")
    assert several.content_hash != content_hash(several.question, "")


def test_earlier_keys_and_secondary_objectives() -> None:
    topic = Topic(title="T", objectives={"A-1": "Do", "A-2": "Do more"})
    question = TrueFalse(id="new", objective="A-1", also=("A-2",), stem="So.", answer=True, formerly=("old", "older"))
    item = Item(Bank(format=1, id="b", title="B", topics={"t": topic}, questions=(question,)), question, "t")
    assert item.key == QuestionKey("b", "new")
    assert item.former_keys == (QuestionKey("b", "old"), QuestionKey("b", "older"))
    assert item.objective_ids == ("A-1", "A-2")


@pytest.mark.parametrize(
    ("reference", "cited"),
    [
        (Reference(title="A Book"), "A Book"),
        (Reference(title="A Book.", author="S. Mead"), "S. Mead. A Book"),
        (Reference(title="A Book", author="N.A.P.S.", year="2019"), "N.A.P.S. (2019). A Book"),
        (Reference(title="A Book", year="1997"), "(1997). A Book"),
        (
            Reference(title="A Page", author="Kuo", year="2022", url="https://example.org/a"),
            "Kuo (2022). A Page. https://example.org/a",
        ),
    ],
)
def test_a_reference_is_cited_as_far_as_it_is_known(reference: Reference, cited: str) -> None:
    assert reference.cite() == cited
