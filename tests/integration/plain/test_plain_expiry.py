"""A question whose own time is over, in lines: explained, and on a terminal waited for."""

import pytest
from tests.integration.plain.conversation import Conversation, Key, Stop, Typed, Wait

from cps_quiz.history.records import Answered
from cps_quiz.session.plan import Policy

PACED = Policy(question_limit_ms=5000)
EXPIRED = "✗ Time is up for this question."
LATE = "That came after the time was over and does not count."
QUESTION_1 = "Question 1 of 5. Topic: First topic."
QUESTION_2 = "Question 2 of 5. Topic: First topic."


def headings(said: list[str]) -> list[str]:
    """Return the prompts, what expired, and which questions opened."""
    return [
        part.split("\n")[0]
        for part in said
        if part.startswith(("Question ", "Answer:", "Press Enter", "Stop now?", "✗", "That came", "Not "))
    ]


def test_on_a_terminal_the_explanation_waits_and_the_clock_stands_still(conversation: Conversation) -> None:
    conversation.is_terminal = True
    said = conversation.begin(Wait(5000), Wait(60_000), "", Wait(3000), "b", policy=PACED)
    assert headings(said) == [
        *[QUESTION_1, "Answer: ", EXPIRED, "Press Enter to go on: "],
        *[
            QUESTION_2,
            "Answer: b",
            "✗ Not quite: 1 of 4 options are rightly chosen or left out.",
            "Press Enter to go on: ",
        ],
    ]
    assert "Because." in said


def test_on_a_pipe_it_goes_on_by_itself_and_takes_no_line(conversation: Conversation) -> None:
    said = conversation.begin(Wait(5000), "b", policy=PACED)
    assert headings(said)[:5] == [QUESTION_1, "Answer: ", EXPIRED, QUESTION_2, "Answer: b"]
    assert "Because." in said


def test_a_late_answer_is_told_so_behind_the_explanation(conversation: Conversation) -> None:
    said = conversation.begin(Stop(5000), "a", "b", policy=PACED)
    assert headings(said)[1:6] == ["Answer: a", EXPIRED, LATE, QUESTION_2, "Answer: b"]


def test_ctrl_c_when_the_time_is_over_leads_back_to_the_explanation(conversation: Conversation) -> None:
    conversation.is_terminal = True
    said = conversation.begin(Stop(5000), Key.CTRL_C, "", "", policy=PACED)
    assert headings(said)[1:] == [
        *["Answer: ", EXPIRED, LATE, "Stop now? Every answer is saved, and the rest can wait."],
        *["Press Enter to go on: ", QUESTION_2, "Answer: "],
    ]


@pytest.mark.parametrize("expiry", [("a", Wait(5000)), (Stop(5000), "a")], ids=["while it asks", "before it asks"])
def test_an_expiry_around_the_question_how_sure_one_is_drops_the_answer(
    conversation: Conversation, expiry: tuple[Typed, ...]
) -> None:
    conversation.is_terminal = True
    said = conversation.begin(*expiry, "", policy=Policy(question_limit_ms=5000, asks_confidence=True))
    assert [part for part in headings(said)[2:] if part != LATE] == [
        *[EXPIRED, "Press Enter to go on: ", QUESTION_2, "Answer: "],
    ]
    assert "That can't be done here." not in said
    assert not any(isinstance(record, Answered) for record in conversation.room.desk.records())


def test_a_session_that_was_left_at_the_explanation_goes_on_with_the_next_question(conversation: Conversation) -> None:
    conversation.is_terminal = True
    conversation.begin(Wait(5000), Key.CTRL_C, "y", policy=PACED)
    assert QUESTION_2 in conversation.carry_on()
