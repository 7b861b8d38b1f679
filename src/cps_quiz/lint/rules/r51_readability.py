"""R51."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, Threshold, WordList
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion
from cps_quiz.text.words import count_words, reading_grade


class Readability(BankRule):
    """A stem takes more schooling to read than the examination asks for.

    Peer specialists qualify by what they lived through, and many sit the examination years after school or in a second
    language. Long sentences and long words test reading instead of peer support. The grade is that of Flesch and
    Kincaid: eighth grade is a fair aim.
    """

    code = "R51"
    name = "readability"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 8", "Kincaid et al. 1975", "cps-quiz style guide")
    remedy = "split long sentences, and use shorter words"
    false_positives = (
        "Short stems and stems of one sentence, of which the grade says little; 'specialist' counts as a short word."
    )

    grade = Threshold(11, "the highest grade of a stem")
    words = Threshold(20, "of stems with at least so many words")
    mean_grade = Threshold(9, "the highest mean grade of a bank's stems")
    questions = Threshold(3, "in banks of at least so many such stems")

    known = WordList("long-words-of-the-field")

    example_thresholds = {"words": 10}
    bad = """\
stem: Farid verbalizes apprehension regarding his next appointment. Which intervention demonstrates validation?
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
options:
  - text: You are worried about what comes next.
    correct: true
  - text: There is no reason to be so tense.
"""
    good = """\
stem: Farid says that he is worried about his next visit. Which reply shows that he was heard?
options:
  - text: You are worried about what comes next.
    correct: true
  - text: There is no reason to be so tense.
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield stems that are too hard to read, and the bank where its stems are so on the whole."""
        grades: list[float] = []
        for question in bank.active:
            if (grade := self._grade(question)) is None:
                continue
            grades.append(grade)
            if grade > self.grade:
                told = f"the stem reads at grade {grade:.1f}; at most {self.grade:g} is fair"
                yield Finding(question, ("stem",), told)
        if len(grades) >= self.questions and (mean := sum(grades) / len(grades)) > self.mean_grade:
            told = f"the mean grade of {len(grades)} stems is {mean:.1f}; at most {self.mean_grade:g} is fair"
            yield Finding(bank, ("questions",), told)

    def _grade(self, question: WrittenQuestion) -> float | None:
        if len(question.sentences) < 2 or count_words(question.stem) < self.words:
            return None
        stem, end = "", 0
        for match in self.known.find(question.stem):
            stem, end = f"{stem}{question.stem[end : match.start()]}peer", match.end()
        return reading_grade(stem + question.stem[end:])
