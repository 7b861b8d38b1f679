"""Going elsewhere with an answer in the making, where answers may change until the end."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import Seat, sit
from tests.e2e.full_screen.sitting import exam_desk, phase_of, top_line

from cps_quiz.bank.model import Bank
from cps_quiz.history.records import Answered
from cps_quiz.session.plan import Feedback, Policy
from cps_quiz.session.view import Phase

AT_THE_END = Policy(feedback=Feedback.END)


@pytest.mark.parametrize(
    ("keys", "left_for"), [(["n"], "Question 2 of 3"), (["3", "enter"], "Question 3 of 3"), (["r"], "1 of 3 answered")]
)
def test_a_quiz_explained_at_the_end_keeps_what_is_chosen_when_it_is_left(
    home: Path, practice: Bank, keys: list[str], left_for: str
) -> None:
    desk = Desk(home, practice, AT_THE_END, ["single", "several", "last"])

    async def play(seat: Seat) -> None:
        await seat.press("b", *keys)
        assert top_line(seat).startswith(left_for)
        assert "There is no such question." not in seat.text

    sit(desk, play)
    assert [(answer.place, answer.attempt, answer.correct) for answer in desk.answers()] == [(0, 1, True)]


def test_an_answer_that_is_taken_apart_and_left_stays_as_it_was(home: Path, practice: Bank) -> None:
    desk = exam_desk(home, practice, ["several", "single"])

    async def play(seat: Seat) -> None:
        await seat.press("enter", "a", "c", "enter", "left", "a", "c")
        assert "[x]" not in seat.text
        await seat.press("n")
        assert "Question 1 keeps the answer that it had." in seat.text
        await seat.press("left")
        assert seat.text.count("[x]") == 2

    sit(desk, play)
    assert len([record for record in desk.records() if isinstance(record, Answered)]) == 1


def test_other_digits_than_ours_are_no_number(home: Path, exam: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "²")
        assert phase_of(seat) is Phase.ASKING
        assert "Visit question" not in seat.text

    sit(exam_desk(home, exam), play)
