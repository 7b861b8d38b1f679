import pytest

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r03_option_count import OptionCount


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (2, [(Severity.ERROR, "2 options; at least 3 are needed")]),
        (3, []),
        (5, []),
        (6, [(Severity.WARNING, "6 options; 5 are enough")]),
        (26, [(Severity.WARNING, "26 options; 5 are enough")]),
    ],
)
def test_too_few_is_an_error_and_too_many_a_warning(count: int, expected: list[tuple[Severity, str]]) -> None:
    options = "".join(f"  - text: Reply {number}\n" for number in range(count))
    bank = example_of(f"stem: Which reply fits?\noptions:\n{options}    correct: true\n").bank
    assert [(one.severity, one.message) for one in found_in(OptionCount, bank)] == expected
