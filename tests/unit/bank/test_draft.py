"""A file as its author left it: what the writing rules look at even where the bank can't be loaded."""

from tests.conftest import SMALL_BANK
from tests.unit.bank.banks import PATH, TINY, tiny

from cps_quiz.bank.load import Draft, load_bytes, load_draft
from cps_quiz.bank.source import read


def draft_of(text: str) -> Draft:
    return load_draft(read(PATH, text.encode()))


def test_a_good_bank_is_loaded_as_ever_and_each_question_knows_its_fields() -> None:
    draft = draft_of(SMALL_BANK)
    assert draft.loaded == load_bytes(SMALL_BANK.encode(), path=PATH)
    bank = draft.loaded.bank
    assert bank is not None
    assert draft.head is not None
    assert (draft.head.id, draft.head.topics, draft.head.questions) == (bank.id, bank.topics, ())
    assert [question for question, _ in draft.questions] == list(bank.questions)
    assert [raw["id"] for _, raw in draft.questions] == [question.id for question in bank.questions]


def test_a_question_that_cannot_be_decoded_is_left_out_and_the_others_stay() -> None:
    other = TINY.split("questions:\n")[1].replace("id: one", "id: two").replace("stem: Which?", "stm: Which?")
    draft = draft_of(TINY + other)
    assert draft.loaded.bank is None
    assert [finding.code for finding in draft.loaded.diagnostics] == ["F011", "F012"]
    assert [question.id for question, _ in draft.questions] == ["one"]
    assert draft.head is not None


def test_a_question_without_a_key_stays_for_the_rules() -> None:
    draft = draft_of(tiny(("{text: Right, correct: true}", "{text: Right}")))
    assert draft.loaded.bank is None
    assert [question.id for question, _ in draft.questions] == ["one"]
    assert draft.head is not None


def test_a_head_that_cannot_be_decoded_is_none() -> None:
    draft = draft_of(tiny(("title: Tiny", "titel: Tiny")))
    assert (draft.head, draft.loaded.bank) == (None, None)
    assert [question.id for question, _ in draft.questions] == ["one"]


def test_of_what_is_no_bank_there_is_nothing() -> None:
    for text in ("", "- a", "a: 'b", "format: 2"):
        draft = draft_of(text)
        assert (draft.head, draft.questions, draft.loaded.bank) == (None, (), None)
        assert draft.loaded.diagnostics
