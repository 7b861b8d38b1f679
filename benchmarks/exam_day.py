"""How much is remembered on the exam day, by what is asked until then: the exam plan against simpler rules and a bound.

Simulated learners begin with questions never seen and study until the day before the exam. All rules meet the same
learners: the same memory, the same days missed, the same luck at the nth review of a question. Recall is the mean
chance of recall by the learner's true memory on the exam day; a question never asked counts 0, and a lucky guess never
counts. The plan runs the product's code: its accuracy of first answers, its attendance, ``Planner`` and ``choose``.

The bound is what a planner could reach on average who knows the learner's true memory, sees through guesses, and keeps
the budget of each day on average alone: the Lagrangian dual, over prices free for each day, of a dynamic programme on a
fine grid. It is written here anew and shares only the forgetting equations with the plan, so that one checks the other.
Lucky learners can be above it.
"""

import argparse
import dataclasses
import math
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from cps_quiz.review import pace
from cps_quiz.review.exam_plan import Horizon, Planner, Seen, Unseen, choose
from cps_quiz.review.forgetting import AGAIN, GOOD, Floats, Forgetting, State
from cps_quiz.review.memory import Memory
from cps_quiz.review.queue import SAFE
from cps_quiz.stats.readiness import Exposed, first_accuracy

FIRST_ACCURACY = 0.55
NEW_A_DAY = 20
FIRST_DAY = 739_000  # an ordinal; any will do
TOO_SHORT, TOO_LONG = 1.5, 12.0  # between these values of r something is claimed
PLAN_LIMIT_S = 0.2
EVERY_DAY = frozenset(range(7))
CHOICES = 4  # options of a question, for guesses
LEARNERS_FOR_ERRORS = 30


@dataclass(frozen=True, slots=True)
class Setting:
    """How many questions there are, study days, and questions asked a day."""

    questions: int
    days: int
    a_day: int

    @classmethod
    def parse(cls, text: str) -> "Setting":
        """Return the setting that ``N,H,b`` says. Raises ValueError."""
        questions, days, a_day = map(int, text.split(","))
        if not (questions >= a_day > 0 and days > 0):
            raise ValueError(text)
        return cls(questions, days, a_day)

    @property
    def r(self) -> float:
        """How often each question can be asked if no day is missed."""
        return self.a_day * self.days / self.questions

    def __str__(self) -> str:
        return f"{self.questions}, {self.days}, {self.a_day}"


@dataclass(frozen=True, slots=True)
class Truth:
    """How learners really are; the plan knows none of it.

    ``attendance`` is the chance that a day after the first is kept. ``first_guessed`` is the share of right first
    answers that are guesses, ``later_guessed`` the chance that a question that was forgotten is answered right.
    ``varied`` learners each have their own parameters and first accuracy.
    """

    name: str
    attendance: float = 1.0
    varied: bool = False
    first_guessed: float = 0.0
    later_guessed: float = 0.0


EXACT = Truth("exact")
PERTURBED = Truth("perturbed", attendance=0.85, varied=True, first_guessed=0.25)
GUESSING = Truth(
    "perturbed, guessing on every review", 0.85, varied=True, first_guessed=0.25, later_guessed=1 / CHOICES
)
ABSENT = Truth("exact memory, attendance 0.6", attendance=0.6)
TRUTHS = (EXACT, PERTURBED, GUESSING, ABSENT)

PUBLISHED = [Setting(n, h, b) for n in (150, 300, 500) for h in (10, 30, 60) for b in (20, 60)]
OTHERS = [Setting(1000, 30, 60), Setting(400, 20, 40), Setting(200, 21, 25), Setting(120, 40, 15)]
QUICK = [Setting(150, 10, 60), Setting(300, 30, 20), Setting(500, 30, 60)]
FEWER = [*QUICK, *OTHERS, Setting(300, 10, 60), Setting(150, 30, 20)]


