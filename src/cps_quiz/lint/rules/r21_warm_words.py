"""R21."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold, WordList
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.questions.choice import Single

_WHAT_IS = re.compile(r"\bwhat (?:is|are) (?:[\w'-]+ )?[\w'-]+\?", re.IGNORECASE)


class WarmWords(QuestionRule):
    """The key says "listen", "together" and "support", and no distractor sounds as warm.

    Every candidate knows the values of this field before the first lesson. If warmth marks the key, the question asks
    who sounds kind and not who knows what this person needs now. All options are to be warm, and wrong ones wrong for
    another reason.
    """

    code = "R21"
    name = "warm-words"
    severity = Severity.WARNING
    heuristic = True
    sources = ("this project: content specification, 0.4",)
    types = (Single,)
    remedy = "say in the key what is done, and let a distractor be as warm"
    false_positives = "Questions of recall that ask for a definition: it needs the words of the field."

    excess = Threshold(2, "the key has so many warm words more than the warmest distractor")

    warm_words = WordList("warm-words")
    definitions = WordList("definitions")

    bad = """\
stem: Kofi's housing worker has told him what to write. What does the peer specialist do next?
options:
  - text: Write the letter with him, line by line, this afternoon
  - text: Listen, and explore together what he wants to say in it
    #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    correct: true
  - text: Check with the housing worker what the letter must say
"""
    good = """\
stem: Kofi's housing worker has told him what to write. What does the peer specialist do next?
options:
  - text: Write the letter together, and support him line by line
  - text: Ask Kofi which of it he would want to say in his own name
    correct: true
  - text: Explore with the housing worker what the letter must say
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the key where it is by far the warmest."""
        if question.key is None or not question.distractors or self._asks_for_a_definition(question):
            return
        said = self.warm_words.find(question.key.plain)
        if len(said) < self.excess:
            return
        warmest = max(len(self.warm_words.find(option.plain)) for option in question.distractors)
        if len(said) - warmest >= self.excess:
            told = ", ".join(f"'{match[0]}'" for match in said)
            message = f"the key has {len(said)} warm words ({told}), no distractor more than {warmest}"
            yield Finding(question, question.key.at, message)

    def _asks_for_a_definition(self, question: WrittenQuestion) -> bool:
        lead_in = question.lead_in
        asks = self.definitions.find(lead_in) or _WHAT_IS.search(lead_in)
        return question.question.level == "recall" and bool(asks)
