"""R48."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, Threshold, WordList
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion
from cps_quiz.text.words import known_names, masked_quotations

_LOWER = re.compile(r"\b[^\W\d_A-Z][\w'-]*")


class Cast(BankRule):
    """The same name, pronouns or setting come again and again.

    Candidates should meet people and places as varied as those of the work. A name that returns also makes them look
    for a story that runs on, and people of one kind in every vignette teach something that nobody meant to teach.
    """

    code = "R48"
    name = "cast"
    severity = Severity.INFO
    sources = ("house rule: content specification, section 5",)
    remedy = "rotate names, pronouns and settings"
    false_positives = (
        "Capitalized words that name no person; the questions on one shared scenario, which count as one; pronouns and "
        "places in what is quoted; 'they' beside 'he' or 'she', where it stands for a group."
    )

    name_share = Threshold(0.03, "a name in a larger share of the questions, 0 to 1, comes too often")
    name_uses = Threshold(2, "a name may come fewer times than this in any bank")
    pronoun_share = Threshold(
        0.60, "a set of pronouns in a larger share of the questions with pronouns comes too often"
    )
    setting_share = Threshold(0.25, "a setting in a larger share of the questions comes too often")
    questions = Threshold(10, "pronouns and settings are looked at where at least so many questions have them")

    not_names = WordList("not-names")
    he = WordList("he")
    she = WordList("she")
    they = WordList("they")
    settings_named = WordList("settings")

    example_thresholds = {"questions": 3, "setting_share": 0.5, "pronoun_share": 1}
    bad = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
#^^^^^^^^
  - id: one
    objective: O-1
    stem: At the shelter, Rosa says that she has had enough of forms. What helps?
    options: [{text: Waiting, correct: true}, {text: Advice}, {text: Praise}]
  - id: two
    objective: O-1
    stem: At the shelter, Mei says that her sister has called. What helps?
    options: [{text: Asking, correct: true}, {text: Advice}, {text: Praise}]
  - id: three
    objective: O-1
    stem: At the shelter, Priya says that she is tired of waiting. What helps?
    options: [{text: Listening, correct: true}, {text: Advice}, {text: Praise}]
"""
    good = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: one
    objective: O-1
    stem: At the shelter, Rosa says that she has had enough of forms. What helps?
    options: [{text: Waiting, correct: true}, {text: Advice}, {text: Praise}]
  - id: two
    objective: O-1
    stem: On the warmline, Samir says that his sister has called. What helps?
    options: [{text: Asking, correct: true}, {text: Advice}, {text: Praise}]
  - id: three
    objective: O-1
    stem: At the clinic, Wren says that they are tired of waiting. What helps?
    options: [{text: Listening, correct: true}, {text: Advice}, {text: Praise}]
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield the names, the pronouns and the setting that come too often, as one finding each."""
        cast = _one_of_each_scenario(bank)
        for found in (self._names(cast, len(bank.active)), self._pronouns(cast), self._settings(cast)):
            if found:
                yield Finding(bank, ("questions",), found)

    def _names(self, cast: list[WrittenQuestion], whole: int) -> str:
        counted = Counter(name for question in cast for name in question.names)
        often = {
            name: uses for name, uses in counted.items() if uses >= self.name_uses and uses > self.name_share * whole
        }
        if not often:
            return ""
        other_words = {match[0] for question in cast for match in _LOWER.finditer(question.stem)} - known_names()
        other_words.update(self.not_names.entries)
        told = [f"{name.title()} ({uses})" for name, uses in _by_use(often.items()) if name not in other_words]
        return f"names that come in over {self.name_share:.0%} of {whole} questions: {', '.join(told)}" if told else ""

    def _pronouns(self, cast: list[WrittenQuestion]) -> str:
        counted: Counter[str] = Counter()
        for question in cast:
            text = _narrated(question)
            singular = [name for name, words in (("she", self.she), ("he", self.he)) if words.find(text)]
            counted.update(singular or (["they"] if self.they.find(text) else []))
        return self._too_often(counted, counted.total(), self.pronoun_share, "questions with pronouns")

    def _settings(self, cast: list[WrittenQuestion]) -> str:
        counted: Counter[str] = Counter()
        for question in cast:
            counted.update(
                {" ".join(match[0].lower().split()) for match in self.settings_named.find(_narrated(question))}
            )
        return self._too_often(counted, len(cast), self.setting_share, "questions")

    def _too_often(self, counted: Counter[str], whole: int, limit: float, of_what: str) -> str:
        often = [(name, uses) for name, uses in _by_use(counted.items()) if uses > limit * whole]
        if whole < self.questions or not often:
            return ""
        told = ", ".join(f"'{name}' in {uses} ({uses / whole:.0%})" for name, uses in often)
        return f"of {whole} {of_what} {told}; at most {limit:.0%} should be so"


def _one_of_each_scenario(bank: WrittenBank) -> list[WrittenQuestion]:
    seen = set[str]()
    found = []
    for question in bank.active:
        scenario = question.question.scenario
        if scenario is None or scenario not in seen:
            found.append(question)
            seen.add(scenario or "")
    return found


def _narrated(question: WrittenQuestion) -> str:
    return f"{masked_quotations(question.scenario)} {question.narration}"


def _by_use(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counted, key=lambda item: (-item[1], item[0]))
