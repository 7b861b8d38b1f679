"""What the rules look at: questions and banks as written, with the words that rules ask for, each found once."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cps_quiz.bank.document import Document, Fields
from cps_quiz.bank.model import Bank
from cps_quiz.questions.base import Question
from cps_quiz.questions.choice import Choice, Single
from cps_quiz.text import words
from cps_quiz.text.markup import plain
from cps_quiz.text.quantities import Quantity, quantity

_ANYTHING = re.compile(r".+", re.DOTALL)


@dataclass(frozen=True)
class WrittenOption:
    """An option, and its words."""

    place: int
    text: str
    is_key: bool
    misconception: str | None
    rationale: str
    names: frozenset[str]

    @property
    def at(self) -> tuple[str | int, ...]:
        """Where its text stands in the question."""
        return ("options", self.place, "text")

    @cached_property
    def plain(self) -> str:
        """The text on one line, without marks, with straight quotation marks."""
        return words.straight(plain(self.text))

    @cached_property
    def words(self) -> list[str]:
        """All words in lower case."""
        return words.words(self.plain)

    @cached_property
    def content(self) -> frozenset[str]:
        """The content words."""
        return frozenset(words.content_words(self.plain, names=self.names))

    @cached_property
    def quantity(self) -> Quantity | None:
        """The number, date or duration that it is, if it is nothing else."""
        return quantity(self.plain)

    @cached_property
    def unquoted(self) -> str:
        """The text without inner quotations; of an option that is one quotation as a whole, what is said in it."""
        whole = self.plain.strip()
        if len(whole) > 1 and whole[0] == '"' == whole[-1] and whole.count('"') == 2:
            return whole[1:-1]
        return words.without_quotations(whole)


@dataclass(frozen=True)
class WrittenQuestion:
    """A question and where it stands. ``raw`` is what was written, as the document holds it."""

    bank: "WrittenBank"
    question: Question
    raw: Fields

    @cached_property
    def options(self) -> tuple[WrittenOption, ...]:
        """The options of a single or multiple question, in the author's order; of another, none."""
        if not isinstance(self.question, Choice):
            return ()
        return tuple(
            WrittenOption(place, option.text, option.correct, option.misconception, option.rationale, self.names)
            for place, option in enumerate(self.question.options)
        )

    @cached_property
    def key(self) -> WrittenOption | None:
        """The one right option of a single question; None where there is not exactly one, or of another type."""
        keys = [option for option in self.options if option.is_key]
        return keys[0] if len(keys) == 1 and isinstance(self.question, Single) else None

    @cached_property
    def distractors(self) -> tuple[WrittenOption, ...]:
        """The wrong options."""
        return tuple(option for option in self.options if not option.is_key)

    @cached_property
    def stem(self) -> str:
        """The stem on one line, without marks, with straight quotation marks; a shared vignette is not part of it."""
        return words.straight(plain(self.question.stem))

    @cached_property
    def scenario(self) -> str:
        """The text of the shared vignette, likewise, or nothing."""
        scenarios = self.bank.head.scenarios
        return words.straight(plain(scenarios.get(self.question.scenario or "", "")))

    @cached_property
    def sentences(self) -> list[str]:
        """The stem's sentences; at least one."""
        return words.sentences(self.stem) or [self.stem]

    @cached_property
    def narration(self) -> str:
        """The stem with x's between quotation marks: every other character keeps its place."""
        return words.masked_quotations(self.stem)

    @cached_property
    def sentence_spans(self) -> list[tuple[int, int]]:
        """Where the stem's sentences begin and end, a quotation kept whole; at least one."""
        return words.sentence_spans(self.stem, whole_quotations=True) or [(0, len(self.stem))]

    @cached_property
    def asked(self) -> tuple[int, int]:
        """Where the lead-in begins and ends in the stem."""
        asking = [span for span in self.sentence_spans if not words.is_instruction(self.narration[slice(*span)])]
        return (asking or self.sentence_spans)[-1]

    @cached_property
    def lead_in(self) -> str:
        """What is asked: the last sentence of the stem but for instructions such as "Select all that apply."."""
        return self.stem[slice(*self.asked)]

    @cached_property
    def vignette(self) -> str:
        """What is told before it is asked: the shared vignette, and the stem before its lead-in."""
        return " ".join(part for part in (self.scenario, self.stem[: self.asked[0]].strip()) if part)

    def outside_quotations(self, found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
        """Return those matches on the stem that are not part of what is quoted in it."""
        return [match for match in found if self.narration[slice(*match.span())] == match[0]]

    def in_lead_in(self, find: Callable[[str], list[re.Match[str]]]) -> list[re.Match[str]]:
        """Return the matches on the stem that stand in its lead-in, outside quotations."""
        if not find(self.lead_in):
            return []  # most stems; looking through all of each would take long
        start, end = self.asked
        return [match for match in self.outside_quotations(find(self.stem)) if start <= match.start() < end]

    def stretch(self, start: int, end: int) -> re.Match[str] | None:
        """Return a stretch of the stem as a match, to stand as the part that a finding is about."""
        return _ANYTHING.match(self.stem, start, end)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of the people in it, in lower case."""
        return frozenset(words.names_in(f"{self.scenario} {self.stem}".strip()))

    @cached_property
    def stem_content(self) -> frozenset[str]:
        """The content words of the stem and of its shared vignette."""
        return frozenset(words.content_words(f"{self.scenario} {self.stem}", names=self.names))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of its texts and of its shared vignette, in lower case: most rules need to look no further."""
        return words.vocabulary(" ".join((self.scenario, *(text for _, text in self.texts()))))

    def texts(self) -> list[tuple[tuple[str | int, ...], str]]:
        """Return every authored text of the question with its place: stem, parts, rationales, explanation."""
        return [
            (at, text)
            for name in ("stem", "options", "sequence", "pairs", "spares", "rationales", "explanation")
            if name in self.raw
            for at, text in _texts_under(self.raw[name], (name,))
        ]


def _texts_under(value: object, at: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], str]]:
    told = {"text", "left", "right", "rationale", "true", "false"}
    match value:
        case str():
            return [(at, value)]
        case list():
            return [found for place, part in enumerate(value) for found in _texts_under(part, (*at, place))]
        case dict():
            return [found for name, part in value.items() if name in told for found in _texts_under(part, (*at, name))]
    return []


