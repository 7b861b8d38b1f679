"""What the tests of the full screen share."""

from pathlib import Path

import pytest
from tests.e2e.full_screen.banks import exam_bank, practice_bank

from cps_quiz.bank.model import Bank


@pytest.fixture(autouse=True)
def quick_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Textual's pilot look ten times as often whether a key was dealt with."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.002)


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw with colors, whatever the shell of the tester says."""
    for name in ("NO_COLOR", "TEXTUAL", "TEXTUAL_FILTERS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def practice() -> Bank:
    """Six questions that keep their order on the screen where they may."""
    return practice_bank()


@pytest.fixture(scope="session")
def exam() -> Bank:
    """Twelve singles in three topics; a is right everywhere."""
    return exam_bank(12)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where the candidate's history lies."""
    return tmp_path
