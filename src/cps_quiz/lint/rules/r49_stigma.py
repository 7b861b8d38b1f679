"""R49."""

from collections.abc import Iterator

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, WordList
from cps_quiz.lint.subject import WrittenBank
from cps_quiz.lint.terms import outside_quotations, terms, texts_with


class Stigma(BankRule):
    """A word labels or judges the people whom peer specialists work with.

    Candidates pick up how a bank speaks, and many of them have been called these words. A label puts a condition in
    place of a person, and studies of such wording find that helpers who read it judge more harshly. Person-first
    wording costs a few letters and leaves nobody out.
    """

    code = "R49"
    name = "stigma"
    severity = Severity.ERROR
    sources = ("NIDA, Words Matter", "Shatterproof, language list", "cps-quiz style guide")
    remedy = "say it person-first, or describe what happened"
    false_positives = (
        "What a character says in quotation marks where the question has 'language_quote: true', questions about "
        "wording itself, names of organizations, and other meanings, such as 'clean dishes' and 'computer user'."
    )

    stigma = WordList("stigma")
    harmless = WordList("harmless-stigma")
    people = WordList("people")
    teaches_wording = WordList("teaches-wording")

    bad = """\
stem: Dolores used to be an addict and has been clean for a year. How can the specialist mark the day?
#                           ^^^^^^         ^^^^^^^^^^
options:
  - text: Ask her how she wants to spend it.
    correct: true
  - text: Warn her that a relapse is still close.
    #                     ^^^^^^^
  - text: Plan the day for her, since it matters.
"""
    good = """\
stem: Dolores has been in recovery from drug use for a year. How can the specialist mark the day?
options:
  - text: Ask her how she wants to spend it.
    correct: true
  - text: Warn her that a setback is still close.
  - text: Plan the day for her, with clean dishes and a cake.
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield each term to avoid."""
        listed = terms(self.stigma.entries, self.harmless.entries, self.people.entries)
        for text in texts_with(lambda one: listed.may_be_in(one.vocabulary), bank, self.teaches_wording.find):
            for term, match in listed.find(text.text, text.names):
                if text.may_quote and not outside_quotations(text.text, match):
                    continue
                told = f"'{' '.join(match[0].split())}' labels or judges a person"
                remedy = f"use: {term.use}" if term.use else ""
                yield Finding(text.question or bank, text.at, told, remedy, term.severity, match)
