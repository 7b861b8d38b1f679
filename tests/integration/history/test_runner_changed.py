"""A question that has changed or vanished since the session began is named and left out, never swapped."""

import msgspec
import pytest
from tests.integration.history.room import RIGHT, Room, die

from cps_quiz.bank.model import Bank
from cps_quiz.errors import IllegalCommandError
from cps_quiz.history.records import SessionFinished
from cps_quiz.session import messages as m
from cps_quiz.session.plan import Feedback, Policy
from cps_quiz.session.view import Phase

TIMED = Policy(time_limit_ms=600_000, question_limit_ms=90_000)
TIMED_TO_THE_END = Policy(feedback=Feedback.END, question_limit_ms=90_000)


def edited(bank: Bank, place: int) -> Bank:
    """Return the bank with one question reworded."""
    questions = list(bank.questions)
    questions[place] = msgspec.structs.replace(questions[place], stem="Something else?")
    return msgspec.structs.replace(bank, questions=tuple(questions))


@pytest.mark.parametrize("policy", [TIMED, TIMED_TO_THE_END], ids=["each", "end"])
def test_a_changed_question_is_named_and_skipped_and_what_was_answered_stays(room: Room, policy: Policy) -> None:
    runner = room.begin(policy)
    runner.do(m.Start())
    for place in range(3):
        room.desk.clock.pass_ms(60_000)
        runner.do(m.Submit(place, RIGHT[place]))
        if policy is TIMED:
            runner.do(m.Next())
    runner.close()
    again = room.carry_on(list(edited(edited(room.bank, 1), 3).items()))
    assert [str(key) for key in again.changed_questions] == ["small/several", "small/steps"]
    assert (again.view.phase, again.view.place) == (Phase.ASKING, 4)
    assert [(s.answered, s.expired, s.used_ms) for s in again.view.states] == [
        *[(True, False, 60_000)] * 3,
        *[(False, False, 0)] * 2,
    ]
    with pytest.raises(IllegalCommandError, match="closed"):
        again.do(m.GoTo(3))
    again.do(m.Submit(4, RIGHT[4]))
    if again.view.phase is Phase.FEEDBACK:
        again.do(m.Next())
    assert (again.view.phase, again.result.correct, again.result.counted) == (Phase.FINISHED, 4, 4)


def test_a_question_that_changed_while_it_was_open_gives_way_to_the_next_for_good(room: Room) -> None:
    runner = room.begin(TIMED)
    runner.do(m.Start())
    room.desk.clock.pass_ms(10_000)
    runner.do(m.Choose(0, RIGHT[0]))
    die(runner)
    second = room.carry_on(list(edited(room.bank, 0).items()))
    assert (second.view.phase, second.view.place) == (Phase.ASKING, 1)
    second.do(m.Submit(1, RIGHT[1]))
    die(second)
    third = room.carry_on(list(edited(room.bank, 0).items()))
    assert (third.view.phase, third.view.place, third.view.state.answered) == (Phase.FEEDBACK, 1, True)
    die(third)
    with_the_old_wording = room.carry_on()
    with pytest.raises(IllegalCommandError, match="closed"):
        with_the_old_wording.do(m.GoTo(0))
    with_the_old_wording.close()


def test_a_session_whose_open_questions_have_all_vanished_is_finished(room: Room) -> None:
    runner = room.begin()
    runner.do(m.Start())
    runner.do(m.Submit(0, RIGHT[0]))
    runner.do(m.Next())
    die(runner)
    again = room.carry_on([])
    assert [key.question for key in again.changed_questions] == ["one", "several", "truth", "steps", "pairs"]
    assert (again.view.phase, again.result.correct, again.result.counted) == (Phase.FINISHED, 1, 1)
    assert isinstance(room.desk.records()[-1], SessionFinished)
    assert room.live() == []
