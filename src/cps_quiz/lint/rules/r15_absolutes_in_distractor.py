"""R15."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Choice


class AbsolutesInDistractor(QuestionRule):
    """A distractor says "always" or "never", and the key does not.

    Little in this field is always so, and candidates know it: an absolute word gives a distractor away without any
    knowledge of the subject. Where the key has one as well the word says nothing, and the rule is silent.
    """

    code = "R15"
    name = "absolutes-in-distractor"
    severity = Severity.WARNING
    sources = (
        "Haladyna, Downing & Rodriguez 2002, guideline 28a",
        "NBME 2020, technical flaws",
        "Tarrant et al. 2006",
        "Moore et al. 2023",
    )
    types = (Choice,)
    remedy = "say it without the absolute word, or use one in the key too"
    false_positives = '"Not at all", "every week" and what stands in inner quotation marks.'

    absolutes = WordList("absolutes")
    harmless = WordList("harmless-absolutes")

    bad = """\
stem: Bao asks what to expect of the group. Which reply fits?
options:
  - text: You must always speak when it is your turn.
    #         ^^^^
  - text: Some people talk, some listen, and you choose.
    correct: true
  - text: The group answers the questions that you bring.
"""
    good = """\
stem: Bao asks what to expect of the group. Which reply fits?
options:
  - text: You speak when it is your turn, as each of us does.
  - text: Some people talk, some listen, and you choose.
    correct: true
  - text: The group meets every week and answers what you bring.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield each distractor's first absolute word."""
        keys = [option for option in question.options if option.is_key]
        if not keys or any(self._first(key.unquoted) for key in keys):
            return
        for option in question.distractors:
            if found := self._first(option.unquoted):
                part = next((match for match in self.absolutes.find(option.plain) if match[0] == found), None)
                yield Finding(question, option.at, f"'{found}' stands in a distractor and not in the key", part=part)

    def _first(self, text: str) -> str | None:
        harmless = [match.span() for match in self.harmless.find(text)]
        for match in self.absolutes.find(text):
            if not any(start <= match.start() < end for start, end in harmless):
                return match[0]
        return None
