import pytest

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rules.r41_key_position import chi_square_tail
from cps_quiz.lint.run import lint, written
from cps_quiz.lint.settings import LintSettings

HEAD = "format: 1\nid: a\ntitle: A\ntopics: {t: {title: T, objectives: {O-1: Do}}}\nquestions:\n"


def bank(*positions: int, fixed: int = -1) -> str:
    """Return a bank whose keys stand at these positions; the question at ``fixed`` is not shuffled."""
    texts = []
    for place, key in enumerate(positions):
        options = ", ".join(f"{{text: Text {n}{', correct: true' * (n == key)}}}" for n in range(4))
        shuffle = ", shuffle: false" * (place == fixed)
        texts.append(f"  - {{id: q{place}, objective: O-1, stem: Which?, options: [{options}]{shuffle}}}\n")
    return HEAD + "".join(texts)


@pytest.mark.parametrize(
    ("square", "freedom", "expected"),
    [(11.345, 3, 0.010), (7.815, 3, 0.050), (9.210, 2, 0.010), (6.635, 1, 0.010), (15.086, 5, 0.010), (0, 3, 1.0)],
)
def test_the_tail_of_chi_square_as_published(square: float, freedom: int, expected: float) -> None:
    """Critical values of Abramowitz & Stegun 1964, table 26.8."""
    assert chi_square_tail(square, freedom=freedom) == pytest.approx(expected, abs=2e-5)


def found(text: str) -> list[tuple[Severity, str]]:
    written_bank = written(load_draft(read("a.yaml", text.encode())))
    assert written_bank is not None
    return [(one.severity, one.message) for one in lint([written_bank], [LintSettings(select=("R41",))])[0].findings]


def test_even_positions_pass_and_so_does_a_small_bank() -> None:
    assert found(bank(*(0, 1, 2, 3) * 10)) == []
    assert found(bank(*(0, 1) * 19)) == []


@pytest.mark.parametrize(("fixed", "severity"), [(-1, Severity.INFO), (7, Severity.WARNING)])
def test_it_is_information_where_all_are_shuffled(fixed: int, severity: Severity) -> None:
    told = (
        "the positions of keys are uneven: option 1 is the key in 20 of 40 (50%), "
        "option 2 is the key in 20 of 40 (50%), option 3 is the key in 0 of 40 (0%), "
        "option 4 is the key in 0 of 40 (0%)"
    )
    assert found(bank(*(0, 1) * 20, fixed=fixed)) == [(severity, told)]


@pytest.mark.parametrize(("fixed", "severity"), [(3, Severity.INFO), (38, Severity.WARNING)])
def test_a_row_is_information_where_all_in_it_are_shuffled(fixed: int, severity: Severity) -> None:
    told = "from here to 'q40' 5 keys in a row are option 2"
    assert found(bank(*(0, 1, 2, 3) * 9, 1, 1, 1, 1, 1, fixed=fixed)) == [(severity, told)]


def test_luck_is_asked_where_no_position_is_far_off() -> None:
    told = (
        "the positions of keys are uneven: option 1 is the key in 42 of 128 (33%), "
        "option 2 is the key in 42 of 128 (33%), option 3 is the key in 22 of 128 (17%), "
        "option 4 is the key in 22 of 128 (17%): luck makes it so uneven in 0.6% of banks"
    )
    assert found(bank(*(0, 1, 2, 3) * 22, *(0, 1) * 20)) == [(Severity.INFO, told)]
