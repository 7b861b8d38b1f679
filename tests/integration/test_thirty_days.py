"""Thirty days of a scripted learner, on the product's own classes: only the clock and the learner are simulated.

The learner misses days, travels, lives through the end of summer time, and for a while has a clock a year ahead.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.integration.review.past import DAY_MS, shipped_items

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.clock import Instant
from cps_quiz.history.fold import History, fold
from cps_quiz.history.log import HistoryLog
from cps_quiz.history.merge import merge
from cps_quiz.history.records import StudyPlanSet
from cps_quiz.questions.controls import Arranged, Paired, Picked, Response
from cps_quiz.review.memory import Memory
from cps_quiz.review.queue import SAFE, spread
from cps_quiz.review.study import Study, StudyPlan, parse_day
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.plan import Plan, Policy
from cps_quiz.session.view import Phase
from cps_quiz.ui.runner import Places, Runner

FIRST_EVENING = Instant.from_iso("2026-10-10T18:00:00.000Z").utc_ms
BERLIN_SUMMER, BERLIN_WINTER, NEW_YORK = 120, 60, -300
SUMMER_TIME_ENDS = 15  # on Sunday 25 October
ABROAD = range(20, 24)
WRONG_CLOCK = range(9, 12)
YEAR_MS = 365 * DAY_MS
MISSED = frozenset({3, 4, 12, 18, 25})
DAYS = 30


@dataclass
class WorldClock:
    """The time where the learner is, and a device's clock that may be wrong. Satisfies ``cps_quiz.clock.Clock``."""

    passed_ms: int = 0
    day: int = 0

    def now(self) -> Instant:
        """What the device shows."""
        wrong = YEAR_MS if self.day in WRONG_CLOCK else 0
        return Instant(FIRST_EVENING + self.day * DAY_MS + self.passed_ms + wrong, self.offset_min)

    @property
    def offset_min(self) -> int:
        if self.day in ABROAD:
            return NEW_YORK
        return BERLIN_SUMMER if self.day < SUMMER_TIME_ENDS else BERLIN_WINTER

    def monotonic_ms(self) -> int:
        """Time on this device."""
        return self.passed_ms

    def begin(self, day: int) -> None:
        self.day, self.passed_ms = day, 0


@dataclass
class Asked:
    """A question of a sitting: the day, how well the product thought it was remembered, and whether others waited."""

    day: int
    key: QuestionKey
    recall: float | None
    others_wait: bool


@dataclass
class Learner:
    """Someone who reviews on most evenings, and forgets some."""

    home: Path
    items: Sequence[Item]
    exam: str | None
    clock: WorldClock = field(default_factory=WorldClock)
    rng: random.Random = field(default_factory=lambda: random.Random(5))
    asked: list[Asked] = field(default_factory=list)

    @property
    def log(self) -> HistoryLog:
        return HistoryLog(self.home / "history", state_folder=self.home / "state", clock=self.clock)

    def history(self) -> History:
        return fold(self.log.read().records)

    def study(self) -> Study:
        return study_of(self.history(), self.items, self.clock)

    def set_out(self) -> None:
        log = self.log
        log.append([log.stamp(StudyPlanSet(exam_date=self.exam, minutes_a_day=20))])

    def evening(self, day: int) -> None:
        """Review what the product asks."""
        self.clock.begin(day)
        study = self.study()
        queue = study.queue()
        count = study.left_today if study.left_today is not None else 20
        chosen = spread(queue, count=count or 20)
        if not chosen:
            return
        self._note(study, chosen_keys=[due.item.key for due in chosen], day=day)
        slots = lay_out([due.item for due in chosen], seed=str(day))
        plan = Plan(id=f"day-{day}", mode="review", seed=str(day), policy=Policy(repeats_missed=True), slots=slots)
        places = Places(live=self.home / "live", locks=self.home / "state" / "locks")
        runner = Runner.begin(plan, banks=(), log=self.log, places=places, clock=self.clock)
        self._sit(runner)

    def _note(self, study: Study, *, chosen_keys: Sequence[QuestionKey], day: int) -> None:
        def recall(key: QuestionKey) -> float | None:
            state = study.states.get(key)
            return None if state is None else study.memory.retrievability(state, study.today)

        left_out = [recall(item.key) for item in study.active if item.key not in set(chosen_keys)]
        waiting = any(chance is None or chance < SAFE for chance in left_out)
        self.asked += [Asked(day, key, recall(key), waiting) for key in chosen_keys]

    def _sit(self, runner: Runner) -> None:
        runner.do(m.Start())
        while runner.view.phase is not Phase.FINISHED:
            view = runner.view
            assert view.slot.item is not None
            self.clock.passed_ms += 30_000
            key = view.slot.item.question.key()
            response = key if self.rng.random() < 0.8 else other_than(key)
            runner.do(m.Submit(view.place, response))
            self.clock.passed_ms += 15_000
            runner.do(m.Next())


def other_than(key: Response) -> Response:
    match key:
        case Picked(parts):
            return Picked((0 if parts[0] else 1,) if len(parts) == 1 else parts[:1])
        case Arranged(parts):
            return Arranged(parts[::-1])
        case Paired(rights):
            return Paired(rights[1:] + rights[:1])


def one_bank() -> list[Item]:
    """Return the questions of one bank: as many as thirty evenings have room for, with an exam ahead and without."""
    return [item for item in shipped_items() if item.bank.id == "validation"]


