"""R47."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, Threshold, WordList
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion
from cps_quiz.text.markup import plain
from cps_quiz.text.runs import Common, RunIndex, SetPhrases, Spoken, runs_of, stretch
from cps_quiz.text.words import straight

_Text = tuple[tuple[str | int, ...], str]


class CrossCue(BankRule):
    """The stem or explanation of one question says what the key of another says, word by word.

    A candidate who has read the one knows the key of the other, whatever it asks, and can go back to it where the exam
    allows. It happens when a sentence that is well put is used twice.
    """

    code = "R47"
    name = "cross-cue"
    severity = Severity.INFO
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 4",)
    remedy = "say it in other words in one of the two"
    false_positives = (
        "Set phrases, such as names of models and the definition of recovery: they count as one word. Questions of one "
        "'family', which a sitting never asks together, and retired ones."
    )

    words = Threshold(6, "so many words in a row are a cue")
    set_phrases = WordList("set-phrases")

    bad = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: one
    objective: O-1
    stem: Zoe has heard two opposite opinions by noon. What helps her now?
    options:
      - {text: Ask which of the two she would miss more, correct: true}
      - {text: Give her a third opinion to weigh}
      - {text: Take the side of the clinician}
  - id: two
    objective: O-1
    stem: Umar cannot choose between two classes. Which question is open?
    options: [{text: What draws you to each?, correct: true}, {text: Is it the fee?}, {text: Do you like art?}]
    explanation: One can ask which of the two she would miss more, and here an open question does it.
    #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"""
    good = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: one
    objective: O-1
    stem: Zoe has heard two opposite opinions by noon. What helps her now?
    options:
      - {text: Ask which of the two she would miss more, correct: true}
      - {text: Give her a third opinion to weigh}
      - {text: Take the side of the clinician}
  - id: two
    objective: O-1
    stem: Umar cannot choose between two classes. Which question is open?
    options: [{text: What draws you to each?, correct: true}, {text: Is it the fee?}, {text: Do you like art?}]
    explanation: An open question lets the answer be more than yes or no.
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield each pair of questions once, at the later one, whichever of them has the key."""
        questions = [question for each in (*bank.earlier, bank) for question in each.active]
        length = int(self.words)
        keyed = {run for question in questions for _, key in _keys_of(question) for run in runs_of(key, length)}
        shared = {
            run for q in questions for _, text in _told_by(q) for run in keyed.intersection(runs_of(text, length))
        }
        if not shared:
            return
        search = _Search(shared, length, SetPhrases(self.set_phrases.entries))
        for question in questions:
            if question.bank is bank:
                yield from search.cues(question)
            search.add(question)


@dataclass(frozen=True, slots=True)
class _Said:
    """A text of a question, where it stands, and its words."""

    at: tuple[str | int, ...]
    text: str
    words: list[Spoken]


class _Search:
    """What the keys, and what the stems and explanations have said so far. Questions are known by their places.

    ``shared`` are the runs that stand both in keys and elsewhere: texts without one need no closer look.
    """

    def __init__(self, shared: set[tuple[str, ...]], length: int, phrases: SetPhrases) -> None:
        self.shared = shared
        self.length = length
        self.phrases = phrases
        self.questions: list[WrittenQuestion] = []
        self.keys = RunIndex[int](length)
        self.told = RunIndex[tuple[int, str]](length)

    def add(self, question: WrittenQuestion) -> None:
        """Remember what a question says."""
        place, group = len(self.questions), _group(question)
        self.questions.append(question)
        for said in self._said(_keys_of(question)):
            self.keys.add(said.words, place, group=group)
        for said in self._said(_told_by(question)):
            self.told.add(said.words, (place, str(said.at[0])), group=group)

    def cues(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield where a question gives an earlier one's key away, or the other way round."""
        group, paired = _group(question), set[int]()
        for said in self._said(_told_by(question)):
            for common in self.keys.common(said.words, group=group):
                if common.owner not in paired:
                    paired.add(common.owner)
                    told = f"these words stand in the key of {self._name(common.owner, question)} too"
                    yield _finding(question, said, common, told)
        for said in self._said(_keys_of(question)):
            for cue in self.told.common(said.words, group=group):
                place, field = cue.owner
                if place not in paired:
                    paired.add(place)
                    told = f"these words of the key stand in the {field} of {self._name(place, question)} too"
                    yield _finding(question, said, cue, told)

    def _name(self, place: int, question: WrittenQuestion) -> str:
        other = self.questions[place]
        where = "" if other.bank is question.bank else f" in {other.bank.document.path}"
        return f"'{other.question.id}'{where}"

    def _said(self, texts: Iterable[_Text]) -> list[_Said]:
        return [
            _Said(at, text, self.phrases.spoken(text))
            for at, text in texts
            if not self.shared.isdisjoint(runs_of(text, self.length))
        ]


def _finding(question: WrittenQuestion, said: _Said, common: Common[Any], told: str) -> Finding:
    part = stretch(said.text, said.words, common)
    return Finding(question, said.at, f'{told}: "{part[0]}"', part=part)


def _keys_of(question: WrittenQuestion) -> list[_Text]:
    return [(option.at, option.plain) for option in question.options if option.is_key]


def _told_by(question: WrittenQuestion) -> list[_Text]:
    return [(("stem",), question.stem), (("explanation",), straight(plain(question.question.explanation)))]


def _group(question: WrittenQuestion) -> Hashable:
    """Return what no two questions share but those of one family."""
    of_bank = question.bank.head.id
    return (of_bank, question.question.family) if question.question.family else (of_bank, "", question.question.id)
