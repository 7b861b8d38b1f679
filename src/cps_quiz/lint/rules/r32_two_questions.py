"""R32."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule
from cps_quiz.lint.subject import WrittenQuestion

_MARKS = re.compile(r"[?!]*\?[?!]*")


class TwoQuestions(QuestionRule):
    """The stem asks more than one question.

    An option can answer one of them and not the other, so it's unclear what makes it right, and a wrong answer doesn't
    tell what the candidate didn't know.
    """

    code = "R32"
    name = "two-questions"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 1",)
    remedy = "ask one question; make a second one of the other"
    false_positives = "Questions that somebody asks in quotation marks."

    bad = """\
stem: Luca hears his guest sigh twice. What may the sigh mean? What should he say next?
#                                                              ^^^^^^^^^^^^^^^^^^^^^^^^
options:
  - text: That was a long breath. What is on your mind?
    correct: true
  - text: You sound tired, so we can stop for today.
  - text: I sighed all the time in my own first year.
"""
    good = """\
stem: Luca hears his guest sigh twice. "Can I stop here?" the guest asks. What should he say next?
options:
  - text: Yes. I am here when you want to go on.
    correct: true
  - text: You sound tired, so you had better sleep.
  - text: I sighed all the time in my own first year.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the second question."""
        marks = list(_MARKS.finditer(question.narration))
        if len(marks) > 1:
            end = marks[1].end()
            begins = (start for start, _ in question.sentence_spans if start < end)
            second = question.stretch(max(marks[0].end(), *begins), end)
            yield Finding(question, ("stem",), f"the stem asks {len(marks)} questions", part=second)
