"""What typed lines mean."""

from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.questions.controls import Arrange, Arranged, Control, Pair, Paired, Part, Pick, Picked, Response, fits
from cps_quiz.session.messages import CONFIDENCES, Confidence
from cps_quiz.ui.plain.grammar import (
    COMMANDS,
    Confused,
    Letters,
    Nothing,
    Word,
    how_to_answer,
    parse,
    parse_confidence,
    parse_word,
)


def parts(count: int) -> tuple[Part, ...]:
    return tuple(Part(index, f"Part {index}") for index in range(count))


ONE = Pick(parts(4), least=1, most=1)
SEVERAL = Pick(parts(4), least=1, most=4)
STEPS = Arrange(parts(3))
PAIRS = Pair(parts(2), parts(4))
SHUFFLED = (2, 0, 3, 1)  # on the screen: a is part 2, b is part 0, c is part 3, d is part 1
STEPS_SHUFFLED = (1, 2, 0)

HOW_ONE = "Type one letter, a to d, and press Enter."
HOW_SEVERAL = "Type the letters of all that apply, a to d, such as a c, and press Enter."
HOW_STEPS = "Type all 3 letters in their order, such as c b a, and press Enter."
HOW_PAIRS = "Type a number and its letter for each entry, such as 1b 2c, and press Enter."
NOT_UNDERSTOOD = "That is not understood. {} A question mark lists the commands."


@pytest.mark.parametrize(
    ("line", "control", "order", "response"),
    [
        ("b", ONE, SHUFFLED, Picked((0,))),
        (" B ", ONE, SHUFFLED, Picked((0,))),
        ("a c", SEVERAL, SHUFFLED, Picked((2, 3))),
        ("a,c", SEVERAL, SHUFFLED, Picked((2, 3))),
        ("ac", SEVERAL, SHUFFLED, Picked((2, 3))),
        ("c; a", SEVERAL, SHUFFLED, Picked((2, 3))),
        ("b a c", STEPS, STEPS_SHUFFLED, Arranged((2, 1, 0))),
        ("bac", STEPS, STEPS_SHUFFLED, Arranged((2, 1, 0))),
        ("1c 2a", PAIRS, SHUFFLED, Paired((3, 2))),
        ("2a,1c", PAIRS, SHUFFLED, Paired((3, 2))),
        ("1 = c, 2 = a", PAIRS, SHUFFLED, Paired((3, 2))),
        ("c1 a2", PAIRS, SHUFFLED, Paired((3, 2))),
        ("a2 c1", PAIRS, SHUFFLED, Paired((3, 2))),
    ],
)
def test_letters_follow_the_screen(line: str, control: Control, order: tuple[int, ...], response: Response) -> None:
    assert parse(line, control, order) == Letters(response, None)


@pytest.mark.parametrize(
    ("line", "confidence"),
    [
        ("b sure", "sure"),
        ("b unsure", "unsure"),
        ("B, GUESS", "guess"),
        ("b   guess", "guess"),
        ("b,sure", "sure"),
        ("b", None),
    ],
)
def test_confidence_may_follow_the_letters(line: str, confidence: Confidence | None) -> None:
    assert parse(line, ONE, SHUFFLED) == Letters(Picked((0,)), confidence)


@pytest.mark.parametrize(
    ("line", "control", "order", "reason"),
    [
        ("e", ONE, SHUFFLED, NOT_UNDERSTOOD.format(HOW_ONE)),
        (",", ONE, SHUFFLED, NOT_UNDERSTOOD.format(HOW_ONE)),
        (", sure", SEVERAL, SHUFFLED, NOT_UNDERSTOOD.format(HOW_SEVERAL)),
        ("1", ONE, SHUFFLED, NOT_UNDERSTOOD.format(HOW_ONE)),
        ("skp", ONE, SHUFFLED, NOT_UNDERSTOOD.format(HOW_ONE)),
        ("sure", ONE, SHUFFLED, NOT_UNDERSTOOD.format(HOW_ONE)),
        ("bsure", ONE, SHUFFLED, NOT_UNDERSTOOD.format(HOW_ONE)),
        ("b sure sure", ONE, SHUFFLED, NOT_UNDERSTOOD.format(HOW_ONE)),
        ("a b", ONE, SHUFFLED, f"Only one letter can be chosen. {HOW_ONE}"),
        ("bb", ONE, SHUFFLED, f"A letter stands twice. {HOW_ONE}"),
        ("a c a", SEVERAL, SHUFFLED, f"A letter stands twice. {HOW_SEVERAL}"),
        ("a b", STEPS, STEPS_SHUFFLED, f"All 3 letters are needed. {HOW_STEPS}"),
        ("a b d", STEPS, STEPS_SHUFFLED, NOT_UNDERSTOOD.format(HOW_STEPS)),
        ("1c", PAIRS, SHUFFLED, f"All 2 numbers are needed. {HOW_PAIRS}"),
        ("1c 2c", PAIRS, SHUFFLED, f"A number or a letter stands twice. {HOW_PAIRS}"),
        ("1c 1a", PAIRS, SHUFFLED, f"A number or a letter stands twice. {HOW_PAIRS}"),
        ("1c 3a", PAIRS, SHUFFLED, f"There is no 3a here. {HOW_PAIRS}"),
        ("0c 1a", PAIRS, SHUFFLED, f"There is no 0c here. {HOW_PAIRS}"),
        ("1e 2a", PAIRS, SHUFFLED, f"There is no 1e here. {HOW_PAIRS}"),
        ("c a", PAIRS, SHUFFLED, NOT_UNDERSTOOD.format(HOW_PAIRS)),
        ("1c a2", PAIRS, SHUFFLED, NOT_UNDERSTOOD.format(HOW_PAIRS)),
    ],
)
def test_line_that_is_no_answer_says_what_would_be(
    line: str, control: Control, order: tuple[int, ...], reason: str
) -> None:
    assert parse(line, control, order) == Confused(reason)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("", Nothing()),
        (" \t ", Nothing()),
        ("?", Word("help")),
        ("!two are right", Word("note", "two are right")),
        ("!", Word("note")),
        ("NOTE  Keep my Case ", Word("note", "Keep my Case")),
        ("Hand   In", Word("hand in")),
        ("go 14", Word("go", "14")),
        ("GO 14", Word("go", "14")),
        ("strike b", Word("strike", "b")),
        ("term Active  listening", Word("term", "Active  listening")),
        ("flag", Word("flag")),
        ("flagged", Word("flagged")),
        ("flag 3", None),
        ("hand", None),
        ("gone 3", None),
        ("b", None),
    ],
)
def test_commands_are_whole_words_and_arguments_keep_their_case(line: str, meant: Word | Nothing | None) -> None:
    assert parse_word(line) == meant


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_understood_in_any_case_while_a_question_is_open(name: str) -> None:
    assert [parse(line, ONE, SHUFFLED) for line in (name, name.upper(), f"  {name} ")] == [Word(name)] * 3


