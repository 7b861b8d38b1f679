"""How true the readiness figure is: simulated candidates, what was stated of each, and how the exam went.

``candidates`` makes them unlike the estimator. The targets are for the first family. The others are for validation;
they differ in everything that an estimator could have been fitted to. Three others are judged on the same candidates:
an oracle that knows each topic's chance on the exam day, the plain share of right answers, and a regression that was
fitted to this very simulation, which shows about how much the answers tell at best.

    python benchmarks/readiness.py --seed 7
"""

import argparse
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np
import numpy.typing as npt

from candidates import EXAM_QUESTIONS, NEEDED, Candidate, Family, Floats, Integers, Simulation
from cps_quiz.stats import level
from cps_quiz.stats.readiness import MIN_FIRST_ANSWERS, Exposed, Missing, readiness

COVERAGE_TARGET = (0.88, 0.92)
SKILL_TARGET = 0.70
GROUPS = (0, 40, 60, 100, 200)
FEW = 100
RESAMPLES = 200

SHIPPED = (
    (14, 18, 14, 18, 10, 16, 10, 10, 10),
    (16, 10, 20, 16, 12, 12, 12, 8, 14),
    (12, 12, 14, 14, 10, 12, 12, 14, 14, 6),
)
GROWING = Family(
    "growing",
    SHIPPED,
    ability=(0.70, 0.10),
    days=(14, 90),
    growth=0.8,
    topic_spread=0.5,
    drift=0.2,
    item_spread=1.0,
    guess=(0.1, 0.3),
    slip=0.03,
)
STEADY = Family(
    "steady",
    ((1, 1, 1, 1, 1, 1),),
    ability=(0.65, 0.13),
    days=(5, 60),
    growth=0.0,
    topic_spread=0.2,
    drift=0.0,
    item_spread=0.4,
    guess=(0.0, 0.0),
    slip=0.0,
)
STEEP = Family(
    "steep",
    ((5, 4, 3, 2, 1, 1), (3, 2, 2, 1, 1, 1)),
    ability=(0.75, 0.08),
    days=(10, 30),
    growth=1.6,
    topic_spread=0.9,
    drift=0.3,
    item_spread=1.4,
    guess=(0.2, 0.3),
    slip=0.05,
)
FAMILIES = (GROWING, replace(GROWING, name="growing, one bank", banks=SHIPPED[:1]), STEADY, STEEP)


