"""R54."""

import re
from collections.abc import Iterator
from functools import cached_property

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList, Words
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.matching import Matching
from cps_quiz.questions.ordering import Ordering
from cps_quiz.questions.true_false import TrueFalse
from cps_quiz.text.markup import plain
from cps_quiz.text.words import straight, vocabulary

_NUMBER = r"(?:five|six|seven|ten|twelve|\d+)"
_STAGES = re.compile(
    rf"how many (?:\w+[ -]){{0,5}}?stages|\bnumber of (?:\w+ ){{0,3}}?stages|\b{_NUMBER}(?: \w+)? stages of change",
    re.IGNORECASE,
)
_PRINCIPLES = re.compile(
    r"how many (?:\w+[ -]){0,5}?principles|\bnumber of (?:\w+ ){0,3}?principles"
    rf"|\b{_NUMBER} (?:\w+ ){{0,2}}?principles (?:of|for|behind) (?:\w+ )?recovery|\b{_NUMBER} recovery principles",
    re.IGNORECASE,
)
_COUNTED = frozenset({"stages", "principles"})
_NEAR = 12  # characters between "always" and what it makes certain
_SENTENCE_BEGIN = re.compile(r"[.?!;]")
_STRETCH = re.compile(r".+", re.DOTALL)

_Text = tuple[tuple[str | int, ...], str]


class FactTrap(QuestionRule):
    """The question turns on a fact that sources tell differently.

    How many stages of change there are, which sense is fourth in 5-4-3-2-1 grounding, what guided imagery counts as:
    a candidate who learned it from another good book is marked wrong. And no technique calms everybody each time, so a
    key that says so teaches what is not true.
    """

    code = "R54"
    name = "fact-trap"
    severity = Severity.WARNING
    sources = ("house rule: content specification 0.3",)
    remedy = "ask for something on which sources agree, or name the source in the stem"
    false_positives = (
        "Distractors, false statements and sentences that deny the claim; SAMHSA's principles by its name."
    )

    grounding = WordList("grounding")
    swapped_senses = WordList("swapped-senses")
    imagery = WordList("imagery")
    imagery_kinds = WordList("imagery-kinds")
    reciting = WordList("reciting")
    affirming = WordList("affirming")
    certainties = WordList("certainties")
    calming = WordList("calming")
    denials = WordList("denials")

    bad = """\
stem: How many stages of change does a person go through?
#     ^^^^^^^^^^^^^^^
options:
  - text: Five, in a fixed order
    correct: true
  - text: Three, in a fixed order
  - text: Four, in any order
"""
    good = """\
stem: Keisha wants to cut down and also fears to lose her friends. Which stage of change fits best?
options:
  - text: Contemplation
    correct: true
  - text: Maintenance
  - text: Action
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield numbers that differ, disputed groupings that are keyed, and effects that are told as certain."""
        if self._telling.isdisjoint(question.vocabulary):
            return
        yield from self._numbers(question)
        yield from self._disputed(question)
        for at, text in _claimed(question):
            if certain := self._certain(text):
                yield Finding(
                    question,
                    at,
                    f"'{certain[0]}' promises an effect that differs from person to person",
                    help="write 'tends to' or 'can'",
                    part=certain,
                )

    @cached_property
    def _telling(self) -> frozenset[str]:
        """Words of which a question must hold one before it is looked at closely."""
        lists = (self.grounding, self.imagery, self.reciting, self.certainties)
        begin = " ".join(entry.replace("-", " ").split()[0] for words in lists for entry in words.entries)
        return vocabulary(begin) | _COUNTED

    def _numbers(self, question: WrittenQuestion) -> Iterator[Finding]:
        if _COUNTED.isdisjoint(question.vocabulary):
            return
        by_name = "samhsa" in question.vocabulary
        for at, text in _asked(question):
            if found := _STAGES.search(text):
                yield Finding(question, at, "sources list five or six stages of change", part=found)
            elif not by_name and (found := _PRINCIPLES.search(text)):
                yield Finding(
                    question, at, "SAMHSA's list of recovery principles has ten, an older one has twelve", part=found
                )

    def _disputed(self, question: WrittenQuestion) -> Iterator[Finding]:
        told = f"{question.scenario} {question.stem}"
        for topic, disputed, message in (
            (self.grounding, self.swapped_senses, "sources swap touch and hearing in this exercise"),
            (self.imagery, self.imagery_kinds, "sources group guided imagery with mindfulness or with relaxation"),
            (self.reciting, self.affirming, "research on repeating strongly positive statements is mixed"),
        ):
            found = next(_keyed_on(question, told, topic, disputed), None)
            if found:
                yield Finding(question, found[0], f"the key is '{found[1][0]}', but {message}", part=found[1])

    def _certain(self, text: str) -> re.Match[str] | None:
        for sure in self.certainties.find(text):
            effect = next((match for match in self.calming.find(text) if 0 < match.start() - sure.end() <= _NEAR), None)
            begin = max((match.end() for match in _SENTENCE_BEGIN.finditer(text, 0, sure.start())), default=0)
            if effect and not self.denials.find(text[begin : sure.start()]):
                return _STRETCH.match(straight(text), sure.start(), effect.end())
        return None


def _asked(question: WrittenQuestion) -> Iterator[_Text]:
    """Yield where a number may be asked for, or be the answer."""
    yield ("stem",), question.stem
    yield from ((option.at, option.plain) for option in question.options if option.is_key)


def _keyed(question: WrittenQuestion) -> Iterator[_Text]:
    """Yield the texts on which the answer rests."""
    yield from ((option.at, option.plain) for option in question.options if option.is_key)
    match question.question:
        case TrueFalse():
            yield ("stem",), question.stem
        case Ordering(sequence=sequence):
            yield from ((("sequence", place, "text"), _plain(step.text)) for place, step in enumerate(sequence))
        case Matching(pairs=pairs):
            yield from ((("pairs", place, "right"), _plain(pair.right)) for place, pair in enumerate(pairs))


def _claimed(question: WrittenQuestion) -> Iterator[_Text]:
    """Yield what the question says is so."""
    if not (isinstance(question.question, TrueFalse) and not question.question.answer):
        yield from _keyed(question)
    yield ("explanation",), _plain(question.question.explanation)


def _keyed_on(
    question: WrittenQuestion, told: str, topic: Words, disputed: Words
) -> Iterator[tuple[tuple[str | int, ...], re.Match[str]]]:
    """Yield the disputed words of a key that is about the topic, by the stem or by itself."""
    named = bool(topic.find(told))
    for at, text in _keyed(question):
        if (named or topic.find(_left_of(question, at) + text)) and (found := disputed.find(text)):
            yield at, found[0]


def _left_of(question: WrittenQuestion, at: tuple[str | int, ...]) -> str:
    match question.question, at:
        case Matching(pairs=pairs), ("pairs", int(place), _):
            return f"{_plain(pairs[place].left)}: "
    return ""


def _plain(text: str) -> str:
    return straight(plain(text))
