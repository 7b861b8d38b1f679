import pytest

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r14_length_spread import LengthSpread

FOUR, NINE = "Ask what he wants", "Ask what he wants to say to her tonight"


@pytest.mark.parametrize(
    ("options", "odd"),
    [
        ([NINE, FOUR, FOUR], [NINE]),
        ([FOUR, NINE, NINE], [FOUR]),
        ([FOUR, NINE], [NINE]),
        (["Ask-Share-Ask", "Wellness Recovery Action Plan", "The Stages of Change"], []),
        (["5 minutes", "From two to three weeks, or twelve days"], []),
    ],
)
def test_the_option_furthest_from_the_usual_length_is_told(options: list[str], odd: list[str]) -> None:
    bank = example_of("stem: What fits?\noptions:\n" + "".join(f"  - text: {text}\n" for text in options)).bank
    found = found_in(LengthSpread, bank)
    assert [(one.source or "").strip().removeprefix("- text: ") for one in found] == odd
