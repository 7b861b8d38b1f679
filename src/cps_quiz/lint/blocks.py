"""Moving the entries of a list in the file, each with its lines: a mending that rules can offer where it is safe."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cps_quiz.bank.document import Document, Fields, Value
from cps_quiz.lint.rule import Edit

_WHOLE_ENTRY = re.compile(r"\s*-\s+(?:\{[^{}]*\}|[^{}\[\]]*)\s*(?:\s#.*)?")


def reordered(document: Document, raw: Fields, name: str, order: Sequence[int]) -> tuple[Edit, ...]:
    """Return the edit that puts the entries of the list ``name`` in another order, or none where that is not safe.

    It is safe where each entry begins a line of its own with "- ", its lines follow each other, and no line between
    them is empty or a comment, since nobody can tell which entry that belongs to.
    """
    entries = raw.get(name)
    if (
        not isinstance(entries, list)
        or not is_block_list(document, raw, name)
        or sorted(order) != [*range(len(entries))]
    ):
        return ()
    blocks = _blocks(document, entries)
    if len(blocks) != len(entries) or any(one[1] + 1 != two[0] for one, two in pairwise(blocks)):
        return ()
    texts = [document.text[start:end] for start, end in blocks]
    return (Edit(blocks[0][0], blocks[-1][1], "\n".join(texts[place] for place in order)),)


def is_block_list(document: Document, raw: Fields, name: str) -> bool:
    """Whether a field is a list whose entries begin with dashes: then what holds it has a line for each field."""
    start, _ = document.value_range(raw, name)
    return isinstance(raw[name], list) and document.text[start : start + 2] == "- "


def _blocks(document: Document, entries: list[Value]) -> list[tuple[int, int]]:
    """Return where each entry's lines begin and end, without the last line's end; fewer where one is not safe."""
    text = document.text
    found: list[tuple[int, int]] = []
    for place, entry in enumerate(entries):
        begins, _ = document.value_range(entries, place)
        start = text.rfind("\n", 0, begins) + 1
        dash = text[start:begins]
        if dash.strip() != "-" or "\t" in dash:
            break
        end = _end_of_block(text, start, indent=dash.index("-"))
        is_flow = not isinstance(entry, dict) or text[begins] == "{"
        if max(_ends(document, entries, place), default=end) > end or "\r" in text[start:end]:
            break
        if is_flow and not _WHOLE_ENTRY.fullmatch(text[start:end]):
            break
        found.append((start, end))
    return found


def _end_of_block(text: str, start: int, *, indent: int) -> int:
    """Return the end of the last line that stands deeper than an entry's dash."""
    end = _end_of_line(text, start)
    while end < len(text):
        following = text[end + 1 : _end_of_line(text, end + 1)]
        deep = len(following) - len(following.lstrip(" ")) > indent
        if not deep or not following.strip() or following.lstrip().startswith("#"):
            break
        end = _end_of_line(text, end + 1)
    return end


def _end_of_line(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def _ends(document: Document, container: Value, at: int | str) -> Iterator[int]:
    """Yield where the texts in a value end, a block text without its last line's end."""
    value = container[at]  # type: ignore[index]
    if isinstance(value, str):
        start, end = document.value_range(container, at)
        yield start + len(document.text[start:end].rstrip())
    elif isinstance(value, dict):
        for name in value:
            yield from _ends(document, value, name)
    else:
        for place in range(len(value)):
            yield from _ends(document, value, place)
