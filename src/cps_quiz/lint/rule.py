"""What a writing rule is.

A rule is one class in one file of ``rules/``. The class holds all that there is to know of it: the permanent code, the
source, why the flaw harms (its docstring), thresholds, word lists, a bad example with the flagged places marked and a
good one; its documentation and its tests are made of these. A rule that lacks one of them can't be registered.
"""

import re
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import ClassVar, overload

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.subject import Subject, WrittenBank, WrittenQuestion
from cps_quiz.questions.base import Question
from cps_quiz.text.words import entries_in, straight

_CODE = re.compile(r"R[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Edit:
    """A mending that is safe: the characters from ``start`` to ``end`` of the file become ``text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say, and where.

    ``at`` leads from the question, or from the root of the bank where ``subject`` is a bank, to the field in question.
    ``part`` is a match in that field's text, if the finding is about that stretch alone.
    """

    subject: Subject
    at: tuple[str | int, ...]
    message: str
    help: str = ""
    severity: Severity | None = None
    part: re.Match[str] | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """What a class of instructors has set for a rule: other thresholds by name, and further words by list."""

    thresholds: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)


class Threshold:
    """A number that decides. ``cps-quiz.toml`` can set another; a rule reads it as ``self.name``."""

    def __init__(self, default: float, meaning: str) -> None:
        self.default = default
        self.meaning = meaning
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, rule: None, owner: type) -> "Threshold": ...
    @overload
    def __get__(self, rule: "Rule", owner: type) -> float: ...
    def __get__(self, rule: "Rule | None", owner: type) -> "Threshold | float":
        if rule is None:
            return self
        value = rule.__dict__[self.name] = rule.settings.thresholds.get(self.name, self.default)  # found once
        return value


class Words:
    """Words and phrases to look for: whole, in any case; an entry that ends in ``-`` stands for all that begin so."""

    def __init__(self, entries: Sequence[str]) -> None:
        self.entries = tuple(entries)
        alternatives = "|".join(_pattern(entry) for entry in sorted(self.entries, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w])", re.IGNORECASE) if entries else None
        beginnings = {(straight(entry).split() or [""])[0].removesuffix("-").lower() for entry in self.entries}
        self._beginnings = tuple(beginnings)

    def find(self, text: str) -> list[re.Match[str]]:
        """Return where they stand, in order. Curly apostrophes are read as straight ones."""
        plain = straight(text)
        lowered = plain.lower()
        if self._pattern is None or not any(map(lowered.__contains__, self._beginnings)):
            return []  # most often: found out in less time than a search with the pattern takes
        return list(self._pattern.finditer(plain))


def _pattern(entry: str) -> str:
    entry = straight(entry).strip()
    stem, any_end = (entry[:-1], r"[\w]*") if entry.endswith("-") else (entry, "")
    return re.sub(r"\\?\s+", r"\\s+", re.escape(stem)) + any_end


class WordList:
    """A list of ``lint/words/NAME.txt``, with what ``cps-quiz.toml`` adds; a rule reads it as ``self.name``."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, rule: None, owner: type) -> "WordList": ...
    @overload
    def __get__(self, rule: "Rule", owner: type) -> Words: ...
    def __get__(self, rule: "Rule | None", owner: type) -> "WordList | Words":
        if rule is None:
            return self
        words = rule.__dict__[self.name] = _words(
            self.file, tuple(rule.settings.words.get(self.file, ()))
        )  # found once
        return words


@cache
def _words(file: str, extra: tuple[str, ...]) -> Words:
    return Words((*word_file(file), *extra))


@cache
def word_file(name: str) -> tuple[str, ...]:
    """Return the entries of a word list."""
    return entries_in(resources.files("cps_quiz.lint").joinpath("words", f"{name}.txt"))


class Rule:
    """The base of all rules; see the module."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]  # the highest that it gives
    sources: ClassVar[tuple[str, ...]]  # where it comes from, for people
    heuristic: ClassVar[bool] = False  # it guesses at what a reader would say
    remedy: ClassVar[str]  # what to do, in a few words
    false_positives: ClassVar[str] = ""
    bad: ClassVar[str]
    good: ClassVar[str]
    example_thresholds: ClassVar[Mapping[str, float]] = {}  # so that an example of a bank can be short
    example_sources: ClassVar[tuple[str, ...]] = ()  # protected texts that its examples are held against
    restates: ClassVar[frozenset[str]] = frozenset()  # format errors that say the same of a question

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.__module__ == __name__:
            return
        needed = ("code", "name", "severity", "sources", "remedy", "bad", "good")
        missing = [name for name in needed if not getattr(cls, name, None)]
        if missing or not _CODE.fullmatch(cls.code) or not (cls.__doc__ or "").strip():
            raise TypeError(f"{cls.__name__} is no whole rule: it needs {', '.join(missing) or 'a code and prose'}")

    def __init__(self, settings: RuleSettings | None = None) -> None:
        self.settings = settings or RuleSettings()

    @classmethod
    def thresholds(cls) -> dict[str, Threshold]:
        """Return its thresholds by name."""
        return {name: value for name, value in vars(cls).items() if isinstance(value, Threshold)}

    @classmethod
    def word_lists(cls) -> dict[str, WordList]:
        """Return its word lists by the name of their file."""
        return {value.file: value for value in vars(cls).values() if isinstance(value, WordList)}


class QuestionRule(Rule):
    """A rule that looks at one question at a time."""

    types: ClassVar[tuple[type[Question], ...]] = (Question,)  # it looks at questions of these types

    @abstractmethod
    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield what there is to say of a question."""
        raise NotImplementedError


class BankRule(Rule):
    """A rule that looks at whole banks."""

    @abstractmethod
    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield what there is to say of a bank. ``bank.others`` are those that are checked with it."""
        raise NotImplementedError
