"""The order of a question's parts on the screen."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.session.sittings import MATCHING, MULTIPLE, bank_of, single

from cps_quiz.questions.ordering import Ordering, Step
from cps_quiz.questions.registry import AnyQuestion
from cps_quiz.questions.true_false import TrueFalse
from cps_quiz.session.draw import lay_out

TRUE_FALSE = TrueFalse(id="truth", objective="A-1", stem="So.", answer=True)


def ordering(steps: int, *, shuffle: bool = True) -> Ordering:
    sequence = tuple(Step(text=f"Step {number}") for number in range(steps))
    return Ordering(id="steps", objective="A-1", stem="Order.", sequence=sequence, shuffle=shuffle)


def order_of(question: AnyQuestion, seed: str) -> tuple[int, ...]:
    (slot,) = lay_out(bank_of([question]).items(), seed=seed)
    return slot.order


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=6), st.integers(2, 7), st.booleans())
def test_an_ordering_is_never_shown_in_its_right_order(seed: str, steps: int, shuffle: bool) -> None:
    order = order_of(ordering(steps, shuffle=shuffle), seed)
    assert sorted(order) == list(range(steps))
    assert order != tuple(range(steps))


@pytest.mark.parametrize("question", [single("q"), MULTIPLE, MATCHING], ids=lambda question: question.type_name)
def test_parts_are_shuffled_over_seeds_and_every_order_comes_up(question: AnyQuestion) -> None:
    orders = {order_of(question, str(seed)) for seed in range(60)}
    assert len(orders) == 6
    assert {tuple(sorted(order)) for order in orders} == {(0, 1, 2)}


@pytest.mark.parametrize("question", [single("q"), MULTIPLE, MATCHING], ids=lambda question: question.type_name)
def test_an_author_can_keep_the_order(question: AnyQuestion) -> None:
    kept = msgspec.structs.replace(question, shuffle=False)
    assert {order_of(kept, str(seed)) for seed in range(20)} == {(0, 1, 2)}


def test_true_and_false_keep_their_order() -> None:
    assert {order_of(TRUE_FALSE, str(seed)) for seed in range(20)} == {(0, 1)}


def test_the_order_depends_on_the_seed_and_the_question_alone() -> None:
    together = lay_out(bank_of([single("a"), single("b"), ordering(4)]).items(), seed="7")
    apart = [slot for q in ("b", "a") for slot in lay_out(bank_of([single(q)]).items(), seed="7")]
    assert [slot.order for slot in together][:2] == [apart[1].order, apart[0].order]


def test_two_questions_of_a_sitting_are_shuffled_each_in_its_own_way() -> None:
    slots = lay_out(bank_of([single(f"q{number}") for number in range(20)]).items(), seed="7")
    assert len({slot.order for slot in slots}) > 1


def test_a_slot_names_its_question_and_marks_its_content() -> None:
    (item,) = bank_of([single("q")]).items()
    (slot,) = lay_out([item], seed="7")
    assert (slot.key, slot.content_hash, slot.item) == (item.key, item.content_hash, item)
