"""The traps at the end of a session, by their titles."""

import msgspec

from cps_quiz.bank.model import Bank
from cps_quiz.questions.controls import Picked
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.engine import Session, replay
from cps_quiz.session.plan import Plan, Policy
from cps_quiz.session.result import result_of
from cps_quiz.ui.prose import Paragraph
from cps_quiz.ui.telling.summary import summary

ADVICE, RESCUE = Picked((1,)), Picked((2,))


def test_traps_of_the_same_title_are_told_with_their_bank(small_bank: Bank) -> None:
    other = msgspec.structs.replace(small_bank, id="other", title="Other bank")
    items = [next(iter(bank.items())) for bank in (small_bank, other)]
    items.append(items[0])
    plan = Plan(id="s", mode="quiz", seed="7", policy=Policy(), slots=lay_out(items, seed="7"))
    session = Session(plan)
    steps: list[m.Command] = [m.Start()]
    for place, response in enumerate((ADVICE, ADVICE, RESCUE)):
        steps += [m.Submit(place, response), m.Next()]
    replay(session, list(enumerate(steps)))
    told = summary(result_of(plan, session.view), session.view)
    begin = told.index(next(part for part in told if part.text == "Traps that caught you:")) + 1
    assert [part.text for part in told[begin : begin + 3] if isinstance(part, Paragraph)] == [
        "Advice (Small bank), once: Tells the person what to do.",
        "Advice (Other bank), once: Tells the person what to do.",
        "Rescue, once",
    ]
