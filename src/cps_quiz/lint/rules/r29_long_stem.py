"""R29."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.text.words import count_words


class LongStem(QuestionRule):
    """The stem is long.

    Reading takes time from thinking, and slow readers, people who are tired and people who read in a second language
    pay for it, though reading is not what is tested. A story needs some room; a question of recall needs little.
    """

    code = "R29"
    name = "long-stem"
    severity = Severity.ERROR
    sources = ("Haladyna, Downing & Rodriguez 2002, guidelines 13 and 16", "Moore et al. 2023")
    remedy = "cut what the answer does not hang on"
    false_positives = "A vignette that several questions share is not counted: it is read once."

    long = Threshold(90, "a stem of more words is a warning")
    too_long = Threshold(120, "a stem of more words is an error")
    recall = Threshold(35, "a stem of more words in a question of recall is a warning")

    example_thresholds = {"recall": 12}
    bad = """\
level: recall
stem: Many people who have worked in peer support for a while know it. What is the righting reflex?
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
options:
  - text: The urge to correct and to fix.
    correct: true
  - text: The habit of taking the other side.
  - text: The wish to be right in a quarrel.
"""
    good = """\
level: recall
stem: What is the righting reflex?
options:
  - text: The urge to correct and to fix.
    correct: true
  - text: The habit of taking the other side.
  - text: The wish to be right in a quarrel.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the stem where it has more words than its level allows."""
        count = count_words(question.stem)
        recall = question.question.level == "recall"
        limit = self.recall if recall else self.long
        if count > min(limit, self.too_long):
            yield Finding(
                question,
                ("stem",),
                f"the stem has {count} words; {'in recall ' if recall else ''}at most {limit:g} should do",
                severity=Severity.ERROR if count > self.too_long else Severity.WARNING,
            )
