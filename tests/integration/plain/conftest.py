"""Fixtures of the plain front's tests."""

from pathlib import Path

import pytest
from tests.integration.history.desk import Desk
from tests.integration.history.room import Room
from tests.integration.plain.conversation import Conversation

from cps_quiz.bank.model import Bank


@pytest.fixture
def conversation(home: Path, small_bank: Bank) -> Conversation:
    """With the small bank, in its order."""
    return Conversation(Room(Desk(home), small_bank))
