"""``review --minutes`` ends once the minutes have passed, reading included, and never in the middle of a question."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import FakeClock
from tests.integration.review.past import log_of

from cps_quiz.bank.model import Bank
from cps_quiz.session.draw import lay_out
from cps_quiz.session.messages import Ending
from cps_quiz.session.plan import Plan, Policy
from cps_quiz.system import Interrupts
from cps_quiz.ui.plain.front import PlainFront
from cps_quiz.ui.plain.lines import LineReader
from cps_quiz.ui.plain.pages import Page
from cps_quiz.ui.plain.talk import Talk
from cps_quiz.ui.runner import Places, Runner

TYPING_MS = 20_000


class Typist(LineReader):
    """Types one line after the other, each after twenty seconds."""

    def __init__(self, lines: Iterator[str], clock: FakeClock) -> None:
        self._lines = lines
        self._clock = clock
        self.is_terminal = False

    def read(self, timeout_s: float | None = None) -> str:
        self._clock.pass_ms(TYPING_MS)
        return next(self._lines)


@pytest.mark.parametrize(("stop_after_s", "answered"), [(1, 1), (40, 1), (41, 2), (80, 2), (121, 4), (None, 5)])
def test_no_question_is_opened_once_the_time_is_over(
    home: Path, clock: FakeClock, small_bank: Bank, stop_after_s: int | None, answered: int
) -> None:
    slots = lay_out(small_bank.items(), seed="7")
    plan = Plan(id="s", mode="review", seed="7", policy=Policy(repeats_missed=True), slots=slots)
    places = Places(live=home / "live", locks=home / "state" / "locks")
    runner = Runner.begin(plan, banks=(), log=log_of(home, clock), places=places, clock=clock)
    runner.stop_after_ms = None if stop_after_s is None else stop_after_s * 1000
    output = io.StringIO()
    typist = Typist(right_answers(plan), clock)
    talk = Talk(reader=typist, output=output, page=Page, interrupts=Interrupts())
    front = PlainFront(runner, talk)
    front.begin(["Small bank"])
    assert (runner.result.answered, runner.result.correct) == (answered, answered)
    assert runner.result.ending is (Ending.COMPLETE if answered == 5 else Ending.EARLY)
    assert ("Ended early." in output.getvalue()) == (answered < 5)


def right_answers(plan: Plan) -> Iterator[str]:
    """Yield what is typed: the right letters of each question, then an empty line."""
    for slot in plan.slots:
        assert slot.item is not None
        key, letters = slot.item.question.key(), "abcdefgh"
        shown = [letters[slot.order.index(part)] for part in getattr(key, "parts", getattr(key, "rights", ()))]
        pairs = hasattr(key, "rights")
        yield " ".join(f"{number}{letter}" if pairs else letter for number, letter in enumerate(shown, start=1))
        yield ""
