"""Attempts for tests."""

from datetime import date, timedelta

from tests.unit.history.facts import answered

from cps_quiz.bank.model import Bank, Item, QuestionKey
from cps_quiz.history.records import Answered
from cps_quiz.questions.choice import Option, Single
from cps_quiz.stats.attempts import Attempt

TODAY = date(2026, 11, 22)  # a Sunday


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def items_of(bank: Bank) -> dict[str, Item]:
    return {item.question.id: item for item in bank.items()}


def single(name: str, objective: str, *, retired: bool = False) -> Single:
    options = (Option(text="Right", correct=True), Option(text="Wrong", misconception="advice"))
    return Single(id=name, objective=objective, stem=f"Stem of *{name}*?", options=options, retired=retired)


def attempt(
    item: Item | str,
    *,
    correct: bool = True,
    day: date = TODAY,
    elapsed_days: int | None = None,
    confidence: str | None = None,
    elapsed_ms: int = 4000,
    traps: tuple[str, ...] = (),
) -> Attempt:
    """Return an answer to an item, or to a question that no bank holds."""
    key = item.key if isinstance(item, Item) else QuestionKey("gone", item)
    facts = answered(1, bank=key.bank, question=key.question, correct=correct, confidence=confidence)
    changed = {name: getattr(facts, name) for name in Answered.__struct_fields__}
    answer = Answered(**{**changed, "elapsed_ms": elapsed_ms, "traps": traps})
    return Attempt(key, item if isinstance(item, Item) else None, answer, day, elapsed_days)
