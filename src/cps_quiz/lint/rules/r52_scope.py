"""R52."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice

_AMOUNT = re.compile(r"(?<![\w.])\d+(?:\.\d+)?mg\b", re.IGNORECASE)  # where no space shows that mg is a word


class Scope(QuestionRule):
    """A right option speaks of diagnosis or medication.

    A peer specialist does not diagnose and gives no advice on starting, stopping or dosing a drug. A key that does so
    teaches candidates to leave their role. If the word is harmless where it stands, silence the rule there and say why.
    """

    code = "R52"
    name = "scope"
    severity = Severity.WARNING
    sources = ("cps-quiz style guide, out of scope for keys",)
    types = (Choice,)
    remedy = "let the key stay in the peer role, and keep clinical acts for distractors"
    false_positives = "Distractors: clinical drift is what they may show."

    words = WordList("out-of-scope")

    bad = """\
stem: Noor says that the new pills leave her tired all day. Which reply keeps to the peer role?
options:
  - text: Try to taper them over two weeks and see how you feel.
    #            ^^^^^
    correct: true
  - text: Tell me what the days are like, and what you would want to ask about them.
"""
    good = """\
stem: Noor says that the new pills leave her tired all day. Which reply keeps to the peer role?
options:
  - text: Try to taper them over two weeks and see how you feel.
  - text: Tell me what the days are like, and what you would want to ask about them.
    correct: true
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the first such word of each right option."""
        for option in question.options:
            if option.is_key and (match := self._first(option)):
                yield Finding(question, option.at, f"the right option says '{match[0]}'", part=match)

    def _first(self, option: WrittenOption) -> re.Match[str] | None:
        found = [*self.words.find(option.plain), *_AMOUNT.finditer(option.plain)]
        return min(found, key=re.Match.start, default=None)
