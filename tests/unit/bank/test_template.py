"""A new bank is valid, and says what it was asked to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cps_quiz.bank.load import load_bytes
from cps_quiz.bank.model import Bank
from cps_quiz.bank.template import NewTopic, new_bank, slug
from cps_quiz.text.printable import forbidden_as_escape


def loaded(text: str) -> Bank:
    found = load_bytes(text.encode(), path="new.yaml")
    assert found.diagnostics == ()
    assert found.bank is not None
    return found.bank


def test_what_was_asked_for_stands_in_it() -> None:
    topics = [NewTopic("silence", "Silence"), NewTopic("questions", "Open: questions")]
    text = new_bank("active-listening", "Active listening", topics, schema="bank.schema.json")
    bank = loaded(text)
    assert text.startswith("# yaml-language-server: $schema=bank.schema.json\n")
    assert (bank.id, bank.title) == ("active-listening", "Active listening")
    assert [(name, topic.title, topic.weight, list(topic.objectives)) for name, topic in bank.topics.items()] == [
        ("silence", "Silence", 1, ["AL-01"]),
        ("questions", "Open: questions", 1, ["AL-02"]),
    ]
    assert [(question.id, question.objective) for question in bank.questions] == [("active-listening-001", "AL-01")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        *(("Active listening", "active-listening"), ("  A--B!  ", "a-b"), ("\u00c9mile Zol\u00e1", "emile-zola")),
        *(("\u4e2d\u6587", ""), ("", ""), ("2 ways", "2-ways"), ("\ufb01ne", "fine")),
    ],
)
def test_an_id_is_made_of_a_title(title: str, expected: str) -> None:
    assert slug(title) == expected


LETTERS = st.one_of(st.characters(codec="utf-8"), st.sampled_from("\"'\\:#-?{}[]&*!|>%@` \n\t\u2028\u2029\xa0,/"))
TITLES = st.text(LETTERS, min_size=1).filter(lambda text: bool(text.strip()) and not forbidden_as_escape.search(text))
IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)


@given(IDS, TITLES, st.lists(st.tuples(IDS, TITLES), min_size=1, max_size=4, unique_by=lambda topic: topic[0]))
def test_any_titles_make_a_valid_bank(bank_id: str, title: str, topics: list[tuple[str, str]]) -> None:
    named = [NewTopic(*topic) for topic in topics]
    bank = loaded(new_bank(bank_id, title, named, schema="bank.schema.json"))
    assert (bank.id, bank.title) == (bank_id, title)
    assert [(name, topic.title) for name, topic in bank.topics.items()] == topics
