"""Draws the screenshots of the README and a short recording as text: the program itself, played by the pilot.

Run it after a change to the screen: ``python docs/screenshots.py``. The questions are those of the shipped banks, the
clock is one that stands still, so the same program draws the same pictures.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.candidate.desk import Desk  # noqa: E402 - of the checkout, not of the installed package
from tests.candidate.screen import Seat, seated  # noqa: E402

from cps_quiz.bank.load import load_bytes  # noqa: E402
from cps_quiz.session.plan import Feedback, Policy  # noqa: E402

QUESTIONS = ("val-001-a", "val-014-b", "val-021-a")
_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # they would come from the network
PICTURES = Path(__file__).parent / "screenshots"
RECORDING = PICTURES.parent / "recording.txt"
EXAM = Policy(
    feedback=Feedback.END,
    time_limit_ms=7_200_000,
    extra_time=1.5,
    may_pause=False,
    unsubmitted_counts=True,
    reviews_before_end=True,
)


def desk(home: Path, bank: str, *questions: str, **given: Any) -> Desk:
    """Return a sitting over questions of a shipped bank."""
    path = ROOT / "question_banks" / f"{bank}.yaml"
    loaded = load_bytes(path.read_bytes(), path=str(path)).bank
    assert loaded is not None
    chosen = questions or [item.question.id for item in loaded.items() if item.question.type_name == "single"][:100]
    return Desk(home, loaded, questions=chosen, **given)


async def picture(name: str, sitting: Desk, play: Callable[[Seat], Awaitable[None]], **given: Any) -> None:
    """Play until there is something to see, and save it."""
    async with seated(sitting, **given) as seat:
        await play(seat)
        svg = _FONTS.sub("", seat.app.export_screenshot(title=f"cps-quiz {sitting.mode}"))
        (PICTURES / f"{name}.svg").write_text(svg, "utf-8")


async def question(seat: Seat) -> None:
    """An option is struck out, and the cursor stands on another."""
    await seat.wait(21_000)
    await seat.press("x", "d", "down", "down")


async def feedback(seat: Seat) -> None:
    """The answer was wrong."""
    await seat.wait(34_000)
    await seat.press("c")


async def navigator(seat: Seat) -> None:
    """Some questions are answered, some were passed by, two are flagged."""
    await seat.press("enter")
    for place in range(37):
        await seat.wait(61_000)
        if place in {4, 17}:
            await seat.press("m")
        await seat.press(*(["n"] if place % 9 == 4 else ["abcd"[place % 4], "enter"]))
    await seat.press("r")


async def exam_wide(seat: Seat) -> None:
    """A question of an exam on a wide terminal."""
    await seat.press("enter")
    for place in range(13):
        await seat.wait(52_000)
        await seat.press("abcd"[place % 4], "enter")
    await seat.press("b")


async def result(seat: Seat) -> None:
    """An exam that was handed in."""
    await seat.press("enter")
    for place, slot in enumerate(seat.view.slots):
        assert slot.item is not None
        (right,) = slot.item.question.key().parts  # type: ignore[union-attr]
        letter = "abcd"[slot.order.index(right)] if place % 5 else "a"
        await seat.wait(48_000)
        await seat.press(letter, "enter")
    await seat.press("h")


RECORDED = (
    ("", "The question that comes first, and a clock that runs."),
    ("x d", "Option d is struck out."),
    ("B", "Shift with the letter: b, and sure. The answer is on disk before this is drawn."),
    ("pagedown", "The rest of the explanation."),
    ("enter", "The next question."),
    ("m", "It is flagged, to come back to."),
    ("n", "And left open."),
    ("p", "A pause hides the question."),
    ("q", "Stopping asks once."),
    ("s", "Or shows the score of what was answered."),
)


async def recording(home: Path) -> str:
    """Play a few keys and return each screen as text."""
    sitting = desk(home, "validation", *QUESTIONS, policy=Policy(time_limit_ms=216_000))
    frames = ["cps-quiz quiz validation -n 3, on a terminal of 80 columns and 24 rows, as a text of its screens.\n"]
    async with seated(sitting) as seat:
        for keys, what in RECORDED:
            await seat.wait(9000)
            if keys:
                await seat.press(*keys.split())
            shown = "\n".join(f"| {line}".rstrip() for line in seat.screen)
            pressed = " ".join(key.capitalize() if len(key) > 1 else key for key in keys.split())
            frames.append(f"{f'Key {pressed}. ' if pressed else ''}{what}\n\n{shown}\n")
    return "\n".join(frames)


async def draw(home: Path) -> None:
    """Draw every picture."""
    PICTURES.mkdir(exist_ok=True)
    quiz = Policy(time_limit_ms=720_000)
    await picture("question", desk(home / "1", "validation", policy=quiz), question)
    await picture("feedback", desk(home / "2", "validation", policy=quiz), feedback, theme="light")
    exam = {"policy": EXAM, "mode": "exam", "title": "Mock exam"}
    await picture("review", desk(home / "3", "modeling", **exam), navigator)
    await picture("wide", desk(home / "4", "empowerment", **exam), exam_wide, size=(160, 40))
    RECORDING.write_text(await recording(home / "6"), "utf-8")
    await picture("result", desk(home / "5", "empowerment", **exam), result)


def main() -> None:
    """Draw in a home that is thrown away."""
    with tempfile.TemporaryDirectory() as home:
        asyncio.run(draw(Path(home)))


if __name__ == "__main__":
    main()
