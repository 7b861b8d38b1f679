from cps_quiz.diagnostics import Severity
from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r04_seq_and_pairs import SeqAndPairs

PAIRS = """\
type: matching
stem: Match them.
pairs:
  - {left: Home, right: A safe place to live}
  - {left: Health, right: Sound choices}
  - {left: Purpose, right: Meaningful days}
"""


def told(question: str) -> list[tuple[int, Severity, str]]:
    bank = example_of(question).bank
    first = bank.splitlines().index("    stem: Match them." if "pairs" in question else "    stem: Order them.")
    return [(one.span.line - first - 1, one.severity, one.message) for one in found_in(SeqAndPairs, bank)]


def test_a_missing_spare_is_a_warning() -> None:
    assert told(PAIRS) == [(1, Severity.WARNING, "there is no spare, so the last pair solves itself")]


def test_a_spare_that_says_what_a_right_says_is_an_error_however_it_is_written() -> None:
    expected = [(6, Severity.ERROR, "this right says the same as right 2")]
    assert told(f"{PAIRS}spares:\n  - sound choices.\n") == expected
    assert told(f"{PAIRS}spares:\n  - {{text: Sound  choices!}}\n") == expected


def test_steps_that_differ_in_a_number_alone_are_different() -> None:
    steps = "[{text: Wait 1.5 hours}, {text: Wait 15 hours}, {text: Wait 5 hours}]"
    assert told(f"type: ordering\nstem: Order them.\nsequence: {steps}\n") == []


def test_seven_steps_are_too_many() -> None:
    steps = ", ".join(f"{{text: Step {number}}}" for number in range(7))
    expected = [(1, Severity.ERROR, "7 steps; there should be 3 to 6")]
    assert told(f"type: ordering\nstem: Order them.\nsequence: [{steps}]\n") == expected
