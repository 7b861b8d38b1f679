"""Texts that are longer than the screen: told in words that there is more, and nothing is cut."""

from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.screen import Seat, sit
from tests.e2e.full_screen.banks import LONG_WORD, WIDE, long_bank, words
from tests.e2e.full_screen.sitting import column, exam_desk, phase_of, read_through, without_spaces

from cps_quiz.bank.model import Bank
from cps_quiz.session.plan import Policy
from cps_quiz.session.view import Phase

SMALL = (60, 18)
STEM = [*words("stem", 70).split()]
OPTIONS = [words(name, 20).split() for name in ("alpha", "beta", "gamma", "delta")]
RATIONALES = [word for name in ("alpha", "beta", "gamma", "delta") for word in words(f"why{name}", 40).split()]
TOLD = [*words("explained", 60).split(), *RATIONALES]
EVERY_OPTION = [word for option in OPTIONS for word in option]


@pytest.fixture(scope="module")
def long() -> Bank:
    return long_bank()


def missing(lines: list[str], expected: list[str]) -> list[str]:
    """Return the words that stand on none of the lines."""
    shown = {word for line in lines for word in line.split()}
    return [word for word in expected if word not in shown]


@pytest.mark.parametrize("theme", ["dark", "terminal"])
def test_every_word_is_found_by_scrolling(home: Path, long: Bank, theme: str) -> None:
    async def play(seat: Seat) -> None:
        assert "PgDn More below" in seat.text
        asked = await read_through(seat)
        assert missing(asked, [*STEM, *EVERY_OPTION]) == []
        assert LONG_WORD in without_spaces(asked)
        assert WIDE in without_spaces(asked)
        assert "More below" not in seat.text
        await seat.press("c")
        assert "PgDn More below" in seat.text
        told = await read_through(seat)
        assert missing(told, [*EVERY_OPTION, *TOLD]) == []
        assert f"{LONG_WORD}-too" in without_spaces(told)
        assert f"{WIDE}后" in without_spaces(told)
        assert "More below" not in seat.text
        for _ in range(20):
            await seat.press("pageup")
        assert missing(await read_through(seat), [*STEM, *TOLD]) == []
        assert phase_of(seat) is Phase.FEEDBACK

    sit(Desk(home, long, Policy(), ["long"]), play, size=SMALL, theme=theme)


def test_a_chosen_option_is_told_whole_behind_the_name_of_its_trap(home: Path, long: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("b")
        told = await read_through(seat)
        assert "b. (your answer, not right; the trap here: Giving advice)" in " ".join(told)
        assert missing(told, EVERY_OPTION) == []

    sit(Desk(home, long, Policy(), ["long"]), play, size=SMALL)


def test_feedback_of_a_long_question_begins_with_the_verdict(home: Path, long: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("b")
        assert column(seat)[0] == "✗ Not right."

    sit(Desk(home, long, Policy(), ["long"]), play, size=SMALL)


def test_no_line_is_wider_than_the_screen(home: Path, long: Bank) -> None:
    async def play(seat: Seat) -> None:
        for key in ("pagedown", "b", "pagedown"):
            await seat.press(key)
            strips = seat.app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips} == {60}

    sit(Desk(home, long, Policy(), ["long"]), play, size=SMALL)


def test_down_and_up_scroll_feedback_by_a_line(home: Path, long: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("a", "pagedown")
        before = column(seat)
        await seat.press("down")
        assert column(seat)[:-1] == before[1:]
        await seat.press("up")
        assert column(seat) == before

    sit(Desk(home, long, Policy(), ["long"]), play, size=SMALL)


def test_the_cursor_brings_an_option_into_sight_whole(home: Path, long: Bank) -> None:
    async def play(seat: Seat) -> None:
        for key, options in (("down", OPTIONS), ("up", OPTIONS[-2::-1])):
            for option in options:
                await seat.press(key)
                assert missing(column(seat), option) == []

    sit(Desk(home, long, Policy(), ["long"]), play, size=SMALL)


def test_the_result_of_an_exam_reads_all_of_it_again(home: Path, long: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "c", "enter", "h")
        assert phase_of(seat) is Phase.FINISHED
        await seat.press("a")
        read = await read_through(seat)
        assert missing(read, [*STEM, *EVERY_OPTION, *TOLD]) == []
        assert f"{LONG_WORD}-too" in without_spaces(read)

    sit(exam_desk(home, long), play, size=SMALL)


def test_the_result_of_an_exam_tells_that_there_is_more_below(home: Path, long: Bank) -> None:
    async def play(seat: Seat) -> None:
        await seat.press("enter", "c", "enter", "h", "a")
        assert "More below" in seat.text

    sit(exam_desk(home, long), play, size=SMALL)