@dataclass(frozen=True, slots=True)
class Learner:
    """One simulated learner. ``luck`` and ``guess`` are uniform, by number of the review and question."""

    memory: Forgetting
    first_right: float
    first_known: float
    later_guessed: float
    kept: NDArray[np.bool_]
    luck: Floats
    guess: Floats


def defaults() -> Forgetting:
    """Return the memory that the plan assumes."""
    return Forgetting(Memory.default().parameters)


def varied(memory: Forgetting, rng: np.random.Generator) -> Forgetting:
    """Return other parameters: initial stabilities and curve spread by 40 % and 20 %, growth and lapses by 15 %.

    Spreads are standard deviations of logarithms. Initial stabilities keep their order: they share most of the spread.
    """
    w = np.array(memory.w)
    w[:4] = np.sort(w[:4] * np.exp(rng.normal(0, 0.4) + rng.normal(0, 0.1, 4)))
    w[4:20] *= np.exp(rng.normal(0, 0.15, 16))
    w[20] = float(np.clip(w[20] * math.exp(rng.normal(0, 0.2)), 0.1, 0.8))
    return Forgetting(tuple(map(float, w)))


def learner(truth: Truth, setting: Setting, rng: np.random.Generator) -> Learner:
    """Return a learner drawn from a truth."""
    shape = (setting.days, setting.questions)
    right = float(np.clip(rng.normal(FIRST_ACCURACY, 0.1), 0.2, 0.9)) if truth.varied else FIRST_ACCURACY
    kept = rng.random(setting.days) < truth.attendance
    kept[0] = True
    return Learner(
        memory=varied(defaults(), rng) if truth.varied else defaults(),
        first_right=right,
        first_known=right * (1 - truth.first_guessed),
        later_guessed=truth.later_guessed,
        kept=kept,
        luck=rng.random(shape),
        guess=rng.random(shape),
    )


@dataclass(frozen=True, slots=True)
class PlanTime:
    """Seconds that one plan took, by the wall clock, which other programs lengthen, and of the processor."""

    wall_s: float
    cpu_s: float


@dataclass
class Progress:
    """What a learner did so far, as the plan sees it, and the true memory, which it does not see."""

    setting: Setting
    memory: Forgetting
    rng: np.random.Generator
    day: int = 0
    studied: list[int] = field(default_factory=list)
    firsts: list[tuple[int, bool]] = field(default_factory=list)
    plans: list["PlanTime"] = field(default_factory=list)

    def __post_init__(self) -> None:
        count = self.setting.questions
        self.reviews = np.zeros(count, int)
        self.last = np.zeros(count, int)
        self.believed = State(np.ones(count), np.full(count, 5.0))
        self.true = State(np.ones(count), np.full(count, 5.0))

    @property
    def left(self) -> int:
        """Days from today to the exam day."""
        return self.setting.days - self.day

    @property
    def seen(self) -> NDArray[np.bool_]:
        """Which questions were asked before."""
        return self.reviews > 0

    @property
    def elapsed(self) -> Floats:
        """Days since each question's last review."""
        return np.asarray(self.day - self.last, dtype=float)

    @property
    def recall(self) -> Floats:
        """Each question's believed chance of recall today; means nothing for those never seen."""
        return self.memory.retrievability(self.elapsed, self.believed.stability)

    def first_accuracy(self) -> float:
        """Return the product's estimate of the chance of a right first answer; any where no question is unseen."""
        if self.seen.all():
            return FIRST_ACCURACY
        exposed = [Exposed("bank", "topic", right, self.day - day) for day, right in self.firsts]
        return first_accuracy(exposed).of("bank", "topic")

    def review(self, asked: NDArray[np.intp], who: Learner) -> None:
        """Let the learner answer; the plan sees right or wrong, the true memory whether it was known."""
        new, again = asked[~self.seen[asked]], asked[self.seen[asked]]
        luck = who.luck[0, new]
        right, known = luck < who.first_right, luck < who.first_known
        self.firsts += [(self.day, bool(answer)) for answer in right]
        for state, memory, met in ((self.believed, self.memory, right), (self.true, who.memory, known)):
            (s_good, d_good), (s_again, d_again) = memory.initial(GOOD), memory.initial(AGAIN)
            state.stability[new] = np.where(met, s_good, s_again)
            state.difficulty[new] = np.where(met, d_good, d_again)
        number, elapsed = self.reviews[again], self.elapsed[again]
        known = who.luck[number, again] < who.memory.retrievability(elapsed, self.true.stability[again])
        right = known | (who.guess[number, again] < who.later_guessed)
        for state, memory, met in ((self.believed, self.memory, right), (self.true, who.memory, known)):
            before = State(state.stability[again], state.difficulty[again])
            good, lapsed = memory.after(GOOD, before, elapsed), memory.after(AGAIN, before, elapsed)
            state.stability[again] = np.where(met, good.stability, lapsed.stability)
            state.difficulty[again] = np.where(met, good.difficulty, lapsed.difficulty)
        self.reviews[asked] += 1
        self.last[asked] = self.day