@dataclass(frozen=True, slots=True)
class Stated:
    """What an estimator said, one candidate a row: the expected score, intervals (low, high), the chance to pass."""

    expected: Floats
    exam: Floats
    true: Floats
    chance: Floats


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it was, one candidate with a figure a row, and of all candidates how many answers they gave."""

    all_answers: Integers
    answers: Integers
    true: Floats
    exam: Floats
    oracle: Floats
    stated: dict[str, Stated]

    @property
    def passed(self) -> Floats:
        """1 where the exam was passed, else 0."""
        return (self.exam * EXAM_QUESTIONS > NEEDED - 0.5).astype(np.float64)


def simulate(family: Family, count: int, rng: np.random.Generator) -> Outcome:
    """Make candidates and ask the estimator about each."""
    simulation, shares = Simulation(family, rng), dict(zip(family.topics, family.shares.tolist(), strict=True))
    everyone = [simulation.candidate() for _ in range(count)]
    figures, ours = [], []
    for one in everyone:
        found = readiness(one.exposed, shares, questions=EXAM_QUESTIONS, pass_share=NEEDED / EXAM_QUESTIONS)
        if not isinstance(found, Missing):
            figures.append(one)
            ours.append((found.expected, found.low, found.high, found.true_low, found.true_high, found.pass_chance))
    table = np.array(ours)
    true = np.array([one.true_score for one in figures])
    return Outcome(
        np.array([len(one.exposed) for one in everyone]),
        np.array([len(one.exposed) for one in figures]),
        true,
        np.array([one.exam_score for one in figures]),
        np.array([one.oracle for one in figures]),
        {
            "stated": Stated(table[:, 0], table[:, 1:3], table[:, 3:5], table[:, 5]),
            "plain share": _plain_share(figures),
            "fitted here": _fitted(figures, true),
        },
    )


def _normal(expected: Floats, variance: Floats) -> Stated:
    """Return what follows from an expected score and its variance, all taken as normal."""
    of_exam = np.sqrt(variance + expected * (1 - expected) / EXAM_QUESTIONS)
    z = (expected - (NEEDED - 0.5) / EXAM_QUESTIONS) / of_exam
    around = np.array([-1.6449, 1.6449])
    return Stated(
        expected,
        expected[:, None] + of_exam[:, None] * around,
        expected[:, None] + np.sqrt(variance)[:, None] * around,
        np.array([0.5 * math.erfc(-value / math.sqrt(2)) for value in z]),
    )


def _plain_share(candidates: Sequence[Candidate]) -> Stated:
    """Return the simple rule: the share of right first answers, with its binomial variance (Laplace: one more each)."""
    right = np.array([sum(first.correct for first in one.exposed) for one in candidates])
    share = (right + 1) / (np.array([len(one.exposed) for one in candidates]) + 2)
    return _normal(share, share * (1 - share) / (np.array([len(one.exposed) for one in candidates]) + 3))


def _fitted(candidates: Sequence[Candidate], true: Floats) -> Stated:
    """Return a linear regression on the shares right in each quarter of the answers, within each group of evidence.

    Each half of the candidates is told by the other half's regression; a small group by the regression of all groups.
    """
    answers = np.array([len(one.exposed) for one in candidates])
    known = np.array([_quarters(one.exposed) for one in candidates])
    group = np.digitize(answers, GROUPS)
    half = np.arange(len(candidates)) % 2
    expected, variance = np.empty(len(true)), np.empty(len(true))
    for which in np.unique(group):
        for told in (0, 1):
            learn, tell = (group == which) & (half != told), (group == which) & (half == told)
            learn = learn if learn.sum() >= FEW / 2 else half != told
            if tell.any():
                weights = np.linalg.lstsq(known[learn], true[learn], rcond=None)[0]
                expected[tell] = (known[tell] @ weights).clip(0.05, 0.95)
                variance[tell] = np.mean((true[learn] - known[learn] @ weights) ** 2)
    return _normal(expected, np.maximum(variance, 1e-6))


def _quarters(exposed: Sequence[Exposed]) -> list[float]:
    right = np.array([first.correct for first in exposed], dtype=np.float64)
    return [
        1.0,
        math.log(len(right)),
        exposed[0].age_days / 30,
        *(float(part.mean()) for part in np.array_split(right, 4)),
    ]


@dataclass(frozen=True, slots=True)
class Judged:
    """An estimator's record on some candidates. Skill is 1 - Brier score / that of always saying the base rate."""

    exam_coverage: float
    true_coverage: float
    brier: float
    base_brier: float
    oracle_brier: float
    share_of_oracle: float
    share_error: float

    @property
    def skill(self) -> float:
        """The skill, 1 at best."""
        return 1 - self.brier / self.base_brier

    @property
    def oracle_skill(self) -> float:
        """The skill of one who knows the chances."""
        return 1 - self.oracle_brier / self.base_brier


def judge(outcome: Outcome, name: str, where: npt.NDArray[np.bool_]) -> Judged:
    """Judge one estimator; the share's standard error is from resampled candidates."""
    stated, passed = outcome.stated[name], outcome.passed[where]
    squares = np.column_stack([(stated.chance[where] - passed) ** 2, (outcome.oracle[where] - passed) ** 2, passed])
    drawn = np.random.default_rng(0).integers(0, len(passed), (RESAMPLES, len(passed)))
    resampled = [_share(squares[rows].mean(axis=0)) for rows in drawn]
    ours, oracle, rate = squares.mean(axis=0)
    return Judged(
        float(np.mean(_holds(stated.exam[where], outcome.exam[where]))),
        float(np.mean(_holds(stated.true[where], outcome.true[where]))),
        float(ours),
        float(rate * (1 - rate)),
        float(oracle),
        _share(squares.mean(axis=0)),
        float(np.std(resampled)),
    )


