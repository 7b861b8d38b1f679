"""A disk that is full: nothing is shown as saved that is not, and one may try again or stop."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import exam_desk, pass_time, phase_of, window_text
from tests.integration.history.desk import FullDisk

from cps_quiz.bank.model import Bank
from cps_quiz.errors import StorageError
from cps_quiz.history.records import FaultNoted
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase

TROUBLE = "Your answer is not saved yet."


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FullDisk:
    return FullDisk(monkeypatch)


@pytest.mark.parametrize("size", SIZES)
def test_feedback_is_held_until_the_answer_is_saved(
    home: Path, practice: Bank, disk: FullDisk, size: tuple[int, int]
) -> None:
    desk = Desk(home, practice, Policy(time_limit_ms=120_000), ["single", "last"])

    async def play(seat: Seat) -> None:
        disk.room = 0
        await seat.press("b")
        for _ in range(2):
            assert window_text(seat).startswith(TROUBLE)
            assert "no space left" in window_text(seat).casefold()
            assert "Right." not in seat.text
            assert "Listening" not in seat.text
            await seat.press("a", "n", "enter")
        assert window_text(seat).startswith(TROUBLE)
        assert desk.answers() == []
        disk.room = None
        await seat.press("enter")
        assert "✓ Right." in seat.text
        await seat.press("enter", "a")

    sit(desk, play, size=size)
    assert [(answer.question, answer.correct) for answer in desk.answers()] == [("single", True), ("last", True)]


def test_stopping_says_what_the_trouble_was(home: Path, practice: Bank, disk: FullDisk) -> None:
    desk = Desk(home, practice, Policy(), ["single"])

    async def play(seat: Seat) -> None:
        disk.room = 0
        await seat.press("b", "q")
        assert seat.app.is_ending

    app = sit(desk, play)
    assert isinstance(app._ended_by, StorageError)
    assert desk.answers() == []


def test_a_choice_that_can_not_be_kept_is_told_of(home: Path, practice: Bank, disk: FullDisk) -> None:
    desk = Desk(home, practice, Policy(), ["several"])

    async def play(seat: Seat) -> None:
        disk.room = 0
        await seat.press("a")
        assert TROUBLE in seat.text
        disk.room = None
        await seat.press("enter", "c", "enter")
        assert "✓ Right." in seat.text

    sit(desk, play)
    assert [answer.correct for answer in desk.answers()] == [True]


def test_the_end_by_time_is_held_too(home: Path, exam: Bank, disk: FullDisk) -> None:
    desk = exam_desk(home, exam)

    async def play(seat: Seat) -> None:
        await seat.press("enter", "a")
        disk.room = 0
        await pass_time(seat, 1_200_000)
        assert TROUBLE in seat.text
        assert "Score" not in seat.text
        disk.room = None
        await seat.press("enter")
        assert "The time is over. Score: 1 of 12 right" in seat.text

    sit(desk, play)
    assert [answer.correct for answer in desk.answers()] == [True]


def test_a_note_that_can_not_be_saved_is_saved_later(home: Path, practice: Bank, disk: FullDisk) -> None:
    desk = Desk(home, practice, Policy(), ["single"])

    async def play(seat: Seat) -> None:
        await seat.press("!", *"odd")
        disk.room = 0
        await seat.press("enter")
        assert "not saved" in seat.text
        disk.room = None
        await seat.press("enter")
        assert phase_of(seat) is Phase.ASKING
        assert "not saved" not in seat.text

    sit(desk, play)
    assert [record.note for record in desk.records() if isinstance(record, FaultNoted)] == ["odd"]


def test_a_heartbeat_that_fails_disturbs_nobody(home: Path, practice: Bank, disk: FullDisk) -> None:
    async def play(seat: Seat) -> None:
        disk.room = 0
        await seat.wait(10_000)
        assert "Which reply is right?" in seat.text
        assert "not saved" not in seat.text
        disk.room = None

    sit(Desk(home, practice, Policy(), ["single"]), play)


def test_escape_does_not_give_up_an_answer(home: Path, practice: Bank, disk: FullDisk) -> None:
    async def play(seat: Seat) -> None:
        disk.room = 0
        await seat.press("b", "escape")
        disk.room = None
        assert not seat.app.is_ending

    sit(Desk(home, practice, Policy(), ["single"]), play)
