"""What the examples and labels of R26 don't show."""

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r26_double_negative import DoubleNegative


def test_a_question_is_told_once_however_many_options_deny() -> None:
    options = "options: [{text: Not one, correct: true}, {text: No two}, {text: Don't three}, {text: Four}]"
    found = found_in(DoubleNegative, example_of(f"stem: Which is NOT so?\n{options}\n").bank)
    assert [one.message for one in found] == [
        "'Not' stands in an option (and in 2 more), and the question asks with 'NOT'"
    ]
