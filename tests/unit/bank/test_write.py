"""The canonical layout: each of its rules on whole texts, and what holds for any bank however it is laid out."""

import itertools
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.conftest import SMALL_BANK

from cps_quiz.bank.document import Value
from cps_quiz.bank.proof import MeaningChangedError, _comments, prove_same
from cps_quiz.bank.source import read
from cps_quiz.bank.write import formatted

BANKS = sorted((Path(__file__).parents[3] / "question_banks").rglob("*.yaml"))

LAYOUTS = {
    "two spaces a level, lists under their key": (
        "topics:\n    first:\n        title: A\nitems:\n- a\n-   b: 1\n    c:\n    - d\n",
        "topics:\n  first:\n    title: A\n\nitems:\n  - a\n  - b: 1\n    c:\n      - d\n",
    ),
    "an item begins in the dash's line": (
        "a:\n  -\n    b: 1\n    c: 2\n  -\n    d\n  - -\n      e\n    - f\n  -\n",
        "a:\n  - b: 1\n    c: 2\n  - d\n  - - e\n    - f\n  -\n",
    ),
    "one space behind a colon, none before": ("a:    1\nb   : 2\n'c' :\t3\nd:\n", "a: 1\nb: 2\n'c': 3\nd:\n"),
    "no question marks before short names": (
        "? a\n: 1\n? b\n? 'c' # why\n: d\n",
        "a: 1\nb:\n# why\n'c': d\n",
    ),
    "a name of two lines": ("a:\n   ? b\n     c\n   : d\n", "a:\n  ? b\n    c\n  : d\n"),
    "a value below its key stays there": (
        "a: # c\n      Text\nb:\n\n    # d\n\n    [x]\n",
        "a:  # c\n  Text\nb:\n  # d\n  [x]\n",
    ),
    "at most one blank line, none at a beginning": (
        "\n\na: 1\n\n\n\nb: 2\nc:\n\n  d: 3\n\n\n  e: 4\n\n\n",
        "a: 1\n\nb: 2\n\nc:\n  d: 3\n\n  e: 4\n",
    ),
    "one blank line before a section": (
        "a: 1\nb:\n  c: 2\nd: 3\n# about e\n# more\ne:\n  - f\ng: [h]\n",
        "a: 1\n\nb:\n  c: 2\nd: 3\n\n# about e\n# more\ne:\n  - f\ng: [h]\n",
    ),
    "none before the first section": ("# head\na:\n  b: 1\n", "# head\na:\n  b: 1\n"),
    "a comment with a blank line below stands by itself": (
        "a: 1\n# alone\n\nb:\n  c: 2\n",
        "a: 1\n# alone\n\nb:\n  c: 2\n",
    ),
    "one blank line before each question but the first": (
        "questions:\n\n- id: a\n- id: b\n# on c\n- id: c\n\n\n- id: d\n",
        "questions:\n  - id: a\n\n  - id: b\n\n  # on c\n  - id: c\n\n  - id: d\n",
    ),
    "no spaces at the end of a line": ("a: 1   \nb:  \n  - c\t\n   \n# d  \ne: f", "a: 1\n\nb:\n  - c\n\n# d\ne: f\n"),
    "comments stand like what they precede": (
        "a:\n# on b\n    b: 1\n  # on c\n    c:\n        # on d\n        - d\n    # on e\n        - e\n",
        "a:\n  # on b\n  b: 1\n  # on c\n  c:\n    # on d\n    - d\n    # on e\n    - e\n",
    ),
    "a deeper comment closes what is above": (
        "a:\n- b: 1\n  # c: 2\n- d: 3\n  # e: 4\n# f\ng: 5\n  # end\n",
        "a:\n  - b: 1\n    # c: 2\n  - d: 3\n    # e: 4\n# f\ng: 5\n# end\n",
    ),
    "a comment that closes a question stands above the blank line": (
        "questions:\n  - id: a\n    # tags: [b]\n  - id: c\n",
        "questions:\n  - id: a\n    # tags: [b]\n\n  - id: c\n",
    ),
    "comments behind a value": (
        "a: 1 # b\nc:     # d\n  - e # f\n  -    # g\n    h\n  - 'i'  \t # j\n",
        "a: 1  # b\n\nc:  # d\n  - e  # f\n  # g\n  - h\n  - 'i'  # j\n",
    ),
    "texts over several lines": (
        "a: one\n     two  \n\n   three\nb:\n  - 'one\n\n     two'\n  - c: one\n         - two\n",
        "a: one\n  two\n\n  three\n\nb:\n  - 'one\n\n    two'\n  - c: one\n      - two\n",
    ),
    "escaped spaces in double quotes": (
        'a: "one \\\n        two\\   \n     three\\\\  \n   \\ four"\n',
        'a: "one \\\n  two\\ \n  three\\\\\n  \\ four"\n',
    ),
    "text blocks": (
        "a:\n    b: |\n            one\n              two  \n\n            three\n\n\n    c: >-   # d\n     e\n",
        "a:\n  b: |\n    one\n      two  \n\n    three\n\n  c: >-  # d\n    e\n",
    ),
    "a text block's indentation is told anew": (
        "a:\n    b: |4-\n          one\n        two\n    c: >+1\n      d\n",
        "a:\n  b: |2-\n      one\n    two\n  c: >+2\n     d\n",
    ),
    "blank lines that are text": (
        "questions:\n  - a: |+\n      b\n  - a: |+\n      b\n\n\n  - c\n",
        "questions:\n  - a: |+\n      b\n  - a: |+\n      b\n\n\n  - c\n",
    ),
    "a text block without an end of its last line": ("a: |\n  b", "a: |-\n  b\n"),
    "empty text blocks": ("a: |\n\n\nb: >+\n\nc: |2\n# d\ne:\n", "a: |\n\nb: >+\n\nc: |2\n# d\ne:\n"),
    "a text block's sign stands behind its key": (
        "a: # why\n  # so\n  |\n    b\nc:\n  -\n    >\n    d\n",
        "# why\n# so\na: |\n  b\n\nc:\n  - >\n    d\n",
    ),
    "brackets on one line": (
        "a: [ b,  c , { d: e } ]\nf: { g: , h: }\ni: [  ]\n",
        "a: [b,  c , {d: e}]\nf: {g: , h: }\ni: []\n",
    ),
    "brackets over several lines": (
        "a:\n    b: [ c, # d\n\n\n     # e\n     {f: g,\n      h: 'i\n      j'},\n    ]\n",
        "a:\n  b: [c,  # d\n\n    # e\n    {f: g,\n      h: 'i\n      j'},\n    ]\n",
    ),
    "markers": ("# a\n%YAML 1.1\n---   # b\nc: 1\n...\n", "# a\n%YAML 1.1\n---   # b\nc: 1\n...\n"),
    "windows line ends": ("a:   1\r\nb: |\r\n   c\r\n", "a: 1\r\nb: |\r\n  c\r\n"),
    "mixed line ends become those of most lines": ("a: 1\r\nb: 2\nc: 3\r\n", "a: 1\r\nb: 2\r\nc: 3\r\n"),
    "rare line ends in texts": ("a: b\u2028   c\n", "a: b\u2028  c\n"),
    "text blocks that end in a rare line end": ("a: |+\n b\u2028c: >\n d\x85", "a: |+\n  b\u2028c: >\n  d\n"),
    "a marker alone": ("---", "---\n"),
    "a root of text": ("one\ntwo", "one\n  two\n"),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    before, after = LAYOUTS[name]
    assert formatted(before) == after
    assert formatted(after) == after
    prove_same(before.encode(), after.encode())


def _holds(text: str) -> None:
    """Assert all that is promised of any text: same values, banks and comments; and nothing left to do."""
    after = formatted(text)
    prove_same(text.encode(), after.encode())
    assert formatted(after) == after


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_shipped_banks_keep_their_meaning(path: Path) -> None:
    _holds(path.read_text("utf-8"))


def test_a_bank_in_canonical_layout_stays_as_it_is() -> None:
    bank = formatted(SMALL_BANK)
    assert formatted(bank) == bank


@pytest.mark.parametrize(
    ("after", "message"),
    [
        ("a: [\n", "what is written could not be read again"),
        ("a: 2  # b\n", "the values differ"),
        ("a: '1'  # b\n", "the values differ"),
        ("a: 1  # c\n", "the comments differ"),
    ],
)
def test_proof_finds_what_changed(after: str, message: str) -> None:
    with pytest.raises(MeaningChangedError, match=message):
        prove_same(b"a: 1  # b\n", after.encode())


WORDS = st.text(st.sampled_from([*"ab 'é\"#:-,[]{}?|>\\\u2028\u3000", "\U0001f600", "\n", " "]), max_size=14)
NAMES = st.sampled_from(["id", "stem", "questions", "text", "options", "größe", "a b", "x-1"])
VALUES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(NAMES, inner, min_size=1, max_size=3)
    ),
    max_leaves=10,
)
ROOTS = st.dictionaries(NAMES, VALUES, min_size=1, max_size=4)


