"""R40."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Choice


class ThinDistractor(QuestionRule):
    """A distractor stands for no misconception, is a scrap beside the others, or is hardly ever chosen.

    A wrong option earns its place by drawing those who hold a certain mistaken belief. One that nobody can believe
    makes guessing easier and tells neither the candidate nor the instructor anything. Naming the misconception is the
    test: where none comes to mind, the option is filler.
    """

    code = "R40"
    name = "thin-distractor"
    severity = Severity.WARNING
    sources = (
        "Haladyna, Downing & Rodriguez 2002, guidelines 29 and 30",
        "Moore et al. 2023",
        "Raymond et al. 2019",
    )
    types = (Choice,)
    remedy = "name the misconception behind it, or write an option that people who hold one would choose"
    false_positives = "A question that nearly all answer rightly: there the lowest share is scaled down."

    words = Threshold(3, "a distractor of fewer words is short")
    words_of_others = Threshold(8, "if all other options have more words than that")
    share = Threshold(0.05, "a distractor that a smaller share of candidates chose is idle")
    answers = Threshold(30, "if there are at least so many answers")
    right = Threshold(0.9, "where a greater share answered rightly, the lowest share shrinks with what is left")

    bad = """\
stem: Tala cries as she talks about her sister. Which reply shows that she was heard?
options:
  - text: You miss her a great deal, and today it is close to the surface.
    correct: true
  - text: Time heals most of this, and you will feel lighter before long.
    misconception: minimize
  - text: You could write her a letter that you keep for yourself.
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  - text: Cheer up.
    #     ^^^^^^^^^
    misconception: minimize
"""
    good = """\
stem: Tala cries as she talks about her sister. Which reply shows that she was heard?
options:
  - text: You miss her a great deal, and today it is close to the surface.
    correct: true
  - text: Time heals most of this, and you will feel lighter before long.
    misconception: minimize
  - text: You could write her a letter that you keep for yourself.
    misconception: advice
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield distractors without a misconception, short ones, and those that hardly anybody chose."""
        yield from self._untagged(question)
        full = [len(option.words) for option in question.options if len(option.words) >= self.words]
        for option in question.distractors:
            if len(option.words) < self.words and full and min(full) > self.words_of_others:
                told = f"a distractor of {len(option.words)} words, where the others have {min(full)} or more"
                yield Finding(question, option.at, told, "write it out as the others are")
        yield from self._idle(question)

    def _untagged(self, question: WrittenQuestion) -> Iterator[Finding]:
        untagged = [option for option in question.distractors if not option.misconception]
        if len(untagged) > 1 and len(untagged) == len(question.distractors):
            yield Finding(question, ("options",), f"none of {len(untagged)} distractors names its misconception")
            return
        for option in untagged:
            yield Finding(question, option.at, "the distractor names no misconception")

    def _idle(self, question: WrittenQuestion) -> Iterator[Finding]:
        chosen = question.bank.chosen.get(question.question.id, {})
        answers = sum(chosen.values())
        if question.key is None or answers < self.answers:
            return
        least = round(self.share * self._scale(chosen.get(question.key.place, 0) / answers), 9)
        for option in question.distractors:
            count = chosen.get(option.place, 0)
            if count / answers < least:
                told = f"{count} of {answers} candidates chose this distractor; at least {least:.1%} should"
                yield Finding(question, option.at, told, "write an option that people who hold a misconception choose")

    def _scale(self, right: float) -> float:
        left = 1 - self.right
        return min((1 - right) / left, 1.0) if left > 0 else 1.0