Rule = Callable[[Progress], Floats]  # each question's priority today, higher first; -inf is not asked
UNSEEN_FIRST, WAITS, NOT_ASKED = 100.0, 1000.0, -math.inf


def due(p: Progress) -> Floats:
    """Due at a recall of 0.90, least remembered first, then at most 20 never seen: FSRS as it is commonly used.

    By FSRS's definition recall falls to 0.90 after as many days as the stability says.
    """
    is_due = p.elapsed >= np.maximum(np.rint(p.believed.stability), 1)
    new = ~p.seen & (np.cumsum(~p.seen) <= NEW_A_DAY)
    return np.select([p.seen & is_due, new], [UNSEEN_FIRST - p.recall, np.zeros(len(new))], NOT_ASKED)


def due_filled(p: Progress) -> Floats:
    """Return the same, where what is left of the day goes to those that are not due yet, least remembered first."""
    priority = due(p)
    return np.where(p.seen & (priority == NOT_ASKED), -p.recall - 1, priority)


def at_random(p: Progress) -> Floats:
    """Return any questions."""
    return p.rng.random(p.setting.questions)


def least_remembered(p: Progress) -> Floats:
    """Unseen first, then the least remembered (LRF)."""
    return np.where(p.seen, -p.recall, UNSEEN_FIRST)


def greedy(p: Progress) -> Floats:
    """Return by how much asking today raises the chance of recall on the exam day, if nothing else is asked."""
    left, accuracy = np.array(float(p.left)), p.first_accuracy()
    first_good, first_again = (
        p.memory.retrievability(left, np.array(p.memory.initial(rating)[0])) for rating in (GOOD, AGAIN)
    )
    return np.where(p.seen, _gain(p), accuracy * first_good + (1 - accuracy) * first_again)


def _gain(p: Progress) -> Floats:
    good, again = (p.memory.after(rating, p.believed, p.elapsed) for rating in (GOOD, AGAIN))
    left, recall = np.array(float(p.left)), p.recall
    asked = recall * p.memory.retrievability(left, good.stability)
    asked += (1 - recall) * p.memory.retrievability(left, again.stability)
    return np.asarray(asked - p.memory.retrievability(p.elapsed + left, p.believed.stability))


def growth(p: Progress) -> Floats:
    """Unseen first, then the expected logarithmic growth of stability, in the last three days the gain."""
    good, again = (p.memory.after(rating, p.believed, p.elapsed) for rating in (GOOD, AGAIN))
    recall = p.recall
    grown = recall * np.log(good.stability) + (1 - recall) * np.log(again.stability) - np.log(p.believed.stability)
    return np.where(p.seen, _gain(p) if p.left <= 3 else grown, UNSEEN_FIRST)


