"""R26."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.rules.r25_negative_stem import NegativeStem
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice


class DoubleNegative(QuestionRule):
    """A negative question has a negative option.

    To judge the option one must turn it around twice. That is work for the head, takes time and tests logic, not peer
    support; people who read in a second language or under stress lose most by it.
    """

    code = "R26"
    name = "double-negative"
    severity = Severity.ERROR
    sources = ("Haladyna, Downing & Rodriguez 2002, guidelines 17 and 27",)
    types = (Choice,)
    remedy = "ask for what is right, or say the option without a negative"
    false_positives = "A negative in the vignette or in a quotation; the question itself must be negative."

    not_words = WordList("not-words")
    negations = WordList("negations")

    bad = """\
stem: Andre asks to sit in on his own care meeting. Which of these is NOT part of his specialist's role?
options:
  - text: Going through his questions with him beforehand.
  - text: Not speaking for him while he looks for a word.
    #     ^^^
  - text: Telling the team what they ought to prescribe.
    correct: true
"""
    good = """\
stem: Andre asks to sit in on his own care meeting. Which of these is part of his specialist's role?
options:
  - text: Going through his questions with him beforehand.
    correct: true
  - text: Speaking for him while he looks for a word.
  - text: Telling the team what they ought to prescribe.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the first option that negates what is asked in the negative."""
        asked = NegativeStem(self.settings).negatives_in(question)
        denying = [(option, found) for option in question.options if (found := self._first(option))] if asked else []
        if denying:
            option, part = denying[0]
            others = f" (and in {len(denying) - 1} more)" if len(denying) > 1 else ""
            message = f"'{part[0]}' stands in an option{others}, and the question asks with '{asked[0][0]}'"
            yield Finding(question, option.at, message, part=part)

    def _first(self, option: WrittenOption) -> re.Match[str] | None:
        found = [*self.not_words.find(option.plain), *self.negations.find(option.plain)]
        return min(found, key=re.Match.start, default=None)
