"""R16."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice
from cps_quiz.text.words import bare, known_names

_LAST_WORD = re.compile(r"([\w'-]+)\W*$")
_PREPOSITION = r"\b(?:about|by|for|from|of|to|with)(?:\s+(?:an?|the|another|her|his|their|our|your|my))?\s+$"
_ATTRIBUTE = re.compile(_PREPOSITION, re.IGNORECASE)  # "a story from the specialist" is nobody who can do anything
_NEXT_WORD = re.compile(r"\s+([\w'-]+)")
_SENTENCE_START = re.compile(r"(?:^|[.?!]\s+)[\"'(]*$")


class VagueTerms(QuestionRule):
    """An option says "often", "may" or "can": nobody knows how often or how likely that is.

    A vague word makes almost any statement right, and candidates know that authors hedge the key to be on the safe
    side. Where the key alone is hedged, the word gives it away; elsewhere readers differ in what they take it to mean,
    and one of them may defend a distractor with it.
    """

    code = "R16"
    name = "vague-terms"
    severity = Severity.WARNING
    sources = ("NBME 2020, technical flaws", "Moore et al. 2023")
    types = (Choice,)
    remedy = "say when or how much, or hedge key and distractors alike"
    false_positives = (
        '"Can" for what somebody is able or free to do: "ask what she can do". "May I", which asks for leave, and the '
        "month of May."
    )

    terms = WordList("vague-terms")
    able_subjects = WordList("able-subjects")

    bad = """\
stem: Ines asks what self-disclosure by a peer specialist does. Which answer is accurate?
options:
  - text: It builds trust if the story is long and detailed.
  - text: It often builds trust if the story is brief and fits.
    #        ^^^^^
    correct: true
  - text: It shows that both have walked the very same road.
  - text: It moves the talk on when silence grows heavy.
"""
    good = """\
stem: Ines asks what self-disclosure by a peer specialist does. Which answer is accurate?
options:
  - text: It builds trust if the story is long and detailed.
  - text: It builds trust if the story is brief and fits.
    correct: true
  - text: It shows that both have walked the very same road.
  - text: It moves the talk on to what you can do next.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield each option's first vague word; a warning where right options alone have one."""
        vague = [(option, part) for option in question.options if (part := self._first(option))]
        gives_away = bool(question.distractors) and all(option.is_key for option, _ in vague)
        for option, part in vague:
            if gives_away:
                yield Finding(question, option.at, f"'{part[0]}' stands in the key alone", part=part)
            else:
                message = f"'{part[0]}' says little about how much or how likely"
                yield Finding(question, option.at, message, severity=Severity.INFO, part=part)

    def _first(self, option: WrittenOption) -> re.Match[str] | None:
        return next((match for match in self.terms.find(option.plain) if self._is_vague(match, option)), None)

    def _is_vague(self, match: re.Match[str], option: WrittenOption) -> bool:
        after = _NEXT_WORD.match(match.string, match.end())
        next_word = after[1].lower() if after else ""
        word = match[0].lower()
        if word == "can":
            return not self._is_ability(match, next_word, option)
        if word == "may":
            return next_word not in {"i", "we"} and not _is_month(match)
        return True

    def _is_ability(self, match: re.Match[str], next_word: str, option: WrittenOption) -> bool:
        """Whether it is said of somebody, in "she can" or "can she", or is a thing: "a can of soup"."""
        if not next_word or next_word == "of":
            return True
        before = _LAST_WORD.search(match.string, 0, match.start())
        if before and self._is_somebody(before[1], option):
            return not _ATTRIBUTE.search(match.string, 0, before.start())
        return self._is_somebody(next_word, option)

    def _is_somebody(self, word: str, option: WrittenOption) -> bool:
        name = bare(word.lower())
        return bool(self.able_subjects.find(word)) or name in option.names or name in known_names()


def _is_month(match: re.Match[str]) -> bool:
    return match[0] == "May" and not _SENTENCE_START.search(match.string[: match.start()])