def ours(p: Progress) -> Floats:
    """Return the priorities of the product's exam plan, as ``review/study.py`` asks for them."""
    today = FIRST_DAY + p.day
    kept = pace.attendance(p.studied, today=today, weekdays=EVERY_DAY)
    horizon = Horizon.every_day(p.left, p.setting.a_day, kept)
    old = p.seen
    seen = Seen(State(p.believed.stability[old], p.believed.difficulty[old]), p.elapsed[old])
    unseen = Unseen(np.full(int((~old).sum()), p.first_accuracy()))
    begin, cpu_begin = time.perf_counter(), time.process_time()
    of_seen, of_unseen, _ = choose(Planner(p.memory, horizon, seed=today), horizon, seen, unseen)
    p.plans.append(PlanTime(time.perf_counter() - begin, time.process_time() - cpu_begin))
    priority = np.empty(p.setting.questions)
    priority[old], priority[~old] = of_seen, of_unseen
    safe_yesterday = old & (p.elapsed == 1) & (p.recall > SAFE)
    return np.where(safe_yesterday, priority - WAITS, priority)


RULES: dict[str, Rule] = {
    "due": due,
    "due, filled": due_filled,
    "random": at_random,
    "LRF": least_remembered,
    "greedy": greedy,
    "growth": growth,
    "ours": ours,
}
BASELINES = [name for name in RULES if name != "ours"]


def follow(rule: Rule, setting: Setting, who: Learner, rng: np.random.Generator) -> tuple[float, list[PlanTime]]:
    """Return the true recall on the exam day, 0 to 1, and the time of each plan."""
    progress = Progress(setting, defaults(), rng)
    for day in range(setting.days):
        progress.day = day
        if not who.kept[day]:
            continue
        priority = rule(progress)
        order = np.argsort(-priority, kind="stable")[: setting.a_day]
        progress.review(order[priority[order] > NOT_ASKED], who)
        progress.studied.append(FIRST_DAY + day)
    progress.day = setting.days
    recall = who.memory.retrievability(progress.elapsed, progress.true.stability)
    return float(np.where(progress.seen, recall, 0.0).mean()), progress.plans


