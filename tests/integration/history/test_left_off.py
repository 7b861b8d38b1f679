"""Where an interrupted session was left, told from its plan and journal without its questions."""

from dataclasses import replace

import msgspec
import pytest
from tests.integration.history.room import RIGHT, WRONG, Room, die

from cps_quiz.session import messages as m
from cps_quiz.session.plan import Break, Feedback, Policy
from cps_quiz.session.view import Phase, View
from cps_quiz.ui.replaying import left_off
from cps_quiz.ui.runner import Runner

EXAM = Policy(
    feedback=Feedback.END,
    time_limit_ms=600_000,
    may_pause=False,
    breaks=(Break(after=2, limit_ms=300_000),),
    unsubmitted_counts=True,
    reviews_before_end=True,
)
QUIZ = Policy(time_limit_ms=600_000, question_limit_ms=30_000)
REVIEW = Policy(repeats_missed=True)


def answer_some(runner: Runner, room: Room) -> None:
    """Answer and flag two questions, and let a minute pass in heartbeats."""
    runner.do(m.Start())
    for place, response in enumerate((RIGHT[0], WRONG[1])):
        runner.do(m.Flag(place))
        room.desk.clock.pass_ms(5000)
        runner.do(m.Submit(place, response))
        if runner.view.phase is Phase.FEEDBACK:
            runner.do(m.Next())
    if runner.view.break_offered_ms:
        runner.do(m.Pause())
    for _ in range(20):
        room.desk.clock.pass_ms(3000)
        runner.tick()


@pytest.mark.parametrize("policy", [EXAM, QUIZ, REVIEW], ids=["exam, in a break", "quiz", "review"])
def test_it_is_told_as_the_program_would_carry_on(room: Room, policy: Policy) -> None:
    runner = room.begin(policy)
    answer_some(runner, room)
    before = runner.view
    die(runner)
    left = left_off(room.past(), room.journal()).view
    assert [slot.key for slot in left.slots] == [slot.key for slot in before.slots]
    assert told(left) == told(before)


def told(view: View) -> list[object]:
    """Return all that is told without the questions: of a score, whether it is right."""
    states = [replace(s, score=msgspec.structs.replace(s.score, per_part=()) if s.score else None) for s in view.states]
    times = (view.used_ms, view.remaining_ms, view.question_remaining_ms, view.break_remaining_ms)
    return [view.phase, view.place, view.flagged_places, states, *times]
