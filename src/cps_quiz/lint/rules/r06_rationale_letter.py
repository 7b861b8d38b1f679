"""R06."""

import functools
import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, WordList
from cps_quiz.lint.subject import WrittenQuestion
from cps_quiz.text.markup import plain
from cps_quiz.text.words import normalized, quotations, straight


class RationaleLetter(QuestionRule):
    """An explanation or a rationale names an option by its letter, number or place.

    Options are shuffled for each candidate. "Option B" then points at another option than the one that was meant, and a
    candidate learns the opposite of what the author wrote.
    """

    code = "R06"
    name = "rationale-letter"
    severity = Severity.ERROR
    sources = ("house rule",)
    remedy = "say what the option does, in words"
    false_positives = (
        'A name that the question itself uses, such as "option 1" of a form; what stands in quotation marks; a letter '
        'in lower case, as in "the choice a person makes".'
    )

    nouns = WordList("option-nouns")
    places = WordList("option-places")

    bad = """\
stem: Jamal says that nobody asked him about the move. Which reply fits best?
options:
  - text: You wanted a say in where you live.
    correct: true
    rationale: Gives back what matters to him, which option B leaves out.
    #                                                ^^^^^^^^
  - text: They must have had their reasons.
    rationale: Defends the others, so he is left alone with it.
  - text: Moves are hard on most people.
    rationale: Makes it general, and his point is lost.
explanation: Being passed over is what he tells of. The last option shrinks it.
#                                                       ^^^^^^^^^^^
"""
    good = """\
stem: Jamal says that nobody asked him about the move. Which reply fits best?
options:
  - text: You wanted a say in where you live.
    correct: true
    rationale: Gives back what matters to him, and takes no side.
  - text: They must have had their reasons.
    rationale: Defends the others, so he is left alone with it.
  - text: Moves are hard on most people.
    rationale: Makes it general, and his point is lost.
explanation: Being passed over is what he tells of. To call it common shrinks it.
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the first such name in each explanation and rationale."""
        for at, text in question.texts():
            if at[0] not in {"explanation", "rationales"} and at[-1] != "rationale":
                continue
            told = straight(plain(text))
            found = list(_label_after(self.nouns.entries).finditer(told))
            if at == ("explanation",):
                found += self.places.find(told)
            named = [match for match in found if not _is_content(match, told, question)]
            if named:
                part = min(named, key=re.Match.start)
                yield Finding(question, at, f"'{part[0]}' is another one once options are shuffled", part=part)


@functools.cache
def _label_after(nouns: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, nouns))
    return re.compile(rf"\b(?i:{alternatives})s?\s+\(?[A-F1-6]\b")


def _is_content(match: re.Match[str], text: str, question: WrittenQuestion) -> bool:
    """Whether the question itself uses the name, or the words are quoted."""
    if any(match[0] in quotation for quotation in quotations(text)):
        return True
    shown = " | ".join(map(normalized, (question.scenario, question.stem, *question.question.wording())))
    return re.search(rf"\b{re.escape(normalized(match[0]))}\b", shown) is not None
