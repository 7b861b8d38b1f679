"""How sure a candidate is: with Shift, by s, u and g, or asked each time."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import SIZES, Seat, sit
from tests.e2e.full_screen.sitting import click_hint, exam_desk, phase_of

from cps_quiz.bank.model import Bank
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase


@pytest.mark.parametrize(
    ("keys", "confidence"),
    [
        (["B"], "sure"),
        (["b"], None),
        (["s", "b"], "sure"),
        (["u", "b"], "unsure"),
        (["g", "b"], "guess"),
        (["g", "s", "b"], "sure"),
        (["s", "s", "b"], None),
        (["g", "B"], "sure"),
    ],
)
def test_a_single_keeps_how_sure_one_is(home: Path, practice: Bank, keys: list[str], confidence: str | None) -> None:
    desk = Desk(home, practice, Policy(), ["single"])

    async def play(seat: Seat) -> None:
        await seat.press(*keys)

    sit(desk, play)
    assert [(answer.correct, answer.confidence) for answer in desk.answers()] == [(True, confidence)]


def test_what_was_said_stands_below_the_options_and_the_next_question_begins_anew(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, Policy(), ["single", "last"])

    async def play(seat: Seat) -> None:
        await seat.press("u")
        assert "How sure: unsure." in seat.text
        await seat.press("b", "enter")
        assert "How sure:" not in seat.text
        await seat.press("a")

    sit(desk, play)
    assert [answer.confidence for answer in desk.answers()] == ["unsure", None]


def test_it_may_be_said_before_enter_where_there_is_more_to_choose(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, Policy(), ["several", "several"])

    async def play(seat: Seat) -> None:
        await seat.press("a", "c", "g", "enter", "enter")
        await seat.press("A", "c", "enter")

    sit(desk, play)
    assert [answer.confidence for answer in desk.answers()] == ["guess", "sure"]


@pytest.mark.parametrize("size", SIZES)
def test_asked_each_time(home: Path, practice: Bank, size: tuple[int, int]) -> None:
    desk = Desk(home, practice, Policy(asks_confidence=True), ["single", "several", "truth", "last"])

    async def play(seat: Seat) -> None:
        await seat.press("b")
        assert phase_of(seat) is Phase.ASKING
        assert "How sure are you? s: sure, u: unsure, g: a guess. Enter leaves it open." in seat.text
        await seat.press("a")
        assert "How sure are you?" in seat.text  # of the other choice
        await seat.press("b", "u")
        assert "How sure: unsure." in seat.text
        assert phase_of(seat) is Phase.FEEDBACK
        await seat.press("enter", "a", "c", "enter")
        assert "How sure are you?" in seat.text
        await seat.press("enter")
        assert phase_of(seat) is Phase.FEEDBACK
        await seat.press("enter", "B")
        assert phase_of(seat) is Phase.FEEDBACK
        await seat.press("enter", "b", "escape")
        assert "How sure are you?" not in seat.text
        await seat.press("a", "g")

    sit(desk, play, size=size)
    answered = [(answer.question, answer.correct, answer.confidence) for answer in desk.answers()]
    assert answered == [
        ("single", True, "unsure"),
        ("several", True, None),
        ("truth", True, "sure"),
        ("last", True, "guess"),
    ]


def test_asked_each_time_after_a_click(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, Policy(asks_confidence=True), ["single"])

    async def play(seat: Seat) -> None:
        await seat.click(1)
        assert phase_of(seat) is Phase.ASKING
        assert "How sure are you?" in seat.text
        await seat.press("s")

    sit(desk, play)
    assert [answer.confidence for answer in desk.answers()] == ["sure"]


def test_after_the_question_another_click_changes_the_choice(home: Path, practice: Bank) -> None:
    desk = Desk(home, practice, Policy(asks_confidence=True), ["single"])

    async def play(seat: Seat) -> None:
        await seat.click(0)
        await seat.click(1)
        assert phase_of(seat) is Phase.ASKING
        await seat.press("s")

    sit(desk, play)
    assert [(answer.correct, answer.confidence) for answer in desk.answers()] == [(True, "sure")]


@pytest.mark.parametrize("keys", [["s", "a", "enter"], ["a", "s", "enter"], ["A", "enter"]])
def test_in_an_exam_it_is_kept_with_the_choice(home: Path, exam: Bank, keys: list[str]) -> None:
    desk = exam_desk(home, exam, ["q-001", "q-002"])

    async def play(seat: Seat) -> None:
        await seat.press("enter", *keys, "left")
        assert "How sure: sure." in seat.text

    sit(desk, play)
    assert [answer.confidence for answer in desk.answers()] == ["sure"]


def test_the_hint_for_it_tells_more(home: Path, practice: Bank) -> None:
    async def play(seat: Seat) -> None:
        await click_hint(seat, "s/u/g")
        assert "say how sure you are" in seat.text

    sit(Desk(home, practice, Policy(), ["single"]), play)
