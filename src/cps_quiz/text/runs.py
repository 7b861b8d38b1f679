"""Runs of words that stand in two texts: found by an index of all runs of a fixed number of words.

A *set phrase* is a name or a definition that nobody can say otherwise. What a text holds of one counts as one word.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from cps_quiz.text.words import straight, words

PIECE = 4  # of a longer set phrase so many words in a row are taken for a part of it

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_STRETCH = re.compile(r".+", re.DOTALL)
_Owner = TypeVar("_Owner")


class Spoken(NamedTuple):
    """A word in lower case, or what stands there of a set phrase, and where it begins and ends in the text."""

    word: str
    start: int
    end: int


class SetPhrases:
    """Phrases that count as one word wherever they stand, as a whole or in part."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._pieces: dict[str, set[tuple[str, ...]]] = {}
        for phrase in phrases:
            said = words(phrase)
            for piece in _runs(said, min(len(said), PIECE)):
                self._pieces.setdefault(piece[0], set()).add(piece)

    def spoken(self, text: str) -> list[Spoken]:
        """Return the words of a text; curly apostrophes are read as straight ones."""
        alone = _words(text)
        found, place = list[Spoken](), 0
        while place < len(alone):
            end = self._end_of_phrase(alone, place)
            said = alone[place:end]
            found.append(Spoken(" ".join(word.word for word in said), said[0].start, said[-1].end))
            place = end
        return found

    def _end_of_phrase(self, said: Sequence[Spoken], begin: int) -> int:
        end = place = begin
        while place == begin or place < end:
            for piece in self._pieces.get(said[place].word, ()):
                if tuple(word.word for word in said[place : place + len(piece)]) == piece:
                    end = max(end, place + len(piece))
            place += 1
        return max(end, begin + 1)


@dataclass(frozen=True, slots=True)
class Common(Generic[_Owner]):
    """Words that stand in an owner's text too, by their places: from ``first`` to before ``end``."""

    owner: _Owner
    first: int
    end: int


class RunIndex(Generic[_Owner]):
    """Who was first to say each run of words.

    Owners belong to groups, and what is said within a group is no repetition. For each run the first owners of two
    groups are kept: one of them is of another group than whoever asks.
    """

    def __init__(self, length: int) -> None:
        self.length = length
        self._said: dict[tuple[str, ...], tuple[tuple[Hashable, _Owner], ...]] = {}

    def add(self, said: Sequence[Spoken], owner: _Owner, *, group: Hashable) -> None:
        """Remember the runs of a text."""
        for run in _runs([word.word for word in said], self.length):
            known = self._said.get(run, ())
            if len(known) < 2 and all(group != other for other, _ in known):
                self._said[run] = (*known, (group, owner))

    def common(self, said: Sequence[Spoken], *, group: Hashable) -> Iterator[Common[_Owner]]:
        """Yield the stretches of a text whose words an owner of another group has said in a row."""
        open_one: Common[_Owner] | None = None
        for place, run in enumerate(_runs([word.word for word in said], self.length)):
            owners = [owner for other, owner in self._said.get(run, ()) if other != group]
            if open_one and open_one.owner in owners:
                open_one = Common(open_one.owner, open_one.first, place + self.length)
                continue
            if open_one:
                yield open_one
            open_one = Common(owners[0], place, place + self.length) if owners else None
        if open_one:
            yield open_one


def stretch(text: str, said: Sequence[Spoken], common: Common[_Owner]) -> re.Match[str]:
    """Return the common words in the text that they were found in, as a match."""
    found = _STRETCH.match(straight(text), said[common.first].start, said[common.end - 1].end)
    assert found is not None
    return found


def runs_of(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """Yield the runs of a text's words, set phrases word by word.

    Two texts that share a run where set phrases count as one word share one here too; this is sooner looked through.
    """
    return _runs(words(text), length)


def _words(text: str) -> list[Spoken]:
    return [Spoken(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(straight(text))]


def _runs(said: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(said[start:] for start in range(length)), strict=False)
