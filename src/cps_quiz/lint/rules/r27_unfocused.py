"""R27."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold, WordList
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Choice
from cps_quiz.text.words import count_words

_NOTHING_NAMED = re.compile(
    r"(?:.*[,:;]\s+)?which\s+(?:one\s+)?(?:of\s+(?:the|these|those)\s+)?(?:following\s+|below\s+)?"
    r"(?:(?:statement|sentence|claim|assertion|option|answer|choice|item|one)s?\s+)?(?:below\s+|here\s+)?"
    r"(?:(?:about|on|regarding|concerning|of)\s+.{1,60}?\s+)?(?:is|are)\s+(?:most\s+|the\s+most\s+)?",
    re.IGNORECASE,
)
_AND_NO_MORE = re.compile(
    r"\s*(?:[.?:]|$|(?:about|on|regarding|concerning|with\s+regard\s+to|of|for)\s)", re.IGNORECASE
)


class Unfocused(QuestionRule):
    """The stem doesn't say what is asked.

    A good stem can be answered before the options are read. "Which of the following is true?" makes four true-false
    questions of one, on whatever came to the author's mind, and a mere subject leaves even the question to be guessed.
    Then reading and comparing are tested more than knowledge. A stem without a question mark or a verb, or of a few
    words only, often has the same gap, so it is a warning.
    """

    code = "R27"
    name = "unfocused"
    severity = Severity.ERROR
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 15", "Moore et al. 2023")
    types = (Choice,)
    remedy = "ask one question that can be answered before the options are read"
    false_positives = "Matching and ordering, which give a task, and true-false, which makes a statement."

    words = Threshold(6, "a stem of fewer words, its shared vignette included, is too short to ask something")
    subject_words = Threshold(4, "without verb and question mark, at most so many words are a mere subject")

    verdicts = WordList("verdicts")
    question_words = WordList("question-words")
    verbs = WordList("lead-in-verbs")

    bad = """\
stem: A peer respite has a night shift of two peer specialists. Which of the following statements is correct?
#                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
options:
  - text: A guest may see the notes that are kept about them.
    correct: true
  - text: Warmlines are meant for emergencies.
  - text: Recovery ends at discharge.
"""
    good = """\
stem: A guest at a peer respite asks what the night shift wrote down about her. What may she do with those notes?
options:
  - text: Read them, as any guest may.
    correct: true
  - text: Read them once a clinician agrees.
  - text: Ask for a summary after discharge.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield what is worst: nothing asked, a mere subject, no question mark, no verb, or too few words."""
        told = self._what_is_missing(question)
        if told:
            severity, message = told
            yield Finding(question, ("stem",), message, severity=severity, part=question.stretch(*question.asked))

    def _what_is_missing(self, question: WrittenQuestion) -> tuple[Severity, str] | None:
        if self._asks_for_a_verdict(question):
            return Severity.ERROR, "the question names nothing to be answered before the options are read"
        is_question, has_verb = self._is_question(question), self._has_verb(question)
        if not is_question and not has_verb and count_words(question.lead_in) <= self.subject_words:
            return Severity.ERROR, "this is a mere subject: it asks nothing"
        if not is_question:
            return Severity.WARNING, "the stem has no question mark"
        if not has_verb:
            return Severity.WARNING, "the question has no verb"
        count = count_words(f"{question.scenario} {question.stem}")
        if count < self.words:
            return Severity.WARNING, f"the stem has {count} words; fewer than {self.words:g} seldom say what is asked"
        return None

    def _asks_for_a_verdict(self, question: WrittenQuestion) -> bool:
        start, end = question.asked
        return any(
            _NOTHING_NAMED.fullmatch(question.stem, start, match.start())
            and _AND_NO_MORE.match(question.stem, match.end(), end)
            for match in question.in_lead_in(self.verdicts.find)
        )

    def _is_question(self, question: WrittenQuestion) -> bool:
        """Whether a question mark stands outside quotations, or ends a quotation in a sentence that asks."""
        if "?" in question.narration:
            return True
        asks = question.in_lead_in(self.question_words.find)
        return bool(asks) and question.lead_in.rstrip().endswith(('?"', "?'"))

    def _has_verb(self, question: WrittenQuestion) -> bool:
        return bool(question.in_lead_in(self.question_words.find) or question.in_lead_in(self.verbs.find))
