"""The fields that every question has, and the two narrow waists: a control to draw and a score for a response."""

import hashlib
import unicodedata
from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple, get_args

import msgspec
from msgspec import Meta

from cps_quiz.questions.controls import Control, Response, Score

END = r"(?!\n)$"  # Python's $ alone lets a line feed stand at the end
SLUG = rf"^[a-z0-9]+(-[a-z0-9]+)*{END}"
NAME = rf"^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*{END}"

DATE = rf"^\d{{4}}-\d{{2}}-\d{{2}}{END}"
SOMETHING = r"\S"
MAX_PARTS = 26  # a letter for each

Text = Annotated[str, Meta(pattern=SOMETHING)]
Slug = Annotated[str, Meta(pattern=SLUG)]
Name = Annotated[str, Meta(pattern=NAME)]

Level = Literal["recall", "application", "analysis"]
Difficulty = Literal["easy", "medium", "hard"]
LEVELS: tuple[str, ...] = get_args(Level)
DIFFICULTIES: tuple[str, ...] = get_args(Difficulty)


class Problem(NamedTuple):
    """Something in a question that can't be asked. ``at`` leads from the question to the place."""

    at: tuple[str | int, ...]
    code: str
    message: str
    help: str


class Authored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The base of everything that an instructor writes. gc=False: such values hold no cycles."""


class Question(Authored, frozen=True, kw_only=True, tag_field="type", gc=False):
    """One question as its author wrote it."""

    id: Annotated[Slug, Meta(description="Stable for ever: progress hangs on it. a-z, 0-9 and '-'.")]
    objective: Annotated[Name, Meta(description="The objective that the question tests; it decides the topic.")]
    stem: Annotated[Text, Meta(description="What is asked. Small Markdown: *emphasis*, **strong**, `code`, lists.")]
    also: Annotated[tuple[Name, ...], Meta(description="Secondary objectives.")] = ()
    level: Annotated[Level, Meta(description="recall, application (the default) or analysis.")] = "application"
    difficulty: Annotated[Difficulty, Meta(description="The author's estimate: easy, medium or hard.")] = "medium"
    scenario: Annotated[Name | None, Meta(description="A shared vignette, by its name under 'scenarios'.")] = None
    explanation: Annotated[str, Meta(description="Shown after the answer: the principle, then why here.")] = ""
    references: Annotated[tuple[Name, ...], Meta(description="Sources, by their names under 'references'.")] = ()
    tags: Annotated[tuple[Name, ...], Meta(description="Free labels, for 'quiz --tag'.")] = ()
    points_to: Annotated[tuple[Text, ...], Meta(description="Glossary terms to offer after the answer.")] = ()
    family: Annotated[Slug | None, Meta(description="Questions that share one set of options; a sitting asks one.")] = (
        None
    )
    formerly: Annotated[tuple[Slug, ...], Meta(description="Earlier ids: progress is kept over a renaming.")] = ()
    retired: Annotated[bool, Meta(description="true keeps it out of new sessions and in the statistics.")] = False
    crisis: Annotated[bool, Meta(description="true: the crisis-line notice follows the session.")] = False
    shuffle: Annotated[bool, Meta(description="false keeps the author's order on the screen.")] = True
    language_quote: Annotated[bool, Meta(description="true: a character's own words may break the language rules.")] = (
        False
    )
    lint_ignore: Annotated[dict[Name, Text], Meta(description="Silenced writing rules, each with the reason.")] = {}

    def control(self) -> Control:
        """Return what a front draws."""
        raise NotImplementedError

    def key(self) -> Response:
        """Return the right response."""
        raise NotImplementedError

    def grade(self, response: Response) -> Score:
        """Return what a response is worth. The response must fit the control."""
        raise NotImplementedError

    def traps(self, response: Response) -> tuple[str, ...]:
        """Return the misconceptions that a response fell for, in the author's order."""
        raise NotImplementedError

    def misconceptions(self) -> tuple[str, ...]:
        """Return every misconception that the question offers, in the author's order."""
        raise NotImplementedError

    def wording(self) -> tuple[str, ...]:
        """Return the texts of all parts in the author's order: what a candidate reads, key aside."""
        raise NotImplementedError

    def problems(self) -> Iterator[Problem]:
        """Yield what makes the question impossible to ask or to grade."""
        raise NotImplementedError

    @property
    def type_name(self) -> str:
        """The word that authors write after ``type:``."""
        return str(self.__struct_config__.tag)


def text_hash(text: str) -> str:
    """Return 12 hexadecimal digits that mark the NFC form of a text."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:12]


def content_hash(question: Question, scenario: str) -> str:
    """Return 16 hexadecimal digits that mark what a candidate reads: scenario, stem and parts, in NFC.

    Explanation and rationales are left out: correcting them does not make it another question.
    """
    texts = (scenario, question.stem, *question.wording())
    joined = "\x1f".join(unicodedata.normalize("NFC", text).strip() for text in texts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def too_many(field: str, count: int, *, before: int = 0) -> Iterator[Problem]:
    """Yield the first part of a field that no letter is left for; ``before`` counts the parts of other fields."""
    first = max(MAX_PARTS - before, 0)
    if count > first:
        message = f"there are more than {MAX_PARTS} to choose from, so this one gets no letter"
        yield Problem((field, first), "F022", message, f"keep {MAX_PARTS} at most")


def duplicates(texts: tuple[str, ...]) -> Iterator[int]:
    """Yield the positions of texts that stand earlier already."""
    seen = set[str]()
    for position, text in enumerate(texts):
        if text in seen:
            yield position
        seen.add(text)
