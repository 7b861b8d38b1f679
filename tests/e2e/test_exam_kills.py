"""No kill of a mock exam loses what was confirmed, in either front: answers, choices, flags, places, orders, time."""

import os
import random
from pathlib import Path

import pytest
from tests.e2e.exam_kills import kill_exams
from tests.e2e.exam_seats import Front
from tests.e2e.kills import Pace

# More kills in each front, or the same ones again:
# CPS_TEST_KILLS=150 CPS_TEST_SEED=1 pytest tests/e2e/test_exam_kills.py
KILLS = int(os.environ.get("CPS_TEST_KILLS", "6"))
SEED = int(os.environ.get("CPS_TEST_SEED", random.SystemRandom().randrange(1_000_000)))


@pytest.mark.slow
def test_kill_of_an_exam_at_any_moment_loses_nothing_confirmed_and_resume_goes_on_there(tmp_path: Path) -> None:
    kills = kill_exams(KILLS, tmp_path, seed=SEED)
    assert [kill for kill in kills if not kill.harmless] == [], f"seed {SEED}"
    assert {(kill.front, kill.pace) for kill in kills} == {(front, pace) for front in Front for pace in Pace}
    assert min(sum(kill.confirmed for kill in kills if kill.front is front) for front in Front) > KILLS
