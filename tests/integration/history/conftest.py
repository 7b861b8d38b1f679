"""Fixtures of the history's tests."""

from pathlib import Path

import pytest
from tests.integration.commands import Program
from tests.integration.history.desk import Desk, FullDisk
from tests.integration.history.room import Room

from cps_quiz.bank.model import Bank


@pytest.fixture
def desk(home: Path) -> Desk:
    """The learner's own."""
    return Desk(home)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    """A disk with room enough, until its ``room`` is set."""
    return FullDisk(monkeypatch)


@pytest.fixture
def room(desk: Desk, small_bank: Bank) -> Room:
    """Where the learner sits with the small bank."""
    return Room(desk, small_bank)


@pytest.fixture
def program(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """The commands, at home."""
    return Program(monkeypatch, capsys)
