"""R01."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Single


class OneKey(QuestionRule):
    """A question with one answer has no right option, or several.

    Without a key nobody can be right. With two, a candidate who knows the subject has to guess which of them was meant,
    and the score then tells of luck. A question that wants several answers has a type of its own, and says so.
    """

    code = "R01"
    name = "one-key"
    severity = Severity.ERROR
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 19", "Moore et al. 2023")
    types = (Single,)
    restates = frozenset({"F021"})
    remedy = "mark exactly one option with 'correct: true'"

    bad = """\
stem: Umar says that his sister stopped calling. Which reply reflects what he feels?
options:
  - text: You miss her, and the silence hurts.
    correct: true
  - text: It stings that the calls have ended.
    correct: true
    #        ^^^^
  - text: You could call her yourself tonight.
  - text: She may only be busy with the baby.
"""
    good = """\
stem: Umar says that his sister stopped calling. Which reply reflects what he feels?
options:
  - text: You miss her, and the silence hurts.
    correct: true
  - text: It helps to write down what you would say.
  - text: You could call her yourself tonight.
  - text: She may only be busy with the baby.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield that no option is right, or the second of several right ones."""
        keys = [option.place for option in question.options if option.is_key]
        if not keys:
            yield Finding(question, ("options",), "no option is correct", "add 'correct: true' to the right one")
        elif len(keys) > 1:
            at = ("options", keys[1], "correct")
            yield Finding(question, at, f"{len(keys)} options are correct", "keep one, or write 'type: multiple'")
