"""Whether a file in a new layout still says what it said: held against the old one before anything is written."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from cps_quiz.bank import events, source
from cps_quiz.bank.events import parts
from cps_quiz.bank.gaps import comments_in
from cps_quiz.bank.leaves import head_comment
from cps_quiz.bank.load import load_bytes


class MeaningChangedError(Exception):
    """A new layout says something else than the old one. That is a bug, and nothing must be written."""


def prove_same(before: bytes, after: bytes) -> None:
    """Hold the values, the bank and the comments of two files against each other. Raises MeaningChangedError."""
    old, new = before.decode("utf-8-sig"), after.decode("utf-8-sig")
    if source.read("", after, places=False).diagnostics:
        raise MeaningChangedError("what is written could not be read again")
    if any(one != other for one, other in zip_longest(_values(old), _values(new))):
        raise MeaningChangedError("the values differ")
    if Counter(_comments(old)) != Counter(_comments(new)):
        raise MeaningChangedError("the comments differ")
    if load_bytes(before, path="").bank != load_bytes(after, path="").bank:
        raise MeaningChangedError("the banks differ")


def _values(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield every plain value with its kind and quotes, and where collections begin and end."""
    return ((part.kind, part.style, part.value) for part in parts(text))


def _comments(text: str) -> Iterator[str]:
    """Yield the comments of a text, and markers such as ``---``."""
    at = 0
    for part in parts(text):
        if part.kind is events.SCALAR and part.end > part.start:
            yield from comments_in(text, at, part.start)
            at = part.end
            if part.style in {"|", ">"} and (comment := head_comment(text, part)):
                yield comment
    yield from comments_in(text, at, len(text))
