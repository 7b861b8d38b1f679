"""English words: what rules and robots count. Texts are plain; apostrophes may be straight or curly.

A *content word* is a word of four or more letters, lower-cased and without a plural's s, that is neither a stop word,
nor a name, nor a word that every question of this field holds ("peer", "person", ...).
"""

import functools
import re
from collections.abc import Collection
from importlib import resources

_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][\"')\]]))\s+(?=[\"'(\[]*[A-Z0-9_])|\n\s*\n")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|vs|etc|e\.g|i\.e|a\.m|p\.m|[A-Z])\.$")
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'(?!\s)[^\n]*?(?<!\s)'(?!\w)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^aeioulcgsxyz]es|[^dtaeiouy]ed|[^laeiouy]e)$")

MIN_LETTERS = 4
ROLE_WORDS = frozenset({"peer", "specialist", "person", "people", "group", "recovery", "response"})


@functools.cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the entries of a list of this package, one a line; lines that begin with # are comments."""
    lines = resources.files("cps_quiz.text").joinpath("lists", f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def straight(text: str) -> str:
    """Return the text with straight quotation marks and apostrophes, each at its place."""
    return text.translate(_STRAIGHT)


def words(text: str) -> list[str]:
    """Return the words in lower case; "don't" and "drop-in" are one each."""
    return [match[0].lower() for match in _WORD.finditer(straight(text))]


def count_words(text: str) -> int:
    """Return how many words there are."""
    return len(words(text))


def bare(word: str) -> str:
    """Return a word without a possessive and without a plural's s: "choices" and "choice" are one word."""
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) > MIN_LETTERS and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > MIN_LETTERS and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > MIN_LETTERS and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def content_words(text: str, *, names: Collection[str] = ()) -> list[str]:
    """Return the content words in order. ``names`` are left out, in lower case."""
    stop = _stop_words()
    found = []
    for word in words(text):
        plain = bare(word)
        little = len(plain) < MIN_LETTERS or word in stop or plain in stop or plain in ROLE_WORDS
        if not little and plain not in names and not plain.isdigit():
            found.append(plain)
    return found


@functools.cache
def _stop_words() -> frozenset[str]:
    return frozenset(word_list("stop-words"))


@functools.cache
def known_names() -> frozenset[str]:
    """Return first names from many cultures, in lower case."""
    return frozenset(name.lower() for name in word_list("names"))


def names_in(text: str) -> set[str]:
    """Return names in lower case: known ones, and capitalized words that do not begin a sentence."""
    found = set[str]()
    for sentence in sentences(straight(text)):
        for position, match in enumerate(_WORD.finditer(sentence)):
            word = bare(match[0])
            if not word[:1].isupper() or word.isupper():
                continue
            after_quote = match.start() > 0 and sentence[match.start() - 1] in "\"'"
            if word.lower() in known_names() or (position and not after_quote):
                found.add(word.lower())
    return found - _stop_words()


def sentences(text: str) -> list[str]:
    """Return the sentences. A quotation that holds several is not kept together."""
    found: list[str] = []
    for piece in _SENTENCE_END.split(text):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] = f"{found[-1]} {piece.strip()}"
        elif piece.strip():
            found.append(piece.strip())
    return found


def without_quotations(text: str) -> str:
    """Return the text with what stands between quotation marks left out; apostrophes stay."""
    return _QUOTED.sub(" ", straight(text))


def quotations(text: str) -> list[str]:
    """Return what stands between quotation marks, marks included."""
    return [match[0] for match in _QUOTED.finditer(straight(text))]


def syllables(word: str) -> int:
    """Return about how many syllables a word has: its groups of vowels without a silent e, at least one."""
    lowered = word.lower()
    stripped = lowered
    if len(lowered) > 3 and (silent := _SILENT.search(lowered)):
        stripped = lowered[: silent.start() + 1] if lowered[-1] in "ds" else lowered[:-1]
    return max(len(_VOWELS.findall(stripped)), 1)


def reading_grade(text: str) -> float:
    """Return the Flesch-Kincaid grade (Kincaid, Fishburne, Rogers, Chissom 1975): 0.39 w/s + 11.8 syl/w - 15.59.

    0 for a text without words.
    """
    said = words(text)
    if not said:
        return 0.0
    parts = [part for word in said for part in word.split("-") if part]
    count = max(len(sentences(text)), 1)
    return 0.39 * len(said) / count + 11.8 * sum(map(syllables, parts)) / len(said) - 15.59


def jaccard(one: Collection[str], other: Collection[str]) -> float:
    """Return the share of common members among all members of two sets, 0 to 1; 0 for two empty ones."""
    first, second = set(one), set(other)
    together = len(first | second)
    return len(first & second) / together if together else 0.0