class Untidy:
    """Writes values as no formatter would: each choice is drawn."""

    def __init__(self, draw: Callable[[st.SearchStrategy[int]], int]) -> None:
        self.draw = draw
        self.notes = 0

    def pick(self, count: int) -> int:
        return self.draw(st.integers(0, count - 1))

    def space(self) -> str:
        return ("", " ", "   ")[self.pick(3)]

    def trailing(self) -> str:
        if self.pick(4):
            return self.space() + "\n"
        return f" {self.space()}{self.note()}\n"

    def note(self) -> str:
        self.notes += 1
        return f"# note {self.notes}: [{self.space()}"

    def between(self, most: int) -> str:
        """Return lines between entries: blank ones and comments, indented by no more than so much."""
        lines = ""
        for _ in range(max(0, self.pick(5) - 2)):
            lines += f"{' ' * self.pick(most + 1)}{self.note()}\n" if self.pick(2) else self.space() + "\n"
        return lines

    def node(self, value: Value, column: int) -> str:
        """Return what follows a colon, up to the end of its line; ``column`` is that of the mapping."""
        if isinstance(value, str):
            return self.scalar(value, column)
        if not self.pick(4):
            return f" {self.flow(value)}{self.trailing()}"
        if isinstance(value, list):
            inner = column + self.pick(4)
            return self.trailing() + self.entries(value, inner)
        return self.trailing() + self.entries(value, column + 1 + self.pick(4))

    def entries(self, value: Value, column: int, *, begun: bool = False) -> str:
        """Return the lines of a collection in a column; with ``begun``, its first line has begun there."""
        written = ""
        pad = " " * column
        for number, one in enumerate(value):
            written += "" if begun and not number else self.between(column) + pad
            if isinstance(value, dict):
                key = f"'{one}'" if not self.pick(4) else one
                explicit = not self.pick(8)
                written += f"? {key}\n{pad}:" if explicit else f"{key}{' ' * self.pick(2)}:"
                written += self.node(value[str(one)], column)
            else:
                written += self.item(one, column)
        return written

    def item(self, value: Value, column: int) -> str:
        if isinstance(value, str) or not self.pick(4):
            return (
                f"-{self.scalar(value, column) if isinstance(value, str) else ' ' + self.flow(value) + self.trailing()}"
            )
        gap = 1 + self.pick(3)
        if self.pick(3):
            return f"-{' ' * gap}{self.entries(value, column + 1 + gap, begun=True)}"
        return f"-{self.trailing()}{self.entries(value, column + gap)}"

    def scalar(self, value: str, column: int) -> str:
        deeper = column + 1 + self.pick(4)
        below = "\n" + " " * deeper if not self.pick(5) else " " + self.space()
        style = self.pick(4)
        if not value and style == 0:
            return self.trailing()
        if style == 1 and "\u2028" not in value:
            return self.block(value, column, deeper)
        if style == 2 and "\n" not in value and "\u2028" not in value:
            return f"{below}'{self.spread(value.replace(chr(39), chr(39) * 2), deeper)}'{self.trailing()}"
        if style == 3 and value.replace(" ", "").isalnum() and value == value.strip():
            return f"{below}{self.spread(value, deeper)}{self.trailing()}"
        return f"{below}{self.double(value, deeper)}{self.trailing()}"

    def spread(self, text: str, column: int) -> str:
        """Break a text at single spaces between letters."""
        words = text.split(" ")
        written = words[0]
        for before, word in itertools.pairwise(words):
            splits = before[-1:].isalpha() and word[:1].isalpha() and not self.pick(2)
            written += (f"{self.space()}\n{' ' * column}{self.space()}" if splits else " ") + word
        return written

    def double(self, value: str, column: int) -> str:
        written = ""
        for char in value:
            written += {"\n": "\\n", '"': '\\"', "\\": "\\\\", "\u2028": "\\L"}.get(char, char)
            if not self.pick(6):
                written += f"\\\n{' ' * column}\\ " if char == " " and not self.pick(2) else f"\\\n{' ' * column}"
                written += "" if not self.pick(3) else "\\x20"
        return f'"{written}"'

    def block(self, value: str, column: int, deeper: int) -> str:
        lines = value.split("\n")
        width = deeper - column
        needs = value[:1] in {" ", "\n", ""} or not value.strip()
        digit = str(width) if needs or not self.pick(3) else ""
        chomp = ("", "-", "+")[self.pick(3)]
        head = f" {'|>'[self.pick(2)]}{digit}{chomp}" if self.pick(2) else f" {'|>'[self.pick(2)]}{chomp}{digit}"
        body = "".join(f"{' ' * deeper + line if line else self.space()[: width - 1]}\n" for line in lines)
        return head + self.trailing() + body + self.space()[:column] + "\n" * self.pick(2)

    def flow(self, value: Value, column: int = 60) -> str:
        if isinstance(value, str):
            return self.double(value, column)
        comma = (",", " , ", ",\n" + " " * column, f", # note, {{\n{' ' * column}")[self.pick(4)]
        if isinstance(value, list):
            inside = comma.join(self.flow(one) for one in value)
            return f"[{self.space()}{inside}{self.space()}]"
        return "{" + self.space() + comma.join(f"{key}: {self.flow(one)}" for key, one in value.items()) + " }"


