"""R03."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Single


class OptionCount(QuestionRule):
    """A question has fewer than three options, or more than five.

    With two options a coin is right every second time, so the answer says little. Beyond five, authors run out of
    tempting mistakes: the added options are seldom chosen and only cost reading time.
    """

    code = "R03"
    name = "option-count"
    severity = Severity.ERROR
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 18",)
    types = (Single,)
    remedy = "write three to five options"
    restates = frozenset({"F022"})

    fewest = Threshold(3, "fewer options are an error")
    most = Threshold(5, "more options are a warning")

    bad = """\
stem: Hae-won falls silent after a hard question. What does the peer specialist do first?
options:
#^^^^^^
  - {text: Waits quietly with her for a moment, correct: true}
  - {text: Asks the question again in other words}
"""
    good = """\
stem: Hae-won falls silent after a hard question. What does the peer specialist do first?
options:
  - {text: Waits quietly with her for a moment, correct: true}
  - {text: Asks the question again in other words}
  - {text: Moves on to a question that is easier}
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield too few or too many options."""
        count = len(question.options)
        if count < self.fewest:
            told = f"{count} {'option' if count == 1 else 'options'}; at least {self.fewest:g} are needed"
            yield Finding(question, ("options",), told, "write another wrong option that tempts")
        elif count > self.most:
            told = f"{count} options; {self.most:g} are enough"
            yield Finding(question, ("options",), told, "drop the weakest", severity=Severity.WARNING)