def _share(means: Floats) -> float:
    """Return the share of the oracle's skill."""
    ours, oracle, rate = means
    base = rate * (1 - rate)
    return float((base - ours) / (base - oracle))


def _holds(interval: Floats, value: Floats) -> npt.NDArray[np.bool_]:
    return np.asarray((interval[:, 0] <= value + 1e-9) & (value <= interval[:, 1] + 1e-9))


def _groups(outcome: Outcome) -> list[tuple[str, npt.NDArray[np.bool_], int]]:
    """Return each group's name, its rows, and how many candidates of it there are with a figure or without."""
    found = []
    for low, high in zip(GROUPS, (*GROUPS[1:], None), strict=True):
        inside = (outcome.answers >= low) & (outcome.answers < (high or 10**9))
        everyone = (outcome.all_answers >= low) & (outcome.all_answers < (high or 10**9))
        found.append((f"{low} or more" if high is None else f"{low}-{high - 1}", inside, int(everyone.sum())))
    return [*found, ("all", np.ones(len(outcome.answers), dtype=bool), len(outcome.all_answers))]


def _percent(share: float, count: int) -> str:
    return f"{100 * share:.1f} ± {100 * math.sqrt(share * (1 - share) / count):.1f}"


def record(outcome: Outcome) -> list[list[str]]:
    """Return the table of what was stated, by amount of evidence."""
    rows = [
        ["first answers", "candidates", "no figure", "exam in 90 %", "true score in 90 %", "width, exam", "width, true"]
    ]
    rows[0] += ["stated - true", "Brier", "base rate's", "oracle's", "skill", "oracle's", "share of oracle's, %"]
    stated = outcome.stated["stated"]
    for name, where, everyone in _groups(outcome):
        count = int(where.sum())
        row = [name, f"{everyone}", f"{everyone - count}"]
        if count >= FEW:
            judged = judge(outcome, "stated", where)
            row += [_percent(judged.exam_coverage, count), _percent(judged.true_coverage, count)]
            row += [f"{np.mean(np.diff(interval[where])):.3f}" for interval in (stated.exam, stated.true)]
            row += [f"{np.mean(stated.expected[where] - outcome.true[where]):+.3f}"]
            row += [f"{value:.4f}" for value in (judged.brier, judged.base_brier, judged.oracle_brier)]
            row += [f"{judged.skill:.3f}", f"{judged.oracle_skill:.3f}"]
            row += [f"{100 * judged.share_of_oracle:.0f} ± {100 * judged.share_error:.0f}"]
        rows.append(row + ["-"] * (len(rows[0]) - len(row)))
    return rows


def peers(outcome: Outcome) -> list[list[str]]:
    """Return the table of all estimators: coverage of the true score, and the share of the oracle's skill."""
    rows = [["first answers", *(f"{name}: {what}" for name in outcome.stated for what in ("true in 90 %", "share, %"))]]
    for group, where, _ in _groups(outcome):
        if where.sum() >= FEW:
            found = [judge(outcome, name, where) for name in outcome.stated]
            cells = [(f"{100 * each.true_coverage:.1f}", f"{100 * each.share_of_oracle:.0f}") for each in found]
            rows.append([group, *(cell for pair in cells for cell in pair)])
    return rows


def reliability(outcome: Outcome) -> list[list[str]]:
    """Return the table of tenths, by the stated chance: its mean, and how many in 100 passed."""
    groups = [(name, where) for name, where, _ in _groups(outcome) if where.sum() >= FEW]
    chance = outcome.stated["stated"].chance
    rows = [["tenth", *(f"{name}: stated → passed, %" for name, _ in groups)]]
    ordered = [np.array_split(np.flatnonzero(where)[np.argsort(chance[where])], 10) for _, where in groups]
    for tenth in range(10):
        parts = [parts[tenth] for parts in ordered]
        cells = [f"{100 * chance[part].mean():.0f} → {100 * outcome.passed[part].mean():.0f}" for part in parts]
        rows.append([f"{tenth + 1}", *cells])
    return rows


