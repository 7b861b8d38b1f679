"""What holds for every type of question."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.questions.strategies import ANY_RESPONSES, QUESTIONS, responses

from cps_quiz.questions.base import Question
from cps_quiz.questions.controls import Arrange, Arranged, Control, Pair, Paired, Pick, Picked, Response, fits


def expected_to_fit(response: Response, control: Control) -> bool:
    """Say in other words than ``fits`` whether a response is one of those that the control allows."""
    match response, control:
        case Picked(), Pick():
            known = {part.index for part in control.choices}
            legal = list(response.parts) == sorted(set(response.parts) & known)
            return legal and control.least <= len(response.parts) <= control.most
        case Arranged(), Arrange():
            return set(response.parts) == {part.index for part in control.items} and len(response.parts) == len(
                control.items
            )
        case Paired(), Pair():
            given_rights = set(response.rights) & {part.index for part in control.rights}
            return len(response.rights) == len(given_rights) == len(control.lefts)
    return False


@settings(deadline=None, max_examples=200)
@given(QUESTIONS)
def test_a_generated_question_is_one_that_can_be_asked(question: Question) -> None:
    assert list(question.problems()) == []


@settings(deadline=None, max_examples=200)
@given(QUESTIONS)
def test_the_key_fits_and_scores_full(question: Question) -> None:
    key = question.key()
    assert fits(key, question.control())
    score = question.grade(key)
    assert (score.points, score.maximum, score.correct) == (1.0, 1.0, True)
    assert question.traps(key) == ()


@settings(deadline=None, max_examples=400)
@given(st.data())
def test_a_response_that_fits_scores_from_nought_to_one_and_full_only_for_the_key(data: st.DataObject) -> None:
    question = data.draw(QUESTIONS)
    response = data.draw(responses(question.control()))
    assert fits(response, question.control())
    score = question.grade(response)
    assert score.maximum == 1.0
    assert 0.0 <= score.points <= 1.0
    assert score.points == sum(score.per_part) / len(score.per_part)
    assert score.correct == (score.points == 1.0) == (response == question.key())


@settings(deadline=None, max_examples=400)
@given(QUESTIONS, ANY_RESPONSES)
def test_fits_allows_exactly_what_the_control_allows(question: Question, response: Response) -> None:
    control = question.control()
    assert fits(response, control) == expected_to_fit(response, control)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_traps_are_among_the_misconceptions_that_a_question_offers(data: st.DataObject) -> None:
    question = data.draw(QUESTIONS)
    traps = question.traps(data.draw(responses(question.control())))
    offered = list(question.misconceptions())
    for trap in traps:
        offered.remove(trap)


@settings(deadline=None, max_examples=200)
@given(QUESTIONS)
def test_parts_are_numbered_in_the_authors_order(question: Question) -> None:
    control = question.control()
    lists = (control.lefts, control.rights) if isinstance(control, Pair) else (control.shuffled,)
    for parts in lists:
        assert [part.index for part in parts] == list(range(len(parts)))
    assert tuple(part.text for parts in lists for part in parts) == question.wording()
