import pytest

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.registry import all_rules

ODD = {
    "no options": "stem: '?'\noptions: []",
    "one option": "stem: '?'\noptions: [{text: '?'}]",
    "no words": "stem: '...'\noptions: [{text: '-'}, {text: '*'}, {text: '\"'}]\nexplanation: ''",
    "no letters": "stem: '1'\noptions: [{text: '1'}, {text: '2', correct: true}, {text: '1,5'}]\nexplanation: '3'",
    "another language": "stem: ¿Qué ayuda?\noptions: [{text: Escuchar, correct: true}, {text: 聞く}, {text: слушать}]",
    "26 options": "stem: '?'\noptions: [" + ", ".join(f"{{text: Option {n}}}" for n in range(26)) + "]",
    "no pairs": "type: matching\nstem: '?'\npairs: []\nspares: [One, {text: One}]",
    "no steps": "type: ordering\nstem: '?'\nsequence: []",
    "a statement alone": "type: true-false\nstem: '?'\nanswer: false\nrationales: {}",
}
CODES = [f"R{number:02}" for number in range(1, 12)]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("question", ODD.values(), ids=ODD.keys())
def test_a_rule_has_its_say_of_any_bank(code: str, question: str) -> None:
    found = found_in(all_rules()[code], example_of(question).bank)
    assert {one.code for one in found} <= {code}
