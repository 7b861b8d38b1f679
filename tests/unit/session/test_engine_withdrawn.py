"""Questions that have changed or vanished since the plan was made: never asked, and a replay still meets them."""

import pytest
from tests.unit.session.sittings import EXAM, RIGHT, WRONG, begun, plan_of, singles

from cps_quiz.errors import IllegalCommandError
from cps_quiz.questions.controls import Score
from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session, replay
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase

KNOWN = Score(0.5, 1.0, (True, False))


def test_a_question_without_an_item_is_passed_over() -> None:
    session = Session(plan_of(singles(3), gone=[0, 2]))
    assert session.handle(m.Start(), now=0) == [m.Asked(1)]
    with pytest.raises(IllegalCommandError, match="closed"):
        session.handle(m.GoTo(2), now=1)
    session.handle(m.Submit(1, RIGHT), now=1)
    assert session.handle(m.Next(), now=2) == [m.Finished(m.Ending.COMPLETE)]


def test_a_session_whose_questions_are_all_gone_ends_as_it_starts() -> None:
    session = Session(plan_of(singles(2), gone=[0, 1]))
    assert session.handle(m.Start(), now=0) == [m.Finished(m.Ending.COMPLETE)]


def test_a_withdrawn_question_is_never_asked() -> None:
    session = begun(3)
    assert session.handle(m.Withdraw(1), now=1) == []
    assert session.handle(m.Skip(0), now=2) == [m.Skipped(0), m.Asked(2)]


def test_withdrawing_the_open_question_opens_the_next() -> None:
    session = begun(2)
    assert session.handle(m.Withdraw(0), now=1) == [m.Asked(1)]
    assert session.handle(m.Withdraw(1), now=2) == [m.Finished(m.Ending.COMPLETE)]


def test_withdrawing_during_feedback_or_review_leaves_the_phase() -> None:
    session = begun(2)
    session.handle(m.Submit(0, RIGHT), now=1)
    phases = []
    commands: list[m.Command] = [m.Withdraw(0), m.Review(), m.Withdraw(1)]
    for now, command in enumerate(commands, start=2):
        session.handle(command, now=now)
        phases.append(session.phase)
    assert phases == [Phase.FEEDBACK, Phase.REVIEWING, Phase.REVIEWING]


def test_a_question_withdrawn_during_a_pause_is_left_on_resuming() -> None:
    session = begun(2)
    session.handle(m.Pause(), now=1)
    session.handle(m.Withdraw(0), now=2)
    assert session.phase is Phase.PAUSED
    assert session.handle(m.Resume(), now=3) == [m.Resumed(), m.Asked(1)]


def test_what_was_chosen_on_a_withdrawn_question_never_counts() -> None:
    session = begun(2, EXAM)
    session.handle(m.Choose(0, RIGHT), now=1)
    session.handle(m.Withdraw(0), now=2)
    assert session.handle(m.Finish(), now=3) == [m.Finished(m.Ending.HANDED_IN)]


TRANSCRIPT: list[tuple[int, m.Command]] = [
    (0, m.Start()),
    (40_000, m.Submit(0, RIGHT)),
    (40_000, m.Next()),
    (50_000, m.Choose(1, RIGHT)),
    (50_500, m.Strike(1, 2)),
    (90_000, m.Submit(1, WRONG)),
    (90_000, m.Next()),
    (130_000, m.Submit(2, RIGHT)),
    (130_000, m.Next()),
    (140_000, m.Flag(3)),
]


def test_a_replay_asks_a_gone_question_as_it_was_asked_and_takes_its_score_from_the_history() -> None:
    policy = Policy(question_limit_ms=60_000)
    before = Session(plan_of(singles(4), policy))
    replay(before, TRANSCRIPT)
    after = Session(plan_of(singles(4), policy, gone=[1]), known_scores={1: KNOWN})
    replay(after, TRANSCRIPT)
    assert after.view.states[1].score == KNOWN
    assert [s.used_ms for s in after.view.states] == [s.used_ms for s in before.view.states]
    assert [s.answered for s in after.view.states] == [True, True, True, False]
    assert (after.view.place, after.phase, after.deadline) == (before.view.place, before.phase, before.deadline)


def test_a_gone_question_whose_score_is_not_known_is_worth_nothing_in_a_replay() -> None:
    session = Session(plan_of(singles(4), gone=[1]), known_scores={})
    replay(session, TRANSCRIPT)
    assert session.view.states[1].score == Score(0.0, 1.0, (False,))


def test_a_second_replay_goes_on_behind_the_withdrawal() -> None:
    transcript = [*TRANSCRIPT, (140_000, m.Withdraw(3)), (150_000, m.Submit(4, RIGHT))]
    session = Session(plan_of(singles(5), gone=[3]), known_scores={})
    events = replay(session, transcript)
    assert events[-2:] == [m.Asked(4), m.Answered(4, RIGHT, Score(1.0, 1.0, (True,)), 10_000, None, 1)]
