import pytest

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.registry import all_rules

ODD = {
    "no options": "stem: '?'\noptions: []",
    "one option": "stem: a\noptions: [{text: '?', correct: true}]",
    "no key": "stem: an\noptions: [{text: Hope}, {text: Trust}]",
    "two keys": "stem: '?'\noptions: [{text: Hope, correct: true}, {text: Trust, correct: true}]",
    "no words": "stem: '...'\noptions: [{text: '-'}, {text: '*', correct: true}, {text: '\"'}]",
    "adverbs alone": "stem: they are\noptions: [{text: only}, {text: 'not', correct: true}, {text: and}]",
    "no letters": "stem: '1'\noptions: [{text: '1'}, {text: '2', correct: true}, {text: '1,5'}]",
    "another language": "stem: ¿Qué ayuda?\noptions: [{text: Escuchar, correct: true}, {text: 聞く}, {text: слушать}]",
    "26 options": "stem: '?'\noptions: [" + ", ".join(f"{{text: Option {n}}}" for n in range(26)) + "]",
}
CODES = ["R13", "R14", "R16", "R17", "R18", "R19", "R20", "R21", "R22"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("question", ODD.values(), ids=ODD.keys())
def test_a_rule_has_its_say_of_any_bank(code: str, question: str) -> None:
    found = found_in(all_rules()[code], example_of(question).bank)
    assert {one.code for one in found} <= {code}
