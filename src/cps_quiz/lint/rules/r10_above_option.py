"""R10."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Choice

_NEXT_WORD = re.compile(r"\s+(?=\w)")


class AboveOption(QuestionRule):
    """An option stands for the others: "all of the above", "none of these".

    Who knows two right options, or a single wrong one, has the answer to "all" without knowing the rest, and who picks
    "none" rightly has not shown to know what is right. Options are shuffled besides, so there may be nothing above.
    """

    code = "R10"
    name = "above-option"
    severity = Severity.ERROR
    sources = (
        "Haladyna, Downing & Rodriguez 2002, guidelines 25 and 26",
        "NBME 2020, technical flaws",
        "Moore et al. 2023",
    )
    types = (Choice,)
    remedy = "write an option of its own, or use 'type: multiple'"
    false_positives = (
        'What stands in inner quotation marks, and "all of these" before a noun, as in "all of these feelings".'
    )

    above = WordList("above-options")
    these = WordList("these-options")
    after_these = WordList("after-these")

    bad = """\
stem: Luca is worn out by caring for his father. What can the peer specialist offer?
options:
  - {text: An ear for what the days are like}
  - {text: A list of respite services nearby}
  - {text: All of the above, correct: true}
  #        ^^^^^^^^^^^^^^^^
"""
    good = """\
stem: Luca asks where somebody could sit with his father for a day. What does the peer specialist offer?
options:
  - {text: An ear for what the days are like}
  - {text: A list of respite services nearby, correct: true}
  - {text: A story of caring for someone at home}
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield each option that stands for others."""
        for option in question.options:
            if found := self._first(option.unquoted):
                part = next((match for match in self._all(option.plain) if match[0] == found[0]), None)
                yield Finding(question, option.at, f"'{found[0]}' stands for other options", part=part)

    def _first(self, text: str) -> re.Match[str] | None:
        return next(iter(self._all(text)), None)

    def _all(self, text: str) -> list[re.Match[str]]:
        alone = [match for match in self.these.find(text) if self._is_without_noun(text[match.end() :])]
        return sorted((*self.above.find(text), *alone), key=re.Match.start)

    def _is_without_noun(self, rest: str) -> bool:
        """Whether what follows "these" is the end, a mark, or a word that speaks of options."""
        word = _NEXT_WORD.match(rest)
        return word is None or any(found.start() == word.end() for found in self.after_these.find(rest))
