"""After an exam its questions are read again in lines, one at a time."""

import re

import pytest
from tests.integration.plain.conversation import Conversation, Key, Typed

from cps_quiz.history.records import FaultNoted, SessionFinished

# The first is right, the second not, the third and fourth are left open, and the fifth is never seen.
EXAM: tuple[Typed, ...] = ("a", "b", "flag", "skip", "hand in", "hand in")
ALL_RIGHT: tuple[Typed, ...] = ("a", "a d", "b", "b d a c", "1b 2c", "hand in")
HOW = (
    "Type go and a number to read a question with its explanation, press Enter for\n"
    "the next missed one (3 left), all to go through every question, or quit to\nfinish."
)
FIRST = [
    "Question 1 of 5. You answered a in 0 seconds. Topic: First topic.",
    "Which is right?",
    "✓ Right.",
    "Because.",
    "a. (your answer, right) Right\n   It is.\nb. (not right) Wrong\n   It is not.\nc. (not right) Also wrong",
    "Source: Someone (1990). A Book",
]
THIRD = [
    "Question 3 of 5, flagged. You did not answer it; it was open for 0 seconds.\nTopic: Second topic.",
    "It is so.",
    "✗ Not answered.",
    "b. (right) False\n   Indeed not.\na. (not right) True\n   It is not.",
]


def headings(said: list[str]) -> list[str]:
    """Return what is asked for and which questions are shown, from the first prompt on."""
    marks = ("Question ", "Press Enter", "Type ", "That", "There", "Noted", "Flagged", "peer")
    return [re.split(r"[.\n]", part)[0] for part in said[said.index(HOW) + 1 :] if part.startswith(marks)]


def test_enter_goes_through_what_was_missed_and_then_finishes(conversation: Conversation) -> None:
    said = conversation.begin(*EXAM, "", "", "", "", "never read")
    assert headings(said) == [
        "Press Enter for the next missed one (3 left): ",
        "Question 2 of 5",
        "Press Enter for the next missed one (2 left): ",
        "Question 3 of 5, flagged",
        "Press Enter for the next missed one (1 left): ",
        "Question 4 of 5",
        "Press Enter to finish: ",
    ]


def test_one_question_is_read_with_its_explanation(conversation: Conversation) -> None:
    said = conversation.begin(*EXAM, "go 1", "go 3", "go 5", "go 6")
    begin = said.index(HOW) + 1
    assert said[begin:][:14] == [
        "Press Enter for the next missed one (3 left): go 1",
        *FIRST,
        "Press Enter for the next missed one (3 left): go 3",
        *THIRD,
        "Press Enter for the next missed one (2 left): go 5",
        "Question 5 of 5. You did not see it. Topic: First topic.",
    ]
    assert said[-2:] == ["There is no such question.", "Press Enter for the next missed one (2 left): "]


def test_enter_goes_on_behind_the_question_read_last_and_round(conversation: Conversation) -> None:
    said = conversation.begin(*EXAM, "go 3", "next", "", "")
    assert [part[:15] for part in headings(said) if part.startswith("Question")] == [
        "Question 3 of 5",
        "Question 4 of 5",
        "Question 2 of 5",
    ]


def test_all_goes_through_every_question(conversation: Conversation) -> None:
    said = conversation.begin(*EXAM, "ALL", "", "", "", "", "")
    assert headings(said) == [
        "Press Enter for the next missed one (3 left): ALL",
        "Question 1 of 5",
        "Press Enter for the next question (4 left): ",
        "Question 2 of 5",
        "Press Enter for the next question (3 left): ",
        "Question 3 of 5, flagged",
        "Press Enter for the next question (2 left): ",
        "Question 4 of 5",
        "Press Enter for the next question (1 left): ",
        "Question 5 of 5",
        "Press Enter to finish: ",
    ]


def test_notes_terms_and_flags_work_there_too(conversation: Conversation) -> None:
    said = conversation.begin(*EXAM, "! b too", "flagged", "next flagged", "term peer", "! b too", "!", "what", "?")
    assert headings(said) == [
        "Press Enter for the next missed one (3 left): ! b too",
        "That is about a question: read one first",
        "Press Enter for the next missed one (3 left): flagged",
        "Flagged: 3",
        "Press Enter for the next missed one (3 left): next flagged",
        "Question 3 of 5, flagged",
        "Press Enter for the next missed one (2 left): term peer",
        "peer: Someone who has been there",
        "Press Enter for the next missed one (2 left): ! b too",
        "Noted with question 3",
        "Press Enter for the next missed one (2 left): !",
        "Type ! and what is wrong with this question, such as: ! two answers are right",
        "Press Enter for the next missed one (2 left): what",
        "That is not understood",
        "Press Enter for the next missed one (2 left): ?",
        "Type go and a number to read a question with its explanation, press Enter for",
        "Press Enter for the next missed one (2 left): ",
    ]
    (note,) = (record for record in conversation.room.desk.records() if isinstance(record, FaultNoted))
    assert (note.question, note.note) == ("truth", "b too")


@pytest.mark.parametrize("ending", [(), ("quit",), (Key.CTRL_C,), ("", "", "", "")], ids=str)
def test_however_the_reading_ends_the_session_is_finished(
    conversation: Conversation, ending: tuple[Typed, ...]
) -> None:
    said = conversation.begin(*EXAM, *ending)
    finished = [record for record in conversation.room.desk.records() if isinstance(record, SessionFinished)]
    assert HOW in said
    assert [record.ending for record in finished] == ["handed-in"]
    assert conversation.room.live() == []


def test_where_nothing_was_missed_enter_finishes(conversation: Conversation) -> None:
    said = conversation.begin(*ALL_RIGHT, "")
    assert [part.split("\n")[0] for part in said[-2:]] == [
        "Type go and a number to read a question with its explanation, press Enter to",
        "Press Enter to finish: ",
    ]
