"""R05."""

from collections.abc import Iterator

from cps_quiz.bank.document import Fields
from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.text.markup import plain
from cps_quiz.text.words import count_words, normalized

At = tuple[str | int, ...]

_PARTS = {"options": "option", "sequence": "step", "pairs": "pair"}


class RationaleMissing(QuestionRule):
    """The explanation or the rationale of an option, step or pair is missing, or says next to nothing.

    Practice teaches by what is told after the answer. Who picked a wrong option wants to know what is wrong with that
    very option, and a verdict such as "Not right here" leaves them where they were.
    """

    code = "R05"
    name = "rationale-missing"
    severity = Severity.ERROR
    sources = ("house rule",)
    remedy = "say why in a sentence"
    false_positives = "A rationale that is a term of the bank's glossary and nothing else."

    words = Threshold(5, "an explanation or a rationale of fewer words is a warning")

    bad = """\
stem: Priya says that she threw her plan away. Which reply shows that she was heard?
options:
  - text: You are done with a plan that did not feel like yours.
    correct: true
    rationale: Names the decision and what is behind it, without judging either.
  - text: Plans only work for people who stick to them.
    rationale: Blames her.
    #          ^^^^^^^^^^^
  - text: Let us write a new one this afternoon.
  # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
explanation: Being heard comes before anything new is begun, even where a new plan is near at hand.
"""
    good = """\
stem: Priya says that she threw her plan away. Which reply shows that she was heard?
options:
  - text: You are done with a plan that did not feel like yours.
    correct: true
    rationale: Names the decision and what is behind it, without judging either.
  - text: Plans only work for people who stick to them.
    rationale: Puts the blame on her, which invites shame and not a second look.
  - text: Let us write a new one this afternoon.
    rationale: Moves on to a solution while she is still telling what went wrong.
explanation: Being heard comes before anything new is begun, even where a new plan is near at hand.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield what is missing or short; once for all parts where none has a rationale."""
        yield from self._said(question, ("explanation",), question.question.explanation, "explanation")
        needed = list(_needed(question.raw))
        if len(needed) > 1 and not any(text.strip() for _, text, _ in needed):
            at, _, part = needed[0]
            yield Finding(question, at[:1], f"none of the {len(needed)} {part}s has a rationale")
            return
        for at, text, part in needed:
            yield from self._said(question, at, text, f"rationale of this {part}")

    def _said(self, question: WrittenQuestion, at: At, text: str, what: str) -> Iterator[Finding]:
        count = count_words(plain(text))
        if not text.strip():
            yield Finding(question, at, f"the {what} is missing")
        elif count < self.words and not (at != ("explanation",) and normalized(plain(text)) in question.bank.terms):
            told = f"the {what} has {count} {'word' if count == 1 else 'words'}; at least {self.words:g} are needed"
            yield Finding(question, at, told, severity=Severity.WARNING)


def _needed(raw: Fields) -> Iterator[tuple[At, str, str]]:
    """Yield the place of each rationale that is asked for, what was written there, and what it is about."""
    for field, part in _PARTS.items():
        parts = raw.get(field, [])
        assert isinstance(parts, list)
        yield from (((field, place, "rationale"), _text(one, "rationale"), part) for place, one in enumerate(parts))
    if "answer" in raw:
        yield from ((("rationales", word), _text(raw.get("rationales"), word), "answer") for word in ("true", "false"))


def _text(mapping: object, field: str) -> str:
    return str(mapping.get(field, "")) if isinstance(mapping, dict) else ""
