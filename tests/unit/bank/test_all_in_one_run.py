"""All problems in one run, in file order, and an end where nobody would read on."""

from tests.conftest import SMALL_BANK
from tests.unit.bank.banks import findings, tiny

from cps_quiz.bank.document import MAX_FINDINGS
from cps_quiz.diagnostics import in_file_order

CHANGES = (
    ("title: Small bank", "titel: Small bank"),
    ("weight: 2", "weight: two"),
    ("{A-1: Do one thing, A-2: Do another}", "{A-1: Do one thing, A-2: Do another, A-2: Again}"),
    ("{title: Rescue}", "{description: Rescue}"),
    ("id: one", "id: One"),
    ("correct: true, rationale: It is.", "correct: yes, rationale: It is."),
    ("references: [book]", "references: book"),
    ("level: analysis", "level: analyses"),
    ("scenario: visit", "scenario: visitt"),
    ("text: No, misconception: advice", "text: No, misconception: advise"),
    ("correct: true, id: yes-option", "correct: false, id: yes-option"),
    ("stem: It is so.", 'stem: "It is \\e[2J so."'),
    ("answer: false", "anwser: false"),
    ("{text: Fourth}", "{text: Third}"),
    ("{left: L2, right: R2}", "{left: L2}"),
)


def broken() -> str:
    """Return the small bank with a mistake of each kind."""
    text = SMALL_BANK
    for old, new in CHANGES:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_every_problem_of_a_bank_is_told_in_one_run_and_in_file_order() -> None:
    text = broken()
    told = [(found.code, text.splitlines()[found.span.line - 1].strip(), found.question) for found in findings(text)]
    assert told == [
        ("F011", "format: 1", ""),
        ("F012", "titel: Small bank", ""),
        ("F014", "weight: two", ""),
        ("F008", "objectives: {A-1: Do one thing, A-2: Do another, A-2: Again}", ""),
        ("F011", "rescue: {description: Rescue}", ""),
        ("F017", "- id: One", "One"),
        ("F013", "- {text: Right, correct: yes, rationale: It is.}", "One"),
        ("F010", "references: [book]".replace("[book]", "book"), "One"),
        ("F015", "level: analyses", "several"),
        ("F011", "- id: truth", "truth"),
        ("F009", 'stem: "It is \\e[2J so."', ""),
        ("F012", "anwser: false", "truth"),
        ("F018", "sequence: [{text: First}, {text: Second}, {text: Third}, {text: Third}]", "steps"),
        ("F011", "pairs: [{left: L1, right: R1, rationale: So.}, {left: L2}]", "pairs"),
    ]


def test_references_of_the_questions_that_are_well_formed_are_checked_in_the_same_run() -> None:
    text = broken().replace("level: analyses", "level: analysis")
    told = [(found.code, found.message) for found in findings(text) if found.question == "several"]
    assert told == [
        ("F019", "there is no scenario 'visitt' in this bank"),
        ("F021", "a 'multiple' question needs two or more correct options"),
        ("F019", "there is no misconception 'advise' in this bank"),
    ]


def test_findings_come_in_file_order() -> None:
    found = findings(broken())
    assert in_file_order(reversed(found)) == found


def test_reading_ends_after_as_many_findings_as_anyone_reads() -> None:
    shape = tiny() + "  - x\n" * 50_000
    fields_twice = "a: b\n" * 50_000
    integrity = tiny().replace("    options:", "    also: [" + "A-2, " * 50_000 + "]\n    options:")
    one_line = "{format: 1, id: b, title: B, topics: {}, questions: [" + "{}, " * 50_000 + "]}"
    escapes = "[" + '"\\e", ' * 50_000 + "]"
    for text in (shape, fields_twice, integrity, one_line, escapes):
        assert len(findings(text)) == MAX_FINDINGS


def test_ten_thousand_options_in_one_line_are_read_and_told_of_once() -> None:
    options = ", ".join(f"{{text: Option {number}}}" for number in range(10_000))
    text = tiny().split("      - {text: Right")[0] + f"      [{{text: Right, correct: true}}, {options}]\n"
    assert [(found.code, found.span.line) for found in findings(text)] == [("F022", 13)]
