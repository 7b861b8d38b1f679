"""R13."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Single


class ShortestKey(QuestionRule):
    """The key is far shorter than every distractor.

    A key that stands out by its length is found without the stem, whichever way it stands out. Authors who have learned
    that keys grow long tend to trim them too far, and pad the distractors. One short key does little harm; in many
    questions it is a habit that candidates notice.
    """

    code = "R13"
    name = "shortest-key"
    severity = Severity.INFO
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 24",)
    types = (Single,)
    remedy = "give the key as much detail as the distractors, or trim them"
    false_positives = "Options of fewer than five words: there a word less says little."

    ratio = Threshold(0.75, "a key of at most so many times the next shortest option's characters is far shorter")
    words = Threshold(5, "the rule looks at questions whose longest option has at least so many words")

    bad = """\
stem: Samir missed two groups and wants to come back. Which reply leaves the choice with him?
options:
  - text: You could call the front desk and ask them to hold a seat for you.
  - text: What would suit you?
    #     ^^^^^^^^^^^^^^^^^^^^
    correct: true
  - text: I will write your name on the list for Friday before you forget.
  - text: Most people who miss two groups find it easier to begin a new one.
"""
    good = """\
stem: Samir missed two groups and wants to come back. Which reply leaves the choice with him?
options:
  - text: You could call the front desk and have them hold a seat.
  - text: Which day would suit you, and how would you like to begin?
    correct: true
  - text: I will write your name on the list for Friday.
  - text: Most people who miss two groups begin a new one.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the key where it is far shorter than the shortest distractor."""
        key = question.key
        if key is None or not question.distractors:
            return
        if max(len(option.words) for option in question.options) < self.words:
            return
        length = len(key.plain)
        shortest = min(len(option.plain) for option in question.distractors)
        if length <= self.ratio * shortest:
            message = f"the key is by far the shortest option: {length} characters, the next has {shortest}"
            yield Finding(question, key.at, message)
