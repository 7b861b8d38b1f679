"""Terms to avoid, with how bad each is and what to use instead, and where they stand in a bank.

A line of such a list is ``term <tab> severity <tab> what to use``; of a bare term, as an instructor adds it, a warning
is given. A word of a term may have spellings with ``|`` between them, ``PERSON`` is any word for people or a name, and
what is a space in the term may be a hyphen in the text.
"""

import functools
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from cps_quiz.bank.document import Value
from cps_quiz.diagnostics import Severity
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion
from cps_quiz.text.words import known_names, masked_quotations, straight, vocabulary

_PERSON = "PERSON"
_SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.INFO}
_TOLD = frozenset({"title", "description", "objectives", "terms", "scenarios", "topics", "misconceptions"})
At = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term. A text can hold it only if, for each of its words, all parts of one spelling are among the text's."""

    pattern: re.Pattern[str]
    spellings: tuple[tuple[frozenset[str], ...], ...]
    severity: Severity
    use: str

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether a text with these words can hold it."""
        return all(any(parts <= words for parts in word) for word in self.spellings)

    @property
    def telling(self) -> frozenset[str]:
        """Words of which a text holds one if it holds the term: those of its longest word, as the rarest."""
        rarest = max(self.spellings, key=lambda word: min(len(max(parts, key=len)) for parts in word))
        return frozenset(max(parts, key=lambda part: (len(part), part)) for parts in rarest)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a bank and where it stands. ``question`` is None for what belongs to the bank itself."""

    question: WrittenQuestion | None
    at: At
    text: str
    names: Collection[str]
    may_quote: bool


class Terms:
    """The terms of a list, found where no harmless phrase surrounds them."""

    def __init__(self, entries: Sequence[str], harmless: Sequence[str], people: Collection[str]) -> None:
        self._terms = _by_telling_word(entries)
        self._harmless = _by_telling_word(harmless)
        self._people = frozenset(people) | known_names()

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether a text with these words can hold a term."""
        return bool(_likely(self._terms, words))

    def find(self, text: str, names: Collection[str] = ()) -> list[tuple[Term, re.Match[str]]]:
        """Return the terms in order, of two that overlap the one that begins first or is longer."""
        plain = straight(text)
        words = vocabulary(plain)
        if not self.may_be_in(words):
            return []
        harmless = [match.span() for term in _likely(self._harmless, words) for match in term.pattern.finditer(plain)]
        found = [
            (term, match)
            for term in _likely(self._terms, words)
            for match in term.pattern.finditer(plain)
            if self._is_person(match, names) and not any(_meet(match.span(), span) for span in harmless)
        ]
        found.sort(key=lambda pair: (pair[1].start(), -pair[1].end()))
        kept: list[tuple[Term, re.Match[str]]] = []
        for term, match in found:
            if not kept or match.start() >= kept[-1][1].end():
                kept.append((term, match))
        return kept

    def _is_person(self, match: re.Match[str], names: Collection[str]) -> bool:
        person = match.groupdict().get("person")
        return person is None or person.lower() in self._people or person.lower() in names


@functools.cache
def terms(entries: tuple[str, ...], harmless: tuple[str, ...] = (), people: tuple[str, ...] = ()) -> Terms:
    """Return the terms of a list, made once."""
    return Terms(entries, harmless, people)


def _by_telling_word(entries: Sequence[str]) -> dict[str, list[Term]]:
    found: dict[str, list[Term]] = {}
    for entry in entries:
        if term := _term(entry):
            for word in term.telling:
                found.setdefault(word, []).append(term)
    return found


def _likely(terms_of: dict[str, list[Term]], words: frozenset[str]) -> dict[Term, None]:
    here = sorted(terms_of.keys() & words)
    return {term: None for word in here for term in terms_of[word] if term.may_be_in(words)}


def _term(entry: str) -> Term | None:
    written, severity, use = (*entry.split("\t"), "W", "")[:3] if "\t" in entry else (entry, "W", "")
    spellings = [word.split("|") for word in written.split()]
    told = tuple(tuple(map(vocabulary, words)) for words in spellings if words != [_PERSON])
    if not told or not all(parts for word in told for parts in word):
        return None
    body = r"[\s-]+".join(map(_pattern, spellings))
    return Term(
        re.compile(rf"(?<![\w-]){body}(?!\w)", re.IGNORECASE),
        told,
        _SEVERITIES.get(severity.strip(), Severity.WARNING),
        use.strip(),
    )


def _pattern(spellings: Sequence[str]) -> str:
    if list(spellings) == [_PERSON]:
        return r"(?P<person>\w+)"
    escaped = [re.escape(word).replace("/", r"\s*/\s*") for word in spellings]
    return f"(?:{'|'.join(escaped)})"


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def texts_with(
    may_hold: Callable[[WrittenQuestion], bool], bank: WrittenBank, asks_about_words: Callable[[str], object]
) -> Iterator[Text]:
    """Yield the texts of questions that may hold a term, and of the bank; a stem that asks about words is left out."""
    silent: set[str] = set()
    may_quote: set[str] = set()
    for question in bank.questions:
        scenario = question.question.scenario or ""
        if question.question.language_quote:
            may_quote.add(scenario)
        if not may_hold(question):
            continue
        if asks_about_words(question.stem):
            silent.add(scenario)
            continue
        for at, text in question.texts():
            yield Text(question, at, text, question.names, question.question.language_quote)
    for at, text in _texts_of_head(bank.raw, ()):
        name = str(at[-1]) if at[0] == "scenarios" else ""
        if not name or name not in silent:
            yield Text(None, at, text, (), bool(name) and name in may_quote)


def _texts_of_head(value: Value, at: At) -> Iterator[tuple[At, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, part in value.items():
            if len(at) != 0 or name in _TOLD:
                yield from _texts_of_head(part, (*at, name))


def outside_quotations(text: str, match: re.Match[str]) -> bool:
    """Whether a match stands outside what is quoted in a text."""
    return masked_quotations(text)[slice(*match.span())] == match[0]
