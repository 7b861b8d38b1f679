"""R37."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Choice


class CommonPrefix(QuestionRule):
    """All options begin with the same words.

    Each candidate reads those words once for every option and learns nothing from them. In the stem they are read once,
    and the options then show at a glance in what they differ.
    """

    code = "R37"
    name = "common-prefix"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 13",)
    types = (Choice,)
    remedy = "move the words that all options share into the stem"
    false_positives = 'Replies that begin with "I": what somebody says can\'t be moved into the stem.'

    words = Threshold(3, "the rule fires where all options share at least so many first words")

    bad = """\
stem: Elif stops in the middle of a sentence. What helps most?
options:
#^^^^^^
  - text: The specialist should wait until she goes on.
    correct: true
  - text: The specialist should finish the sentence for her.
  - text: The specialist should ask the next person to speak.
"""
    good = """\
stem: Elif stops in the middle of a sentence. What should the specialist do?
options:
  - text: Wait until she goes on.
    correct: true
  - text: Finish the sentence for her.
  - text: Ask the next person to speak.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the options where all begin alike."""
        if len(question.options) < 2:
            return
        shared = list[str]()
        for together in zip(*(option.words for option in question.options), strict=False):
            if len(set(together)) > 1:
                break
            shared.append(together[0])
        if len(shared) >= self.words and shared[0].split("'")[0] != "i":
            told = f"all {len(question.options)} options begin with '{' '.join(shared)}'"
            yield Finding(question, ("options",), told)