class Relaxed:
    """The problem of one question, asked at a price, for questions that are all alike and none of them seen."""

    def __init__(self, memory: Forgetting, known: float, setting: Setting, attendance: float, grid: tuple[int, int]):
        self._setting, self._attendance = setting, attendance
        self._logs, self._difficulties = (
            np.linspace(math.log(0.01), math.log(3000), grid[0]),
            np.linspace(1, 10, grid[1]),
        )
        self.expected = np.full(setting.days, setting.a_day * attendance)
        self.expected[0] = setting.a_day
        s, d = np.meshgrid(np.exp(self._logs), self._difficulties, indexing="ij")
        shape = (setting.days, s.size)
        state = State(np.broadcast_to(s.ravel(), shape), np.broadcast_to(d.ravel(), shape))
        elapsed = np.broadcast_to(np.arange(setting.days, dtype=float)[:, None], shape)
        recall = memory.retrievability(elapsed, state.stability)
        self._at_exam = memory.retrievability(elapsed + 1, state.stability)
        self._to, self._chance = self._either(
            recall, *(memory.after(rating, state, elapsed) for rating in (GOOD, AGAIN))
        )
        good, again = (State(*map(np.atleast_1d, memory.initial(rating))) for rating in (GOOD, AGAIN))
        self._first_to, self._first_chance = self._either(np.array([known]), good, again)

    def _either(self, recall: Floats, good: State, again: State) -> tuple[NDArray[np.intp], Floats]:
        """Return the eight nodes that a review may lead to, and the chance of each."""
        nodes, chances = zip(self._near(good, recall), self._near(again, 1 - recall), strict=True)
        return np.concatenate(nodes), np.concatenate(chances)

    def _near(self, state: State, chance: Floats) -> tuple[NDArray[np.intp], Floats]:
        found = []
        for value, nodes in ((np.log(state.stability), self._logs), (state.difficulty, self._difficulties)):
            place = np.clip((value - nodes[0]) / (nodes[1] - nodes[0]), 0, len(nodes) - 1)
            low = np.minimum(place.astype(np.intp), len(nodes) - 2)
            found.append((low, place - low))
        (i, u), (j, v) = found
        width = len(self._difficulties)
        corners = [(i + a) * width + j + b for a in (0, 1) for b in (0, 1)]
        weights = [(u if a else 1 - u) * (v if b else 1 - v) * chance for a in (0, 1) for b in (0, 1)]
        return np.stack(corners), np.stack(weights)

    def dual(self, prices: Floats) -> tuple[float, Floats]:
        """Return a bound on the summed recall, and a subgradient: by how much the budget of each day is underspent."""
        asks: list[tuple[NDArray[np.bool_], bool]] = []
        keep, unseen, q = self._at_exam, 0.0, self._attendance
        for day in range(self._setting.days - 1, -1, -1):
            first = float((keep[0][self._first_to] * self._first_chance).sum()) - float(prices[day])
            if day == 0:
                asks.append((np.zeros(keep[:1].shape, bool), first > unseen))
                break
            keep = keep[: day + 1]
            ask = (keep[0][self._to[:, : day + 1]] * self._chance[:, : day + 1]).sum(axis=0) - prices[day]
            asks.append((ask > keep, first > unseen))
            keep = (q * np.maximum(ask, keep) + (1 - q) * keep)[1:]
            unseen = q * max(first, unseen) + (1 - q) * unseen
        bound = self._setting.questions * max(first, unseen) + float(prices @ self.expected)
        return bound, self.expected - self._setting.questions * self._asked(asks[::-1])

    def _asked(self, asks: Sequence[tuple[NDArray[np.bool_], bool]]) -> Floats:
        """Return the chance that the question is asked on each day, where asking pays as ``asks`` tells."""
        asked = np.zeros(self._setting.days)
        nodes = self._at_exam.shape[1]
        at, unseen = np.zeros(self._at_exam.shape), 1.0
        for day, (pays, first_pays) in enumerate(asks):
            q = self._attendance if day else 1.0
            moved = at[: day + 1] * pays * q
            new = unseen * q if first_pays else 0.0
            asked[day] = moved.sum() + new
            at[: day + 1] -= moved
            unseen -= new
            at[0] = np.bincount(self._to[:, : day + 1].ravel(), (self._chance[:, : day + 1] * moved).ravel(), nodes)
            at[0] += new * np.bincount(self._first_to.ravel(), self._first_chance.ravel(), nodes)
            at[1:] = at[:-1].copy()
            at[0] = 0.0
        return asked


def descended(relaxed: Relaxed, shape: Callable[[Floats], Floats], start: Floats) -> Floats:
    """Return the best prices of a shape, its parameters moved one at a time by steps that shrink."""
    at, bound, step = start, relaxed.dual(shape(start))[0], 0.8
    while step > 0.01:
        for move in step * np.concatenate([np.eye(len(start)), -np.eye(len(start))]):
            while (reached := relaxed.dual(shape(at + move))[0]) < bound - 1e-9:
                at, bound = at + move, reached
        step *= 0.5
    return shape(at)


def polished(relaxed: Relaxed, prices: Floats, steps: int) -> Floats:
    """Return better prices, free for each day: subgradient steps to a guessed lower value (B. T. Polyak, 1969)."""
    best, best_bound = prices, math.inf
    for step in range(steps):
        bound, slope = relaxed.dual(prices)
        if bound < best_bound:
            best, best_bound = prices, bound
        aim = bound - best_bound + 0.002 * best_bound * 0.97**step
        prices = np.maximum(prices - aim * slope / max(float(slope @ slope), 1e-9), 0.0)
    return best


