"""The small Markdown that text in a bank may use: paragraphs, *emphasis*, **strong**, `code`, lists.

Nothing else is interpreted, so a bank can't smuggle links, HTML or terminal markup into a front.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

MIN_WIDTH = 20


class Style(StrEnum):
    """How a run of text is set apart."""

    NORMAL = "normal"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LEAD = "lead"  # what stands before a text and is none of it


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style."""

    text: str
    style: Style = Style.NORMAL


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or one item of a list; ``mark`` is the item's "-" or "1."."""

    runs: tuple[Run, ...]
    mark: str = ""


_INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*"
    r"|(?<!\*)\*(?=[^\s*])(?P<emphasis>[^*]*[^\s*])\*(?!\*)",
    re.DOTALL,
)
_SPACES = re.compile(r"([ \t\n\r\f\v]+)")  # a no-break space is none of them
_ITEM = re.compile(r"(?P<mark>[-*]|\d{1,3}\.)[ \t]+(?P<text>\S.*)")


def parse(text: str) -> tuple[Block, ...]:
    """Return the blocks of ``text``. Every text parses."""
    first = text.lstrip()[:1]
    if first and len(text.splitlines()) == 1 and first not in "-*" and not first.isdigit():
        return (Block(_runs(text.strip())),)
    blocks: list[Block] = []
    mark, lines = "", list[str]()

    def close() -> None:
        if lines:
            blocks.append(Block(_runs(" ".join(lines)), mark))
            lines.clear()

    for line in text.splitlines():
        stripped = line.strip()
        item = _ITEM.fullmatch(stripped)
        if not stripped:
            close()
            mark = ""
        elif item:
            close()
            mark = "-" if item["mark"] == "*" else item["mark"]
            lines.append(item["text"])
        else:
            lines.append(stripped)
    close()
    return tuple(blocks)


def _runs(text: str) -> tuple[Run, ...]:
    runs, end = [], 0
    for match in _INLINE.finditer(text):
        if match.start() > end:
            runs.append(Run(text[end : match.start()]))
        style = Style(match.lastgroup or Style.NORMAL)
        runs.append(Run(match[style], style))
        end = match.end()
    if end < len(text):
        runs.append(Run(text[end:]))
    return tuple(runs)


def plain(text: str) -> str:
    """Return the text on one line, without its marks."""
    return " ".join(f"{block.mark} {_joined(block)}".strip() for block in parse(text))


def _joined(block: Block) -> str:
    return "".join(run.text for run in block.runs)


def wrap(text: str, *, width: int, first: str = "", indent: str = "") -> list[str]:
    """Return lines of at most ``width`` characters; ``first`` leads the first line, ``indent`` the others.

    A word longer than a line is never cut.
    """
    lines = flow(text, width=max(width, MIN_WIDTH), first=first, indent=indent)
    return ["".join(run.text for run in line) for line in lines]


def flow(
    text: str,
    *,
    width: int,
    first: str = "",
    indent: str = "",
    measure: Callable[[str], int] = len,
    cuts_words: bool = False,
) -> list[Line]:
    """Return the lines of ``wrap`` with their styles; ``measure`` tells how wide a text is shown.

    ``cuts_words`` cuts a word that is longer than a line, for a screen that would hide its end.
    """
    lines: list[Line] = []
    for number, block in enumerate(parse(text)):
        if number and not block.mark:
            lines.append(())
        mark = f"{block.mark} " if block.mark else ""
        is_narrow = cuts_words and 2 * measure(indent + mark) > width
        below = "" if is_narrow else indent  # on a screen so narrow every column is wanted
        hanging = below + " " * measure("" if is_narrow else mark)
        lead = (below if number else first) + mark
        tokens = _tokens(block.runs)
        if cuts_words:
            tokens = _cut(
                tokens, width - measure(hanging), min(width - measure(lead), width - measure(hanging)), measure
            )
        first_word = next((_wide(token, measure) for token in tokens if not _is_space(token[0].text)), 0)
        if lead.strip() and measure(lead) + first_word > width:
            broken = _tokens([Run(lead, Style.LEAD)])  # it leaves no room for the first word: then it is words itself
            tokens = [*(_cut(broken, width, width - measure(hanging), measure) if cuts_words else broken), *tokens]
            lead = ""
        lines += _fill(tokens, lead, hanging, width, measure)
    return lines


def _tokens(runs: Iterable[Run]) -> list[Line]:
    """Return words and the spaces between them by turns. A word may be in several styles."""
    tokens: list[list[Run]] = []
    for run in runs:
        for part in _SPACES.split(run.text):
            if not part:
                continue
            piece = Run(part, run.style)
            if tokens and _is_space(part) == _is_space(tokens[-1][0].text):
                tokens[-1].append(piece)
            else:
                tokens.append([piece])
    return _with_signs([tuple(token) for token in tokens])


def _with_signs(tokens: list[Line]) -> list[Line]:
    """Keep a percent sign on the line of its number: behind it no line may break."""
    kept: list[Line] = []
    for token in tokens:
        if token[0].text.startswith("%") and len(kept) > 1 and not _is_space(kept[-2][-1].text):
            space, number = kept.pop(), kept.pop()
            kept.append((*number, *space, *token))
        else:
            kept.append(token)
    return kept


def _is_space(token: str) -> bool:
    return _SPACES.fullmatch(token) is not None


def _wide(token: Line, measure: Callable[[str], int]) -> int:
    return sum(measure(run.text) for run in token)


def _cut(tokens: Iterable[Line], longest: int, room: int, measure: Callable[[str], int]) -> list[Line]:
    """Return the tokens; a word wider than the longest that may be is cut into pieces that fit the room."""
    fitting: list[Line] = []
    for token in tokens:
        if _wide(token, measure) <= max(longest, 1):
            fitting.append(token)
        else:
            fitting += _pieces(token, max(room, 1), measure)
    return fitting


def _pieces(token: Line, room: int, measure: Callable[[str], int]) -> Iterator[Line]:
    for run in token:
        piece = ""
        for character in run.text:
            if piece and measure(piece + character) > room:
                yield (Run(piece, run.style),)
                piece = ""
            piece += character
        yield (Run(piece, run.style),)


def _fill(tokens: list[Line], lead: str, hanging: str, width: int, measure: Callable[[str], int]) -> list[Line]:
    """Put as many words on each line as fit."""
    lines: list[Line] = []
    line: list[Run] = []
    space: Line = ()
    used = measure(lead)
    for token in tokens:
        if _is_space(token[0].text):
            space = token
            continue
        wide, gap = _wide(token, measure), _wide(space, measure)
        if line and used + gap + wide > width:
            lines.append(_line(lead, line))
            lead, line, used = hanging, [], measure(hanging)
        elif line:
            line += space
            used += gap
        line += token
        used += wide
        space = ()
    return [*lines, _line(lead, line)] if line else lines


def _line(lead: str, runs: list[Run]) -> Line:
    return (Run(lead, Style.LEAD), *runs) if lead else tuple(runs)
