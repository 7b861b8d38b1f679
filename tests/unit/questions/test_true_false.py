"""true-false."""

import pytest

from cps_quiz.questions.controls import Part, Pick, Picked, Score
from cps_quiz.questions.true_false import Rationales, TrueFalse

RATIONALES = Rationales(true="So it is.", false="It seems not.")


def statement(*, answer: bool, misconception: str | None = "advice") -> TrueFalse:
    return TrueFalse(
        id="q", objective="A-1", stem="So.", answer=answer, rationales=RATIONALES, misconception=misconception
    )


@pytest.mark.parametrize("answer", [True, False])
def test_true_stands_before_false_and_the_trap_is_behind_the_wrong_one(*, answer: bool) -> None:
    traps = (None, "advice") if answer else ("advice", None)
    parts = (Part(0, "True", None, "So it is.", traps[0]), Part(1, "False", None, "It seems not.", traps[1]))
    assert statement(answer=answer).control() == Pick(parts, least=1, most=1, keeps_order=True)


@pytest.mark.parametrize("answer", [True, False])
def test_one_answer_is_right(*, answer: bool) -> None:
    question = statement(answer=answer)
    right, wrong = (Picked((0,)), Picked((1,))) if answer else (Picked((1,)), Picked((0,)))
    assert question.key() == right
    assert question.grade(right) == Score(1.0, 1.0, (True,))
    assert question.grade(wrong) == Score(0.0, 1.0, (False,))
    assert (question.traps(right), question.traps(wrong)) == ((), ("advice",))


def test_without_a_misconception_there_is_no_trap() -> None:
    question = statement(answer=True, misconception=None)
    assert (question.traps(Picked((1,))), question.misconceptions()) == ((), ())


def test_what_is_read_and_the_name() -> None:
    assert statement(answer=True).wording() == ("True", "False")
    assert statement(answer=True).type_name == "true-false"
    assert list(statement(answer=True).problems()) == []
