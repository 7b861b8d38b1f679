"""Questions of every type, and responses to them, for claims that hold for all."""

from hypothesis import strategies as st

from cps_quiz.questions.base import Question
from cps_quiz.questions.choice import Multiple, Option, Single
from cps_quiz.questions.controls import Arrange, Arranged, Control, Pair, Paired, Pick, Picked, Response
from cps_quiz.questions.matching import Match, Matching, Spare
from cps_quiz.questions.ordering import Ordering, Step
from cps_quiz.questions.true_false import Rationales, TrueFalse

TRAPS = st.sampled_from([None, "advice", "rescue"])
WORDS = [f"Part {number}" for number in range(8)]


@st.composite
def choices(draw: st.DrawFn) -> Question:
    """Return a single or a multiple."""
    size = draw(st.integers(2, 6))
    right = draw(st.sets(st.integers(0, size - 1), min_size=1))
    options = tuple(
        Option(text=WORDS[index], correct=index in right, misconception=draw(TRAPS), rationale=f"Because {index}.")
        for index in range(size)
    )
    cls = Single if len(right) == 1 else Multiple
    return cls(id="q", objective="A-1", stem="Which?", options=options)


@st.composite
def true_falses(draw: st.DrawFn) -> Question:
    """Return a true-false."""
    rationales = Rationales(true="For.", false="Against.")
    answer, trap = draw(st.booleans()), draw(TRAPS)
    return TrueFalse(id="q", objective="A-1", stem="So.", answer=answer, misconception=trap, rationales=rationales)


@st.composite
def orderings(draw: st.DrawFn) -> Question:
    """Return an ordering."""
    size = draw(st.integers(2, 6))
    steps = tuple(Step(text=text, misconception=draw(TRAPS)) for text in WORDS[:size])
    return Ordering(id="q", objective="A-1", stem="Order.", sequence=steps)


@st.composite
def matchings(draw: st.DrawFn) -> Question:
    """Return a matching, with spares of both kinds."""
    size = draw(st.integers(2, 5))
    pairs = tuple(Match(left=text, right=text.upper()) for text in WORDS[:size])
    names = draw(st.lists(st.sampled_from(["Spare 1", "Spare 2", "Spare 3"]), unique=True))
    spares: list[str | Spare] = [
        Spare(text=name, misconception=draw(TRAPS)) if draw(st.booleans()) else name for name in names
    ]
    return Matching(id="q", objective="A-1", stem="Match.", pairs=pairs, spares=tuple(spares))


QUESTIONS = st.one_of(choices(), true_falses(), orderings(), matchings())


def responses(control: Control) -> st.SearchStrategy[Response]:
    """Return responses that a front could send for a control."""
    match control:
        case Pick(parts, least, most):
            picked = st.sets(st.integers(0, len(parts) - 1), min_size=least, max_size=most)
            return picked.map(lambda taken: Picked(tuple(sorted(taken))))
        case Arrange(items):
            return st.permutations(range(len(items))).map(lambda order: Arranged(tuple(order)))
        case Pair(lefts, rights):
            order = st.permutations(range(len(rights)))
            return order.map(lambda given: Paired(tuple(given[: len(lefts)])))


NUMBERS = st.lists(st.integers(-2, 8), max_size=7).map(tuple)
ANY_RESPONSES: st.SearchStrategy[Response] = st.one_of(NUMBERS.map(Picked), NUMBERS.map(Arranged), NUMBERS.map(Paired))
