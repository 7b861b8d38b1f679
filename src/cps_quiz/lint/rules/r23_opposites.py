"""R23."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold, WordList
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice
from cps_quiz.text.words import bare, jaccard

_NOT = re.compile(r"\b(?:(can)?not|(\w+)n't)\b", re.IGNORECASE)
_WITHOUT_NOT = {"ca": "can", "wo": "will", "sha": "shall"}
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_TURNING_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "non-")
_SHORTEST_TURNED = 4


@dataclass(frozen=True)
class _Said:
    """An option, the words that say something in it, and whether it denies them."""

    option: WrittenOption
    words: frozenset[str]
    denies: bool


@dataclass(frozen=True)
class _Pair:
    """Two options that are opposites, and the word in one of them that makes them so."""

    places: tuple[int, int]
    option: WrittenOption
    message: str
    part: re.Match[str] | None


class Opposites(QuestionRule):
    """Two options say the opposite of each other.

    One of two opposites is usually right, so who knows nothing leaves the others aside and guesses between the two. It
    gives nothing away where every option has its opposite.
    """

    code = "R23"
    name = "opposites"
    severity = Severity.INFO
    sources = ("NBME 2020, technical flaws (logical cues)",)
    heuristic = True
    types = (Choice,)
    remedy = "replace one of the two, or give every option its opposite"
    false_positives = "Balanced pairs: where each option has its opposite, none of them stands out."

    overlap = Threshold(0.7, "so large a share of the two options' other words must be the same")

    opposites = WordList("opposites")
    little = WordList("opposites-joining-words")

    bad = """\
stem: What does the righting reflex of a helper do when a person is of two minds?
options:
  - text: It strengthens the arguments against a change.
    correct: true
  - text: It weakens the arguments against a change.
    #        ^^^^^^^
  - text: It brings a long silence to an end.
"""
    good = """\
stem: What does the righting reflex of a helper do when a person is of two minds?
options:
  - text: It strengthens the arguments against a change.
    correct: true
  - text: It shortens the time until a decision.
  - text: It brings a long silence to an end.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the word that makes two options opposites, unless every option has its opposite."""
        said = [self._said(option) for option in question.options]
        pairs = [pair for one, other in combinations(said, 2) if (pair := self._opposites(one, other))]
        paired = {place for pair in pairs for place in pair.places}
        told = set[int]()
        for pair in pairs if len(paired) < len(said) else ():
            if pair.option.place not in told:
                told.add(pair.option.place)
                yield Finding(question, pair.option.at, pair.message, part=pair.part)

    def _said(self, option: WrittenOption) -> _Said:
        said, denies = set[str](), False
        for word in option.words:
            if denial := _NOT.fullmatch(word):
                denies = not denies
                left = denial[1] or denial[2] or ""
                said.add(_WITHOUT_NOT.get(left, left))
            else:
                said.add(bare(word))
        return _Said(option, frozenset(said - self._joining - {""}), denies)

    def _opposites(self, one: _Said, other: _Said) -> _Pair | None:
        places = (one.option.place, other.option.place)
        if one.denies != other.denies:
            denying = (one if one.denies else other).option
            if not self._alike(one.words, other.words):
                return None
            return _Pair(places, denying, "'not' alone tells it from another option", _NOT.search(denying.plain))
        if not self._may_differ_in_one(one.words, other.words):
            return None
        for mine in sorted(one.words - other.words):
            for theirs in sorted(other.words - one.words):
                if self._turns(mine, theirs) and self._alike(one.words - {mine}, other.words - {theirs}):
                    part = next(
                        match for match in _WORD.finditer(other.option.plain) if bare(match[0].lower()) == theirs
                    )
                    return _Pair(places, other.option, f"'{theirs}' is the opposite of another option's '{mine}'", part)
        return None

    def _alike(self, one: frozenset[str], other: frozenset[str]) -> bool:
        return one == other or jaccard(one, other) >= self.overlap

    def _may_differ_in_one(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether enough is equal that a word on each side may be all that matters. Spares most pairs a closer look."""
        return len(one & other) >= self.overlap * (len(one | other) - 2)

    def _turns(self, one: str, other: str) -> bool:
        """Whether two words are opposites."""
        short, long = sorted((one, other), key=len)
        if len(short) >= _SHORTEST_TURNED and any(long == prefix + short for prefix in _TURNING_PREFIXES):
            return True
        if {one[-3:], other[-4:]} == {"ful", "less"} or {one[-4:], other[-3:]} == {"ful", "less"}:
            return one.removesuffix("ful").removesuffix("less") == other.removesuffix("ful").removesuffix("less")
        return other in self._opposites_of.get(one, ())

    @cached_property
    def _opposites_of(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for entry in self.opposites.entries:
            one, _, other = (bare(word.strip().lower()) for word in entry.partition("/"))
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found

    @cached_property
    def _joining(self) -> frozenset[str]:
        return frozenset(self.little.entries)
