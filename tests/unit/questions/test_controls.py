"""Controls, responses and scores."""

import pytest

from cps_quiz.questions.controls import (
    Arrange,
    Arranged,
    Control,
    Pair,
    Paired,
    Part,
    Pick,
    Picked,
    Response,
    Score,
    fits,
)

PARTS = tuple(Part(index, text) for index, text in enumerate("ABCD"))
PICK = Pick(PARTS, least=1, most=2)
ARRANGE = Arrange(PARTS)
PAIR = Pair(PARTS[:2], PARTS)


@pytest.mark.parametrize(
    ("response", "control"),
    [
        (Picked((0,)), PICK),
        (Picked((0, 3)), PICK),
        (Arranged((3, 1, 0, 2)), ARRANGE),
        (Paired((3, 0)), PAIR),
    ],
)
def test_responses_that_fit(response: Response, control: Control) -> None:
    assert fits(response, control)


@pytest.mark.parametrize(
    ("response", "control"),
    [
        (Picked(()), PICK),
        (Picked((0, 1, 2)), PICK),
        (Picked((3, 0)), PICK),
        (Picked((1, 1)), PICK),
        (Picked((4,)), PICK),
        (Picked((-1,)), PICK),
        (Arranged((0, 1, 2)), ARRANGE),
        (Arranged((0, 1, 2, 2)), ARRANGE),
        (Arranged((1, 2, 3, 4)), ARRANGE),
        (Paired((0,)), PAIR),
        (Paired((0, 0)), PAIR),
        (Paired((0, 4)), PAIR),
        (Paired((0, 1, 2)), PAIR),
        (Picked((0,)), ARRANGE),
        (Arranged((0, 1)), PAIR),
        (Paired((0, 1)), PICK),
    ],
)
def test_responses_that_do_not(response: Response, control: Control) -> None:
    assert not fits(response, control)


@pytest.mark.parametrize(
    ("per_part", "score"),
    [
        ((True,), Score(1.0, 1.0, (True,))),
        ((True, False, False, True), Score(0.5, 1.0, (True, False, False, True))),
        ((False, False), Score(0.0, 1.0, (False, False))),
    ],
)
def test_a_score_is_the_share_of_parts_judged_rightly(per_part: tuple[bool, ...], score: Score) -> None:
    assert Score.of(per_part) == score
    assert score.correct == all(per_part)
