"""R33."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.subject import WrittenQuestion


class Opinion(QuestionRule):
    """The question asks what the candidate thinks.

    An opinion can't be wrong: whoever is asked for one and gives it has answered rightly, whatever the key says. Tell
    by what standard or by whose account the answer is right, and leave the candidate out of it.
    """

    code = "R33"
    name = "opinion"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 6",)
    remedy = 'ask without "you": what fits best, or what a named source says'
    false_positives = "What people say to each other in quotation marks."

    opinions = WordList("opinion")

    bad = """\
stem: Keisha has been silent for a minute. What do you think her peer specialist should do?
#                                               ^^^^^^^^^^^^
options:
  - text: Give her time.
    correct: true
  - text: Fill the gap.
  - text: End the talk.
"""
    good = """\
stem: '"Do you think I could do it?" asks Keisha. What should her peer specialist do first?'
options:
  - text: Give her time.
    correct: true
  - text: Fill the gap.
  - text: End the talk.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the first word that speaks to the candidate in what is asked."""
        if found := question.in_lead_in(self.opinions.find):
            word = found[0][0]
            what = "asks for an opinion" if " " in word else "speaks to the candidate, as if for an opinion"
            yield Finding(question, ("stem",), f"'{word}' {what}", part=found[0])
