"""R49: severities, where it looks, and what an instructor adds."""

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.lint.run import lint, written
from cps_quiz.lint.settings import LintSettings

BANK = """\
format: 1
id: small
title: Help for junkies
references: {one: {title: The Addict and the Law}}
topics: {t: {title: T, objectives: {O-1: Support inmates}}}
scenarios:
  party: Elif says, "I am an addict." The specialist listens.
terms: {relapse: A relapse}
questions:
  - id: one
    objective: O-1
    scenario: party
    stem: Elif was clean for a year, and the weirdo at the door is a bipolar. What now?
    options: [{text: Wash the clean dishes, correct: true}, {text: Ask the drug user}]
  - {id: two, objective: O-1, scenario: party, type: true-false, answer: true, stem: Staff call her noncompliant.}
"""


def told(text: str, words: list[str] | None = None) -> list[tuple[int, int, str, str]]:
    bank = written(load_draft(read("bank.yaml", text.encode())))
    assert bank is not None
    settings = LintSettings(select=("R49",), words={"stigma": words or []})
    found = lint([bank], [settings])[0].findings
    return [
        (one.span.line, one.span.column, str(one.severity), one.message.removeprefix("'").partition("'")[0])
        for one in found
    ]


def test_every_field_is_read_once() -> None:
    assert told(BANK) == [
        (3, 17, "error", "junkies"),
        (5, 50, "warning", "inmates"),
        (7, 30, "error", "addict"),
        (8, 20, "warning", "relapse"),
        (13, 11, "error", "Elif was clean"),
        (13, 68, "error", "a bipolar"),
        (14, 81, "error", "user"),
        (15, 101, "warning", "noncompliant"),
    ]


def test_a_character_may_say_it_of_themselves_where_that_is_declared() -> None:
    declared = BANK.replace("    scenario: party\n", "    scenario: party\n    language_quote: true\n")
    assert (7, 30, "error", "addict") not in told(declared)
    assert (14, 11, "error", "Elif was clean") in told(declared)


def test_an_instructor_adds_words() -> None:
    more = set(told(BANK, ["weirdo", "   ", "\\t"])) - set(told(BANK))
    assert more == {(13, 46, "warning", "weirdo")}