@dataclass(eq=False)
class WrittenBank:
    """A bank as its author left it. ``head`` is the bank without its questions.

    It is filled in by ``run``: its questions know it, and it knows the banks that it is checked with.

    ``others`` are the banks that are checked with it, in order, those before it first, and ``earlier`` these alone:
    what two banks share is told of the later one. ``sources`` are protected texts that no question may repeat;
    ``chosen`` tells how often each option was chosen, by question and place.
    """

    document: Document
    head: Bank
    questions: tuple[WrittenQuestion, ...] = ()
    others: Sequence["WrittenBank"] = ()
    earlier: Sequence["WrittenBank"] = ()
    sources: Sequence[str] = ()
    chosen: Mapping[str, Mapping[int, int]] = field(default_factory=dict)

    @property
    def raw(self) -> Fields:
        """The root of what was written."""
        root = self.document.root
        assert isinstance(root, dict)
        return root

    @cached_property
    def active(self) -> tuple[WrittenQuestion, ...]:
        """The questions that are not retired."""
        return tuple(question for question in self.questions if not question.question.retired)

    @cached_property
    def singles(self) -> tuple[WrittenQuestion, ...]:
        """The single questions that are not retired and have their key."""
        return tuple(question for question in self.active if question.key is not None)

    @cached_property
    def objectives(self) -> frozenset[str]:
        """The objectives of its topics, by name."""
        return frozenset(self.head.topic_of_objective())

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of its glossary, normalized."""
        return frozenset(map(words.normalized, self.head.terms))

    @cached_property
    def stem_word_shares(self) -> Mapping[str, float]:
        """In which share of the questions, 0 to 1, each content word of stems appears."""
        counted: dict[str, int] = {}
        for question in self.questions:
            for word in question.stem_content:
                counted[word] = counted.get(word, 0) + 1
        return {word: count / len(self.questions) for word, count in counted.items()}


Subject = WrittenQuestion | WrittenBank
