"""A question that is closed by its own time."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import clock_of, exam_desk, pass_time, phase_of

from cps_quiz.bank.model import Bank
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase

SHORT = Policy(question_limit_ms=10_000, question_warnings_ms=(3000,))


@pytest.fixture
def no_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let only keys, and the test, tell the screen that time has passed."""
    monkeypatch.setattr("cps_quiz.ui.tui.stage.BEAT_S", 3600.0)


@pytest.mark.parametrize("size", SIZES)
def test_it_is_explained_and_no_key_meets_the_next_one_by_mistake(
    home: Path, practice: Bank, size: tuple[int, int]
) -> None:
    desk = Desk(home, practice, SHORT, ["single", "last", "truth"])

    async def play(seat: Seat) -> None:
        await seat.wait(7000)
        assert "3 seconds left for this question." in seat.text
        await seat.wait(2999)
        assert (seat.view.place, clock_of(seat)) == (0, "0:01 for this one")
        await seat.wait(1)
        assert "✗ Time is up for this question." in seat.text
        assert "3 seconds left" not in seat.text
        await seat.press("enter")
        assert (phase_of(seat), seat.view.place) == (Phase.FEEDBACK, 0)
        await seat.hear_again()
        await seat.press("enter")
        assert "What is the last one?" in seat.text
        assert clock_of(seat) == "0:10 for this one"
        await seat.press("a")
        assert phase_of(seat) is Phase.FEEDBACK

    sit(desk, play, size=size)
    assert [(answer.question, answer.correct) for answer in desk.answers()] == [("last", True)]


@pytest.mark.usefixtures("no_beat")
def test_an_answer_that_comes_too_late_does_not_count(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, SHORT, ["single", "last"])

    async def play(seat: Seat) -> None:
        seat.clock.pass_ms(10_000)
        await seat.press("b")
        assert (phase_of(seat), seat.view.place) == (Phase.FEEDBACK, 0)
        assert "✗ Time is up for this question." in seat.text
        assert "That came after the time was over and does not count." in seat.text

    sit(desk, play)
    assert desk.answers() == []


@pytest.mark.usefixtures("no_beat")
def test_a_key_pressed_twice_at_the_end_answers_no_other_question(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, SHORT, ["single", "last"])

    async def play(seat: Seat) -> None:
        seat.clock.pass_ms(10_000)
        await seat.press("b", "enter", "a")
        assert (phase_of(seat), seat.view.place) == (Phase.FEEDBACK, 0)

    sit(desk, play)
    assert desk.answers() == []


def test_what_is_chosen_is_dropped_in_practice(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, SHORT, ["several", "last"])

    async def play(seat: Seat) -> None:
        await seat.press("a", "c")
        await seat.wait(10_000)
        assert "✗ Time is up for this question." in seat.text

    sit(desk, play)
    assert desk.answers() == []


def test_what_is_chosen_counts_in_an_exam(home: Path, exam: Bank) -> None:
    desk = exam_desk(home, exam, question_limit_ms=10_000)

    async def play(seat: Seat) -> None:
        await seat.press("enter", "a")
        await seat.wait(10_000)
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 1)

    sit(desk, play)
    assert [(answer.place, answer.correct) for answer in desk.answers()] == [(0, True)]


def test_a_note_that_is_being_typed_is_not_lost_with_the_question(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("!", *"two are right")
        await pass_time(seat, 10_000)
        assert "two are right" in seat.text

    sit(Desk(home, practice, SHORT, ["single", "last"]), play)


def test_behind_the_last_question_that_runs_out_the_session_ends(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.wait(10_000)
        await seat.hear_again()
        await seat.press("enter")
        assert phase_of(seat) is Phase.FINISHED
        assert "That was the last question. Score: 0 of 1 right, 0 %." in seat.text

    sit(Desk(home, practice, SHORT, ["single"]), play)


def test_a_question_that_ran_out_is_told_so_in_the_result(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.wait(10_000)
        await seat.hear_again()
        await seat.press("enter", "a", "enter", "enter")
        assert "✗ Time is up for this question." in seat.text

    sit(Desk(home, practice, SHORT, ["single", "last"]), play)


def test_keys_that_were_meant_for_the_last_question_do_not_pass_over_the_score(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("n")
        await seat.wait(30_000)
        await seat.press("a", "q", "enter")
        assert not seat.app.is_ending
        assert "The time is over." in seat.text
        await seat.hear_again()
        await seat.press("q")
        assert seat.app.is_ending

    sit(Desk(home, practice, Policy(time_limit_ms=30_000), ["single", "last"]), play)


def test_the_review_is_left_for_an_open_question_where_the_last_one_ran_out_with_its_answer(
    home: Path, exam: Bank
) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "n", "a")
        await seat.wait(10_000)
        await seat.hear_again()
        assert (phase_of(seat), seat.view.place) == (Phase.REVIEWING, 1)
        await seat.press("escape")
        assert (phase_of(seat), seat.view.place) == (Phase.ASKING, 0)

    sit(exam_desk(home, exam, ["q-001", "q-002"], question_limit_ms=10_000), play)
