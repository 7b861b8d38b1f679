"""What can be asked for beside a question: the help, the words of the bank, and a note on a fault."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import click_hint, exam_desk, phase_of, window_text

from cps_quiz.bank.model import Bank
from cps_quiz.history.records import FaultNoted
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase
from cps_quiz.ui.tui.keys import HELP, MEANING_AT

SIZED = pytest.mark.parametrize("size", SIZES)


def notes(desk: Desk) -> list[tuple[str, str]]:
    return [(record.question, record.note) for record in desk.records() if isinstance(record, FaultNoted)]


@SIZED
def test_a_fault_is_noted_with_its_question(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    desk = Desk(home, practice, Policy(), ["single", "last"])

    async def play(seat: Seat) -> None:
        await seat.press("b", "!")
        assert "What is wrong with this question?" in seat.text
        await seat.press(*"Two are right; q", "enter")
        assert "Noted with question 1. Thank you." in seat.text
        assert phase_of(seat) is Phase.FEEDBACK
        await seat.press("enter", "!", *"x", "escape", "!", "enter", "!", "space", "enter")
        assert phase_of(seat) is Phase.ASKING
        assert "Thank you" not in seat.text

    sit(desk, play, size=size)
    assert notes(desk) == [("single", "Two are right; q")]


def test_a_fault_is_noted_by_clicks(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, Policy(), ["single"])

    async def play(seat: Seat) -> None:
        await click_hint(seat, "!")
        await seat.press(*"wrong")
        await click_hint(seat, "Enter")
        await click_hint(seat, "!")
        await seat.press(*"right")
        await click_hint(seat, "Esc")

    sit(desk, play)
    assert notes(desk) == [("single", "wrong")]


def test_a_note_goes_to_the_question_at_which_it_was_begun(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, Policy(), ["single", "last"])

    async def play(seat: Seat) -> None:
        await seat.press("!", *"so", "enter", "n", "!", *"thus", "enter")

    sit(desk, play)
    assert notes(desk) == [("single", "so"), ("last", "thus")]


def test_in_the_review_a_note_goes_to_the_question_at_the_cursor(home: Path, exam: Bank) -> None:
    desk = exam_desk(home, exam, ["q-001", "q-002", "q-003"])

    async def play(seat: Seat) -> None:
        await seat.press("enter", "r", "right", "right", "!", *"odd", "enter")
        assert "Noted with question 3. Thank you." in seat.text

    sit(desk, play)
    assert notes(desk) == [("q-003", "odd")]


def test_the_result_takes_a_note_on_the_question_that_is_read(home: Path, exam: Bank) -> None:
    desk = exam_desk(home, exam, ["q-001", "q-002"])

    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "enter", "b", "enter", "h", "enter", "!", *"unclear", "enter")
        assert "Noted with question 2. Thank you." in seat.text

    sit(desk, play)
    assert notes(desk) == [("q-002", "unclear")]


@SIZED
def test_the_help_tells_every_key(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("?")
        seen = [seat.text]
        for _ in range(30):
            await seat.press("down")
            seen.append(seat.text)
        read = " ".join(seen)
        for line in HELP.splitlines():
            for word in line[MEANING_AT:].split():
                assert word in read
            assert " ".join(line[:MEANING_AT].split()) in read
        await seat.press("escape")
        assert "Which reply is right?" in seat.text
        await seat.press("?", "enter")
        assert "Which reply is right?" in seat.text

    desk = Desk(home, practice, Policy(), ["single"])
    sit(desk, play, size=size)
    assert desk.answers() == []


def test_letters_in_a_window_answer_nothing(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("?", "b", "n", "escape")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 0)

    sit(Desk(home, practice, Policy(), ["single", "last"]), play)


@SIZED
def test_the_words_begin_with_those_the_question_points_to_once_that_is_no_hint(
    home: Path, practice: Bank, size: tuple[int, int]
) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("b", "w")
        told = "recovery: A way of living. ally: Someone who stands beside. peer: Someone who has been there."
        assert window_text(seat) == f"Words of this bank {told}"
        await seat.press("escape", "enter", "w")
        told = "ally: Someone who stands beside. peer: Someone who has been there. recovery: A way of living."
        assert window_text(seat) == f"Words of this bank {told}"

    sit(Desk(home, practice, Policy(), ["single", "last"]), play, size=size)


def test_a_bank_without_words_says_so(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("w")
        assert "This bank has no glossary." in seat.text

    sit(Desk(home, exam, Policy()), play)


def test_the_glossary_waits_until_an_exam_is_over(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter")
        assert "Words" not in seat.text
        await seat.press("w")
        assert "The glossary waits until the exam is handed in." in seat.text
        assert "A way of living" not in seat.text
        await seat.press("r", "h", "h", "enter", "w")
        assert "recovery: A way of living." in seat.text

    sit(exam_desk(home, practice, ["single"]), play)


def test_a_window_tells_that_there_is_more_below(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("?")
        assert "w the words of this bank" not in seat.text
        assert "More below" in seat.text

    sit(Desk(home, practice, Policy(), ["single"]), play, size=(60, 18))
