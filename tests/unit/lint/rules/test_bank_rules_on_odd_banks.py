import pytest

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.registry import all_rules

ODD = {
    "no options": "stem: '?'\noptions: []",
    "no key": "stem: What?\noptions: [{text: Hope}, {text: Trust}]",
    "no words": "stem: '...'\noptions: [{text: '-'}, {text: '*', correct: true}]\nexplanation: ''",
    "no letters": "stem: '1'\noptions: [{text: '1'}, {text: '2', correct: true}]\nexplanation: '3'",
    "another language": "stem: ¿Qué ayuda?\noptions: [{text: Escuchar, correct: true}, {text: 聞く}, {text: слушать}]",
    "26 options": "stem: '?'\noptions: [" + ", ".join(f"{{text: Option {n}}}" for n in range(26)) + "]",
    "no pairs": "type: matching\nstem: 5-4-3-2-1\npairs: []\nspares: [One, {text: One}]",
    "no steps": "type: ordering\nstem: 5-4-3-2-1\nsequence: []",
    "a statement alone": "type: true-false\nstem: '?'\nanswer: false\nrationales: {}",
    "retired": "stem: What?\nretired: true\noptions: [{text: Hope, correct: true}, {text: Trust}]",
}
CODES = ["R24", "R41", "R42", "R44", "R45", "R46", "R47", "R48", "R54", "R55"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("question", ODD.values(), ids=ODD.keys())
def test_a_rule_has_its_say_of_any_bank(code: str, question: str) -> None:
    found = found_in(all_rules()[code], example_of(question).bank)
    assert {one.code for one in found} <= {code}


@pytest.mark.parametrize("code", CODES)
def test_a_rule_has_its_say_of_a_bank_without_questions(code: str) -> None:
    bank = "format: 1\nid: a\ntitle: A\ntopics: {t: {title: T, objectives: {O: Do}}}\nquestions: []\n"
    assert found_in(all_rules()[code], bank) == []
