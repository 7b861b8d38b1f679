"""R50."""

import re
from collections.abc import Iterator
from itertools import chain

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, WordList
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion
from cps_quiz.lint.terms import Terms, Text, outside_quotations, terms, texts_with
from cps_quiz.text.words import names_in, sentence_spans, straight, vocabulary


class Gendered(BankRule):
    """A word names one gender where any person is meant.

    "Chairman" and "guys" tell some candidates that the sentence is not about them, and "he/she" leaves out those who
    are neither and makes a sentence stumble. Plain words for everyone exist.
    """

    code = "R50"
    name = "gendered"
    severity = Severity.WARNING
    sources = ("cps-quiz style guide",)
    remedy = "use a word for every gender; of an unknown person say 'they'"
    false_positives = (
        "Pronouns of people who have a name or are known as a man or a woman, what a character says in quotation marks "
        "where the question has 'language_quote: true', and questions about wording itself."
    )

    gendered = WordList("gendered")
    harmless = WordList("harmless-gendered")
    teaches_wording = WordList("teaches-wording")
    pronouns = WordList("gendered-pronouns")
    generic_people = WordList("generic-people")
    gendered_people = WordList("gendered-people")

    bad = """\
stem: The chairman of the board wants to know what a peer specialist shares of his/her life. What is a fair answer?
#         ^^^^^^^^                                                             ^^^^^^^
options:
  - text: A specialist shares what he thinks may help the person.
    #                              ^^
    correct: true
  - text: A specialist shares whatever comes to mind.
"""
    good = """\
stem: The chair of the board wants to know what peer specialists share of their lives. What is a fair answer?
options:
  - text: Specialists share what they think may help the person.
    correct: true
  - text: Specialists share whatever comes to mind.
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield each gendered word, and the pronoun where any person is called he or she."""
        for text, match, use in chain(self._listed(bank), self._pronouns(bank)):
            if text.may_quote and not outside_quotations(text.text, match):
                continue
            told = f"'{' '.join(match[0].split())}' names one gender where any is meant"
            yield Finding(text.question or bank, text.at, told, f"use: {use}" if use else "", part=match)

    def _listed(self, bank: WrittenBank) -> Iterator[tuple[Text, re.Match[str], str]]:
        listed = terms(self.gendered.entries, self.harmless.entries)
        for text in texts_with(lambda one: listed.may_be_in(one.vocabulary), bank, self.teaches_wording.find):
            for term, match in listed.find(text.text):
                yield text, match, term.use

    def _pronouns(self, bank: WrittenBank) -> Iterator[tuple[Text, re.Match[str], str]]:
        """Yield the first pronoun of one gender behind one person out of many, where nobody of known gender appears."""
        anybody, of_known_gender = terms(self.generic_people.entries), frozenset(self.gendered_people.entries)
        pronouns = frozenset(self.pronouns.entries)

        def may_hold(question: WrittenQuestion) -> bool:
            words = question.vocabulary
            is_open = not question.names and words.isdisjoint(of_known_gender)
            return is_open and not words.isdisjoint(pronouns) and anybody.may_be_in(words)

        for text in texts_with(may_hold, bank, self.teaches_wording.find):
            if text.question or not (names_in(text.text) or vocabulary(text.text) & of_known_gender):
                yield from ((text, match, "they, or the plural") for match in self._behind_anybody(text, anybody))

    def _behind_anybody(self, text: Text, anybody: Terms) -> Iterator[re.Match[str]]:
        plain = straight(text.text)
        people = [match.end() for _, match in anybody.find(plain)]
        if not people:
            return
        double = [match.span() for _, match in terms(self.gendered.entries).find(plain)]
        pronouns = [one for one in self.pronouns.find(plain) if not any(a <= one.start() < b for a, b in double)]
        for start, end in sentence_spans(plain):
            first = next((place for place in people if start <= place <= end), end)
            yield from [match for match in pronouns if first <= match.start() < end][:1]
