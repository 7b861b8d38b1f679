"""Whatever is pressed in an exam, what is marked on the screen when a question is left is the answer that counts."""

import os
import random
import re
from pathlib import Path

import pytest
from tests.candidate.screen import Seat, sit
from tests.e2e.full_screen.sitting import exam_desk

from cps_quiz.bank.model import Bank
from cps_quiz.ui.telling.question import letters

SEED = int(os.environ.get("CPS_TEST_SEED", random.SystemRandom().randrange(1_000_000)))
ROUNDS = 25
MARKED = re.compile(r"^ *▸?(?:\(•\)|\[x\]) ([a-d])  ", re.MULTILINE)


def marked(seat: Seat) -> str:
    """Return the letters that are marked on the screen."""
    return " ".join(MARKED.findall("\n".join(seat.screen)))


def answered(seat: Seat, place: int) -> str:
    """Return the letters of the answer that counts."""
    response = seat.view.states[place].response
    return letters(response, seat.view.slots[place].order) if response else ""


@pytest.mark.parametrize("name", ["single", "several"])
def test_what_is_marked_when_a_question_is_left_is_its_answer(home: Path, practice: Bank, name: str) -> None:
    rng = random.Random(f"{SEED}:{name}")
    pressed: list[list[str]] = []

    async def play(seat: Seat) -> None:
        await seat.press("enter")
        options = "abcd"[: len(seat.view.slot.order)]
        steps = [[one] for one in options] + [["x", one] for one in options]
        steps += [["down"], ["up"], ["space"], ["backspace"], ["s"], ["g"], ["x", "escape"]]
        for _ in range(ROUNDS):
            pressed.append([key for _ in range(rng.randint(1, 7)) for key in rng.choice(steps)])
            before = answered(seat, 0)
            await seat.press(*pressed[-1])
            shown = marked(seat)
            await seat.press("n")
            assert answered(seat, 0) == (shown or before), (SEED, pressed)
            await seat.press("left")
            assert marked(seat) == answered(seat, 0), (SEED, pressed)

    sit(exam_desk(home, practice, [name, "last"]), play)
