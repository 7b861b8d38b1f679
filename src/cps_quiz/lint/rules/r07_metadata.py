"""R07."""

from collections.abc import Iterator, Sequence

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule
from cps_quiz.lint.subject import WrittenQuestion


class Metadata(QuestionRule):
    """A question cites no source, or names an objective or a source that its bank does not declare.

    The objective ties a question to the blueprint: without it no exam draws the question, and no report counts it. The
    source is what a learner reads on in after a wrong answer, and what a reviewer checks the key against.
    """

    code = "R07"
    name = "metadata"
    severity = Severity.ERROR
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 1",)
    remedy = "name an objective of a topic and a source under the bank's 'references'"
    false_positives = "What has a default in the format: type, level and difficulty need not be written."
    restates = frozenset({"F019"})

    bad = """\
format: 1
id: small
title: Small
references: {samhsa-2012: {title: Working definition of recovery}}
topics: {deciding: {title: Deciding, objectives: {EX-01: Leave the decision with the person}}}
questions:
  - id: small-1
    #   ^^^^^^^
    objective: EX-01
    stem: Yusuf wants to stop going to the group. Which reply leaves the decision with him?
    options:
      - {text: What would you like to have in its place?, correct: true}
      - {text: Give it two more weeks before you choose.}
      - {text: I will ask the group what they think.}
"""
    good = """\
format: 1
id: small
title: Small
references: {samhsa-2012: {title: Working definition of recovery}}
topics: {deciding: {title: Deciding, objectives: {EX-01: Leave the decision with the person}}}
questions:
  - id: small-1
    objective: EX-01
    references: [samhsa-2012]
    stem: Yusuf wants to stop going to the group. Which reply leaves the decision with him?
    options:
      - {text: What would you like to have in its place?, correct: true}
      - {text: Give it two more weeks before you choose.}
      - {text: I will ask the group what they think.}
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield each objective and source that leads nowhere, and that no source is named."""
        written, bank = question.question, question.bank
        objectives = [(("objective",), written.objective), *_numbered("also", written.also)]
        references = _numbered("references", written.references)
        for at, name in objectives:
            if name not in bank.objectives:
                yield Finding(question, at, f"there is no objective '{name}' in this bank", "add it to a topic")
        for at, name in references:
            if name not in bank.head.references:
                told = f"there is no reference '{name}' in this bank"
                yield Finding(question, at, told, "add it to the bank's 'references'")
        if not references:
            yield Finding(question, ("references",), "the question cites no source", "name one under 'references'")


def _numbered(field: str, names: Sequence[str]) -> list[tuple[tuple[str | int, ...], str]]:
    return [((field, place), name) for place, name in enumerate(names)]
