"""English words: what rules and robots count. Texts are plain; apostrophes may be straight or curly.

A *content word* is a word of four or more letters, lower-cased and without a plural's s, that is neither a stop word,
nor a name, nor a word that every question of this field holds ("peer", "person", ...).
"""

import functools
import re
import unicodedata
from collections.abc import Collection
from importlib import resources
from importlib.resources.abc import Traversable

from cps_quiz.text.syllables import syllables

_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_PART_OF_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(
    r"\n[^\S\n]*\n\s*"
    r"|(?:(?<=[.?!])|(?<=[.?!][\"')\]])|(?<=[.?!][\"')\]]{2}))(?:[^\S\n]+\n?|\n)[^\S\n]*(?=[\"'(\[]*(\w))"
)
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|vs|etc|al|e\.g|i\.e|a\.m|p\.m|[A-Z])\.$")
_QUOTED = re.compile(
    r"\"[^\"]*\""
    # a single quotation ends where a mark precedes the quote, if that comes before another begins; else at the first
    r"|(?<!\w)'(?!\s|\d0s\b)(?:(?:(?!\s')[^\n]){0,500}?[.,?!]'(?!\w)|[^\n]{0,500}?(?<!\s)'(?!\w))"
)
_MARK = re.compile(
    r"[-\u2212](?! ?[$\u20ac\u00a3]?\d)|[\u2013\u2014.,:/](?!\d)"
    r"|[^\w\s%$\u20ac\u00a3+=<>\u00b0\u2013\u2014\u2212.,:/-]|_"
)

MIN_LETTERS = 4
ROLE_WORDS = frozenset({"peer", "specialist", "person", "people", "group", "recovery", "response"})


@functools.cache
def word_list(name: str) -> tuple[str, ...]:
    """Return the entries of a list of this package."""
    return entries_in(resources.files("cps_quiz.text").joinpath("lists", f"{name}.txt"))


def entries_in(file: Traversable) -> tuple[str, ...]:
    """Return the entries of a list, one a line; lines that begin with # are comments."""
    lines = file.read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def straight(text: str) -> str:
    """Return the text with straight quotation marks and apostrophes, each at its place."""
    return text if text.isascii() else text.translate(_STRAIGHT)


def words(text: str) -> list[str]:
    """Return the words in lower case; "don't" and "drop-in" are one each."""
    return _WORD.findall(straight(text).lower())


def vocabulary(text: str) -> frozenset[str]:
    """Return the words that stand in a text, in lower case; of "drop-in" and "don't" each part is one."""
    return frozenset(_PART_OF_WORD.findall(text.lower()))


def count_words(text: str) -> int:
    """Return how many words there are."""
    return len(words(text))


def normalized(text: str) -> str:
    """Return the text in lower case without punctuation: two that are equal then say the same to a reader.

    What changes a number stays ("-5", "1.5", "5%"), and so does a text that is punctuation alone.
    """
    folded = unicodedata.normalize("NFKC", straight(text)).casefold()
    return " ".join(_MARK.sub(" ", folded).split()) or " ".join(folded.split())


@functools.lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """Return a word without a possessive and without a plural's s: "choices" and "choice" are one word."""
    word = _without_possessive(word)
    if len(word) > MIN_LETTERS and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > MIN_LETTERS and word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if len(word) > MIN_LETTERS and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_possessive(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def content_words(text: str, *, names: Collection[str] = ()) -> list[str]:
    """Return the content words in order. ``names`` are left out, in lower case."""
    stop = _stop_words()
    found = []
    for word in words(text):
        plain = bare(word)
        little = len(plain) < MIN_LETTERS or word in stop or plain in stop or plain in ROLE_WORDS
        named = plain in names or _without_possessive(word) in names
        if not little and not named and not plain.isdigit():
            found.append(plain)
    return found


@functools.cache
def _stop_words() -> frozenset[str]:
    return frozenset(word_list("stop-words"))


@functools.cache
def known_names() -> frozenset[str]:
    """Return first names from many cultures, in lower case."""
    return frozenset(name.lower() for name in word_list("names"))


@functools.cache
def _no_names() -> frozenset[str]:
    return frozenset(word_list("no-names")) - known_names()


def names_in(text: str) -> set[str]:
    """Return names in lower case: known ones, and capitalized words that do not begin a sentence."""
    found = set[str]()
    for sentence in sentences(straight(text)):
        for position, match in enumerate(_WORD.finditer(sentence)):
            name = _without_possessive(match[0])
            if not name[:1].isupper() or name.isupper():
                continue
            after_quote = match.start() > 0 and sentence[match.start() - 1] in "\"'"
            if name.lower() in known_names() or (position and not after_quote):
                found.add(name.lower())
    return found - _stop_words() - ROLE_WORDS - _no_names()


def sentence_spans(text: str, *, whole_quotations: bool = False) -> list[tuple[int, int]]:
    """Return where the sentences begin and end, without white space around them.

    One begins behind a mark with anything but a small letter, or with a paragraph.
    """
    spoken = straight(text)
    inside = _inside_quotations(spoken) if whole_quotations else b""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(spoken):
        goes_on = match[1] and (
            match[1].islower() or _ABBREVIATION.search(spoken, max(start, match.start() - 8), match.start())
        )
        if not goes_on and not (inside and inside[match.start()]):
            found.append((start, match.start()))
            start = match.end()
    found.append((start, len(text)))
    return [_stripped(text, first, last) for first, last in found if text[first:last].strip()]


def _inside_quotations(text: str) -> bytearray:
    """Return 1 for each place of the text that lies between quotation marks."""
    inside = bytearray(len(text) + 1)
    for match in _QUOTED.finditer(text):
        inside[match.start() + 1 : match.end()] = b"\1" * (match.end() - match.start() - 1)
    return inside


def _stripped(text: str, first: int, last: int) -> tuple[int, int]:
    piece = text[first:last]
    return first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())


def sentences(text: str) -> list[str]:
    """Return the sentences. A quotation that holds several is not kept together."""
    return [text[start:end] for start, end in sentence_spans(text)]


def is_instruction(sentence: str) -> bool:
    """Whether a sentence says how to give the answer ("Select all that apply.") and asks nothing itself."""
    lowered = sentence.lower()
    return "?" not in sentence and any(phrase in lowered for phrase in word_list("instructions"))


def without_quotations(text: str) -> str:
    """Return the text with what stands between quotation marks left out; apostrophes stay."""
    return _QUOTED.sub(" ", straight(text))


def masked_quotations(text: str) -> str:
    """Return the text with x's between quotation marks: every other character keeps its place."""
    return _QUOTED.sub(lambda quoted: quoted[0][0] + "x" * (len(quoted[0]) - 2) + quoted[0][-1], straight(text))


def quotations(text: str) -> list[str]:
    """Return what stands between quotation marks, marks included."""
    return [match[0] for match in _QUOTED.finditer(straight(text))]


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
