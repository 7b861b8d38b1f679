"""Texts that are nothing but a number, a date, a time or a duration: what they say, so that they can be compared.

"About three weeks", "20 to 30 %", "16 July 2022" and "more than 5 people" are such texts; "Wait three days, then ask"
is none.
"""

import functools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cps_quiz.text.words import MIN_LETTERS, bare, straight, word_list

_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s*(?P<half>[ap])\.?\s?m\b\.?|\b(\d{1,2}):(\d{2})\b")
_SPELLINGS = (
    (re.compile(r"(?<=\d),(?=\d{3}\b)"), ""),
    (re.compile(r"[\u2010-\u2015\u2212]"), "-"),
    (re.compile(r"(?<=\d)(?:st|nd|rd|th|s)\b"), ""),
    (re.compile(r"(?<=\w)\s*-\s*(?=\d)|(?<=\d)\s+-\s+(?=\w)|(?<=[a-z])\s+-\s+(?=[a-z])"), " to "),
    (re.compile(r"[$\u20ac\u00a3]\s*(\d+(?:\.\d+)?)"), r"\1 dollar"),
    (re.compile(r"%"), " percent "),
    (re.compile(r"(?<=\d)\s*\+"), " or more"),
    (re.compile(r"(?<=\d)(?=[a-z])"), " "),
    (re.compile(r"[\"',();-]|(?<!\d)\.|\.(?!\d)|[!?]"), " "),
)
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_BETWEEN = frozenset({"to", "through", "or", "until"})
_MONTH_NUMBER = re.compile(r"month(\d\d)")
_LAST_DAY = 31
_LONGEST_TEXT = 60
_MOST_TOKENS = 12
_MULTIPLES = frozenset({12.0, 100.0, 1000.0, 1_000_000.0})
_LONGEST_NOUN = 3  # so many words may say what is counted


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a text says: from ``low`` to ``high``, both included. Only those of one ``kind`` can be compared.

    A duration is in seconds, a date in days of a year of 372, a time of day in minutes.
    """

    low: float
    high: float
    kind: str

    @property
    def is_range(self) -> bool:
        """Whether it is more than one value."""
        return self.low < self.high

    def meets(self, other: "Quantity") -> bool:
        """Whether a value belongs to both."""
        return self.kind == other.kind and self.low <= other.high and other.low <= self.high


def quantity(text: str) -> Quantity | None:
    """Return what a text says if it says nothing else than a quantity."""
    if len(text) > _LONGEST_TEXT:
        return None
    tokens, bound = _without_bound(_tokens(text))
    if not 0 < len(tokens) <= _MOST_TOKENS:
        return None
    ends = _ends(tokens)
    amounts = [amount for end in ends if (amount := _amount(end))]
    if len(amounts) < len(ends) or len({kind for _, kind in amounts}) > 1:
        return None
    kind = amounts[0][1]
    low, high = min(value for value, _ in amounts), max(value for value, _ in amounts)
    if not bound:
        return Quantity(low, high, kind)
    if low != high:
        return None
    return {
        "below": Quantity(-math.inf, math.nextafter(high, -math.inf), kind),
        "most": Quantity(-math.inf, high, kind),
        "above": Quantity(math.nextafter(low, math.inf), math.inf, kind),
        "least": Quantity(low, math.inf, kind),
    }[bound]


def _tokens(text: str) -> list[str]:
    spelled = _DATE.sub(r"\1 month\2 \3", straight(text).lower())
    spelled = _CLOCK.sub(_minutes, spelled)
    for pattern, replacement in _SPELLINGS:
        spelled = pattern.sub(replacement, spelled)
    return spelled.split()


def _minutes(clock: re.Match[str]) -> str:
    hour, minute = int(clock["hour"] or clock[4]), int(clock["minute"] or clock[5] or 0)
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] == "p" else 0)
    return f" {hour * 60 + minute} clock "


@functools.cache
def _values(name: str) -> dict[str, float]:
    pairs = (entry.rsplit(None, 1) for entry in word_list(name))
    return {word: float(value) for word, value in pairs}


def has_number(words: Sequence[str]) -> bool:
    """Whether one of the words, in lower case, is a number or begins with one."""
    return not _values("number-words").keys().isdisjoint(words) or any(word[0].isdigit() for word in words)


@functools.cache
def _bounds() -> tuple[tuple[list[str], str], ...]:
    pairs = (entry.split(": ") for entry in word_list("bounds"))
    return tuple(sorted(((words.split(), bound) for words, bound in pairs), key=lambda pair: -len(pair[0])))


@functools.cache
def _around() -> frozenset[str]:
    return frozenset(word_list("around-numbers"))


def _without_bound(tokens: list[str]) -> tuple[list[str], str]:
    for words, bound in _bounds():
        if words[0] not in tokens:
            continue
        for start in range(len(tokens) - len(words) + 1):
            if tokens[start : start + len(words)] == words:
                return tokens[:start] + tokens[start + len(words) :], bound
    return tokens, ""


def _ends(tokens: Sequence[str]) -> list[list[str]]:
    """Return the one amount, or the two of a range; a first one without a unit takes the second's."""
    joins = _BETWEEN | {"and"} if tokens[0] == "between" else _BETWEEN
    for place, token in enumerate(tokens[:-1]):
        if place and token in joins and any(map(_is_number, tokens[:place])):
            first, second = list(tokens[:place]), list(tokens[place + 1 :])
            if all(_is_number(word) or word in _around() for word in first):
                first += [word for word in second if not _is_number(word)]
            return [first, second]
    return [list(tokens)]


