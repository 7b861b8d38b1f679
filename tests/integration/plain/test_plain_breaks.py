"""Breaks of an exam in lines: offered once, taken by ``pause``, over by Enter or by their own time."""

from tests.integration.plain.conversation import MINUTE_MS, Conversation, Key, Wait

OFFER = "You may take a break of 10 minutes now. The clock stands still in it. Type pause\nto take it."
QUESTION_3 = ["Question 3 of 5.", "It is so.", "a. True\nb. False"]
TAKEN = [
    "Answer: pause",
    "Break. The clock stands still for at most 10 minutes. Going on ends the break.\nPress Enter to go on.",
]


def after(said: list[str], paragraph: str) -> list[str]:
    return said[said.index(paragraph) + 1 :]


def test_break_is_told_before_the_exam_and_offered_once_it_is_earned(conversation: Conversation) -> None:
    said = conversation.begin("pause", "skip", "skip", "time")
    assert "1 break, in which the clock stands still: after 2 questions (10 minutes)." in " ".join(said[0].split())
    assert after(said, "Answer: pause")[0] == "This session can't be paused."
    assert after(said, "Question 2 stays open.") == [
        *QUESTION_3,
        OFFER,
        "Answer: time",
        "5 minutes left for 5 questions. You may take a break of 10 minutes.",
        "Answer: ",
    ]


def test_break_is_taken_once_and_ended_by_enter(conversation: Conversation) -> None:
    said = conversation.begin("skip", "skip", "pause", Wait(4 * MINUTE_MS), "time", "pause", "", "time", "pause")
    assert after(said, OFFER) == [
        *TAKEN,
        "Command: time",
        "6 minutes of the break left. 5 minutes left for 5 questions.",
        "Command: pause",
        "Break. The clock stands still for at most 6 minutes. Going on ends the break.\nPress Enter to go on.",
        "Command: ",
        *QUESTION_3,
        "Answer: time",
        "5 minutes left for 5 questions.",
        "Answer: pause",
        "This session can't be paused.",
        "Answer: ",
    ]


def test_break_warns_and_ends_by_its_own_time(conversation: Conversation) -> None:
    said = conversation.begin("skip", "skip", "pause", Wait(11 * MINUTE_MS), "time")
    assert after(said, OFFER) == [
        *TAKEN,
        "Command: ",
        "1 minute of the break is left.",
        "Command: ",
        "The break is over; the clock runs.",
        *QUESTION_3,
        "Answer: time",
        "4 minutes left for 5 questions.",
        "Answer: ",
    ]


def test_session_that_was_left_in_a_break_goes_on_in_it(conversation: Conversation) -> None:
    conversation.begin("skip", "skip", "pause", Wait(4 * MINUTE_MS), Key.CTRL_C, "y")
    assert conversation.carry_on("time", "") == [
        "Carrying on: 0 of 5 questions answered. 5 minutes left. The break goes on.",
        "Break. The clock stands still for at most 6 minutes. Going on ends the break.\nPress Enter to go on.",
        "Command: time",
        "6 minutes of the break left. 5 minutes left for 5 questions.",
        "Command: ",
        *QUESTION_3,
        "Answer: ",
    ]


def test_asking_whether_to_stop_neither_takes_nor_ends_a_break(conversation: Conversation) -> None:
    said = conversation.begin("skip", "skip", Key.CTRL_C, "", "pause", Key.CTRL_C, "", "help")
    asked = ["Stop now? Every answer is saved, and the rest can wait.", "Type y to stop, or press Enter to go on: "]
    assert after(said, OFFER)[:9] == ["Answer: ", *asked, *TAKEN, "Command: ", *asked, "Command: help"]
