"""Answers in the making."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.questions.strategies import QUESTIONS, responses

from cps_quiz.questions.controls import Arrange, Arranged, Control, Pair, Paired, Part, Pick, Picked, fits
from cps_quiz.ui.tui.draft import ArrangeDraft, Draft, PairDraft, PickDraft, draft_of


def parts(count: int) -> tuple[Part, ...]:
    return tuple(Part(index, f"Part {index}") for index in range(count))


ONE = Pick(parts(4), least=1, most=1)
SOME = Pick(parts(4), least=1, most=4)
TWO = Pick(parts(4), least=2, most=2)
STEPS = Arrange(parts(3))
PAIRS = Pair(parts(3), parts(5))


def pressed(control: Control, *keys: int) -> Draft:
    draft = draft_of(control, None)
    for key in keys:
        draft = draft.press(key)
    return draft


def marks(draft: Draft) -> list[str]:
    return [draft.mark(part.index) for part in draft.control.shuffled]


@pytest.mark.parametrize(
    ("control", "keys", "response", "shown"),
    [
        (ONE, (), None, ["( )", "( )", "( )", "( )"]),
        (ONE, (2,), Picked((2,)), ["( )", "( )", "(•)", "( )"]),
        (ONE, (2, 0), Picked((0,)), ["(•)", "( )", "( )", "( )"]),
        (SOME, (), None, ["[ ]", "[ ]", "[ ]", "[ ]"]),
        (SOME, (3, 1), Picked((1, 3)), ["[ ]", "[x]", "[ ]", "[x]"]),
        (SOME, (3, 1, 3), Picked((1,)), ["[ ]", "[x]", "[ ]", "[ ]"]),
        (SOME, (3, 3), None, ["[ ]", "[ ]", "[ ]", "[ ]"]),
        (TWO, (0,), None, ["[x]", "[ ]", "[ ]", "[ ]"]),
        (TWO, (0, 1), Picked((0, 1)), ["[x]", "[x]", "[ ]", "[ ]"]),
        (TWO, (0, 1, 2), None, ["[x]", "[x]", "[x]", "[ ]"]),
        (STEPS, (2, 0), None, ["[2]", "[ ]", "[1]"]),
        (STEPS, (2, 0, 1), Arranged((2, 0, 1)), ["[2]", "[3]", "[1]"]),
        (STEPS, (2, 0, 2), None, ["[1]", "[ ]", "[ ]"]),
        (PAIRS, (4, 0), None, ["[2]", "[ ]", "[ ]", "[ ]", "[1]"]),
        (PAIRS, (4, 0, 2), Paired((4, 0, 2)), ["[2]", "[ ]", "[3]", "[ ]", "[1]"]),
        (PAIRS, (4, 4), None, ["[ ]", "[ ]", "[ ]", "[ ]", "[2]"]),
        (PAIRS, (4, 0, 2, 1), Paired((4, 0, 1)), ["[2]", "[3]", "[ ]", "[ ]", "[1]"]),
    ],
)
def test_what_keys_make(control: Control, keys: tuple[int, ...], response: object, shown: list[str]) -> None:
    draft = pressed(control, *keys)
    assert (draft.response, marks(draft)) == (response, shown)


@pytest.mark.parametrize(
    ("control", "keys", "after"),
    [
        (SOME, (3, 1), ()),
        (STEPS, (2, 0), (2,)),
        (STEPS, (2,), ()),
        (PAIRS, (4, 0), (4,)),
        (PAIRS, (4, 0, 2), (4, 0)),
    ],
)
def test_taking_back(control: Control, keys: tuple[int, ...], after: tuple[int, ...]) -> None:
    assert marks(pressed(control, *keys).back()) == marks(pressed(control, *after))


@pytest.mark.parametrize("control", [ONE, SOME, STEPS, PAIRS])
def test_taking_back_from_nothing_leaves_nothing(control: Control) -> None:
    assert draft_of(control, None).back() == draft_of(control, None)


def test_pairs_are_taken_back_one_by_one_to_the_first() -> None:
    draft: Draft = pressed(PAIRS, 4, 0, 2)
    seen = []
    for _ in range(3):
        draft = draft.back()
        assert isinstance(draft, PairDraft)
        seen.append((draft.rights, draft.at))
    assert seen == [((4, 0, None), 2), ((4, None, None), 1), ((None, None, None), 0)]


def test_a_right_moves_from_the_left_that_had_it() -> None:
    draft = PairDraft(PAIRS, (4, 0, None), at=2).press(4)
    assert (draft.rights, draft.at) == ((None, 0, 4), 0)


def test_the_right_of_the_current_left_is_given_back_by_the_same_letter() -> None:
    draft = PairDraft(PAIRS, (4, 0, 2), at=1).press(0)
    assert (draft.rights, draft.at) == ((4, None, 2), 1)


@pytest.mark.parametrize(
    ("draft", "missing"),
    [
        (PickDraft(ONE), "Choose an option by its letter first."),
        (PickDraft(SOME), "Choose all that apply by their letters, then press Enter."),
        (PickDraft(TWO, frozenset({0, 1, 2})), "At most 2 can be chosen."),
        (ArrangeDraft(STEPS), "3 letters are still without a place. Backspace takes the last one back."),
        (
            PairDraft(PAIRS, (None,) * 3),
            "Without a letter: 1, 2 and 3. A digit goes to its entry.",
        ),
    ],
)
def test_what_is_missing_is_said(draft: Draft, missing: str) -> None:
    assert draft.missing == missing


CONTROLS = QUESTIONS.map(lambda question: question.control()) | st.just(TWO)
KEYS = st.lists(st.integers(-1, 12), max_size=20)


@given(CONTROLS, KEYS)
def test_whatever_is_pressed_a_response_fits_its_control(control: Control, keys: list[int]) -> None:
    draft = draft_of(control, None)
    count = len(control.shuffled)
    for key in keys:
        draft = draft.back() if key < 0 else draft.press(key % count)
        assert draft.control == control
        assert draft.response is None or fits(draft.response, control)


@given(st.data(), CONTROLS)
def test_a_draft_of_a_response_holds_it(data: st.DataObject, control: Control) -> None:
    response = data.draw(responses(control))
    assert draft_of(control, response).response == response


@given(st.data(), CONTROLS)
def test_every_response_can_be_pressed(data: st.DataObject, control: Control) -> None:
    response = data.draw(responses(control))
    keys = response.rights if isinstance(response, Paired) else response.parts
    assert pressed(control, *keys).response == response