def _is_number(token: str) -> bool:
    return bool(_DIGITS.fullmatch(token)) or all(part in _values("number-words") for part in token.split("-"))


def _value(token: str) -> float:
    return float(token) if _DIGITS.fullmatch(token) else sum(_values("number-words")[part] for part in token.split("-"))


def _singular(token: str) -> str:
    return token[:-1] if token[-1] == "s" and len(token) <= MIN_LETTERS else bare(token)


def _amount(tokens: Sequence[str]) -> tuple[float, str] | None:
    """Return a value and what kind it is, or None where the words say something else as well."""
    if any(_month(token) for token in tokens):
        return _date(tokens)
    total, value, nouns = 0.0, None, list[str]()
    is_duration = False
    for word in map(_singular, tokens):
        if word in {"a", "an"}:
            value = 1.0 if value is None else value
        elif _is_number(word):
            if nouns:
                return None
            value = _joined(value, _value(word))
        elif word in _values("durations") and value is not None:
            total, value, is_duration = total + value * _values("durations")[word], None, True
        elif word not in _around() and word != "and":
            nouns.append(word)
            if (value is None and not is_duration) or len(nouns) > _LONGEST_NOUN:
                return None
    if is_duration:
        # "two and a half years" is read from the left, "two years and a half" is not read at all
        return None if value is not None or math.isnan(total) else (total, " ".join(["duration", *nouns]))
    return None if value is None or math.isnan(value) else (value, " ".join(["number", *nouns]))


def _joined(before: float | None, value: float) -> float:
    """Return the value of two words for numbers that follow each other: "two hundred", "twenty four", "one half"."""
    if before is None:
        return value
    if value in _MULTIPLES:
        return before * value
    return before + value if value < 1 or (before >= value > 0 and before % 10 == 0) else math.nan


def _month(token: str) -> float:
    written = _MONTH_NUMBER.fullmatch(token)
    return float(written[1]) if written else _values("months").get(token, 0.0)


def _date(tokens: Sequence[str]) -> tuple[float, str] | None:
    month = day = year = 0.0
    for token in tokens:
        if found := _month(token):
            month = found
        elif _DIGITS.fullmatch(token):
            value = float(token)
            day, year = (value, year) if value <= _LAST_DAY else (day, value)
        elif token not in _around():
            return None
    return year * 372 + month * 31 + day, "date"
