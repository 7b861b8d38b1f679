"""What a typed line means: option letters, or a command in whole words. Letters follow what is on the screen."""

import re
from dataclasses import dataclass
from string import ascii_lowercase

from cps_quiz.questions.controls import Arrange, Arranged, Control, Pair, Paired, Pick, Picked, Response
from cps_quiz.session.messages import CONFIDENCES, Confidence
from cps_quiz.ui.wording import letter

COMMANDS = (
    "help",
    "time",
    "skip",
    "flag",
    "flagged",
    "go",
    "next",
    "next open",
    "next flagged",
    "back",
    "strike",
    "review",
    "hand in",
    "pause",
    "note",
    "term",
    "quit",
)
ALIASES = {"q": "quit"}
WITH_ARGUMENT = frozenset({"go", "strike", "note", "term"})


@dataclass(frozen=True, slots=True)
class Word:
    """A command. ``argument`` is what follows it."""

    name: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Letters:
    """An answer."""

    response: Response
    confidence: Confidence | None


@dataclass(frozen=True, slots=True)
class Confused:
    """A line that is not understood, and what would be."""

    reason: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty line."""


Input = Word | Letters | Confused | Nothing


def parse_word(line: str) -> Word | Nothing | None:
    """Return the command a line holds, or None where it is something else."""
    stripped = line.strip()
    if not stripped:
        return Nothing()
    if stripped == "?":
        return Word("help")
    if stripped.startswith("!"):
        return Word("note", stripped[1:].strip())
    folded = " ".join(stripped.casefold().split())
    if folded in COMMANDS or folded in ALIASES:
        return Word(ALIASES.get(folded, folded))
    name, _, argument = stripped.partition(" ")
    if name.casefold() in WITH_ARGUMENT:
        return Word(name.casefold(), argument.strip())
    return None


def parse(line: str, control: Control, order: tuple[int, ...]) -> Input:
    """Return what a line means while a question is open."""
    text = line.casefold().strip()
    is_letter = len(text) == 1 and text in ascii_lowercase[: len(order)]  # of many options one may be called q
    word = None if is_letter else parse_word(line)
    if word is not None:
        return word
    confidence: Confidence | None = None
    for candidate in CONFIDENCES:
        if text.endswith(candidate) and (head := text.removesuffix(candidate)) != head.rstrip(" ,"):
            text, confidence = head.rstrip(" ,"), candidate
    response = _response(text, control, order)
    if isinstance(response, Confused):
        return response
    return Letters(response, confidence)


def parse_confidence(line: str) -> Confidence | None:
    """Return the confidence that a line says, or None."""
    folded = line.casefold().strip()
    return next((candidate for candidate in CONFIDENCES if candidate == folded), None)


def how_to_answer(control: Control) -> str:
    """Return one sentence on how this question is answered."""
    match control:
        case Pick(choices, most=1):
            return f"Type one letter, {_range(len(choices))}, and press Enter."
        case Pick(choices):
            return f"Type the letters of all that apply, {_range(len(choices))}, such as a c, and press Enter."
        case Arrange(items):
            example = " ".join(reversed(ascii_lowercase[: len(items)]))
            return f"Type all {len(items)} letters in their order, such as {example}, and press Enter."
        case Pair(lefts, rights):
            example = " ".join(f"{n + 1}{letter((n + 1) % len(rights))}" for n in range(len(lefts)))
            return f"Type a number and its letter for each entry, such as {example}, and press Enter."


def _range(size: int) -> str:
    return f"a to {letter(size - 1)}"


def _response(text: str, control: Control, order: tuple[int, ...]) -> Response | Confused:
    if isinstance(control, Pair):
        return _pairs(text, control, order)
    letters = re.sub(r"[\s,;]+", "", text)
    known = ascii_lowercase[: len(order)]
    positions = [known.find(one) for one in letters]
    if -1 in positions or not positions:
        return Confused(f"That is not understood. {how_to_answer(control)} A question mark lists the commands.")
    if len(set(positions)) < len(positions):
        return Confused(f"A letter stands twice. {how_to_answer(control)}")
    parts = [order[position] for position in positions]
    if isinstance(control, Arrange):
        if len(parts) != len(control.items):
            return Confused(f"All {len(control.items)} letters are needed. {how_to_answer(control)}")
        return Arranged(tuple(parts))
    if len(parts) > control.most:
        return Confused(f"Only one letter can be chosen. {how_to_answer(control)}")
    return Picked(tuple(sorted(parts)))


def _pairs(text: str, control: Pair, order: tuple[int, ...]) -> Response | Confused:
    compact = re.sub(r"[\s,;:=.-]+", "", text)
    if re.fullmatch(r"(?:\d{1,2}[a-z])+", compact):
        typed = re.findall(r"(\d{1,2})([a-z])", compact)
    elif re.fullmatch(r"(?:[a-z]\d{1,2})+", compact):
        typed = [(number, one) for one, number in re.findall(r"([a-z])(\d{1,2})", compact)]
    else:
        return Confused(f"That is not understood. {how_to_answer(control)} A question mark lists the commands.")
    rights: dict[int, int] = {}
    for number, one in typed:
        left, position = int(number) - 1, ascii_lowercase.index(one)
        if not 0 <= left < len(control.lefts) or position >= len(order):
            return Confused(f"There is no {number}{one} here. {how_to_answer(control)}")
        if left in rights or order[position] in rights.values():
            return Confused(f"A number or a letter stands twice. {how_to_answer(control)}")
        rights[left] = order[position]
    if len(rights) < len(control.lefts):
        return Confused(f"All {len(control.lefts)} numbers are needed. {how_to_answer(control)}")
    return Paired(tuple(rights[left] for left in range(len(control.lefts))))
