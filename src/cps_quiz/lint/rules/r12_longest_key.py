"""R12."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Single


class LongestKey(QuestionRule):
    """The key is the longest option.

    Authors take care to make the key wholly right and so qualify it, while distractors stay short. Who has taken a few
    tests knows that and picks the longest option without reading the stem; in one open certification quiz that alone
    scores 78 %. Far longer is a warning, merely the longest by a character is information.
    """

    code = "R12"
    name = "longest-key"
    severity = Severity.WARNING
    sources = (
        "Haladyna, Downing & Rodriguez 2002, guideline 24",
        "NBME 2020, technical flaws",
        "Tarrant et al. 2006",
        "Moore et al. 2023",
    )
    types = (Single,)
    remedy = "shorten the key, or give the distractors as much detail"
    false_positives = "Options of fewer than five words: there a word more says little."

    ratio = Threshold(1.2, "a key of so many times the next longest option's characters is far longer")
    characters = Threshold(10, "and so many characters more")
    words = Threshold(5, "the rule looks at questions whose longest option has at least so many words")

    bad = """\
stem: Rosa says that the move went badly. Which reply reflects what she said?
options:
  - text: Moving is hard for everyone.
  - text: The move did not go as you hoped, and you are left to sort out the rest of it by yourself.
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    correct: true
  - text: At least the worst is behind you.
  - text: You could ask your brother to help.
"""
    good = """\
stem: Rosa says that the move went badly. Which reply reflects what she said?
options:
  - text: Moving is hard for everyone, even in a good week.
  - text: The move did not go the way that you had hoped.
    correct: true
  - text: At least the worst of the move is behind you by now.
  - text: You could ask your brother to help with the boxes.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the key where it is the longest option."""
        key = question.key
        if key is None or max(len(option.words) for option in question.options) < self.words:
            return
        length = len(key.plain)
        longest = max((len(option.plain) for option in question.distractors), default=0)
        if length <= longest:
            return
        far = length >= self.ratio * longest and length - longest >= self.characters
        yield Finding(
            question,
            key.at,
            f"the key is the longest option: {length} characters, the next has {longest}",
            severity=Severity.WARNING if far else Severity.INFO,
        )
