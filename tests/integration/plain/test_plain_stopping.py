"""Whether to stop, asked in lines: the clock of an exam runs on, and it has no score before it is handed in."""

from dataclasses import replace

from tests.integration.plain.conversation import EXAM, MINUTE_MS, Conversation, Key, Wait

from cps_quiz.questions.controls import Picked
from cps_quiz.session import messages as m
from cps_quiz.session.messages import Ending
from cps_quiz.session.plan import Policy

ASKED = "Stop now? Every answer is saved, and the rest can wait."
OF_EXAM = "Type y to stop, or press Enter to go on: "
OF_QUIZ = "Type y to stop, s to stop and see the score, or press Enter to go on: "


def ending(conversation: Conversation) -> str | None:
    finished = conversation.room.past().finished
    return finished.ending if finished else None


def test_an_exam_has_no_score_to_see_before_it_is_handed_in(conversation: Conversation) -> None:
    said = conversation.begin("a", "quit", "s", "b", Key.CTRL_C, "score", "quit", "yes")
    assert [part for part in said if part.startswith("Type y")] == [OF_EXAM + typed for typed in ("s", "score", "yes")]
    assert ending(conversation) is None


def test_a_quiz_can_be_ended_for_its_score(conversation: Conversation) -> None:
    said = conversation.begin("a", "", "quit", "s", policy=Policy())
    assert OF_QUIZ + "s" in said
    assert ending(conversation) == Ending.EARLY


def test_the_clock_of_an_exam_runs_while_it_is_asked(conversation: Conversation) -> None:
    said = conversation.begin("a", Key.CTRL_C, Wait(2 * MINUTE_MS), "", "time")
    assert said[-2] == "3 minutes left for 4 questions."


def test_time_that_ends_meanwhile_hands_in(conversation: Conversation) -> None:
    said = conversation.begin("a", "quit", Wait(6 * MINUTE_MS), "y")
    assert ending(conversation) == Ending.TIME
    assert any(part.startswith("The time is over.") for part in said)


def test_a_warning_meanwhile_leaves_the_question_open(conversation: Conversation) -> None:
    policy = replace(EXAM, session_warnings_ms=(MINUTE_MS,))
    said = conversation.begin("quit", Wait(4 * MINUTE_MS + 1000), "", policy=policy)
    at = said.index("1 minute left.")
    assert (said[at - 1], said[at + 1]) == (OF_EXAM, OF_EXAM)


def test_ctrl_c_once_more_is_a_yes(conversation: Conversation) -> None:
    conversation.begin("a", Key.CTRL_C, Key.CTRL_C, "b")
    assert ending(conversation) is None
    assert len(conversation.room.past().answers) == 1


def test_what_is_not_understood_in_a_break_does_not_end_it(conversation: Conversation) -> None:
    said = conversation.begin("skip", "skip", "pause", "tiem", "! two are right", "a", "")
    still = "Break. The clock stands still for at most 10 minutes. Going on ends the break.\nPress Enter to go on."
    assert said.count(still) == 3
    assert "Noted with question 3. Thank you." in said
    assert [note.note for note in conversation.room.past().notes] == ["two are right"]
    assert said[-2].startswith("a. ")


def test_while_it_is_asked_how_sure_commands_are_heard(conversation: Conversation) -> None:
    policy = Policy(asks_confidence=True, time_limit_ms=5 * MINUTE_MS)
    said = conversation.begin("a", "time", "?", "quit", "", "sure", policy=policy)
    assert "5 minutes left for 5 questions." in said
    assert any(part.startswith("While a question is open:") for part in said)
    assert ASKED in said
    assert conversation.room.past().answers[0].confidence == "sure"


def test_a_mark_from_the_full_screen_is_told_and_counts(conversation: Conversation) -> None:
    runner = conversation.room.begin(EXAM)
    runner.do(m.Start())
    runner.do(m.Choose(0, Picked((0,))))
    runner.close()
    said = conversation.carry_on("hand in", "hand in")
    assert "Question 1 of 5, chosen a, which counts unless you answer otherwise." in said
    warning = "4 questions are not answered and will count as not right."
    assert any(part.startswith(warning) for part in said)
    assert conversation.room.past().answers[0].correct
