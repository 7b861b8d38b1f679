"""R42."""

from collections.abc import Iterator
from functools import cache

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, Threshold
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion
from cps_quiz.questions.matching import Matching
from cps_quiz.questions.ordering import Ordering
from cps_quiz.questions.true_false import TrueFalse
from cps_quiz.text.similar import Near, nearest_before
from cps_quiz.text.words import bare, word_list, words

_ASKED_BY_PARTS = (Matching, Ordering)  # "Match each term with its description." says nothing of the terms
_NAME, _NUMBER = "<name>", "<number>"


class NearDuplicateStem(BankRule):
    """Two stems tell nearly the same story, names and numbers aside.

    A sitting that draws both asks one thing twice and counts it twice, and the second answer is given by the first. It
    happens when a question is copied to be reworked, and when several authors use the same example. Names and numbers
    are masked and the lead-in is left out; then the words that both stems hold are compared with all their words.
    """

    code = "R42"
    name = "near-duplicate-stem"
    severity = Severity.ERROR
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 4",)
    remedy = "tell another situation, retire one of the two, or give both one 'scenario' and ask different things"
    false_positives = (
        "Lead-ins that many questions share: they are left out, and a short stem that is nothing else is passed over. "
        "Questions on one shared scenario, unless they ask the same. Retired questions."
    )

    same = Threshold(0.80, "stems with this share of words in common, 0 to 1, are the same")
    near = Threshold(0.65, "and with this share nearly so, which is a warning")
    words = Threshold(6, "what is compared has at least so many words")

    bad = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: one
    objective: O-1
    stem: Rosa, 34, lost her job at the bakery, and nobody called to ask how she was. What comes first?
    options: [{text: That was a lonely week, correct: true}, {text: Call them}, {text: Bakeries hire all year}]
  - id: two
    objective: O-1
    stem: Wren, 51, lost a job at the bakery, and nobody called to ask how they were. Which reply helps?
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    options: [{text: You were left alone with it, correct: true}, {text: Rest first}, {text: It happens to many}]
"""
    good = """\
format: 1
id: small
title: Small
topics: {t: {title: T, objectives: {O-1: Do}}}
questions:
  - id: one
    objective: O-1
    stem: Rosa, 34, lost her job at the bakery, and nobody called to ask how she was. What comes first?
    options: [{text: That was a lonely week, correct: true}, {text: Call them}, {text: Bakeries hire all year}]
  - id: two
    objective: O-1
    stem: Wren, 51, laughs about the interview, then asks whether anyone saw the shaking. Which reply helps?
    options: [{text: You were left alone with it, correct: true}, {text: Rest first}, {text: It happens to many}]
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield each question with the earlier one that is most like it."""
        before = [question for other in bank.earlier for question in other.active]
        questions = [*before, *bank.active]
        nearest = nearest_before([self._told(question) for question in questions], least=min(self.same, self.near))
        for question, near in zip(questions[len(before) :], nearest[len(before) :], strict=True):
            if near is not None:
                yield self._finding(question, questions[near.place], near)

    def _finding(self, question: WrittenQuestion, other: WrittenQuestion, near: Near) -> Finding:
        where = "" if other.bank is question.bank else f" in {other.bank.document.path}"
        told = (
            f"the stem is nearly that of '{other.question.id}'{where}: {near.similarity:.0%} of their words are common"
        )
        severity = Severity.ERROR if near.similarity >= self.same else Severity.WARNING
        return Finding(question, ("stem",), told, severity=severity)

    def _told(self, question: WrittenQuestion) -> frozenset[str]:
        """Return the words to compare; of a short vignette or a question on a shared one, the stem as one."""
        if isinstance(question.question, _ASKED_BY_PARTS):
            return frozenset(_masked(" ".join((question.stem, *question.question.wording())), question.names))
        stem = _masked(question.stem, question.names)
        told = [] if isinstance(question.question, TrueFalse) else self._before_lead_in(question)
        if len(told) >= self.words:
            return frozenset(told)
        if told or question.scenario:
            return frozenset({f"{question.scenario}\n{' '.join(stem)}"})
        return frozenset(stem) if len(stem) >= self.words else frozenset()

    def _before_lead_in(self, question: WrittenQuestion) -> list[str]:
        return _masked(question.stem[: question.asked[0]], question.names)


def _masked(text: str, names: frozenset[str]) -> list[str]:
    return [_NAME if bare(word) in names else _NUMBER if _is_number(word) else word for word in words(text)]


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in _number_words()


@cache
def _number_words() -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in word_list("number-words"))
