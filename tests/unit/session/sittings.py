"""Questions, plans and policies for the engine's tests."""

from collections.abc import Sequence

from cps_quiz.bank.model import Bank, Item, Misconception, Topic
from cps_quiz.questions.choice import Multiple, Option, Single
from cps_quiz.questions.controls import Arranged, Paired, Picked, Response
from cps_quiz.questions.matching import Match, Matching
from cps_quiz.questions.ordering import Ordering, Step
from cps_quiz.questions.registry import AnyQuestion
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Feedback, Plan, Policy, Slot

RIGHT = Picked((0,))
WRONG = Picked((1,))
OTHER = Picked((2,))

QUIZ = Policy()
EXAM = Policy(feedback=Feedback.END, unsubmitted_counts=True, reviews_before_end=True)


def single(name: str, *, crisis: bool = False) -> Single:
    options = (
        Option(text="Right", correct=True),
        Option(text="Wrong", misconception="advice"),
        Option(text="Other", misconception="rescue"),
    )
    return Single(id=name, objective="A-1", stem=f"What of {name}?", options=options, crisis=crisis)


MULTIPLE = Multiple(
    id="several",
    objective="A-1",
    stem="Which?",
    options=(Option(text="Yes", correct=True), Option(text="Yes too", correct=True), Option(text="No")),
)
ORDERING = Ordering(id="steps", objective="B-1", stem="Order.", sequence=tuple(Step(text=t) for t in "abcd"))
MATCHING = Matching(
    id="pairs",
    objective="B-1",
    stem="Match.",
    pairs=(Match(left="L1", right="R1"), Match(left="L2", right="R2")),
    spares=("Spare",),
)

RESPONSES: dict[str, tuple[Response, ...]] = {
    "single": (RIGHT, WRONG, OTHER),
    "multiple": (Picked((0, 1)), Picked((0,)), Picked((1, 2))),
    "ordering": (Arranged((0, 1, 2, 3)), Arranged((3, 0, 1, 2))),
    "matching": (Paired((0, 1)), Paired((2, 1))),
}


def bank_of(questions: Sequence[AnyQuestion]) -> Bank:
    return Bank(
        format=1,
        id="bank",
        title="A bank",
        topics={
            "first": Topic(title="First", objectives={"A-1": "Do this"}),
            "second": Topic(title="Second", objectives={"B-1": "Do that"}),
        },
        questions=tuple(questions),
        misconceptions={"advice": Misconception(title="Advice"), "rescue": Misconception(title="Rescue")},
    )


def plan_of(questions: Sequence[AnyQuestion], policy: Policy = QUIZ, *, gone: Sequence[int] = ()) -> Plan:
    """Return a plan that asks the questions in their order; those at the places ``gone`` have changed since."""
    slots = lay_out(bank_of(questions).items(), seed="seed")
    return Plan(
        id="sitting",
        mode="quiz",
        seed="seed",
        policy=policy,
        slots=tuple(without_item(slot) if place in gone else slot for place, slot in enumerate(slots)),
    )


def without_item(slot: Slot) -> Slot:
    return Slot(slot.key, slot.content_hash, slot.order, None)


def singles(count: int) -> list[Single]:
    return [single(f"q{number}") for number in range(count)]


def session_of(count: int, policy: Policy = QUIZ) -> Session:
    return Session(plan_of(singles(count), policy))


def begun(count: int, policy: Policy = QUIZ) -> Session:
    """Return a session of so many questions whose first one is open, at time 0."""
    session = session_of(count, policy)
    session.handle(m.Start(), now=0)
    return session


def item_at(plan: Plan, place: int) -> Item:
    item = plan.slots[place].item
    assert item is not None
    return item
