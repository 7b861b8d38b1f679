"""Going about in an exam in lines: the next flagged and the next open question."""

from itertools import pairwise

from tests.integration.plain.conversation import Conversation

from cps_quiz.history.records import FaultNoted
from cps_quiz.session.plan import Policy


def replies(said: list[str], command: str) -> list[str]:
    """Return the first paragraph that followed each time that a command was typed."""
    return [reply for line, reply in pairwise(said) if line.endswith(f": {command}")]


def test_next_flagged_goes_round_and_says_so_where_there_is_none(conversation: Conversation) -> None:
    typed = ("next flagged", "flag", "next flagged", "go 4", "flag", "next flagged", "next flagged", "flagged")
    said = conversation.begin(*typed)
    assert replies(said, "next flagged") == [
        "No question is flagged.",
        "No other question is flagged.",
        "Question 1 of 5, flagged.",
        "Question 4 of 5, flagged.",
    ]
    assert said[-2:] == ["Flagged: 1 and 4.", "Answer: "]


def test_next_open_goes_round_past_what_is_answered(conversation: Conversation) -> None:
    said = conversation.begin("a", "go 3", "next open", "next open", "next open", "a b c d", "1a 2b", "review")
    assert replies(said, "next open") == ["Question 4 of 5.", "Question 5 of 5.", "Question 2 of 5."]


def test_from_the_review_next_open_may_be_the_question_left_last(conversation: Conversation) -> None:
    answers = ("a", "a b", "b", "a b c d")
    said = conversation.begin(*answers, "next open", "review", "next open", "1a 2b", "next open", "next")
    assert replies(said, "next open") == ["No other question is open.", "Question 5 of 5.", "No question is open."]
    assert replies(said, "next") == ["Every question is answered. Type hand in to finish."]


def test_in_a_quiz_a_flagged_question_that_is_closed_is_passed_over(conversation: Conversation) -> None:
    said = conversation.begin("flag", "a", "", "next flagged", "flag", "skip", "next flagged", policy=Policy())
    assert replies(said, "next flagged") == ["No question is flagged.", "Question 2 of 5, flagged. Topic: First topic."]


def test_answer_that_stands_is_told_and_replaced(conversation: Conversation) -> None:
    said = conversation.begin("a", "go 1", "b", "go 1", "go 4", "c a b d", "go 4", "1a 2b", "go 5")
    assert replies(said, "go 1") == [
        "Question 1 of 5, answered a; a new answer replaces it.",
        "Question 1 of 5, answered b; a new answer replaces it.",
    ]
    assert replies(said, "go 4")[1] == "Question 4 of 5, answered c a b d; a new answer replaces it."


def test_after_the_question_whether_to_hand_in_anything_else_just_goes_on(conversation: Conversation) -> None:
    said = conversation.begin("hand in", "no", "no", "review", "hand in", "not yet", "hand in", "a")
    assert [reply.split(".")[0] for reply in replies(said, "no")] == ["Question 1 of 5", "That is not understood"]
    assert replies(said, "not yet")[0].startswith("Review.")
    assert not any("Handed in." in part for part in said)


def test_in_the_review_next_leads_to_the_first_open_question_while_there_is_one(conversation: Conversation) -> None:
    said = conversation.begin("skip", "a b", "review", "next", "a", "a b", "b", "a b c d", "1a 2b")
    how = [" ".join(part.split()) for part in said if part.startswith("Type go and a number")]
    assert replies(said, "next") == ["Question 1 of 5."]
    assert [how[0], how[-1]] == [
        "Type go and a number to visit a question, next for the first open one, or hand in to finish.",
        "Type go and a number to visit a question or hand in to finish.",
    ]


def test_a_note_says_which_question_it_belongs_to_in_the_review_too(conversation: Conversation) -> None:
    said = conversation.begin("skip", "! b too", "skip", "review", "note unclear")
    assert replies(said, "! b too") == ["Noted with question 2. Thank you."]
    assert replies(said, "note unclear") == ["Noted with question 3. Thank you."]
    notes = [(note.question, note.note) for note in conversation.room.desk.records() if isinstance(note, FaultNoted)]
    assert notes == [("several", "b too"), ("truth", "unclear")]


def test_q_is_quit(conversation: Conversation) -> None:
    said = conversation.begin("q", "y")
    assert "Stop now? Every answer is saved, and the rest can wait." in said
