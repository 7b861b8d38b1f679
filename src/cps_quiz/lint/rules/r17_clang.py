"""R17."""

import re
from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import Finding, QuestionRule, Threshold, WordList
from cps_quiz.lint.subject import WrittenOption, WrittenQuestion
from cps_quiz.questions.choice import Single
from cps_quiz.text.markup import Style, parse
from cps_quiz.text.words import content_words, count_words, quotations

_ROOT = 5  # letters of the root that words of one family share
_TERM = 3  # words of a quotation that is a term rather than speech
_ASKED = 5  # words that may follow "what is" for them to be the thing asked about
_CLAUSE = re.compile(r"[^?.,;:]*")
_MEANING = re.compile(r"\bwhat do(?:es)? ([^?.,;:]*) mean\b", re.IGNORECASE)


class Clang(QuestionRule):
    """A word of the stem comes back in the key and in no distractor.

    Readers who know nothing of the subject look for an echo: the option that takes up a word of the stem sounds as if
    it belonged there. Where a distractor echoes the same word, the echo settles nothing and the rule is silent.
    """

    code = "R17"
    name = "clang"
    severity = Severity.WARNING
    heuristic = True
    sources = (
        "Haladyna, Downing & Rodriguez 2002, guideline 28b",
        "NBME 2020, technical flaws",
        "Moore et al. 2023",
    )
    types = (Single,)
    remedy = "say it in other words, or let a distractor take the word up too"
    false_positives = "The term that is asked about, and words of the topic that stand in stems throughout the bank."

    topic_share = Threshold(0.15, "a word in more than this share of a bank's stems belongs to the topic")
    questions = Threshold(20, "such shares are taken in banks of at least so many questions")

    terms_asked_for = WordList("terms-asked-for")

    bad = """\
stem: Mei is moving out of the shelter and dreads the first empty evenings. Which reply helps her to look ahead?
options:
  - text: My own first months alone were hard too.
  - text: What would you like those evenings to hold?
    #                               ^^^^^^^^
    correct: true
  - text: You have earned this step many times over.
  - text: Is there really no way to stay a bit longer?
"""
    good = """\
stem: Mei is moving out of the shelter and dreads the first empty evenings. Which reply helps her to look ahead?
options:
  - text: My own first evenings alone were hard too.
  - text: What would you like those evenings to hold?
    correct: true
  - text: You have earned this step many times over.
  - text: Is there really no way to stay a bit longer?
"""

    def check(self, question: WrittenQuestion) -> Iterator[Finding]:
        """Yield the first word of the key that echoes the stem, with all others named."""
        key = question.key
        if key is None or not question.distractors:
            return
        elsewhere = {_root(word) for option in question.distractors for word in option.content}
        in_stem = {_root(word) for word in question.stem_content}
        echoes = [word for word in key.content if _root(word) in in_stem - elsewhere]
        if not echoes:
            return
        harmless = self._asked_about(question) | self._of_the_topic(question)
        parts = [part for word in echoes if _root(word) not in harmless and (part := _place(word, key))]
        if parts:
            parts.sort(key=re.Match.start)
            told = ", ".join(f"'{part[0]}'" for part in parts)
            yield Finding(question, key.at, f"the key alone takes up {told} from the stem", part=parts[0])

    def _of_the_topic(self, question: WrittenQuestion) -> set[str]:
        if len(question.bank.questions) < self.questions:
            return set()
        shares = question.bank.stem_word_shares
        return {_root(word) for word in question.stem_content if shares.get(word, 0) > self.topic_share}

    def _asked_about(self, question: WrittenQuestion) -> set[str]:
        terms = [run.text for block in parse(question.question.stem) for run in block.runs if run.style != Style.NORMAL]
        terms += quotations(question.lead_in)
        asked = [term for term in terms if count_words(term) <= _TERM]
        asked += _MEANING.findall(question.lead_in)
        for phrase in self.terms_asked_for.find(question.lead_in):
            clause = _CLAUSE.match(question.lead_in, phrase.end())
            if clause and count_words(clause[0]) <= _ASKED:
                asked.append(clause[0])
        return {_root(word) for word in content_words(" ".join(asked))}


def _root(word: str) -> str:
    """Return the letters that "validate" and "validation" share; a word of four letters stays whole."""
    return word[:_ROOT]


def _place(word: str, key: WrittenOption) -> re.Match[str] | None:
    beginning = re.escape(_root(word).removesuffix("y"))  # "story" is also the word of "stories"
    return re.search(rf"\b{beginning}[\w'-]*", key.plain, re.IGNORECASE)
