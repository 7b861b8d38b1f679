import pytest

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r11_k_type import KType


def told(option: str, *, stem: str = "What helps?") -> list[str]:
    options = f"  - text: Waiting with her.\n    correct: true\n  - text: >-\n      {option}\n"
    bank = example_of(f"stem: '{stem}'\noptions:\n{options}").bank
    return [one.message for one in found_in(KType, bank)]


@pytest.mark.parametrize(
    ("option", "labels"),
    [
        ("Both A and B", "A, B"),
        ("A and C only.", "A, C"),
        ("(a) and (d)", "a, d"),
        ("Options A\N{EN DASH}C", "A, C"),
        ("I, II & IV", "I, II, IV"),
        ("Neither B nor C", "B, C"),
        ("Both A and B, because each leaves the lead to her", "A, B"),
        ("All except D", "D"),
        ("Only 1 and 3", "1, 3"),
    ],
)
def test_an_option_that_combines_others(option: str, labels: str) -> None:
    assert told(option) == [f"this option combines others: {labels}"]


@pytest.mark.parametrize(
    "option",
    [
        "Hepatitis B and C",
        "Levels 2 and 3",
        "2 or 3",
        "I only listen",
        "Only I",
        "A right",
        "A.C. only",
        "V-2",
        "B",
        "Both Ana and Bea",
        "You and I",
    ],
)
def test_letters_and_numbers_that_are_no_labels_pass(option: str) -> None:
    assert told(option) == []


def test_bare_numbers_are_labels_where_the_stem_numbers_its_statements() -> None:
    assert told("2 and 3", stem="(1) She rests. (2) She talks. (3) She walks. What helps?") == [
        "this option combines others: 2, 3"
    ]


def test_a_lone_i_is_a_label_where_there_is_a_second() -> None:
    assert told("I only", stem="(I) She rests. (II) She talks. What helps?") == ["this option combines others: I"]
