"""Text edits."""

from hypothesis import given
from hypothesis import strategies as st

from cps_quiz.lint.fix import apply
from cps_quiz.lint.rule import Edit

TEXT = "0123456789"
PLACE = st.integers(0, len(TEXT))
EDITS = st.lists(
    st.builds(lambda a, b, text: Edit(min(a, b), max(a, b), text), PLACE, PLACE, st.text("xy", max_size=2))
)


def test_edits_are_made_whatever_their_order() -> None:
    edits = [Edit(8, 10, ""), Edit(0, 1, "a"), Edit(3, 3, "new ")]
    assert apply(TEXT, edits) == apply(TEXT, edits[::-1]) == ("a12new 34567", 3)


def test_of_two_that_overlap_the_first_is_made() -> None:
    assert apply(TEXT, [Edit(2, 5, "a"), Edit(4, 8, "b")]) == ("01a56789", 1)
    assert apply(TEXT, [Edit(2, 8, "a"), Edit(4, 5, "b"), Edit(8, 9, "c")]) == ("01ac9", 2)


def test_the_same_edit_twice_is_made_once() -> None:
    assert apply(TEXT, [Edit(2, 3, "a"), Edit(2, 3, "a")]) == ("01a3456789", 1)


def test_of_two_insertions_at_one_place_one_is_made() -> None:
    assert apply(TEXT, [Edit(0, 0, "a"), Edit(0, 0, "b")])[1] == 1
    assert apply(TEXT, [Edit(10, 10, "a"), Edit(10, 10, "b")])[1] == 1


def test_without_edits_nothing_changes() -> None:
    assert apply(TEXT, []) == (TEXT, 0)


@given(EDITS)
def test_edits_are_made_as_one_by_one_from_the_end(edits: list[Edit]) -> None:
    text, made = apply(TEXT, edits)
    chosen: list[Edit] = []
    for edit in sorted(set(edits), key=lambda one: (one.start, one.end)):
        end = chosen[-1].end if chosen else 0
        if edit.start > end or (edit.start == end and (not chosen or edit.end > end)):
            chosen.append(edit)
    expected = TEXT
    for edit in reversed(chosen):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    assert (text, made) == (expected, len(chosen))
