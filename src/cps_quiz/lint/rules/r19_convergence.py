"""R19."""

from collections.abc import Iterator, Sequence

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Single


class Convergence(QuestionRule):
    """The key shares more words with the other options than any of them does.

    Distractors are easily made by changing a part of the key, now this and now that. What most options have in common
    is then the key, and whoever takes the middle of them needs neither stem nor subject.
    """

    code = "R19"
    name = "convergence"
    severity = Severity.WARNING
    heuristic = True
    sources = ("NBME 2020, technical flaws", "Moore et al. 2023")
    types = (Single,)
    remedy = "let each part of the key stand in as many distractors as the parts that are wrong, or vary them all"
    false_positives = "Options made from one template: where half of each one's content words stand in all of them."

    excess = Threshold(2, "the key's shared words exceed the options' mean by so many")
    template = Threshold(0.5, "a template fills at least this share of each option's content words")

    bad = """\
stem: Which four does SAMHSA name as the dimensions that support a life in recovery?
options:
  - text: Health, home, purpose and community
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    correct: true
  - text: Health, home, purpose and work
  - text: Health, hope, faith and community
  - text: Income, home, purpose and community
"""
    good = """\
stem: Which four does SAMHSA name as the dimensions that support a life in recovery?
options:
  - text: Health, home, purpose and community
    correct: true
  - text: Health, work, hope and faith
  - text: Income, work, purpose and faith
  - text: Income, home, hope and community
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the key where it alone shares the most words, by far."""
        key = question.key
        if key is None or len(question.options) < 2:
            return
        shared = _shared(question.options)
        most = shared.pop(key.place)
        mean = (most + sum(shared)) / len(question.options)
        if most > max(shared) and most - mean >= self.excess and not self._from_a_template(question.options):
            told = f"the key shares {most} words with the other options"
            yield Finding(question, key.at, f"{told}; the next most is {max(shared)}, the mean {mean:.1f}")

    def _from_a_template(self, options: Sequence[WrittenOption]) -> bool:
        common = frozenset.intersection(*(option.content for option in options))
        return all(len(common) >= self.template * len(option.content) for option in options)


def _shared(options: Sequence[WrittenOption]) -> list[int]:
    """Return for each option how many of its content words stand in others, once for each other."""
    return [sum(len(option.content & other.content) for other in options if other is not option) for option in options]
