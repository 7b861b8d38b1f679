"""R02."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Multiple


class MultiCount(QuestionRule):
    """A question with several answers has too few right ones, no wrong one, or too few or too many options.

    Where one option is right, the type leads candidates to look for a second. Where all are right, whoever ticks every
    box scores in full without reading. With three options there is little left to judge, and seven are more than
    anyone holds in mind at once.
    """

    code = "R02"
    name = "multi-count"
    severity = Severity.ERROR
    sources = ("house rule",)
    types = (Multiple,)
    remedy = "write four to six options, of which two or more are right and one or more are wrong"
    restates = frozenset({"F021", "F022"})

    fewest_right = Threshold(2, "so many options are right at least")
    fewest_wrong = Threshold(1, "so many options are wrong at least")
    fewest = Threshold(4, "the fewest options")
    most = Threshold(6, "the most options")

    bad = """\
type: multiple
stem: Keisha wants to speak up at her next visit. Which replies leave the lead with her?
options:
#^^^^^^
  - {text: What would you like to say first?, correct: true}
  - {text: Would it help to rehearse it with me?, correct: true}
  - {text: Where would you like me to sit?, correct: true}
  - {text: What should happen if you lose the thread?, correct: true}
"""
    good = """\
type: multiple
stem: Keisha wants to speak up at her next visit. Which replies leave the lead with her?
options:
  - {text: What would you like to say first?, correct: true}
  - {text: Would it help to rehearse it with me?, correct: true}
  - {text: I will start and hand over to you.}
  - {text: Let me send the clinic a note for you.}
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield a wrong number of right options, and a wrong number of options."""
        count, wrong = len(question.options), len(question.distractors)
        right = count - wrong
        if right < self.fewest_right:
            told = f"{right} of {count} options are correct; at least {self.fewest_right:g} should be"
            yield Finding(question, ("options",), told, "mark another with 'correct: true', or write 'type: single'")
        elif wrong < self.fewest_wrong:
            told = f"{right} of {count} options are correct, {wrong} wrong; at least {self.fewest_wrong:g} should be"
            yield Finding(question, ("options",), told, "add a wrong option")
        if not self.fewest <= count <= self.most:
            told = f"a question with several answers has {self.fewest:g} to {self.most:g} options, this one {count}"
            yield Finding(question, ("options",), told, "add options" if count < self.fewest else "leave options out")
