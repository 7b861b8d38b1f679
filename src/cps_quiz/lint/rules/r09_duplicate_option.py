"""R09."""

import re
from collections.abc import Iterator, Sequence

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold, WordList
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice
from cps_quiz.text.words import bare, jaccard, normalized

_FIGURE = re.compile(r"\S*\d\S*")


class DuplicateOption(QuestionRule):
    """Two options say the same, or nearly so.

    If one of two equal options is the key, the other is graded wrong for saying the same; if neither is, candidates who
    notice strike out both at once. Either way the question offers fewer options than it shows. Two options that differ
    in one telling word, in a number or in a "not" may well be meant to be compared, and pass.
    """

    code = "R09"
    name = "duplicate-option"
    severity = Severity.ERROR
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 22",)
    types = (Choice,)
    remedy = "reword one of them so that it stands for another mistake"
    false_positives = (
        'A deliberate contrast: one word changed for another, another number, an added "not"; another order where the '
        "stem asks for one."
    )
    restates = frozenset({"F018"})

    overlap = Threshold(0.85, "two options that share so much of their content words, 0 to 1, are nearly the same")
    overlap_of_all = Threshold(0.6, "and so much of all their words, so that short words can tell two options apart")

    negations = WordList("contrast-negations")
    little = WordList("little-words")
    orders = WordList("order-words")

    bad = """\
stem: Oksana says that she is tired of being told to relax. Which reply fits best?
options:
  - text: You want someone to listen, and you keep getting advice.
    correct: true
  - text: You keep getting advice, and want someone to listen to you.
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  - text: Relaxing is a skill that can be learned.
  - text: Relaxing is a skill that can be learned!
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"""
    good = """\
stem: Oksana says that she is tired of being told to relax. Which reply fits best?
options:
  - text: You want someone to listen, and you keep getting advice.
    correct: true
  - text: They mean well, and they hope to see you at ease again.
  - text: Relaxing is a skill that can be learned.
  - text: Relaxing is a skill that nobody can teach.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield each option that says what an earlier one says."""
        same = [normalized(option.plain) for option in question.options]
        for option in question.options:
            earlier = question.options[: option.place]
            if same[option.place] in same[: option.place]:
                first = same.index(same[option.place]) + 1
                yield Finding(question, option.at, f"this option says the same as option {first}")
            elif near := next((other for other in earlier if self._is_near(other, option, question)), None):
                share = jaccard(near.content, option.content)
                told = f"this option shares {share:.0%} of its content words with option {near.place + 1}"
                yield Finding(question, option.at, told, severity=Severity.WARNING)

    def _is_near(self, one: WrittenOption, other: WrittenOption, question: WrittenQuestion) -> bool:
        return (
            jaccard(one.content, other.content) >= self.overlap
            and jaccard(set(map(bare, one.words)), set(map(bare, other.words))) >= self.overlap_of_all
            and not self._is_contrast(one, other)
            and not (self.orders.find(question.stem) and sorted(one.words) == sorted(other.words))
        )

    def _is_contrast(self, one: WrittenOption, other: WrittenOption) -> bool:
        """Whether the two differ in a "not", in their numbers, or in one word that is changed for another."""
        if _FIGURE.findall(normalized(one.plain)) != _FIGURE.findall(normalized(other.plain)):
            return True
        if len(self.negations.find(one.plain)) != len(self.negations.find(other.plain)):
            return True
        if len(one.words) != len(other.words):
            return False
        changed = [(a, b) for a, b in zip(one.words, other.words, strict=True) if bare(a) != bare(b)]
        return len(changed) == 1 and self._tells(changed[0])

    def _tells(self, changed: Sequence[str]) -> bool:
        return not all(self.little.find(word) for word in changed)
