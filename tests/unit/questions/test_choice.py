"""single and multiple."""

import pytest

from cps_quiz.questions.base import Problem
from cps_quiz.questions.choice import Multiple, Option, Single
from cps_quiz.questions.controls import Part, Pick, Picked, Score

OPTIONS = (
    Option(text="A", misconception="advice", rationale="Tells what to do."),
    Option(text="B", correct=True, id="bee", rationale="It is."),
    Option(text="C", misconception="rescue"),
    Option(text="D"),
)
SINGLE = Single(id="q", objective="A-1", stem="Which?", options=OPTIONS)
TWO_RIGHT = (*OPTIONS[:3], Option(text="D", correct=True, misconception="odd"))
MULTIPLE = Multiple(id="q", objective="A-1", stem="Which?", options=TWO_RIGHT)


def test_a_front_draws_all_options_and_one_may_be_taken() -> None:
    parts = (
        Part(0, "A", None, "Tells what to do.", "advice"),
        Part(1, "B", "bee", "It is.", None),
        Part(2, "C", None, "", "rescue"),
        Part(3, "D", None, "", None),
    )
    assert SINGLE.control() == Pick(parts, least=1, most=1)
    assert SINGLE.control().shuffled == parts


def test_how_many_of_several_are_right_is_not_told() -> None:
    control = MULTIPLE.control()
    assert (control.least, control.most) == (1, 4)


def test_names_of_the_types() -> None:
    assert (SINGLE.type_name, MULTIPLE.type_name) == ("single", "multiple")


@pytest.mark.parametrize(("taken", "points"), [(0, 0.0), (1, 1.0), (2, 0.0), (3, 0.0)])
def test_a_single_is_right_or_wrong(taken: int, points: float) -> None:
    assert SINGLE.grade(Picked((taken,))) == Score(points, 1.0, (points == 1.0,))


@pytest.mark.parametrize(
    ("taken", "per_part"),
    [
        ((1, 3), (True, True, True, True)),
        ((1,), (True, True, True, False)),
        ((0, 1, 3), (False, True, True, True)),
        ((0, 2), (False, False, False, False)),
        ((0, 1, 2, 3), (False, True, False, True)),
    ],
)
def test_a_multiple_counts_each_option_taken_if_right_and_left_if_wrong(
    taken: tuple[int, ...], per_part: tuple[bool, ...]
) -> None:
    assert MULTIPLE.grade(Picked(taken)) == Score(sum(per_part) / 4, 1.0, per_part)


def test_traps_are_the_misconceptions_of_the_wrong_options_that_were_taken() -> None:
    assert SINGLE.traps(Picked((2,))) == ("rescue",)
    assert SINGLE.traps(Picked((3,))) == ()
    assert MULTIPLE.traps(Picked((0, 2, 3))) == ("advice", "rescue")
    assert SINGLE.misconceptions() == MULTIPLE.misconceptions() == ("advice", "rescue")


def test_the_key_is_the_right_options() -> None:
    assert SINGLE.key() == Picked((1,))
    assert MULTIPLE.key() == Picked((1, 3))


def problems(cls: type[Single | Multiple], *options: Option) -> list[Problem]:
    return list(cls(id="q", objective="A-1", stem="Which?", options=options).problems())


A, B, C = Option(text="A", correct=True), Option(text="B"), Option(text="C", correct=True)


def test_questions_that_can_be_asked_have_no_problem() -> None:
    assert problems(Single, A, B) == []
    assert problems(Multiple, A, B, C) == []


def test_each_further_right_option_of_a_single_is_told() -> None:
    places = [problem.at for problem in problems(Single, A, B, C, Option(text="D", correct=True))]
    assert places == [("options", 2, "correct"), ("options", 3, "correct")]


def test_problems_come_together() -> None:
    same = Option(text="A", id="x")
    assert [(p.code, p.at) for p in problems(Multiple, same, same, same)] == [
        ("F018", ("options", 1, "text")),
        ("F018", ("options", 2, "text")),
        ("F018", ("options", 1, "id")),
        ("F018", ("options", 2, "id")),
        ("F021", ("options",)),
    ]
    assert [(p.code, p.at) for p in problems(Single)] == [("F022", ("options",)), ("F021", ("options",))]
