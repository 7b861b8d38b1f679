"""R55."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, Threshold, WordList
from cps_quiz.lint.subject import Subject, WrittenBank
from cps_quiz.text.markup import plain
from cps_quiz.text.runs import RunIndex, SetPhrases, runs_of, stretch
from cps_quiz.text.words import straight

_Text = tuple[Subject, tuple[str | int, ...], str]


class Verbatim(BankRule):
    """A text repeats a protected source word by word.

    What a source says may be tested, its sentences belong to whoever wrote them. Copied wording also lets candidates
    who have read the source recognize the key without understanding it. The rule has something to say only where
    somebody who holds the source names it.
    """

    code = "R55"
    name = "verbatim"
    severity = Severity.ERROR
    sources = ("house rule: questions are written in one's own words",)
    remedy = "say it in your own words"
    false_positives = "Names of models and the definition of recovery: they count as one word."

    words = Threshold(8, "so many words in a row are a copy")
    set_phrases = WordList("set-phrases")

    example_sources = ("People grow most when they are trusted to look at their own story and find what it holds.",)
    bad = """\
stem: What does reflection with a peer specialist rest on?
options:
  - text: People are trusted to look at their own story and find what is in it.
  #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    correct: true
  - text: People are told what their story means by somebody with training.
  - text: People are shown the story of somebody who has done well since.
"""
    good = """\
stem: What does reflection with a peer specialist rest on?
options:
  - text: A person can be trusted to make sense of what has happened so far.
    correct: true
  - text: People are told what their story means by somebody with training.
  - text: People are shown the story of somebody who has done well since.
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield each stretch that stands in a protected text, in questions and in what they share."""
        length = int(self.words)
        held = {run for source in bank.sources for run in runs_of(source, length)}
        suspect = [text for text in _texts(bank) if not held.isdisjoint(runs_of(text[-1], length))] if held else []
        if not suspect:
            return
        phrases = SetPhrases(self.set_phrases.entries)
        protected = RunIndex[str](length)
        for source in bank.sources:
            protected.add(phrases.spoken(source), "source", group="source")
        for subject, at, text in suspect:
            said = phrases.spoken(text)
            for common in protected.common(said, group="bank"):
                part = stretch(text, said, common)
                told = f"{common.end - common.first} words in a row stand in a protected text"
                yield Finding(subject, at, f'{told}: "{part[0]}"', part=part)


def _texts(bank: WrittenBank) -> Iterator[_Text]:
    for name, vignette in bank.head.scenarios.items():
        yield bank, ("scenarios", name), straight(plain(vignette))
    for term, definition in bank.head.terms.items():
        yield bank, ("terms", term), straight(plain(definition))
    for question in bank.questions:
        for at, text in question.texts():
            yield question, at, straight(plain(text))
