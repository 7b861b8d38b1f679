"""R39."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold, WordList
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice
from cps_quiz.text.words import masked_quotations, sentence_spans


class OptionNot(QuestionRule):
    """Several options say what is not so.

    A candidate has to turn each of them around before it can be compared with the others, and a hurried reader misses
    the little word. Said positively, an option takes one reading.
    """

    code = "R39"
    name = "option-not"
    severity = Severity.INFO
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 27",)
    types = (Choice,)
    remedy = "say what is done or what is so, without the 'not'"
    false_positives = (
        "What somebody says: quotations, and replies with a sentence that begins with 'I', 'you' or the like."
    )

    options = Threshold(2, "the rule fires where at least so many options have a 'not'")
    nots = WordList("not-words")
    speech = WordList("speech-pronouns")

    bad = """\
stem: Samir is late for the walk again. What shows respect for his pace?
options:
  - text: Keep a place for him and start at the usual time.
    correct: true
  - text: Do not tell him when the next walk takes place.
    #        ^^^
  - text: Start when he comes, and do not say why.
  - text: Ask the others to walk without a word to him.
"""
    good = """\
stem: Samir is late for the walk again. What shows respect for his pace?
options:
  - text: Keep a place for him and start at the usual time.
    correct: true
  - text: Leave him off the list for the next walk.
  - text: Start when he comes, and keep the reason private.
  - text: Ask the others to walk without a word to him.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the first "not" where several options have one."""
        found = [(option, match) for option in question.options if (match := self._first(option))]
        if len(found) >= self.options:
            option, match = found[0]
            told = f"'not' stands in {len(found)} of {len(question.options)} options"
            yield Finding(question, option.at, told, part=match)

    def _first(self, option: WrittenOption) -> re.Match[str] | None:
        found = self.nots.find(option.plain)
        if not found:
            return None
        narrated = masked_quotations(option.plain)
        begins = {start for start, _ in sentence_spans(narrated)}
        if any(match.start() in begins for match in self.speech.find(narrated)):
            return None
        return next((match for match in found if narrated[slice(*match.span())] == match[0]), None)
