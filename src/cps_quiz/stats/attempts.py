"""An answer as the statistics see it: its question, if a bank still holds it, its study day, and what came before."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.history.records import Answered
from cps_quiz.text.markup import plain


class Meeting(StrEnum):
    """How new a question was when it was answered."""

    FIRST = "first"
    SAME_DAY = "same-day"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer that counts.

    ``key`` is the question as it is called now; ``item`` is None where no bank holds it. ``elapsed_days`` is None at
    the first meeting, and 0 for a repeat in the same sitting or on the same study day.
    """

    key: QuestionKey
    item: Item | None
    answer: Answered
    day: date
    elapsed_days: int | None

    @property
    def correct(self) -> bool:
        """Whether the answer was fully right."""
        return self.answer.correct

    @property
    def meeting(self) -> Meeting:
        """How new the question was."""
        if self.elapsed_days is None:
            return Meeting.FIRST
        return Meeting.LATER if self.elapsed_days else Meeting.SAME_DAY


@dataclass(frozen=True, slots=True)
class Asked:
    """A question by name and text. ``stem`` is on one line, without marks."""

    bank: str
    question: str
    stem: str

    @classmethod
    def of(cls, item: Item) -> "Asked":
        """Return how a question is named."""
        return cls(item.bank.id, item.question.id, plain(item.question.stem))
