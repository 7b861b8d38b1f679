"""R25."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Edit, Finding, Threshold, WordList
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion
from cps_quiz.text.words import straight


class NegativeStem(BankRule):
    """What is asked is put in the negative.

    A candidate who reads fast misses the "not", answers the opposite question, and loses a point for a slip of the eye.
    Such a question also shows only that one wrong thing is known, while the right one may not be. In capitals the word
    is seen at least, and once in a while a list of harms is best asked so; in more than a few questions of a bank it is
    a habit.
    """

    code = "R25"
    name = "negative-stem"
    severity = Severity.ERROR
    sources = (
        "Haladyna, Downing & Rodriguez 2002, guideline 17",
        "NBME 2020, technical flaws",
        "Tarrant et al. 2006",
        "Moore et al. 2023",
    )
    remedy = "ask for what is right; if it must be negative, write the word in capitals"
    false_positives = 'What people say in quotation marks or in the vignette, "at least", "whether or not".'

    share = Threshold(0.03, "the highest share of a bank's questions that may be negative")
    stems = Threshold(2, "the share is told where at least so many are")

    negatives = WordList("negative-stem")
    not_words = WordList("not-words")
    harmless = WordList("harmless-negatives")

    bad = """\
stem: >-
  Ines says, "I have not slept since the hearing." Which reply does not reflect what she said?
  #                                                                 ^^^
options:
  - text: The nights have been long since you were in court.
  - text: You lie awake, and it began with the hearing.
  - text: A warm bath before bed helps a lot of people.
    correct: true
"""
    good = """\
stem: >-
  Ines says, "I have not slept since the hearing." Which reply reflects what she said?
options:
  - text: The nights have been long since you were in court.
    correct: true
  - text: A hearing is a strain, and yours is behind you.
  - text: A warm bath before bed helps a lot of people.
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield each negative stem at its first negative word, and their share where it is too high."""
        negative = 0
        for question in bank.questions:
            if found := self.negatives_in(question):
                yield self._finding(question, found[0])
                negative += not question.question.retired
        if negative >= self.stems and negative / len(bank.active) > self.share:
            told = f"{negative} of {len(bank.active)} stems ({negative / len(bank.active):.0%}) are negative"
            message = f"{told}; at most {self.share:.0%} should be so"
            yield Finding(bank, ("questions",), message, severity=Severity.WARNING)

    def negatives_in(self, question: WrittenQuestion) -> list[re.Match[str]]:
        """Return the words that turn what is asked around, in order."""
        found = question.in_lead_in(self._all_in)
        harmless = [match.span() for match in self.harmless.find(question.stem)] if found else []
        return [match for match in found if not any(start <= match.start() < end for start, end in harmless)]

    def _all_in(self, text: str) -> list[re.Match[str]]:
        return sorted([*self.negatives.find(text), *self.not_words.find(text)], key=re.Match.start)

    def _finding(self, question: WrittenQuestion, part: re.Match[str]) -> Finding:
        word = part[0]
        if word.isupper():
            return Finding(
                question,
                ("stem",),
                f"'{word}' makes the question a negative one",
                help="ask for what is right",
                severity=Severity.WARNING,
                part=part,
            )
        message = f"'{word}' makes the question a negative one and is easily missed"
        return Finding(question, ("stem",), message, part=part, edits=self._edits(question, part))

    def _edits(self, question: WrittenQuestion, part: re.Match[str]) -> tuple[Edit, ...]:
        """Return how to write the word in capitals; nothing where the source doesn't hold the stem as it reads."""
        document = question.bank.document
        start, end = document.value_range(question.raw, "stem")
        in_source, in_stem = self._all_in(straight(document.text[start:end])), self._all_in(question.stem)
        if [match[0] for match in in_source] != [match[0] for match in in_stem]:
            return ()
        place = [match.start() for match in in_stem].index(part.start())
        first, last = in_source[place].span()
        return (Edit(start + first, start + last, document.text[start + first : start + last].upper()),)
