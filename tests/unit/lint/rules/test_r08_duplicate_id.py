from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.lint.examples import example_of
from cps_quiz.lint.run import lint, written
from cps_quiz.lint.settings import LintSettings
from cps_quiz.lint.subject import WrittenBank

QUESTION = "stem: Which reply fits?\noptions: [{text: One, correct: true}, {text: Two}]\n"


def bank(path: str) -> WrittenBank:
    found = written(load_draft(read(path, example_of(QUESTION).bank.encode())))
    assert found is not None
    return found


def test_an_id_in_two_banks_is_told_once_in_the_later_one_and_names_the_earlier() -> None:
    found = lint([bank("one.yaml"), bank("two.yaml")], [LintSettings(select=("R08",))] * 2)
    assert [[(one.path, one.message, one.question) for one in linted.findings] for linted in found] == [
        [],
        [("two.yaml", "the id 'example-1' is taken in one.yaml already", "example-1")],
    ]