@pytest.mark.parametrize(
    ("line", "confidence"), [("sure", "sure"), (" GUESS ", "guess"), ("unsure", "unsure"), ("", None), ("b sure", None)]
)
def test_confidence_on_a_line_of_its_own(line: str, confidence: Confidence | None) -> None:
    assert parse_confidence(line) == confidence


@pytest.mark.parametrize(
    ("control", "how"), [(ONE, HOW_ONE), (SEVERAL, HOW_SEVERAL), (STEPS, HOW_STEPS), (PAIRS, HOW_PAIRS)]
)
def test_example_of_how_to_answer_is_an_answer(control: Control, how: str) -> None:
    assert how_to_answer(control) == how
    example = how.partition("such as ")[2].partition(",")[0] or "a"
    order = tuple(range(len(control.shuffled)))
    meant = parse(example, control, order)
    assert isinstance(meant, Letters)
    assert fits(meant.response, control)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Control, tuple[int, ...], Response]:
    """Return a control, an order on the screen, and a response that fits."""
    size = draw(st.integers(2, 26))
    order = tuple(draw(st.permutations(range(size))))
    match draw(st.sampled_from(("one", "several", "steps", "pairs"))):
        case "one":
            return Pick(parts(size), 1, 1), order, Picked((draw(st.integers(0, size - 1)),))
        case "several":
            chosen = draw(st.sets(st.integers(0, size - 1), min_size=1))
            return Pick(parts(size), 1, size), order, Picked(tuple(sorted(chosen)))
        case "steps":
            return Arrange(parts(size)), order, Arranged(tuple(draw(st.permutations(range(size)))))
        case _:
            lefts = draw(st.integers(2, size))
            rights = draw(st.permutations(range(size)))[:lefts]
            return Pair(parts(lefts), parts(size)), order, Paired(tuple(rights))


def typed(response: Response, order: tuple[int, ...], between: str) -> str:
    """Return the letters of a response as they stand on the screen."""
    if isinstance(response, Paired):
        return between.join(f"{n}{ascii_lowercase[order.index(r)]}" for n, r in enumerate(response.rights, start=1))
    return between.join(ascii_lowercase[order.index(part)] for part in response.parts)


@settings(deadline=None, max_examples=200)
@given(answered(), st.sampled_from((" ", ", ", ",", "  ")), st.sampled_from((None, *CONFIDENCES)))
def test_every_response_can_be_typed_with_letters_that_are_no_command(
    given_response: tuple[Control, tuple[int, ...], Response], between: str, confidence: Confidence | None
) -> None:
    control, order, response = given_response
    line = typed(response, order, between) + (f" {confidence}" if confidence else "")
    meant = parse(line, control, order)
    assert meant == Letters(response, confidence) or line.casefold() in COMMANDS


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=60) | st.text("abcd1234 ,;=sure", max_size=20), st.sampled_from((ONE, SEVERAL, STEPS, PAIRS)))
def test_every_line_means_something_and_an_answer_fits_its_question(line: str, control: Control) -> None:
    meant = parse(line, control, tuple(range(len(control.shuffled))))
    match meant:
        case Letters(response):
            assert fits(response, control)
        case Word(name):
            assert name in COMMANDS
        case Nothing():
            assert not line.strip()
        case Confused(reason):
            assert how_to_answer(control) in reason
