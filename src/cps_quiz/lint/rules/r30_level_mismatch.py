"""R30."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold, WordList
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Choice
from cps_quiz.questions.matching import Matching
from cps_quiz.questions.ordering import Ordering
from cps_quiz.text.words import count_words, known_names, quotations

_CAPITALIZED = re.compile(r"(?<![\w'-])[A-Z][^\W\d_]+(?:-[^\W\d_]+)*")
_OF_A_TITLE = re.compile(r"\s[A-Z]")
_AGE = re.compile(r"(?:,\s+\d+)?,?\s+")


class LevelMismatch(QuestionRule):
    """The level and the stem don't fit each other.

    Recall asks for what was learned, and a character's story only lies in its way. Application and analysis ask what
    knowledge is good for, which takes a case: somebody who does or says something. A wrong level also makes the
    blueprint and the reports by level wrong.
    """

    code = "R30"
    name = "level-mismatch"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guidelines 1 and 3",)
    heuristic = True
    types = (Choice, Ordering, Matching)
    remedy = "set the level that the question tests, or change the stem"
    false_positives = "True-false questions; a theory called by its author's name is no story."

    quote_words = Threshold(3, "a quotation of so many words is something that somebody says; a shorter one is a term")

    speech_verbs = WordList("speech-verbs")
    no_characters = WordList("no-characters")

    bad = """\
level: application
#      ^^^^^^^^^^^
stem: Which of the four sources of self-efficacy is the strongest?
options:
  - text: Mastery experience
    correct: true
  - text: Vicarious experience
  - text: Verbal encouragement
"""
    good = """\
level: application
stem: Ravi rode the bus by himself and feels ready to do it again. Which source of self-efficacy is at work?
options:
  - text: Mastery experience
    correct: true
  - text: Vicarious experience
  - text: Verbal encouragement
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield recall that tells a character's story, and application or analysis that tells none."""
        level = question.question.level
        names = self._names(question)
        if level == "recall":
            characters = [name for name in names if self._acts(question, name)]
            if question.scenario:
                yield Finding(question, ("scenario",), "a question of recall has a shared vignette")
            elif characters:
                yield Finding(
                    question,
                    ("stem",),
                    f"a question of recall tells a story of {characters[0][0]}",
                    part=characters[0],
                )
        elif not names and not question.vignette and not self._says_something(question):
            place = "level" if "level" in question.raw else "stem"
            yield Finding(
                question, (place,), f"a question of {level} tells no story: no name, no quotation, one sentence"
            )

    def _names(self, question: WrittenQuestion) -> list[re.Match[str]]:
        """Return what may be the names of characters: no titles of works, no full names of scholars."""
        stem = question.stem
        others = {match.start() for match in self.no_characters.find(stem)}
        found = list(_CAPITALIZED.finditer(stem))
        return [
            match
            for match in found
            if match[0].lower() in question.names
            and match.start() not in others
            and not match[0].isupper()
            and not _OF_A_TITLE.match(stem, match.end())
            and (_is_known(match) or not _ends_a_title(match, found))
        ]

    def _acts(self, question: WrittenQuestion, name: re.Match[str]) -> bool:
        if _is_known(name):
            return True
        between = _AGE.match(question.stem, name.end())
        return between is not None and any(
            verb.start() == between.end() for verb in self.speech_verbs.find(question.stem)
        )

    def _says_something(self, question: WrittenQuestion) -> bool:
        return any(count_words(said) >= self.quote_words for said in quotations(question.stem))


def _is_known(name: re.Match[str]) -> bool:
    return name[0].lower() in known_names()


def _ends_a_title(word: re.Match[str], capitalized: list[re.Match[str]]) -> bool:
    """Whether the word before it is capitalized as well."""
    before = word.start() - 1
    return any(other.end() == before and not word.string[before].isalnum() for other in capitalized)
