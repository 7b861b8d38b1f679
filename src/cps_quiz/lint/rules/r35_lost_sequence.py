"""R35."""

import re
from collections.abc import Iterator, Sequence

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.blocks import is_block_list, reordered
from cps_quiz.lint.rule import Edit, Finding, QuestionRule
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice
from cps_quiz.text.quantities import Quantity

_NAME_BEFORE = re.compile(r"(?<!\S)options:\s+\Z")
_FAR = 200  # characters in which the name of a list stands before its first entry


class LostSequence(QuestionRule):
    """Numbers, dates or durations do not stand in their order.

    A candidate who knows the figure has to hunt for it, and reads two options as one when they stand apart. That costs
    time and measures nothing. Options are shown shuffled unless the question says otherwise, so a sequence in the file
    alone is lost as well.
    """

    code = "R35"
    name = "lost-sequence"
    severity = Severity.ERROR
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 21", "NBME 2020, technical flaws", "Moore et al. 2023")
    types = (Choice,)
    remedy = "put the options in ascending or descending order and write 'shuffle: false'"
    false_positives = "Options that say more than a quantity, or that count different things."

    bad = """\
stem: Up to which age does the program for young adults take people in?
options:
#^^^^^^
  - text: "25"
    correct: true
  - text: "18"
  - text: "30"
"""
    good = """\
stem: Up to which age does the program for young adults take people in?
shuffle: false
options:
  - text: "18"
  - text: "25"
    correct: true
  - text: "30"
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the options where their sequence is lost, in the file or on the screen."""
        quantities = _quantities(question.options)
        if len(quantities) < 2 or len({one.kind for one in quantities}) > 1:
            return
        keys = [(one.low, one.high) for one in quantities]
        is_ordered = keys in (sorted(keys), sorted(keys, reverse=True))
        if not is_ordered:
            told = f"the {len(keys)} options are {_kind(quantities[0])} in no order"
            yield Finding(question, ("options",), told, edits=_mended(question, keys))
        elif question.question.shuffle:
            told = f"the {len(keys)} options are {_kind(quantities[0])} in order, but are shown shuffled"
            yield Finding(question, ("options",), told, "write 'shuffle: false'", edits=_unshuffled(question))


def _quantities(options: Sequence[WrittenOption]) -> list[Quantity]:
    """Return what the options say, or nothing where one of them is more or other than a quantity."""
    found: list[Quantity] = []
    for option in options:
        if option.quantity is None:
            return []
        found.append(option.quantity)
    return found


def _kind(quantity: Quantity) -> str:
    return {"date": "dates", "duration": "durations"}.get(quantity.kind.split()[0], "numbers")


def _mended(question: WrittenQuestion, keys: list[tuple[float, float]]) -> tuple[Edit, ...]:
    order = sorted(range(len(keys)), key=lambda place: keys[place])
    edits = reordered(question.bank.document, question.raw, "options", order)
    return (*_unshuffled(question), *edits) if edits else ()


def _unshuffled(question: WrittenQuestion) -> tuple[Edit, ...]:
    """Return the edit that keeps the author's order on the screen, or none where that is not safe."""
    document, raw = question.bank.document, question.raw
    if not question.question.shuffle:
        return ()
    if "shuffle" in raw:
        return (Edit(*document.value_range(raw, "shuffle"), "false"),)
    start, _ = document.value_range(raw, "options")
    name = _NAME_BEFORE.search(document.text, max(start - _FAR, 0), start)
    if name is None or not is_block_list(document, raw, "options"):
        return ()
    column = document.key_span(raw, "options").column
    return (Edit(name.start(), name.start(), f"shuffle: false\n{' ' * (column - 1)}"),)
