"""What a learner has set out to do, and what that makes of today: the questions to review and the days ahead.

Nothing here is stored. It is computed from the history at each start, so a missed day, an undone answer or a merge from
another machine re-plans by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import UNSET

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.history.records import Answered, StudyPlanSet
from cps_quiz.review import pace, queue
from cps_quiz.review.memory import Memory, Remembered
from cps_quiz.review.rating import Review, median_paces, rating_of, reviews_of, study_days

if TYPE_CHECKING:  # today at a glance imports this module and none of those
    from cps_quiz.review.exam_plan import Horizon, Seen, Unseen
    from cps_quiz.review.projection import Projection
    from cps_quiz.session.messages import Answered as AnsweredEvent
    from cps_quiz.stats.readiness import Exposed

DEFAULT_MINUTES = 20
EVERY_DAY = frozenset(range(7))
LIGHT_SHARE = 0.5
MOCK_EXAM_DAYS_BEFORE = 3
MAX_DAYS_AHEAD = 730  # an exam farther off is looked at as if it were on that day
PLANNED_DAYS = 120  # what to ask today hardly hangs on what comes after them, and a solution takes days squared


@dataclass(frozen=True, slots=True)
class StudyPlan:
    """The exam day, if one is set, and the study time. Days are ordinals; weekdays count from Monday, 0."""

    exam_day: int | None = None
    minutes_a_day: int = DEFAULT_MINUTES
    weekdays: frozenset[int] = EVERY_DAY
    profile: str | None = None

    @classmethod
    def of(cls, records: Sequence[StudyPlanSet]) -> "StudyPlan":
        """Return the plan as the history has it: of each field the last word."""
        said: dict[str, object] = {}
        for record in records:
            if record.exam_date is not UNSET:
                said["exam_day"] = None if record.exam_date is None else parse_day(record.exam_date)
            if record.minutes_a_day is not UNSET:
                said["minutes_a_day"] = record.minutes_a_day
            if record.weekdays is not UNSET:
                said["weekdays"] = frozenset(record.weekdays)
            if record.profile is not UNSET:
                said["profile"] = record.profile
        return cls(**said)  # type: ignore[arg-type]

    def days_left(self, today: int) -> int | None:
        """Return the days from today to the last before the exam: 0 on the exam day and after; None without one."""
        return None if self.exam_day is None else max(self.exam_day - today, 0)

    def minutes_on(self, day: int) -> float:
        """Return the minutes planned for a day: none on a day off, fewer on the last evening."""
        if (day - 1) % 7 not in self.weekdays:
            return 0.0
        last_evening = self.exam_day is not None and day == self.exam_day - 1
        return self.minutes_a_day * (LIGHT_SHARE if last_evening else 1.0)

    def mock_exam_day(self, today: int) -> int | None:
        """Return the day on which a mock exam helps most: the last study day at least three days before the exam."""
        if self.exam_day is None:
            return None
        days = range(self.exam_day - MOCK_EXAM_DAYS_BEFORE, today - 1, -1)
        return next((day for day in days if (day - 1) % 7 in self.weekdays), None)


@dataclass(frozen=True)
class Study:
    """A learner's memory today. ``items`` are the questions that may be asked; ``today`` is a study day."""

    items: Sequence[Item]
    answers: Sequence[Answered]
    plan: StudyPlan
    today: int
    memory: Memory

    @cached_property
    def days(self) -> list[int]:
        """The study day of each answer."""
        return study_days(self.answers, today=self.today)

    @cached_property
    def reviews(self) -> dict[QuestionKey, list[Review]]:
        """Each question's reviews in order."""
        return reviews_of(self.answers, self.days, self.items)

    @cached_property
    def states(self) -> Mapping[QuestionKey, Remembered]:
        """Each reviewed question's memory."""
        return self.memory.states(self.reviews)

    @cached_property
    def active(self) -> list[Item]:
        """The questions that are not retired."""
        return [item for item in self.items if not item.question.retired]

    @cached_property
    def seconds_a_question(self) -> float:
        """This learner's own pace, reading included."""
        return pace.seconds_a_question(self.answers)

    @cached_property
    def attendance(self) -> float:
        """The chance that a planned study day is kept."""
        return pace.attendance(set(self.days), today=self.today, weekdays=self.plan.weekdays)

    @cached_property
    def exposed(self) -> "list[Exposed]":
        """The first exposures, each with its age in days."""
        from cps_quiz.stats.readiness import Exposed

        by_key = {item.key: item for item in self.items}
        return [
            Exposed(item.bank.id, item.topic_id, first.answer.correct, self.today - first.day)
            for key, (first, *_) in self.reviews.items()
            if (item := by_key.get(key))
        ]

    @cached_property
    def _medians(self) -> Mapping[str, float]:
        return median_paces(self.answers, self.items)

    def rating_of(self, item: Item, event: "AnsweredEvent") -> int:
        """Return the rating of an answer that was just given."""
        return rating_of(event.score.correct, event.confidence, event.elapsed_ms, item, self._medians)

    def due_after(self, item: Item, ratings: Sequence[int]) -> int:
        """Return the study day on which a question is due after these ratings today."""
        before = self.reviews.get(item.key, [])
        elapsed = max(self.today - before[-1].day, 0) if before else None
        sequence = [(review.rating, review.elapsed_days or 0) for review in before]
        sequence += [(rating, (elapsed or 0) if not n else 0) for n, rating in enumerate(ratings)]
        return self.memory.due_day(self.memory.state_after(sequence, last_day=self.today))

    @property
    def answers_today(self) -> int:
        """How many answers were given today."""
        return self.days.count(self.today)

    @property
    def left_today(self) -> int | None:
        """How many questions the plan leaves for today; None where there is no exam ahead to plan for."""
        if not self.plan.days_left(self.today):
            return None
        return max(self.questions_on(self.today) - self.answers_today, 0)

    @property
    def is_study_day(self) -> bool:
        """Whether the plan has time for today."""
        return self.plan.minutes_on(self.today) > 0

    @property
    def due_today(self) -> int:
        """How many questions are due."""
        states = [self.states[item.key] for item in self.active if item.key in self.states]
        return sum(self.memory.due_day(state) <= self.today for state in states)

    def next_due_words(self) -> str:
        """Say when the next question is due, as a sentence. There is none due now."""
        if self.plan.days_left(self.today):
            return "Every question was asked today."
        states = [self.states[item.key] for item in self.active if item.key in self.states]
        coming = min((self.memory.due_day(state) - self.today for state in states), default=None)
        if coming is None:
            return "No question was answered yet."
        return f"The next is due {'tomorrow' if coming == 1 else f'in {coming} days'}."

    def questions_on(self, day: int, minutes: float | None = None) -> int:
        """Return how many questions fit into a day's minutes at this learner's pace."""
        planned = self.plan.minutes_on(day) if minutes is None else minutes
        return int(planned * 60 / self.seconds_a_question)

    def queue(self, *, ahead: bool = False) -> list[queue.Due]:
        """Return what to review today, best first: by the plan for the exam, else by due date."""
        left = self.plan.days_left(self.today)
        if not left:
            new_today = sum(of[0].day == self.today for of in self.reviews.values())
            new = max(queue.NEW_A_DAY - new_today, 0)
            return queue.by_due_date(self.active, self.states, self.memory, today=self.today, new=new, ahead=ahead)
        priorities = self.priorities(left)
        return queue.for_exam(
            self.active, self.states, self.memory, today=self.today, priorities=priorities, ahead=ahead
        )

    def priorities(self, days_left: int) -> dict[QuestionKey, float]:
        """Return each active question's priority today for the exam day; see ``exam_plan``."""
        from cps_quiz.review.exam_plan import Planner, choose
        from cps_quiz.review.forgetting import Forgetting

        task = self.task(min(days_left, PLANNED_DAYS))
        if not task.horizon.questions[0]:  # whoever asks on a day off studies all the same
            task = replace(task, horizon=replace(task.horizon, questions=(1.0, *task.horizon.questions[1:])))
        planner = Planner(Forgetting(self.memory.parameters), task.horizon, seed=self.today)
        of_seen, of_unseen, _ = choose(planner, task.horizon, task.seen, task.unseen)
        keys = [item.key for item in task.items]
        return dict(zip(keys, (*map(float, of_seen), *map(float, of_unseen)), strict=True))

    def projection(self, days_left: int, *, extra_minutes: float = 0.0) -> "tuple[Task, Projection]":
        """Return how the days until the exam would go with so many more minutes on each study day."""
        from cps_quiz.review.forgetting import Forgetting
        from cps_quiz.review.projection import project

        task = self.task(min(days_left, MAX_DAYS_AHEAD), extra_minutes=extra_minutes)
        return task, project(Forgetting(self.memory.parameters), task.horizon, task.seen, task.unseen, seed=self.today)

    def task(self, days_left: int, *, extra_minutes: float = 0.0) -> "Task":
        """Return the problem that the plan solves: the days ahead, and where each question stands."""
        import numpy as np

        from cps_quiz.review.exam_plan import Horizon, Seen, Unseen
        from cps_quiz.review.forgetting import State
        from cps_quiz.stats.readiness import first_accuracy

        seen_items = [item for item in self.active if item.key in self.states]
        unseen_items = [item for item in self.active if item.key not in self.states]
        states = [self.states[item.key] for item in seen_items]
        accuracy = first_accuracy(self.exposed)
        questions = [self._questions_with(day, extra_minutes) for day in range(self.today, self.today + days_left)]
        questions[0] = max(questions[0] - self.answers_today, 0.0)
        return Task(
            horizon=Horizon(tuple(questions), self.attendance),
            items=[*seen_items, *unseen_items],
            seen=Seen(
                State(np.array([s.stability for s in states]), np.array([s.difficulty for s in states])),
                np.array([float(s.elapsed(self.today)) for s in states]),
            ),
            unseen=Unseen(np.array([accuracy.of(item.bank.id, item.topic_id) for item in unseen_items])),
        )

    def _questions_with(self, day: int, extra_minutes: float) -> float:
        minutes = self.plan.minutes_on(day)
        return float(self.questions_on(day, max(minutes + extra_minutes, 0.0))) if minutes else 0.0


@dataclass(frozen=True)
class Task:
    """The days ahead and the questions: ``items`` are in the order of ``seen``, then ``unseen``."""

    horizon: "Horizon"
    items: Sequence[Item]
    seen: "Seen"
    unseen: "Unseen"


def parse_day(text: str) -> int:
    """Return the ordinal of an ISO date. Raises ValueError."""
    return date.fromisoformat(text).toordinal()
