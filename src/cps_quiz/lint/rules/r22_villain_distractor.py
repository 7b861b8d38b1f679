"""R22."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold, WordList
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Choice


class VillainDistractor(QuestionRule):
    """In two or more distractors somebody demands, scolds or ignores.

    Nobody who has applied for this work takes an option in which a helper is rude. Such distractors are no options at
    all, and the rest is a guess between few. The errors that candidates do make are well meant: advice, rescue,
    reassurance.
    """

    code = "R22"
    name = "villain-distractor"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guidelines 28f and 29",)
    types = (Choice,)
    remedy = "keep the helper kind, and let the distractor be wrong for its role or its timing"
    false_positives = (
        'Questions that ask for the name of a behavior. "In order to", "the demands of work", laughing together.'
    )

    distractors = Threshold(2, "so many distractors have such a word")

    villains = WordList("villains")
    harmless = WordList("harmless-villains")
    naming_tasks = WordList("naming-tasks")

    bad = """\
stem: Luca has stopped coming to the job club. What does his peer specialist do?
options:
  - text: Insist that he come back by Monday
    #     ^^^^^^
  - text: Ask how he has been, and what the club was like for him
    correct: true
  - text: Remind him what the club did for others
  - text: Lecture him on what it takes to keep a job
    #     ^^^^^^^
"""
    good = """\
stem: Luca has stopped coming to the job club. What does his peer specialist do?
options:
  - text: Offer to pick him up on Monday
  - text: Ask how he has been, and what the club was like for him
    correct: true
  - text: Remind him what the club did for others
  - text: Tell him what it takes to keep a job
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield each such distractor's first word of the kind."""
        villains = [(option, part) for option in question.distractors if (part := self._first(option))]
        if len(villains) < self.distractors or self.naming_tasks.find(question.lead_in):
            return
        for option, part in villains:
            message = f"'{part[0]}': {len(villains)} of {len(question.distractors)} distractors are unkind"
            yield Finding(question, option.at, message, part=part)

    def _first(self, option: WrittenOption) -> re.Match[str] | None:
        found = self.villains.find(option.plain)
        if not found:
            return None
        harmless = [match.span() for match in self.harmless.find(option.plain)]
        return next((match for match in found if not any(a <= match.start() < b for a, b in harmless)), None)