COARSE, FINE = (48, 8), (128, 16)  # nodes in stability and difficulty, to find prices and for the value at these


def bound_of(who: Learner, setting: Setting, attendance: float, start: Floats | None) -> tuple[float, Floats]:
    """Return the bound on the mean recall, 0 to 1, of learners with such a memory, and its prices.

    Any prices bound it. Without ``start``, the prices of similar learners, they are sought in the plan's own shape.
    """
    coarse = Relaxed(who.memory, who.first_known, setting, attendance, COARSE)
    left = np.arange(setting.days - 1, -1, -1)
    if start is None:
        of_plan = descended(
            coarse, lambda at: np.exp(at[0]) * (1 + np.exp(at[1] - left / np.exp(at[2]))), np.log([0.03, 2, 4])
        )
        prices = polished(coarse, of_plan, 150)
    else:
        similar = descended(coarse, lambda at: start * np.exp(at[0] + at[1] * left / setting.days), np.zeros(2))
        prices = polished(coarse, similar, 20)
    fine = Relaxed(who.memory, who.first_known, setting, attendance, FINE)
    return fine.dual(prices)[0] / setting.questions, prices


@dataclass(frozen=True, slots=True)
class Task:
    """One learner of one truth in one setting. ``bound`` and its prices are those of the truth without its variety."""

    truth: Truth
    setting: Setting
    seed: int
    number: int
    bound: float
    prices: Floats


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one learner remembers by each rule, 0 to 1, the bound, and the time of each plan."""

    recall: dict[str, float]
    bound: float
    plans: list[PlanTime]


def typical_bound(truth: Truth, setting: Setting) -> tuple[float, Floats]:
    """Return the bound, and its prices, where learners do not vary."""
    alike = learner(dataclasses.replace(truth, varied=False), setting, np.random.default_rng(0))
    return bound_of(alike, setting, truth.attendance, None)


def outcome(task: Task) -> Outcome:
    """Let one learner study by every rule."""
    numbers = (task.seed, TRUTHS.index(task.truth), *dataclasses.astuple(task.setting), task.number)
    who = learner(task.truth, task.setting, np.random.default_rng(numbers))
    recall, plans = {}, list[PlanTime]()
    for name, rule in RULES.items():
        recall[name], times = follow(rule, task.setting, who, np.random.default_rng((*numbers, 1)))
        plans += times
    bound = task.bound
    if task.truth.varied:
        bound, _ = bound_of(who, task.setting, task.truth.attendance, task.prices)
    return Outcome(recall, bound, plans)


@dataclass(frozen=True)
class Result:
    """One setting of one truth. Differences are in points of recall, 0 to 100, and their errors are standard errors."""

    truth: Truth
    setting: Setting
    outcomes: Sequence[Outcome]

    def recall(self, rule: str) -> Floats:
        """Return each learner's recall in %."""
        return np.array([100 * found.recall[rule] for found in self.outcomes])

    @property
    def bound(self) -> Floats:
        """Each learner's bound in %."""
        return np.array([100 * found.bound for found in self.outcomes])

    def ahead_of(self, rule: str) -> "Difference":
        """Return by how much the plan is better than a rule."""
        return Difference.of(self.recall("ours") - self.recall(rule))

    @cached_property
    def ahead(self) -> "Difference":
        """By how much the plan is better than LRF."""
        return self.ahead_of("LRF")

    @cached_property
    def nearest(self) -> tuple[str, "Difference"]:
        """The best of the other rules, and by how much the plan is better."""
        return min(((rule, self.ahead_of(rule)) for rule in BASELINES), key=lambda found: found[1].mean)

    @cached_property
    def below_bound(self) -> "Difference":
        """By how much the plan is below the bound."""
        return Difference.of(self.bound - self.recall("ours"))

    @cached_property
    def plan_s(self) -> Floats:
        """The seconds of each plan by the wall clock."""
        return np.array([plan.wall_s for found in self.outcomes for plan in found.plans])

    @cached_property
    def plan_cpu_s(self) -> Floats:
        """The processor's seconds of each plan."""
        return np.array([plan.cpu_s for found in self.outcomes for plan in found.plans])

    def cells(self) -> list[str]:
        """Return the row's texts."""
        rule, least = self.nearest
        return [
            str(self.setting),
            f"{self.setting.r:.1f}",
            *(f"{self.recall(name).mean():.1f}" for name in RULES),
            f"{self.bound.mean():.1f}",
            str(self.ahead),
            f"{least} {rule}",
            str(self.below_bound),
            f"{np.median(self.plan_s):.3f}, {self.plan_s.max():.3f}",
        ]


