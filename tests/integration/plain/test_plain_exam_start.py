"""Before a mock exam in lines: on a terminal its clock waits for Enter."""

import pytest
from tests.integration.plain.conversation import MINUTE_MS, Conversation, Key, Typed, Wait

from cps_quiz.ui.plain.front import BEGIN

QUESTION_1 = "Question 1 of 5."


def told(said: list[str]) -> str:
    """Return what stands before the first question, on one line."""
    return " ".join(said[0].split())


def test_on_a_terminal_the_clock_starts_with_enter(conversation: Conversation) -> None:
    conversation.is_terminal = True
    said = conversation.begin(Wait(10 * MINUTE_MS), "b", "", "time")
    assert said[1:3] == [f"{BEGIN} b", f"{BEGIN} "]
    assert said[3] == QUESTION_1
    assert said[-2] == "5 minutes left for 5 questions."


def test_on_a_pipe_it_starts_at_once(conversation: Conversation) -> None:
    said = conversation.begin("time")
    assert said[1] == QUESTION_1


def test_the_commands_are_listed_before_the_clock_starts(conversation: Conversation) -> None:
    conversation.is_terminal = True
    said = conversation.begin("?", "")
    assert said[1:4:2] == [f"{BEGIN} ?", f"{BEGIN} "]
    assert said[2].startswith("While a question is open:")


@pytest.mark.parametrize("leaving", ["quit", Key.CTRL_C])
def test_an_exam_can_be_left_before_it_begins(conversation: Conversation, leaving: Typed) -> None:
    conversation.is_terminal = True
    said = conversation.begin(leaving)
    assert [part for part in said if part.startswith("Question ")] == []


def test_what_leads_about_in_an_exam_is_told(conversation: Conversation) -> None:
    assert (
        "Type go 3 to visit question 3, flag to mark one, review to see how all stand, and hand in to finish. Type a "
        "letter and press Enter; a question mark lists the commands."
    ) in told(conversation.begin())
