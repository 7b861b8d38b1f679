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

    share_of_three = Threshold(0.43, "the highest share where most questions have three options")
    share_of_four = Threshold(0.35, "the highest share where most questions have four options or more")
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
        longest = sum(_is_longest(question) for question in bank.singles)
        of_four = sum(len(question.options) >= 4 for question in bank.singles) * 2 >= len(bank.singles)
        limit = self.share_of_four if of_four else self.share_of_three
        share = longest / len(bank.singles)
        if share > limit:
            told = f"in {longest} of {len(bank.singles)} single questions ({share:.0%}) the key is the longest option"
            yield Finding(bank, ("questions",), f"{told}; at most {limit:.0%} should be so")


def _is_longest(question: WrittenQuestion) -> bool:
    assert question.key is not None
    return all(len(question.key.plain) > len(option.plain) for option in question.distractors)
