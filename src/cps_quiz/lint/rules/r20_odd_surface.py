"""R20."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Single
from cps_quiz.text.markup import Style, parse
from cps_quiz.text.words import quotations, straight

_QUESTION_MARK = re.compile(r"\?")
_SEMICOLON = re.compile(";")
_NUMBER = re.compile(r"\d+")
_NO_PERSON = {"i", "US"}  # "i.e." and the country


class OddSurface(QuestionRule):
    """The key alone has a question mark, a quotation, a bold word or the like.

    What sets an option apart at a glance is noticed before anything is read. If it is the key that stands apart, a
    candidate who bets on the odd one out is right; and where it happens often, that bet becomes a habit.
    """

    code = "R20"
    name = "odd-surface"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 28d",)
    types = (Single,)
    remedy = "give a distractor the same surface, or take it from the key"

    first_person = WordList("first-person")

    bad = """\
stem: Dolores says that she may skip the hearing. What does her peer specialist say next?
options:
  - text: It would be wise to go, since they rarely move a date.
  - text: A good many people skip theirs and come out fine.
  - text: What would skipping it mean for you?
    #                                        ^
    correct: true
  - text: The clerk's office can tell you what happens then.
"""
    good = """\
stem: Dolores says that she may skip the hearing. What does her peer specialist say next?
options:
  - text: Would it be wise to go, since they rarely move a date?
  - text: A good many people skip theirs and come out fine.
  - text: What would skipping it mean for you?
    correct: true
  - text: The clerk's office can tell you what happens then.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the key where a mark of its surface stands in no distractor."""
        if question.key is None or len(question.distractors) < 2:
            return
        odd = [
            (what, part)
            for what, part in self._marks(question.key).items()
            if not any(what in self._marks(option) for option in question.distractors)
        ]
        if odd:
            told = " and ".join(what for what, _ in odd)
            yield Finding(question, question.key.at, f"the key alone has {told}", part=odd[0][1])

    def _marks(self, option: WrittenOption) -> dict[str, re.Match[str]]:
        """Return what sets an option apart at a glance, and where."""
        text = option.plain
        quoted = next(iter(quotations(text)), "")
        bold = next((run.text for block in parse(option.text) for run in block.runs if run.style is Style.STRONG), "")
        found = {
            "a question mark": _QUESTION_MARK.search(text),
            "a quotation": re.search(re.escape(quoted), text) if quoted else None,
            "the first person": self._first_person(text),
            "a semicolon": _SEMICOLON.search(text),
            "a number": _NUMBER.search(text),
            "bold type": re.search(re.escape(straight(bold)), text) if bold else None,
        }
        return {what: part for what, part in found.items() if part}

    def _first_person(self, text: str) -> re.Match[str] | None:
        return next((match for match in self.first_person.find(text) if match[0] not in _NO_PERSON), None)
