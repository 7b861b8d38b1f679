"""Banks as written, and what is found in them, in file order."""

from dataclasses import replace

from tests.unit.lint.written_banks import (
    ABSOLUTES,
    HEAD,
    PATH,
    QUESTION,
    RULE_NAME,
    bank_of,
    bank_with,
    linted,
    places,
    single,
)

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Diagnostic, Severity, Span, in_file_order
from cps_quiz.lint.registry import all_rules
from cps_quiz.lint.run import Evidence, lint, written
from cps_quiz.lint.settings import LintSettings

BANK = HEAD + QUESTION


def test_a_finding_says_where_how_bad_and_what_to_do() -> None:
    rule = all_rules()[ABSOLUTES]
    assert linted(BANK, ABSOLUTES).findings[0] == Diagnostic(
        PATH,
        Span(18, 19, 18, 25),
        ABSOLUTES,
        "'always' stands in a distractor and not in the key",
        severity=Severity.WARNING,
        help=rule.remedy,
        question="one",
        source="      - text: She always says too little.",
        name=RULE_NAME,
    )


def test_findings_stand_in_file_order() -> None:
    found = linted(BANK).findings
    assert list(found) == in_file_order(found)
    assert len({one.code for one in found}) > 1


def test_of_what_is_no_bank_nothing_is_looked_at() -> None:
    for text in ("", "- a", BANK.replace("title: Tiny\n", "", 1), "a: 'b"):
        assert written(load_draft(read(PATH, text.encode()))) is None


def test_questions_that_can_be_decoded_are_looked_at_in_a_bank_with_format_errors() -> None:
    broken = BANK + "  - id: two\n    stem: Which?\n"
    bank = written(load_draft(read(PATH, broken.encode())))
    assert bank is not None
    assert [question.question.id for question in bank.questions] == ["one"]
    assert places(lint([bank], [LintSettings(select=[ABSOLUTES])])[0].findings) == [
        (ABSOLUTES, 18, 19),
        (ABSOLUTES, 19, 19),
    ]


def test_each_bank_has_its_own_settings_and_knows_the_others() -> None:
    banks = [bank_of(BANK, path="a.yaml"), bank_of(BANK.replace("id: tiny", "id: other"), path="b.yaml")]
    evidence = Evidence(["a text"], {"other": {"one": {0: 3}}})
    first, second = lint(banks, [LintSettings(select=[ABSOLUTES]), LintSettings(select=["R28"])], evidence=evidence)
    assert (len(first.findings), len(second.findings)) == (2, 0)
    assert (list(banks[0].others), list(banks[1].others)) == ([banks[1]], [banks[0]])
    assert [list(bank.sources) for bank in banks] == [["a text"], ["a text"]]
    assert [dict(bank.chosen) for bank in banks] == [{}, {"one": {0: 3}}]


def test_linting_twice_finds_the_same() -> None:
    bank = bank_of(BANK)
    settings = [LintSettings()]
    assert lint([bank], settings) == lint([bank], settings) == lint([replace(bank)], settings)


def test_silenced_findings_bring_no_edits() -> None:
    text = single("one", ["Go", "Stay", "Rest"], stem="Which is not a reply that helps Ana here?")
    loud = lint([bank_with(text)], [LintSettings(select=["R25"])])[0]
    quiet = text.replace("    stem:", "    lint_ignore: {R25: it is meant so}\n    stem:")
    silenced = lint([bank_with(quiet)], [LintSettings(select=["R25"])])[0]
    assert len(loud.findings) == len(silenced.silenced) == 1
    assert (len(loud.edits), silenced.edits, silenced.findings) == (1, (), ())
