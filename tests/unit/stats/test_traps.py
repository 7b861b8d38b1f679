"""Which misconceptions catch a learner."""

from tests.unit.stats.attempts import TODAY, ago, attempt, items_of

from cps_quiz.bank.model import Bank
from cps_quiz.stats.tally import Tally
from cps_quiz.stats.traps import Trap, traps


def test_chances_are_answers_to_questions_that_offer_the_trap(small_bank: Bank) -> None:
    items = items_of(small_bank)
    given = [
        attempt(items["one"], correct=False, traps=("advice",), day=ago(30)),
        attempt(items["one"]),
        attempt(items["several"], correct=False, traps=("advice", "rescue")),
        attempt(items["steps"], correct=False),
        attempt("gone", correct=False, traps=("advice",)),
    ]
    assert traps(list(items.values()), given, today=TODAY) == [
        Trap("small", "advice", "Advice", "Tells the person what to do.", Tally(2, 3), Tally(1, 2), questions=3),
        Trap("small", "rescue", "Rescue", "", Tally(1, 3), Tally(1, 2), questions=3),
    ]


def test_a_trap_never_taken_is_not_told(small_bank: Bank) -> None:
    items = items_of(small_bank)
    assert traps(list(items.values()), [attempt(items["one"])], today=TODAY) == []


def test_a_trap_in_two_parts_of_a_response_was_taken_once(small_bank: Bank) -> None:
    items = items_of(small_bank)
    given = [attempt(items["pairs"], correct=False, traps=("rescue", "rescue"))]
    (found,) = traps(list(items.values()), given, today=TODAY)
    assert found.taken == Tally(1, 1)


def test_a_trap_that_often_catches_goes_before_one_that_caught_once(small_bank: Bank) -> None:
    items = items_of(small_bank)
    once = [attempt(items["pairs"], correct=False, traps=("rescue",))]
    often = [attempt(items["truth"], correct=False, traps=("advice",))] * 8 + [attempt(items["truth"])] * 2
    assert [trap.id for trap in traps(list(items.values()), [*once, *often], today=TODAY)] == ["advice", "rescue"]


def test_a_trap_that_the_bank_names_no_more_keeps_its_id(small_bank: Bank) -> None:
    items = items_of(small_bank)
    (found,) = traps(list(items.values()), [attempt(items["steps"], correct=False, traps=("old",))], today=TODAY)
    assert (found.id, found.title, found.questions) == ("old", "old", 0)
