"""ordering."""

import pytest

from cps_quiz.questions.controls import Arrange, Arranged, Part, Score
from cps_quiz.questions.ordering import Ordering, Step

STEPS = (
    Step(text="A", id="a", rationale="First."),
    Step(text="B", misconception="haste"),
    Step(text="C", misconception="delay"),
    Step(text="D"),
)
QUESTION = Ordering(id="q", objective="A-1", stem="Order.", sequence=STEPS)


def test_a_front_draws_the_steps() -> None:
    parts = (
        Part(0, "A", "a", "First.", None),
        Part(1, "B", None, "", "haste"),
        Part(2, "C", None, "", "delay"),
        Part(3, "D", None, "", None),
    )
    assert QUESTION.control() == Arrange(parts)
    assert QUESTION.control().shuffled == parts
    assert QUESTION.type_name == "ordering"


@pytest.mark.parametrize(
    ("order", "per_part"),
    [
        ((0, 1, 2, 3), (True, True, True)),
        ((3, 0, 1, 2), (True, True, False)),
        ((1, 0, 2, 3), (False, False, True)),
        ((2, 3, 0, 1), (True, False, True)),
        ((3, 2, 1, 0), (False, False, False)),
    ],
)
def test_adjacent_pairs_count(order: tuple[int, ...], per_part: tuple[bool, ...]) -> None:
    assert QUESTION.grade(Arranged(order)) == Score(sum(per_part) / 3, 1.0, per_part)


def test_traps_are_the_misconceptions_of_the_steps_out_of_place() -> None:
    assert QUESTION.traps(Arranged((0, 1, 3, 2))) == ("delay",)
    assert QUESTION.traps(Arranged((1, 2, 0, 3))) == ("haste", "delay")
    assert QUESTION.traps(QUESTION.key()) == ()
    assert QUESTION.misconceptions() == ("haste", "delay")


def test_equal_steps_and_too_few_are_problems() -> None:
    def problems(*texts: str) -> list[tuple[str, tuple[str | int, ...]]]:
        steps = tuple(Step(text=text) for text in texts)
        found = Ordering(id="q", objective="A-1", stem="Order.", sequence=steps).problems()
        return [(problem.code, problem.at) for problem in found]

    assert problems("A", "B") == []
    assert problems("A") == [("F022", ("sequence",))]
    assert problems("A", "B", "A", "B") == [("F018", ("sequence", 2, "text")), ("F018", ("sequence", 3, "text"))]
