"""Fixtures of the review's tests."""

from pathlib import Path

import pytest
from tests.conftest import FakeClock
from tests.integration.commands import Program

from cps_quiz.cli import workspace


@pytest.fixture
def program(
    home: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """The commands, at home, on the clock's day: Sunday 22 November 2026."""
    monkeypatch.setattr(workspace, "SystemClock", lambda: clock)
    return Program(monkeypatch, capsys)
