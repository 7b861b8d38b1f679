"""R24."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, Threshold
from cps_quiz.lint.subject import WrittenBank, WrittenOption
from cps_quiz.text.words import bare, content_words, normalized


class BankLeak(BankRule):
    """Some words stand in keys far more often than in distractors, all over the bank.

    A candidate who has answered fifty questions begins to feel that the reply with "notice" or "together" is right, and
    can then answer the next fifty without their stems. No single question shows it: the words are harmless in each. So
    it is counted in how many keys and distractors each word and each pair of words stands, and what tells most is told.
    """

    code = "R24"
    name = "bank-leak"
    severity = Severity.WARNING
    sources = ("house rule: experiment with 40 questions, content specification 0.4",)
    remedy = "use the words in distractors as well, or say it otherwise in keys"
    false_positives = "Concept labels: the terms of the bank's glossary and their words."

    uses = Threshold(15, "words that stand in at least so many options are counted")
    odds = Threshold(3, "an odds ratio of keys against distractors over this tells the key")
    listed = Threshold(10, "at most so many words are listed")

    example_thresholds = {"uses": 3}
    bad = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
#^^^^^^^^
  - id: one
    objective: O-1
    stem: Rosa looks away. What helps first?
    options:
      - {text: Say what you notice in her face, correct: true}
      - {text: Tell her what worked for you}
      - {text: Offer a walk before lunch}
  - id: two
    objective: O-1
    stem: Bao laughs and then falls silent. What helps first?
    options:
      - {text: Point him to the new group}
      - {text: Ask whether he would notice a change, correct: true}
      - {text: Remind him of earlier progress}
  - id: three
    objective: O-1
    stem: Amara hurries through her news. What helps first?
    options:
      - {text: Share how your own week went}
      - {text: Praise the pace of her work}
      - {text: Slow down and notice her pace, correct: true}
"""
    good = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: one
    objective: O-1
    stem: Rosa looks away. What helps first?
    options:
      - {text: Say what you see in her face, correct: true}
      - {text: Tell her what worked for you}
      - {text: Offer a walk before lunch}
  - id: two
    objective: O-1
    stem: Bao laughs and then falls silent. What helps first?
    options:
      - {text: Point him to the new group}
      - {text: Ask whether he would notice a change, correct: true}
      - {text: Let him notice earlier progress}
  - id: three
    objective: O-1
    stem: Amara hurries through her news. What helps first?
    options:
      - {text: Share how your own week went}
      - {text: Praise the changes that you notice in her}
      - {text: Slow down and match her pace, correct: true}
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield the words that tell most, in one finding."""
        telling = self._telling(bank)
        if not telling:
            return
        shown: list[_Word] = []
        for word in telling:
            if len(shown) < self.listed and not any(word.is_part_of(other) for other in shown):
                shown.append(word)
        listed = ", ".join(map(str, shown))
        yield Finding(bank, ("questions",), f"these words tell keys from distractors: {listed}")

    def _telling(self, bank: WrittenBank) -> list["_Word"]:
        keyed = [question for question in bank.active if any(option.is_key for option in question.options)]
        options = [option for question in keyed for option in question.options if not _is_term(option, bank)]
        keys = [option for option in options if option.is_key]
        often = {word for word, uses in _words(options).items() if uses >= self.uses}
        in_keys, in_all = _words(keys) + _pairs(keys, often), _words(options) + _pairs(options, often)
        labels = {word for term in bank.head.terms for word in content_words(term)}
        counted = (
            _Word(word, in_keys[word], uses - in_keys[word], len(keys), len(options) - len(keys))
            for word, uses in in_all.items()
            if uses >= self.uses and not _is_label(word, labels)
        )
        telling = [word for word in counted if word.odds_ratio > self.odds]
        return sorted(telling, key=lambda word: (-word.odds_ratio, -word.in_keys, word.text))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or a pair of words, in how many keys and distractors it stands, and how many of these there are."""

    text: str
    in_keys: int
    in_distractors: int
    keys: int
    distractors: int

    @property
    def odds_ratio(self) -> float:
        """The odds of standing in a key against those of standing in a distractor, each count made larger by a half.

        J. B. S. Haldane 1956, "The estimation and significance of the logarithm of a ratio of frequencies".
        """
        with_it = (self.in_keys + 0.5) / (self.in_distractors + 0.5)
        without = (self.keys - self.in_keys + 0.5) / (self.distractors - self.in_distractors + 0.5)
        return with_it / without

    def is_part_of(self, other: "_Word") -> bool:
        """Whether one of the two tells nothing that the other does not."""
        return not set(self.text.split()).isdisjoint(other.text.split())

    def __str__(self) -> str:
        return f"'{self.text}' ({self.in_keys} keys, {self.in_distractors} distractors)"


def _words(options: Sequence[WrittenOption]) -> Counter[str]:
    """Return in how many options each word stands."""
    return Counter(word for option in options for word in set(option.words))


def _pairs(options: Sequence[WrittenOption], often: Collection[str]) -> Counter[str]:
    """Return the same of each pair of neighbors that both are used often."""
    return Counter(
        pair
        for option in options
        for pair in {f"{one} {other}" for one, other in pairwise(option.words) if one in often and other in often}
    )


def _is_term(option: WrittenOption, bank: WrittenBank) -> bool:
    return normalized(option.plain) in bank.terms


def _is_label(token: str, labels: set[str]) -> bool:
    told = content_words(token)
    return bool(told) and all(bare(word) in labels for word in told)
