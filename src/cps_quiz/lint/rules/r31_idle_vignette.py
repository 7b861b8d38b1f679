"""R31."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.text.words import content_words


class IdleVignette(QuestionRule):
    """Nothing of the vignette is taken up by the options, their rationales or the explanation.

    A story that the answer doesn't hang on is reading for its own sake. It costs time, may mislead, and makes recall
    look like application: without the story the question could be answered just as well.
    """

    code = "R31"
    name = "idle-vignette"
    severity = Severity.INFO
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 16", "NBME 2020, technical flaws")
    heuristic = True
    remedy = "drop the vignette, or make the answer hang on it"
    false_positives = "Options and explanations that take the story up in other words: a reviewer must say."

    words = Threshold(2, "the rule looks at vignettes of at least so many content words")
    letters = Threshold(5, "words that begin with so many equal letters are one word in two forms")

    bad = """\
stem: Noor rents a room above the bakery and walks her neighbor's dog. Which skill is part of OARS?
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
options:
  - text: Summarizing
    correct: true
  - text: Advising
  - text: Diagnosing
explanation: The S of OARS stands for summaries.
"""
    good = """\
stem: Noor rents a room above the bakery and misses her garden. Which reply reflects what Noor said?
options:
  - text: You miss having plants around you.
    correct: true
  - text: A bakery must be a lively place to live.
  - text: Many people rent a room in their first year.
explanation: A reflection gives back the loss, here that of the garden.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the vignette where no content word of it comes back."""
        told = self._beginnings(question, question.vignette)
        if len(told) < self.words:
            return
        says_something = False
        for at, text in question.texts():
            if at[0] != "stem":
                words = self._beginnings(question, text)
                if words & told:
                    return
                says_something = says_something or bool(words)
        if not says_something:
            return
        message = "no word of the vignette comes back in the options, rationales or explanation"
        start = question.asked[0]
        if start:
            yield Finding(question, ("stem",), message, part=question.stretch(0, start))
        else:
            yield Finding(question, ("scenario",), message)

    def _beginnings(self, question: WrittenQuestion, text: str) -> set[str]:
        letters = int(self.letters)
        return {word[:letters] for word in content_words(text, names=question.names)}