@dataclass(frozen=True, slots=True)
class Difference:
    """The mean of paired differences, and its standard error."""

    mean: float
    error: float

    @classmethod
    def of(cls, pairs: Floats) -> "Difference":
        """Return the mean and its standard error; of one pair it is not a number."""
        return cls(
            float(pairs.mean()), float(pairs.std(ddof=1) / math.sqrt(len(pairs))) if len(pairs) > 1 else math.nan
        )

    def __str__(self) -> str:
        return f"{self.mean:+.2f} ± {self.error:.2f}"


HEADS = ["    N, H, b", "   r", *RULES, "bound", "  ours - LRF", "         ours - best other", " below bound"]
HEADS.append("plan s: median, max")


def row(cells: Sequence[str]) -> str:
    """Return a row of a Markdown table, as wide as the heads."""
    return f"| {' | '.join(cell.rjust(len(head)) for cell, head in zip(cells, HEADS, strict=True))} |"


@dataclass(frozen=True, slots=True)
class Target:
    """A target of ``exam-day.md``: its words, what was found, and whether it is met; None where nothing tells."""

    what: str
    found: str
    met: bool | None

    def __str__(self) -> str:
        verdict = "not measured" if self.met is None else "met" if self.met else "MISSED"
        return f"- {self.what}: {verdict}{f' ({self.found})' if self.found else ''}"


def at_least(what: str, least: float, results: Sequence[Result], value: Callable[[Result], "Difference"]) -> Target:
    """Return the target that a difference's mean is at least so much in all these settings."""
    if not results:
        return Target(what, "", None)
    worst = min(results, key=lambda result: value(result).mean)
    short = sum(value(result).mean < least for result in results)
    found = f"worst {value(worst)} at {worst.setting}; short in {short} of {len(results)}"
    return Target(what, found, short == 0)


def in_most(what: str, least: float, results: Sequence[Result]) -> Target:
    """Return the target that the lead over LRF is at least so much in more than half of these settings."""
    reached = sum(result.ahead.mean >= least for result in results)
    return Target(what, f"in {reached} of {len(results)}", reached > len(results) / 2 if results else None)


def within(results: Iterable[Result], low: float, high: float) -> list[Result]:
    """Return the results with r from ``low`` to ``high``."""
    return [result for result in results if low - 1e-9 <= result.setting.r <= high + 1e-9]


def targets(results: Sequence[Result]) -> list[Target]:
    """Return each target and whether it is met, by the means as they are, whatever their errors."""
    exact = [result for result in results if result.truth == EXACT]
    found = [
        at_least(
            "exact: at most 1.5 points below the bound everywhere",
            -1.5,
            exact,
            lambda result: Difference(-result.below_bound.mean, result.below_bound.error),
        ),
        at_least("exact: ours - LRF at least +1.5 at r 2 to 2.4", 1.5, within(exact, 2, 2.4), lambda it: it.ahead),
        at_least("exact: ours - LRF at least +0.4 at r 3.6 to 8", 0.4, within(exact, 3.6, 8), lambda it: it.ahead),
        at_least("exact: ours - LRF never under -0.3", -0.3, exact, lambda it: it.ahead),
    ]
    for truth in (PERTURBED, GUESSING):
        of = [result for result in results if result.truth == truth]
        found.append(in_most(f"{truth.name}: ours - LRF at least +1 at r 2 to 8 in most settings", 1, within(of, 2, 8)))
        found.append(at_least(f"{truth.name}: ours - LRF never under -1", -1, of, lambda it: it.ahead))
    for truth in TRUTHS:
        of = [result for result in results if result.truth == truth]
        words = f"{truth.name}: never behind any other rule by more than 0.5"
        found.append(at_least(words, -0.5, of, lambda it: it.nearest[1]))
    return [*found, plan_time(results)]


