"""matching."""

import pytest

from cps_quiz.questions.controls import Pair, Paired, Part, Score
from cps_quiz.questions.matching import Match, Matching, Spare

PAIRS = (
    Match(left="L1", right="R1", id="one", rationale="So."),
    Match(left="L2", right="R2"),
)
SPARES = (Spare(text="S1", misconception="rescue", rationale="None."), "S2", Spare(text="S3", misconception="advice"))
QUESTION = Matching(id="q", objective="A-1", stem="Match.", pairs=PAIRS, spares=SPARES)


def test_a_front_draws_lefts_and_rights_with_the_spares_behind_them() -> None:
    lefts = (Part(0, "L1", "one", "So."), Part(1, "L2"))
    rights = (
        Part(0, "R1", "one"),
        Part(1, "R2"),
        Part(2, "S1", None, "None.", "rescue"),
        Part(3, "S2"),
        Part(4, "S3", None, "", "advice"),
    )
    assert QUESTION.control() == Pair(lefts, rights)
    assert QUESTION.control().shuffled == rights
    assert QUESTION.type_name == "matching"
    assert QUESTION.wording() == ("L1", "L2", "R1", "R2", "S1", "S2", "S3")


@pytest.mark.parametrize(
    ("rights", "per_part"),
    [((0, 1), (True, True)), ((1, 0), (False, False)), ((0, 4), (True, False)), ((2, 1), (False, True))],
)
def test_each_left_counts(rights: tuple[int, ...], per_part: tuple[bool, ...]) -> None:
    assert QUESTION.grade(Paired(rights)) == Score(sum(per_part) / 2, 1.0, per_part)


def test_traps_are_the_misconceptions_of_the_spares_that_were_used() -> None:
    assert QUESTION.traps(Paired((4, 2))) == ("rescue", "advice")
    assert QUESTION.traps(Paired((3, 0))) == ()
    assert QUESTION.misconceptions() == ("rescue", "advice")


def test_problems_of_lefts_rights_and_spares() -> None:
    def problems(*pairs: tuple[str, str], spares: tuple[str | Spare, ...] = ()) -> list[tuple[str, object]]:
        matches = tuple(Match(left=left, right=right) for left, right in pairs)
        question = Matching(id="q", objective="A-1", stem="Match.", pairs=matches, spares=spares)
        return [(problem.code, problem.at) for problem in question.problems()]

    assert problems(("A", "B"), ("C", "D")) == []
    assert problems(("A", "A"), ("B", "B")) == []
    assert problems(("A", "B")) == [("F022", ("pairs",))]
    assert problems(("A", "B"), ("A", "C")) == [("F018", ("pairs", 1, "left"))]
    assert problems(("A", "C"), ("B", "C")) == [("F018", ("pairs", 1, "right"))]
    assert problems(("A", "C"), ("B", "D"), spares=("E", Spare(text="C"))) == [("F018", ("spares", 1))]
