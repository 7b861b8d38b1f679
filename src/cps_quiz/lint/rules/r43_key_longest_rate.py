"""R43."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, Threshold
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion


class KeyLongestRate(BankRule):
    """In too many questions the key is the longest option.

    Each key may be longer by a word only and pass on its own; if it happens in every second question, the longest
    option is the best guess of all.
    """

    code = "R43"
    name = "key-longest-rate"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 24",)
    remedy = "shorten keys or lengthen distractors; 'bank audit' lists the questions"
    false_positives = "Banks of few questions: chance alone makes such shares."

    share_of_three = Threshold(0.43, "the highest share among questions with three options")
    share_of_four = Threshold(0.35, "the highest share among those with four or more")
    questions = Threshold(10, "the rule looks at banks of at least so many single questions")

    example_thresholds = {"questions": 2}
    bad = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
#^^^^^^^^
  - id: one
    objective: O-1
    stem: What helps?
    options: [{text: Waiting with her a while, correct: true}, {text: Advice}, {text: Praise}, {text: A leaflet}]
  - id: two
    objective: O-1
    stem: What helps most?
    options: [{text: Asking, correct: true}, {text: Telling her at once}, {text: Praise}, {text: A leaflet}]
"""
    good = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: one
    objective: O-1
    stem: What helps?
    options: [{text: Waiting, correct: true}, {text: Advice}, {text: Praise}, {text: A leaflet}]
  - id: two
    objective: O-1
    stem: What helps most?
    options: [{text: Asking, correct: true}, {text: Telling her at once}, {text: Praise}, {text: A leaflet}]
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield the share of keys that are strictly the longest, where it is too high."""
        if len(bank.singles) < self.questions:
            return
        of_three = [question for question in bank.singles if len(question.options) <= 3]
        of_four = [question for question in bank.singles if len(question.options) > 3]
        for questions, options, limit in (
            (of_three, "three", self.share_of_three),
            (of_four, "four", self.share_of_four),
        ):
            longest = sum(map(_is_longest, questions))
            share = longest / len(questions) if questions else 0.0
            if share > limit:
                told = f"in {longest} of {len(questions)} questions with {options} options ({share:.0%})"
                wanted = f"at most {limit:.0%} should be so"
                yield Finding(bank, ("questions",), f"{told} the key is the longest option; {wanted}")


def _is_longest(question: WrittenQuestion) -> bool:
    assert question.key is not None
    return all(len(question.key.plain) > len(option.plain) for option in question.distractors)
