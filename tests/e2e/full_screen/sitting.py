"""Small steps that several tests take in front of the full screen."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.candidate.desk import Desk
from tests.candidate.screen import Seat

from cps_quiz.bank.model import Bank
from cps_quiz.session.plan import Feedback, Policy
from cps_quiz.session.view import Phase
from cps_quiz.ui.tui.bars import KeyBar
from cps_quiz.ui.tui.navigator import CELL, Navigator
from cps_quiz.ui.wording import letter

THEMES = ("dark", "light", "terminal")
SCROLL_BAR = " ▁▂▃▄▅▆▇█"


def exam_policy(**changes: Any) -> Policy:
    """Return the rules of a mock exam of twenty minutes."""
    rules: dict[str, Any] = {
        "feedback": Feedback.END,
        "time_limit_ms": 1_200_000,
        "may_pause": False,
        "unsubmitted_counts": True,
        "reviews_before_end": True,
        "session_warnings_ms": (1_800_000, 600_000, 300_000, 60_000),
    }
    return Policy(**(rules | changes))


def exam_desk(home: Path, bank: Bank, questions: Sequence[str] = (), **changes: Any) -> Desk:
    """Return the desk of a candidate of a mock exam."""
    return Desk(home, bank, exam_policy(**changes), questions, mode="exam", title="Mock exam")


def phase_of(seat: Seat) -> Phase:
    """Return where the session stands."""
    return seat.view.phase


def struck_of(seat: Seat) -> set[int]:
    """Return the parts of the open question that are struck out."""
    return set(seat.view.state.struck)


def letter_of(seat: Seat, part: int) -> str:
    """Return the letter of a part of the open question."""
    return letter(seat.view.slot.order.index(part))


def letters_of(seat: Seat, *parts: int) -> list[str]:
    """Return the letters of parts of the open question."""
    return [letter_of(seat, part) for part in parts]


def line_with(seat: Seat, words: str) -> str:
    """Return the one line of the screen that holds these words."""
    found = [line for line in seat.screen if words in line]
    assert len(found) == 1, (words, seat.screen)
    return found[0].rstrip(SCROLL_BAR).strip()


def top_line(seat: Seat) -> str:
    """Return the first line of the screen."""
    return seat.screen[0].strip()


def clock_of(seat: Seat) -> str:
    """Return what stands in the corner for the clock."""
    return top_line(seat).rpartition("  ")[2]


async def click_hint(seat: Seat, key: str) -> None:
    """Click on the hint of a key."""
    bar = seat.app.screen.query(KeyBar).last()
    for y, row in enumerate(bar._rows(bar.size.width)):
        x = 1
        for hint in row:
            if hint.key == key:
                await seat.pilot.click(bar, offset=(x + 1, y))
                await seat.settle()
                return
            x += len(f"{hint.key} {hint.label}") + 2
    raise AssertionError(key)


async def click_cell(seat: Seat, place: int, grid: str = "#grid") -> None:
    """Click on a question of a grid."""
    navigator = seat.app.screen.query_one(grid, Navigator)
    row, column = divmod(place, navigator.columns)
    await seat.pilot.click(navigator, offset=(column * CELL + 2, row))
    await seat.settle()


async def pass_time(seat: Seat, ms: int) -> None:
    """Let much time pass at once, which the screen sees at its end."""
    seat.clock.pass_ms(ms)
    seat.beat()
    await seat.settle()


def column(seat: Seat) -> list[str]:
    """Return the lines of the column that scrolls, without its scroll bar."""
    region = seat.app.screen.query_one("#main").content_region
    return [line.rstrip(SCROLL_BAR).strip() for line in seat.screen[region.y : region.bottom]]


def window_text(seat: Seat) -> str:
    """Return what the open window says, on one line."""
    region = seat.app.screen.query_one(".prose").content_region
    lines = [line[region.x : region.right].rstrip(SCROLL_BAR) for line in seat.screen[region.y : region.bottom]]
    return " ".join(" ".join(lines).split())


async def read_through(seat: Seat, key: str = "pagedown") -> list[str]:
    """Read on to the end, and return every line that was seen, each once."""
    read = column(seat)
    while True:
        before = seat.screen
        await seat.press(key)
        if seat.screen == before:
            return read
        page = column(seat)
        common = next(count for count in range(len(page), -1, -1) if read[len(read) - count :] == page[:count])
        assert common, "no line of the page before is on this one: something was passed over"
        read += page[common:]


def without_spaces(lines: Sequence[str]) -> str:
    """Return lines as one text, to find in it what was cut to fit."""
    return "".join("".join(line.split()) for line in lines)
