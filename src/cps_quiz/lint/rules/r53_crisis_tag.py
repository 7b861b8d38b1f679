"""R53."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.subject import WrittenQuestion

At = tuple[str | int, ...]
_WORD = re.compile(r"\w+")


class CrisisTag(QuestionRule):
    """A question touches on suicide, self-harm, overdose, violence or abuse and is not prepared for it.

    Whoever learns may be living through it. With ``crisis: true`` the notice with the crisis line follows the session,
    and an explanation that names the program's policy or the supervisor tells what a specialist does with the danger.
    """

    code = "R53"
    name = "crisis-tag"
    severity = Severity.ERROR
    sources = ("cps-quiz style guide, crisis content",)
    remedy = "write 'crisis: true'"
    false_positives = "'Kill time' and the like, and names of organizations."

    crisis = WordList("crisis")
    harmless = WordList("harmless-crisis")
    suicide = WordList("suicide")
    policy = WordList("policy")
    crisis_line = WordList("crisis-line")

    bad = """\
stem: On the warmline Quinn says, "I keep thinking of suicide." What comes first?
#                                                     ^^^^^^^
options:
  - text: Stay on the line, ask about safety, and bring in the supervisor.
    correct: true
  - text: Give Quinn a list of counselors for next week.
explanation: Staying present and asking directly shows that Quinn can speak about it.
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
"""
    good = """\
stem: On the warmline Quinn says, "I keep thinking of suicide." What comes first?
options:
  - text: Stay on the line, ask about safety, and bring in the supervisor.
    correct: true
  - text: Give Quinn a list of counselors for next week.
explanation: >-
  Staying present and asking directly shows that Quinn can speak about it. Then the program's policy says whom to call,
  and 988 is there at any hour.
crisis: true
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the first such word where the question is not tagged, and an explanation that says too little."""
        found = self._first(question)
        if found is None:
            return
        at, match = found
        if not question.question.crisis:
            told = f"'{match[0]}' stands in a question without 'crisis: true'"
            yield Finding(question, at, told, part=None if at == ("scenario",) else match)
        explanation = question.question.explanation
        missing = [] if self.policy.find(explanation) else ["the program's policy or the supervisor"]
        if self._is_about_suicide(question) and not self.crisis_line.find(explanation):
            missing.append("988")
        if missing:
            told = f"the explanation of a crisis names neither {' nor '.join(missing)}"
            if len(missing) == 1:
                told = f"the explanation of a crisis does not name {missing[0]}"
            yield Finding(question, ("explanation",), told, "say it in the explanation")

    def _texts(self, question: WrittenQuestion) -> list[tuple[At, str]]:
        return [(("scenario",), question.scenario), *question.texts()]

    def _first(self, question: WrittenQuestion) -> tuple[At, re.Match[str]] | None:
        beginnings = tuple(max(_WORD.findall(entry.lower()), key=len, default="") for entry in self.crisis.entries)
        if not any(word.startswith(beginnings) for word in question.vocabulary):
            return None
        for at, text in self._texts(question):
            harmless = [match.span() for match in self.harmless.find(text)]
            for match in self.crisis.find(text):
                if not any(start <= match.start() < end for start, end in harmless):
                    return at, match
        return None

    def _is_about_suicide(self, question: WrittenQuestion) -> bool:
        return any(self.suicide.find(text) for _, text in self._texts(question))
