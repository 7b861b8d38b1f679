"""An hour in front of the full screen in one process, with a clock that is moved: how much memory it takes on."""

import asyncio
import gc
import os
import sys
import tempfile
import tracemalloc
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.candidate.desk import Desk
from tests.candidate.screen import seated

from cps_quiz.bank.load import load_bytes
from cps_quiz.session.plan import Policy
from material import bank_yaml

BEATS_A_SECOND = 4
WARM_UP = 10  # answers, after which everything was drawn once
LIMIT_MS = 2 * 3_600_000


def growth_mb(seconds: int, answers: int, *, is_traced: bool) -> float:
    """Return the MB that a session takes on after its tenth answer: of the process, or of Python's objects."""
    if is_traced:
        tracemalloc.start()
    return asyncio.run(_sit(seconds, answers, is_traced=is_traced))


async def _sit(seconds: int, answers: int, *, is_traced: bool) -> float:
    bank = load_bytes(bank_yaml(answers * 2), path="generated.yaml").bank
    assert bank is not None
    questions = [item.question.id for item in bank.items() if item.question.type_name == "single"][: answers + 1]
    beats = seconds * BEATS_A_SECOND // answers
    before = 0.0
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), bank, Policy(time_limit_ms=LIMIT_MS), questions=questions)
        async with seated(desk) as seat:
            for number in range(answers):
                if number == WARM_UP:
                    before = _held_mb(is_traced=is_traced)
                for beat in range(beats):
                    desk.clock.pass_ms(1000 // BEATS_A_SECOND)
                    seat.beat()
                    if not beat % BEATS_A_SECOND:
                        await seat.pilot.pause(0)
                await seat.press("a")
                await seat.press("enter")
            answered = sum(state.answered for state in seat.view.states)
            assert answered == answers, answered
            return _held_mb(is_traced=is_traced) - before


def _held_mb(*, is_traced: bool) -> float:
    gc.collect()
    if is_traced:
        return tracemalloc.get_traced_memory()[0] / 1_000_000
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000
