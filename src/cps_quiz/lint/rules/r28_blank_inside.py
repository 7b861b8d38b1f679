"""R28."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule
from cps_quiz.lint.subject import WrittenQuestion

_LINE = re.compile(r"(?<!\w)_(?: ?_)+(?!\w)")
_ELLIPSIS = re.compile(r"(?<![\[(.])(?:…|\.{3,}|\.(?: \.){2,})(?![\])])")
_NO_MORE_WORDS = re.compile(r"[\W_]*")


class BlankInside(QuestionRule):
    """The stem has a blank in its middle, or more than one.

    Until the blank is filled nobody knows what is asked, so the candidate must hold half a sentence in mind and try
    each option in it. A blank at the end, or better a plain question, lets everybody read straight on.
    """

    code = "R28"
    name = "blank-inside"
    severity = Severity.ERROR
    sources = ("Moore et al. 2023",)
    remedy = "ask a question, or move the one blank to the end"
    false_positives = "A voice that trails off in quotation marks, and omissions in brackets."

    bad = """\
stem: A peer specialist shows ____ by sharing power with the person who is supported.
#                             ^^^^
options:
  - text: mutuality
    correct: true
  - text: authority
  - text: neutrality
"""
    good = """\
stem: Sharing power with the person who is supported is a sign of ____.
options:
  - text: mutuality
    correct: true
  - text: authority
  - text: neutrality
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the first blank that is followed by words or by another blank."""
        blanks = [*_LINE.finditer(question.stem), *question.outside_quotations(_ELLIPSIS.finditer(question.stem))]
        blanks.sort(key=re.Match.start)
        if len(blanks) > 1:
            yield Finding(question, ("stem",), f"the stem has {len(blanks)} blanks", part=blanks[0])
        elif blanks and not _NO_MORE_WORDS.fullmatch(question.stem, blanks[0].end(), question.asked[1]):
            yield Finding(question, ("stem",), "the blank stands inside the stem", part=blanks[0])
