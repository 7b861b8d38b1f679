"""What the examples and labels of R23 don't show."""

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r23_opposites import Opposites
from cps_quiz.lint.run import lint, written
from cps_quiz.lint.settings import LintSettings


def _messages(*options: str) -> list[str]:
    listed = "".join(f"  - text: {option}\n" for option in options)
    return [found.message for found in found_in(Opposites, example_of(f"stem: What is so?\noptions:\n{listed}").bank)]


def test_a_contraction_is_a_not() -> None:
    assert _messages("It can wait", "It can't wait", "It is late") == ["'not' alone tells it from another option"]


def test_prefixes_and_endings_turn_a_word_around() -> None:
    assert _messages("A helpful reply", "An unhelpful reply", "A long letter") == [
        "'unhelpful' is the opposite of another option's 'helpful'"
    ]
    assert _messages("A hopeful reply", "A hopeless reply", "A long letter") == [
        "'hopeless' is the opposite of another option's 'hopeful'"
    ]


def test_two_options_alone_are_balanced() -> None:
    assert _messages("More hope", "Less hope") == []


def test_an_option_is_told_once_however_many_it_opposes() -> None:
    assert _messages("More hope", "More, the hope", "Less hope", "A letter") == [
        "'less' is the opposite of another option's 'more'"
    ]


def test_odd_options_are_no_opposites() -> None:
    assert _messages("'!'", "'?'", "'1'", "'2'", "да", "нет") == []


def test_further_pairs_come_from_the_settings() -> None:
    text = example_of("stem: S?\noptions: [{text: warm light}, {text: cold light}, {text: a lamp}]\n").bank
    bank = written(load_draft(read("bank.yaml", text.encode())))
    assert bank is not None
    plain, further = LintSettings(["R23"]), LintSettings(["R23"], words={"opposites": ["warm / cold"]})
    assert [found.message for found in lint([bank], [plain])[0].findings] == []
    assert [found.message for found in lint([bank], [further])[0].findings] == [
        "'cold' is the opposite of another option's 'warm'"
    ]
