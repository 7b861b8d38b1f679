"""R34."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold, WordList
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.text.words import content_words, count_words

_CLAUSE_END = re.compile(r"[,:;.?!][\"')]*\s")
_JOINED = re.compile(r"[,(\u2013\u2014-][\"']?\s*\Z")
_OPENING = " ,\"'(\u2013\u2014-"


class TeachingStem(QuestionRule):
    """The stem explains the term that it tests.

    What the stem teaches it can't ask any more: the question then shows who reads with care. The lesson belongs to the
    explanation, where it is read after the answer.
    """

    code = "R34"
    name = "teaching-stem"
    severity = Severity.INFO
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 16",)
    heuristic = True
    remedy = "move the definition to the explanation"
    false_positives = (
        'The statement that is true or false itself, questions for a term ("Which term is defined as ...?"), and '
        'quotations; "which means" that tells what follows: the term must come back in the question or an option.'
    )

    term_words = Threshold(4, 'before a mere "means", at most so many words are a term')
    told_words = Threshold(3, "in the question itself, an explanation has at least so many words")

    definitions = WordList("teaching-phrases")
    verbs = WordList("teaching-verbs")
    harmless = WordList("harmless-teaching-phrases")
    question_words = WordList("question-words")

    bad = """\
stem: Dignity of risk, which means the right to try and perhaps to fail, applies to whom?
#                      ^^^^^^^^^^^
options:
  - text: Everybody who makes an informed and lawful choice.
    correct: true
  - text: Guests whose team has signed off on the plan.
  - text: Members who have not had a setback this year.
"""
    good = """\
stem: Which term is defined as the right to try and perhaps to fail?
options:
  - text: Dignity of risk
    correct: true
  - text: Duty of care
  - text: Righting reflex
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the first words that begin an explanation of a term that is tested."""
        for match in question.outside_quotations(self._definitions_in(question.stem)):
            if self._explains_what_is_tested(question, match):
                yield Finding(question, ("stem",), f"'{match[0]}' explains a term that is tested", part=match)
                return

    def _definitions_in(self, stem: str) -> list[re.Match[str]]:
        found = self.definitions.find(stem)
        harmless = {match.start() for match in self.harmless.find(stem)}
        inside = {place for match in found for place in range(*match.span())}
        for verb in self.verbs.find(stem):
            before = count_words(_clause_before(verb))
            if verb.start() not in harmless | inside and before <= self.term_words:
                found.append(verb)
        return sorted(found, key=re.Match.start)

    def _explains_what_is_tested(self, question: WrittenQuestion, definition: re.Match[str]) -> bool:
        clause = _clause_before(definition)
        if definition[0].lower().startswith("which"):
            if not _JOINED.search(question.stem, 0, definition.start()):
                return False
        elif self.question_words.find(clause):
            return False
        start, end = question.asked
        if definition.start() >= start:
            told = count_words(question.stem[definition.end() : end])
            return bool(question.options) and told >= self.told_words
        term = content_words(clause, names=question.names)[-1:]
        asked = " ".join((question.lead_in, *question.question.wording()))
        return bool(term) and term[0] in content_words(asked)


def _clause_before(match: re.Match[str]) -> str:
    return _CLAUSE_END.split(match.string[: match.start()].rstrip(_OPENING))[-1]
