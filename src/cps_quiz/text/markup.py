"""The small Markdown that text in a bank may use: paragraphs, *emphasis*, **strong**, `code`, lists.

Nothing else is interpreted, so a bank can't smuggle links, HTML or terminal markup into a front.
"""

import re
import textwrap
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a run of text is set apart."""

    NORMAL = "normal"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style."""

    text: str
    style: Style = Style.NORMAL


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
    lines: list[str] = []
    for number, block in enumerate(parse(text)):
        if number and not block.mark:
            lines.append("")
        lead = first if not number else indent
        mark = f"{block.mark} " if block.mark else ""
        lines += textwrap.wrap(
            _joined(block),
            width=max(width, 20),
            initial_indent=lead + mark,
            subsequent_indent=indent + " " * len(mark),
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines
