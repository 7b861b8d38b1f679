"""R11."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Choice

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_KINDS = tuple(map(re.compile, ("[A-H]", "I{1,3}|IV|VI{0,3}|IX|X", "[1-9]")))
_JOINING_MARK = re.compile(r"[,&/+\u2013-]")
_CLAUSE_END = re.compile(r"[;:.!?]|\s[\u2013\u2014-]\s|\u2014")
_LISTED = re.compile(r"(?<!\w)(?:[1-9][.):]|\([1-9]\))(?!\d)")
_SECOND = re.compile(r"\bII\b")
_BETWEEN_COUNTS = frozenset({"and", "or", ",", "-", "\u2013", "/"})


class KType(QuestionRule):
    """An option is a combination of others: "both A and B", "I and III".

    Such a question is solved by logic: who is sure of one part strikes out every option without it, and needs no
    opinion on the rest. It takes long to read, and the letters are wrong once options are shuffled.
    """

    code = "R11"
    name = "k-type"
    severity = Severity.ERROR
    sources = (
        "Haladyna, Downing & Rodriguez 2002, guideline 9",
        "NBME 2020, technical flaws",
        "Moore et al. 2023",
    )
    types = (Choice,)
    remedy = "write the parts as options of a question of 'type: multiple'"
    false_positives = 'Letters and numbers that belong to a name, such as "hepatitis B and C" or "levels 2 and 3".'

    joiners = WordList("label-joiners")
    lone = WordList("lone-label-joiners")
    reasons = WordList("label-reasons")

    bad = """\
stem: >-
  Tala stopped going out. (I) She may be worn out. (II) She may be afraid. (III) She may have chosen so. What does the
  peer specialist keep in mind?
options:
  - text: I and III
    #     ^^^^^^^^^
  - text: II only
    #     ^^^^^^^
  - text: I, II, and III
    #     ^^^^^^^^^^^^^^
    correct: true
"""
    good = """\
type: multiple
stem: Tala stopped going out. Which reasons does the peer specialist keep in mind?
options:
  - text: She may be worn out.
    correct: true
  - text: She may be afraid.
    correct: true
  - text: She may have chosen so.
    correct: true
  - text: She has given up on her recovery.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield each option that combines others."""
        told = f"{question.scenario} {question.stem}"
        for option in question.options:
            labels, joiners = self._labels_in(option.unquoted)
            if labels and self._combine(labels, joiners, told):
                yield Finding(question, option.at, f"this option combines others: {', '.join(labels)}")

    def _labels_in(self, text: str) -> tuple[list[str], set[str]]:
        """Return the labels, and what joins them, of an option that holds nothing else up to its reason; else none."""
        ends = [match.start() for match in (*_CLAUSE_END.finditer(text), *self.reasons.find(text))]
        opening = text[: min(ends, default=len(text))]
        labels, joiners = list[str](), set(_JOINING_MARK.findall(opening))
        for match in _TOKEN.finditer(opening):
            if any(kind.fullmatch(match[0].upper()) for kind in _KINDS):
                labels.append(match[0])
            elif self.joiners.find(match[0]):
                joiners.add(match[0].lower())
            else:
                return [], set()
        return labels, joiners

    def _combine(self, labels: list[str], joiners: set[str], told: str) -> bool:
        """Whether the labels stand for options or statements. ``told`` is what comes before the options."""
        if len(labels) == 1:
            is_pronoun = labels == ["I"] and not _SECOND.search(told)
            return labels[0].isupper() and not is_pronoun and any(map(self.lone.find, joiners))
        if not joiners or not any(all(kind.fullmatch(label.upper()) for label in labels) for kind in _KINDS):
            return False
        is_count = labels[0].isdigit() and joiners <= _BETWEEN_COUNTS
        return not is_count or _LISTED.search(told) is not None
