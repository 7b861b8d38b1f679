from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.lint.examples import example_of
from cps_quiz.lint.run import lint, written
from cps_quiz.lint.settings import LintSettings

QUESTION = "also: [EX-9]\nstem: Which reply fits?\noptions: [{text: One, correct: true}, {text: Two}]\n"


def test_what_the_format_has_said_is_not_said_again() -> None:
    draft = load_draft(read("example.yaml", example_of(QUESTION).bank.encode()))
    subject = written(draft)
    assert subject is not None
    assert lint([subject], [LintSettings(select=("R07",))])[0].findings == ()
    assert [one.code for one in draft.loaded.diagnostics] == ["F019"]


def test_unknown_names_are_found_in_a_draft() -> None:
    bank = example_of(QUESTION).bank.replace("references: [samhsa-2012]", "references: [samhsa-2012, samhsa-2013]")
    draft = load_draft(read("example.yaml", bank.encode()))
    draft.document.diagnostics.clear()
    subject = written(draft)
    assert subject is not None
    found = lint([subject], [LintSettings(select=("R07",))])[0].findings
    lines = bank.splitlines()
    assert [(lines[one.span.line - 1][one.span.column - 1 :], one.message) for one in found] == [
        ("samhsa-2013]", "there is no reference 'samhsa-2013' in this bank"),
        ("EX-9]", "there is no objective 'EX-9' in this bank"),
    ]