@st.composite
def untidy_files(draw: st.DrawFn) -> str:
    untidy = Untidy(draw)
    value: Value = draw(ROOTS)
    text = ("", "---\n", "%YAML 1.1\n--- # x\n", "\n# head\n\n")[untidy.pick(4)]
    text += untidy.entries(value, (0, 0, 3)[untidy.pick(3)]) + untidy.between(6)
    text = text if untidy.pick(3) else text.rstrip("\n")
    return text.replace("\n", ("\n", "\n", "\r\n", "\r")[untidy.pick(4)])


@given(untidy_files())
@settings(max_examples=150, deadline=None)
def test_any_layout_keeps_its_meaning_and_becomes_canonical(text: str) -> None:
    if not read("", text.encode()).diagnostics:
        _holds(text)


@given(st.sampled_from(BANKS), st.data())
@settings(max_examples=40, deadline=None)
def test_mutated_banks_keep_their_meaning(path: Path, data: st.DataObject) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    start = data.draw(st.integers(0, len(lines) - 1))
    lines = lines[start : start + 60]
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        column = data.draw(st.integers(0, len(line)))
        piece = data.draw(
            st.sampled_from(["\n", " ", "  ", "# c\n", "\n# c\n", "- ", '"', "'", "|", "[", "]", "+", ": ", "\t"])
        )
        lines[at] = data.draw(
            st.sampled_from([line[:column] + piece + line[column:], line[:column] + line[column + 1 :], " " + line, ""])
        )
    text = "".join(lines)
    if not read("", text.encode()).diagnostics:
        _holds(text)


@given(st.text(st.sampled_from("ab#:-?,[]{}|>'\"\\ \n\t+2%."), max_size=40))
@example("a: |\n   \n  b\n")
@example(" ...")
@settings(max_examples=300, deadline=None)
def test_any_text_that_can_be_read_keeps_its_meaning(text: str) -> None:
    if not read("", text.encode()).diagnostics:
        _holds(text)


def test_comments_are_counted() -> None:
    text = "# a\nb: |  # c\n  # text\n# d\ne: [f, # g\n  '# h'] # i\n"
    assert Counter(_comments(text)) == Counter(["# a", "# c", "# d", "# g", "# i"])
