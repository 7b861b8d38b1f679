"""No kill loses an answer that was confirmed on the screen."""

import os
import random
from pathlib import Path

import pytest
from tests.e2e.kills import Pace, kill_sessions

# More kills, or the same ones again: CPS_TEST_KILLS=200 CPS_TEST_SEED=1 pytest tests/e2e/test_kills.py
KILLS = int(os.environ.get("CPS_TEST_KILLS", "25"))
SEED = int(os.environ.get("CPS_TEST_SEED", random.SystemRandom().randrange(1_000_000)))


@pytest.mark.slow
def test_kill_at_any_moment_loses_no_confirmed_answer_and_resume_goes_on_there(tmp_path: Path) -> None:
    kills = kill_sessions(KILLS, tmp_path, seed=SEED)
    assert [kill for kill in kills if not kill.harmless] == [], f"seed {SEED}"
    assert {kill.pace for kill in kills} == set(Pace)
    assert sum(kill.confirmed for kill in kills) > KILLS
