"""How sure the candidate is, asked in lines."""

import pytest
from tests.integration.plain.conversation import Conversation

from cps_quiz.history.records import Answered
from cps_quiz.session.plan import Policy
from cps_quiz.ui.plain.front import HOW_SURE

ASKING = Policy(asks_confidence=True)


@pytest.mark.parametrize(
    ("typed", "asked", "correct", "confidence"),
    [
        (("a", "sure"), 1, True, "sure"),
        (("a", ""), 1, True, None),
        (("b", "a", "unsure"), 2, True, "unsure"),
        (("a", "b", ""), 2, False, None),
        (("b", "a guess"), 1, True, "guess"),
        (("a", "perhaps", "x", "guess"), 3, True, "guess"),
        (("a sure",), 0, True, "sure"),
    ],
)
def test_a_letter_changes_the_choice_and_asks_again(
    conversation: Conversation, typed: tuple[str, ...], asked: int, correct: bool, confidence: str | None
) -> None:
    said = conversation.begin(*typed, policy=ASKING)
    answers = [record for record in conversation.room.desk.records() if isinstance(record, Answered)]
    assert sum(part.startswith(HOW_SURE) for part in said) == asked
    assert [(answer.correct, answer.confidence) for answer in answers] == [(correct, confidence)]