def show(rows: Sequence[Sequence[str]]) -> None:
    """Print a Markdown table, numbers to the right."""
    widths = [max(3, *map(len, column)) for column in zip(*rows, strict=True)]
    rule = [f"{'-' * (width - bool(place))}{':' * bool(place)}" for place, width in enumerate(widths)]
    for first, *others in (rows[0], rule, *rows[1:]):
        cells = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print(f"| {first.ljust(widths[0])} | {' | '.join(cells)} |")
    print()


def verdicts(outcome: Outcome) -> list[tuple[str, bool]]:
    """Return the targets' lines and whether each is met, over all candidates with a figure."""
    judged = judge(outcome, "stated", np.ones(len(outcome.answers), dtype=bool))
    low, high = COVERAGE_TARGET
    covered = [("exam's score", judged.exam_coverage), ("true score", judged.true_coverage)]
    below, share = int((outcome.answers < MIN_FIRST_ANSWERS).sum()), judged.share_of_oracle
    return [
        *((f"{what} in the 90 % interval: {100 * c:.1f} % (target 88-92)", low <= c <= high) for what, c in covered),
        (f"share of the oracle's skill: {100 * share:.0f} % (target at least 70)", share >= SKILL_TARGET),
        (f"figures with fewer than {MIN_FIRST_ANSWERS} first answers: {below} (target 0)", below == 0),
    ]


def sensitivity(count: int, seeds: Sequence[np.random.SeedSequence]) -> list[list[str]]:
    """Return how much hangs on each of the estimator's prior means: the main figures with half and twice of it."""
    rows = [["prior mean", *(f"{family.name}: true in 90 %, share, stated - true" for family in FAMILIES)]]
    names = ("MEAN_GROWTH", "MEAN_TOPIC_SPREAD", "MEAN_DRIFT", "PRIOR_WEIGHT")
    for name, factor in [("as it is", 1.0), *((name, factor) for name in names for factor in (0.5, 2.0))]:
        kept = {each: getattr(level, each) for each in (*names, "PRIOR_VARIANCE")}
        if factor != 1.0:
            setattr(level, name, kept[name] * factor)
        level.PRIOR_VARIANCE = level.PRIOR_MEAN * (1 - level.PRIOR_MEAN) / (level.PRIOR_WEIGHT + 1)
        cells = []
        for family, seed in zip(FAMILIES, seeds, strict=True):
            outcome = simulate(family, count, np.random.default_rng(seed))
            judged = judge(outcome, "stated", np.ones(len(outcome.answers), dtype=bool))
            bias = np.mean(outcome.stated["stated"].expected - outcome.true)
            cells.append(f"{100 * judged.true_coverage:.1f}, {100 * judged.share_of_oracle:.0f}, {bias:+.3f}")
        rows.append([name if factor == 1.0 else f"{name}, {factor:g} times", *cells])
        for each, value in kept.items():
            setattr(level, each, value)
    return rows


def main() -> int:
    """Simulate and print; return 0 where the first family meets every target, else 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--candidates", type=int, default=5000, help="in each family (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="(default: %(default)s)")
    parser.add_argument("--sensitivity", action="store_true", help="what hangs on the estimator's prior means instead")
    given = parser.parse_args()
    seeds = np.random.SeedSequence(given.seed).spawn(len(FAMILIES))
    if given.sensitivity:
        show(sensitivity(given.candidates, seeds))
        return 0
    met = True
    for family, seed in zip(FAMILIES, seeds, strict=True):
        begun = perf_counter()
        outcome = simulate(family, given.candidates, np.random.default_rng(seed))
        lines = verdicts(outcome)
        met = met and (family is not GROWING or all(is_met for _, is_met in lines))
        print(f"## {family.name}: {given.candidates:,} candidates, seed {given.seed}, {perf_counter() - begun:.0f} s\n")
        print(f"{family}\n")
        print(f"{100 * outcome.passed.mean():.0f} % of those with a figure pass.\n")
        for table in (record(outcome), peers(outcome), reliability(outcome)):
            show(table)
        for line, is_met in lines:
            judged = "met" if is_met else "MISSED"
            print(f"- {line}: {judged if family is GROWING else f'validation, {judged}'}")
        print(flush=True)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
