"""What ``term`` tells, in a session over several banks."""

import pytest

from cps_quiz.bank.load import load_bytes
from cps_quiz.bank.model import Item
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Feedback, Plan, Policy
from cps_quiz.ui.plain.glossary import terms
from cps_quiz.ui.telling.notices import GLOSSARY_WAITS

EXAM = Policy(feedback=Feedback.END, may_pause=False, unsubmitted_counts=True, reviews_before_end=True)
BANK = """\
format: 1
id: {name}
title: A bank
topics: {{only: {{title: Only topic, objectives: {{A-1: Do one thing}}}}}}
terms: {terms}
questions:
  - id: one
    objective: A-1
    type: true-false
    stem: It is so.
    answer: true
    points_to: {points_to}
"""


def item_of(name: str, terms: str, points_to: str = "[]") -> Item:
    bank = load_bytes(BANK.format(name=name, terms=terms, points_to=points_to).encode(), path=f"{name}.yaml").bank
    assert bank is not None
    (item,) = bank.items()
    return item


def session_over(*items: Item, policy: Policy | None = None) -> Session:
    slots = lay_out(items, seed="7")
    session = Session(Plan(id="s", mode="quiz", seed="7", policy=policy or Policy(), slots=slots))
    session.handle(m.Start(), now=0)
    return session


FIRST = item_of("first", "{affirmation: Saying so., Peer: As here., drift: Going astray.}", "[drift]")
SECOND = item_of("second", "{validation: Hearing it., peer: As there.}")


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("validation", "validation: Hearing it."),
        ("AFFIRMATION", "affirmation: Saying so."),
        ("peer", "Peer: As here."),
        ("affirmations", "There is no term 'affirmations' here; the nearest is affirmation: Saying so."),
        ("xylophone", "There is no term like 'xylophone'."),
    ],
)
def test_a_word_is_looked_for_in_all_banks_the_question_s_own_first(wanted: str, told: str) -> None:
    assert terms(session_over(FIRST, SECOND).view, 0, wanted) == [told]


def test_where_a_word_is_missing_the_nearest_is_named_first() -> None:
    assert terms(session_over(FIRST).view, 0, "validation") == [
        "There is no term 'validation' here; the nearest is affirmation: Saying so."
    ]


def test_the_question_s_own_words_come_once_it_is_explained() -> None:
    session = session_over(FIRST, SECOND)
    listed = ["Terms: affirmation, Peer, drift. Type term and one of them."]
    assert terms(session.view, 0, "") == listed
    item = session.view.slot.item
    assert item is not None
    session.handle(m.Submit(0, item.question.key()), now=1)
    assert terms(session.view, 0, "") == ["drift: Going astray."]


def test_in_an_exam_the_glossary_waits_until_it_is_handed_in() -> None:
    session = session_over(FIRST, SECOND, policy=EXAM)
    assert [terms(session.view, 0, wanted) for wanted in ("", "peer")] == [[GLOSSARY_WAITS], [GLOSSARY_WAITS]]
    session.handle(m.Finish(hand_in=True), now=1)
    assert terms(session.view, 1, "peer") == ["peer: As there."]


def test_a_bank_without_a_glossary_says_so() -> None:
    bare = item_of("bare", "{}")
    assert terms(session_over(bare).view, 0, "peer") == ["This bank has no glossary."]
    mixed = session_over(bare, SECOND).view
    assert terms(mixed, 0, "") == ["The bank of this question has no glossary. Type term and a word of another one."]
    assert terms(mixed, 0, "peer") == ["peer: As there."]
