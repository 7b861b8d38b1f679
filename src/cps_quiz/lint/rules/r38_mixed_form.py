"""R38."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice

_CLOSING = "\"')]} "
_ABBREVIATED = re.compile(r"\b(?:etc|[a-z])\.$", re.IGNORECASE)
_SPEECH = re.compile(r"\"[^\"]*\"\W*|'.*'\W*|\"[^\"]*[.,?!\u2026]\".*")


class MixedForm(QuestionRule):
    """One option is punctuated or quoted unlike the others.

    Options that are written alike are compared by what they say. A lone full stop or a lone pair of quotation marks
    draws the eye, and often betrays the option that was written first or pasted last: the key.
    """

    code = "R38"
    name = "mixed-form"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 23", "NBME 2020, technical flaws")
    types = (Choice,)
    remedy = "end all options alike, and put all of them in quotation marks or none"
    false_positives = "Question marks, exclamation marks and full stops count alike; so does 'a.m.' as either."

    bad = """\
stem: Yusuf says that the group felt cold last night. Which reply invites him to say more?
options:
  - text: What felt cold about it?
    correct: true
  - text: Groups are like that at first.
  - text: You could try the Tuesday group
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  - text: I will tell the others about it.
"""
    good = """\
stem: Yusuf says that the group felt cold last night. Which reply invites him to say more?
options:
  - text: What felt cold about it?
    correct: true
  - text: Groups are like that at first.
  - text: You could try the Tuesday group.
  - text: I will tell the others about it.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the first option that ends unlike most, and the first that is quoted unlike most."""
        ends = {option: _ends(option) for option in question.options if not _ABBREVIATED.search(option.plain)}
        if odd := _odd_one(ends):
            told = "ends with a punctuation mark" if ends[odd] else "ends without a punctuation mark"
            yield Finding(question, odd.at, f"this option {told}, {_others(ends, odd)}")
        quoted = {option: bool(_SPEECH.fullmatch(option.plain.strip())) for option in question.options}
        if odd := _odd_one(quoted):
            told = "is in quotation marks" if quoted[odd] else "is not in quotation marks"
            yield Finding(question, odd.at, f"this option {told}, {_others(quoted, odd)}")


def _ends(option: WrittenOption) -> bool:
    return option.plain.rstrip(_CLOSING).endswith((".", "?", "!", "\u2026"))


def _odd_one(form: Mapping[WrittenOption, bool]) -> WrittenOption | None:
    """Return the first option of the rarer form; of the one that comes second, where both are as frequent."""
    counts = Counter(form.values()).most_common()
    return next(option for option in form if form[option] is counts[1][0]) if len(counts) > 1 else None


def _others(form: Mapping[WrittenOption, bool], odd: WrittenOption) -> str:
    unlike = sum(is_so is not form[odd] for is_so in form.values())
    return f"{unlike} of {len(form)} are otherwise"
