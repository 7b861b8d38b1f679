import pytest

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r18_grammar_cue import GrammarCue


def told(stem: str, *options: str) -> list[tuple[Severity, str]]:
    question = f"stem: {stem}\noptions:\n" + "".join(f"  - text: '{option}'\n" for option in options)
    return [(one.severity, one.message) for one in found_in(GrammarCue, example_of(question).bank)]


@pytest.mark.parametrize(
    "options",
    [
        ("honest reply", "hour of rest", "open question"),
        ("8-week plan", "11th step", "HR matter"),
    ],
)
def test_what_is_said_with_a_vowel_takes_an(options: tuple[str, ...]) -> None:
    assert told("It is called an ____", *options) == []


def test_what_is_said_with_a_consonant_does_not() -> None:
    assert told("It is an", "useful step", "open door") == [(Severity.ERROR, "'an' fits 1 of 2 options")]


def test_number_is_a_warning() -> None:
    assert told("The aims are", "health and home", "long naps", "a job") == [
        (Severity.WARNING, "the stem ends in 'are', and 1 of 3 options begin with a singular")
    ]
    assert told("The aim is", "growth", "quick answers", "a job") == [
        (Severity.WARNING, "the stem ends in 'is', and 1 of 3 options begin with a plural")
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("Ask her", "Listening to her", "A plan"), "begins with a verb, 2 of 3 begin with a noun"),
        (("The person decides", "A plan", "Her list"), "begins with a whole sentence, 2 of 3 begin with a noun"),
        (("Asks her", "Listens", "Tell her"), 'begins with a verb, 2 of 3 begin with a verb with "s"'),
        (("To ask", "Call her", "Tell her"), 'begins with "to", 2 of 3 begin with a verb'),
        (('"Go on."', '"Tell me."', "Ask her"), "begins with a verb, 2 of 3 begin with a quotation"),
    ],
)
def test_mixed_forms_are_a_warning(options: tuple[str, ...], message: str) -> None:
    assert told("Which fits best?", *options) == [(Severity.WARNING, f"this option {message}")]


@pytest.mark.parametrize(
    "options",
    [
        ("Support from a friend", "Reflection on a choice", "Plans for a choice"),
        ("Gently ask her", "Do not ask her", "Never press her"),
        ("Take a breath.", "You are tired.", "That sounds hard.", "No wonder."),
        ('"Recovery" as a goal', "Recovery as a path", "A path"),
        ("Reschedule the visit", "Ask her", "Sit with her"),
    ],
)
def test_what_can_be_read_in_one_form_passes(options: tuple[str, ...]) -> None:
    assert told("Which fits best?", *options) == []