def plan_time(results: Sequence[Result]) -> Target:
    """Return the target that every plan is there in time, by the wall clock."""
    worst = max(float(result.plan_s.max()) for result in results)
    worst_median = max(float(np.median(result.plan_s)) for result in results)
    late = np.concatenate([result.plan_s for result in results]) > PLAN_LIMIT_S
    worst_cpu = max(float(result.plan_cpu_s.max()) for result in results)
    shown = f"slowest {worst:.3f} s, slowest setting's median {worst_median:.3f} s, {late.sum()} of {late.size} later; "
    shown += f"slowest by the processor's time {worst_cpu:.3f} s"
    return Target(f"one plan takes at most {PLAN_LIMIT_S} s", shown, worst <= PLAN_LIMIT_S)


def simulate(truth: Truth, settings: Sequence[Setting], given: argparse.Namespace) -> Iterator[Result]:
    """Yield each setting's result of one truth as soon as it is there, by r."""
    ordered = sorted(settings, key=lambda setting: setting.r)
    count: int = given.learners
    with ProcessPoolExecutor(given.jobs) as pool:
        bounds = list(pool.map(typical_bound, [truth] * len(ordered), ordered))
        tasks = [
            Task(truth, setting, given.seed, number, *bound)
            for setting, bound in zip(ordered, bounds, strict=True)
            for number in range(count)
        ]
        outcomes = pool.map(outcome, tasks)
        for setting in ordered:
            yield Result(truth, setting, list(islice(outcomes, count)))


def main() -> int:
    """Simulate and print; return 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1, help="of the learners (default: %(default)s)")
    parser.add_argument("--learners", type=int, default=30, help="in each setting (default: %(default)s)")
    parser.add_argument("--settings", nargs="+", type=Setting.parse, metavar="N,H,b", help="questions, days, a day")
    parser.add_argument("--all", action="store_true", help="all settings: about 40 minutes of one core")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: %(default)s)")
    given = parser.parse_args()
    if given.learners < LEARNERS_FOR_ERRORS:
        print(f"Fewer than {LEARNERS_FOR_ERRORS} learners: errors are large.\n")
    everywhere: Sequence[Setting] = given.settings or ([*PUBLISHED, *OTHERS] if given.all else QUICK)
    fewer: Sequence[Setting] = given.settings or (FEWER if given.all else QUICK)
    print(
        f"Recall on the exam day in %, {given.learners} paired learners in each setting, seed {given.seed}. "
        f"N questions, H days, b a day; r = b H / N. ± is the standard error of paired differences.\n"
        f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores, {given.jobs} processes.",
        flush=True,
    )
    results: list[Result] = []
    for truth in TRUTHS:
        print(f"\n## {truth.name}\n\n{row(HEADS)}\n{row(['-' * (len(head) - 1) + ':' for head in HEADS])}", flush=True)
        for result in simulate(truth, everywhere if truth in (EXACT, PERTURBED) else fewer, given):
            print(row(result.cells()), flush=True)
            results.append(result)
    print(f"\n## Targets\n\nBelow r {TOO_SHORT} and above {TOO_LONG:g} the plan claims no lead.\n")
    judged = targets(results)
    print("\n".join(map(str, judged)))
    return 1 if any(target.met is False for target in judged) else 0


if __name__ == "__main__":
    sys.exit(main())
