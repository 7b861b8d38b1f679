"""The small bank on pages: sessions of its questions in the bank's order, laid out with one seed."""

from collections.abc import Sequence
from dataclasses import replace

from cps_quiz.bank.model import Bank
from cps_quiz.questions.controls import Arranged, Paired, Picked, Response
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Plan, Policy

ONE, SEVERAL, TRUTH, STEPS, PAIRS = range(5)

RIGHT: dict[int, Response] = {
    ONE: Picked((0,)),
    SEVERAL: Picked((0, 2)),
    TRUTH: Picked((1,)),
    STEPS: Arranged((0, 1, 2, 3)),
    PAIRS: Paired((0, 1)),
}
WRONG: dict[int, Response] = {
    ONE: Picked((1,)),
    SEVERAL: Picked((0, 1)),
    TRUTH: Picked((0,)),
    STEPS: Arranged((3, 0, 1, 2)),
    PAIRS: Paired((0, 2)),
}


def plan_of(bank: Bank, places: Sequence[int], policy: Policy | None = None, *, gone: Sequence[int] = ()) -> Plan:
    """Return a plan over some of the bank's questions; those ``gone`` have changed since."""
    items = list(bank.items())
    slots = lay_out((items[place] for place in places), seed="pages")
    slots = tuple(replace(slot, item=None) if n in gone else slot for n, slot in enumerate(slots))
    return Plan(id="sitting", mode="quiz", seed="pages", policy=policy or Policy(), slots=slots)


def begun(plan: Plan) -> Session:
    session = Session(plan)
    session.handle(m.Start(), now=0)
    return session


def answered(plan: Plan, response: Response, *, at_ms: int = 9000) -> Session:
    """Return a session whose first question was answered, and whose feedback is open."""
    session = begun(plan)
    session.handle(m.Submit(0, response), now=at_ms)
    return session
