"""R14."""

from collections.abc import Iterator
from statistics import median

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold, WordList
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice
from cps_quiz.text.words import content_words

_SMALL_WORDS = 3  # letters of "of", "the", "and", which a name leaves uncapitalized
_LONGEST_NAME = 8  # words


class LengthSpread(QuestionRule):
    """The options differ widely in length.

    A candidate weighs options side by side. One that is far longer or shorter than the rest draws the eye by its shape,
    and is taken or passed over for that. Options of like length ask for the same reading, and leave the content to
    decide.
    """

    code = "R14"
    name = "length-spread"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 24",)
    types = (Choice,)
    remedy = "bring the options to within four words of each other"
    false_positives = "Names of models, and numbers with their units: they are as long as they are."

    ratio = Threshold(1.6, "the longest option may have so many times the words of the shortest")
    words = Threshold(4, "with so many words more it counts")

    figures = WordList("figures")
    named_things = WordList("named-things")

    bad = """\
stem: After a hard week, Tala wants an evening routine. Which step fits a wellness plan of her own?
options:
  - text: Ask Tala which small thing has helped her to settle in the evening
    correct: true
  - text: Hand Tala a printed routine that has worked for many in the group
  - text: Breathing exercises
    #     ^^^^^^^^^^^^^^^^^^^
  - text: Offer to call Tala each evening until the routine has become a habit
"""
    good = """\
stem: After a hard week, Tala wants an evening routine. Which step fits a wellness plan of her own?
options:
  - text: Ask Tala which small thing has helped her to settle in the evening
    correct: true
  - text: Hand Tala a printed routine that has worked for many in the group
  - text: Teach Tala the breathing exercise that the specialist does each night
  - text: Offer to call Tala each evening until the routine has become a habit
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the option furthest from the usual length, where the lengths differ too much."""
        counts = [len(option.words) for option in question.options]
        if not _differ(counts, self.ratio, self.words):
            return
        measured = [option for option in question.options if option.words and not self._has_its_length(option)]
        counts = [len(option.words) for option in measured]
        if not _differ(counts, self.ratio, self.words):
            return
        fewest, most, usual = min(counts), max(counts), median(counts)
        odd = measured[counts.index(most if most - usual >= usual - fewest else fewest)]
        message = f"the options differ widely in length: from {fewest} to {most} words"
        yield Finding(question, odd.at, message)

    def _has_its_length(self, option: WrittenOption) -> bool:
        return self._is_number(option.plain) or self._is_name(option)

    def _is_number(self, text: str) -> bool:
        counted = {match[0].lower() for match in self.figures.find(text)}
        has_figure = bool(counted) or any(map(str.isdigit, text))
        return has_figure and all(word in counted or f"{word}s" in counted for word in content_words(text))

    def _is_name(self, option: WrittenOption) -> bool:
        text = option.plain.strip()
        if len(option.words) > _LONGEST_NAME or text.endswith((".", "?", "!")) or '"' in text:
            return False
        long_words = [word for word in text.split() if len(word) > _SMALL_WORDS or word.isupper()]
        capitalized = len(long_words) > 1 and all(word[0].isupper() for word in long_words)
        return capitalized or text.isupper() or bool(self.named_things.find(text))


def _differ(counts: list[int], ratio: float, words: float) -> bool:
    fewest, most = min(counts, default=0), max(counts, default=0)
    return most > ratio * fewest and most - fewest >= words