def group_of(item: Item) -> str:
    """Return a question's family, of which an evening asks one, or the question itself."""
    return item.question.family or item.question.id


def study_of(history: History, items: Sequence[Item], clock: WorldClock) -> Study:
    today = parse_day(clock.now().study_day)
    return Study(items, history.answers, StudyPlan.of(history.plans), today, Memory.default())


def evenings() -> Iterator[int]:
    yield from (day for day in range(DAYS) if day not in MISSED)


@pytest.fixture(params=["2026-11-09", None], ids=["exam on day 30", "no exam"])
def learner(request: pytest.FixtureRequest, tmp_path: Path) -> Learner:
    """A learner after the thirty days."""
    someone = Learner(tmp_path / "home", one_bank(), request.param)
    someone.set_out()
    for day in evenings():
        someone.evening(day)
    return someone


def test_every_answer_of_every_evening_is_there_and_no_question_is_lost(learner: Learner) -> None:
    history = learner.history()
    sat = {asked.day for asked in learner.asked}
    assert set(history.sessions) == {f"day-{day}" for day in sat}
    assert all(past.finished for past in history.sessions.values())
    assert len(sat) >= len(list(evenings())) - len(WRONG_CLOCK)
    study = learner.study()
    met = {asked.key for asked in learner.asked}
    assert set(study.states) == met
    not_met = {group_of(item) for item in learner.items if item.key not in met}
    assert not_met <= ({group_of(due.item) for due in study.queue()} if learner.exam is None else set())
    assert sum(map(len, study.reviews.values())) == len(history.answers)


def test_no_question_is_due_in_the_past_for_ever_or_in_a_year(learner: Learner) -> None:
    study = learner.study()
    assert study.days == sorted(study.days)
    assert max(study.days) == study.today
    waiting = {state.last_day for state in study.states.values()}
    first = parse_day("2026-10-10")
    assert min(waiting) >= first
    overdue = [study.today - study.memory.due_day(state) for state in study.states.values()]
    if learner.exam is None:  # with an exam ahead, questions that are not worth it may wait
        assert max(overdue) <= 14


def test_the_days_of_the_wrong_clock_are_taken_for_days_between_those_around_them(learner: Learner) -> None:
    study, first = learner.study(), parse_day("2026-10-10")
    days: dict[str, set[int]] = {}
    for answer, day in zip(study.answers, study.days, strict=True):
        days.setdefault(answer.session, set()).add(day - first)
    right = {f"day-{day}": {day} for day in evenings() if day not in WRONG_CLOCK}
    assert {session: of for session, of in days.items() if session in right} == {
        session: of for session, of in right.items() if session in days
    }
    assert all(days.get(f"day-{day}", {8}) == {8} for day in WRONG_CLOCK)


def test_no_question_is_repeated_needlessly(learner: Learner) -> None:
    """Not on two evenings in a row while it is safe and another is not."""
    evenings_of: dict[QuestionKey, set[int]] = {}
    for asked in learner.asked:
        evenings_of.setdefault(asked.key, set()).add(asked.day)
    needless = [
        asked
        for asked in learner.asked
        if asked.day - 1 in evenings_of[asked.key]
        and asked.recall is not None
        and asked.recall > SAFE
        and asked.others_wait
        and asked.day not in WRONG_CLOCK
    ]
    assert needless == []


def test_within_an_evening_no_question_comes_twice_but_what_was_missed(learner: Learner) -> None:
    history = learner.history()
    for past in history.sessions.values():
        assert past.started is not None
        planned = len(past.started.slots)
        assert len({slot.question for slot in past.started.slots}) == planned
        missed = {answer.question for answer in past.answers.values() if not answer.correct}
        assert {answer.question for place, answer in past.answers.items() if place >= planned} <= missed


def test_every_question_is_met_before_the_last_week_and_missed_days_are_planned_anew(learner: Learner) -> None:
    firsts = {asked.key: asked.day for asked in reversed(learner.asked)}
    study = learner.study()
    if learner.exam:
        assert max(firsts.values()) < DAYS - 7
        assert study.plan.days_left(study.today) == 1
        assert 0.6 < study.attendance < 0.9


def test_two_devices_merged_in_any_order_give_the_same_plan(tmp_path: Path) -> None:
    clock = WorldClock()
    items = one_bank()
    laptop = Learner(tmp_path / "laptop", items, "2026-11-09", clock)
    tablet = Learner(tmp_path / "tablet", items, "2026-11-12", clock, random.Random(6))
    for number, learner in enumerate((laptop, tablet)):
        clock.begin(0)
        clock.passed_ms = number * 3_600_000
        learner.set_out()
    for day in range(14):
        (laptop if day % 3 else tablet).evening(day)
    histories = []
    for name, homes in (("one", (laptop, tablet)), ("other", (tablet, laptop))):
        folder = tmp_path / name / "history"
        for learner in homes:
            merge(learner.home / "history", folder)
        log = HistoryLog(folder, state_folder=tmp_path / name / "state", clock=clock)
        histories.append(fold(log.read().records))
    one, other = (study_of(history, items, clock) for history in histories)
    assert one.plan == other.plan == StudyPlan(parse_day("2026-11-12"), 20)
    assert one.reviews == other.reviews
    assert one.states == other.states
    assert one.queue() == other.queue()
    assert len(one.answers) == len(laptop.history().answers) + len(tablet.history().answers)
