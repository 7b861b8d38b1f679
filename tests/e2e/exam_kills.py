"""Kills mock exams at random moments, in lines and on the full screen, and looks at what is left.

The tests and ``benchmarks/exam_kill_soak.py`` share this. A candidate answers, changes answers, visits questions,
flags, strikes out, opens the review, one step after the other, so that at most one step is not confirmed when SIGKILL
comes, also while the program starts or carries on. Then the session is carried on in a copy of the home: it must stand
as the last confirmed step left it, or as the step under way would have, with the time that was left. The same exam is
carried on and killed again.
"""

import random
import re
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from tests.e2e.exam_papers import LETTERS, At, Paper, Step
from tests.e2e.exam_seats import Front, Seat
from tests.e2e.kills import KILLS_A_SESSION, MAX_CLOCK_ERROR_S, PACES, Pace

from cps_quiz.bank.load import load_bytes
from cps_quiz.bank.model import Item
from cps_quiz.clock import SystemClock
from cps_quiz.history.fold import PastSession, fold
from cps_quiz.history.journal import read_journal
from cps_quiz.history.log import HistoryLog
from cps_quiz.history.records import Answered
from cps_quiz.session.plan import Slot
from cps_quiz.ui.runner import Places, Runner

QUESTIONS = 40
MINUTES = 60
STUCK_S = 20
LONGEST_LIFE_S = {Pace.STARTING: 0.8, Pace.SAVING: 1.5, Pace.THINKING: 5.0}
LONGEST_THOUGHT_S = {Pace.STARTING: 0.0, Pace.SAVING: 0.0, Pace.THINKING: 3.0}
PROFILE = f"""\
format: 1
exam: kills
title: An exam that is killed
questions: {QUESTIONS}
minutes: {MINUTES}
source: Made up.
checked: 2026-11-22
weights: {{killed: 1}}
"""
_STEM = re.compile(r"Stem of (k-\d+)\.")
_OPTION = re.compile(r"^ *▸?(?:\([ •-]\) )?([a-d])\.? +(?:\(struck out\) )?(One|Two|Three|Four)$", re.MULTILINE)


def bank_text() -> str:
    """Return a bank whose options are shuffled anew for each exam."""
    head = (
        "format: 1\nid: killed\ntitle: Killed\n"
        "topics: {only: {title: Only topic, objectives: {O-1: Do it}}}\nquestions:\n"
    )
    return head + "".join(
        f"  - id: k-{number:05d}\n    objective: O-1\n    stem: Stem of k-{number:05d}.\n"
        "    options: [{text: One, correct: true}, {text: Two}, {text: Three}, {text: Four}]\n"
        for number in range(QUESTIONS)
    )


class Candidate:
    """Sits an exam in one life of the program, and knows what was confirmed."""

    def __init__(self, seat: Seat, paper: Paper, rng: random.Random, *, longest_thought_s: float) -> None:
        self.paper = paper
        self.pending: Step | None = None
        self.confirmed = 0
        self.open_s = 0.0
        self.surprise = ""
        self.orders: dict[str, tuple[str, ...]] = {}
        self._seat, self._rng = seat, rng
        self._longest_thought_s = longest_thought_s
        self._opened_at: float | None = None
        self._is_seated = False
        if paper.at is At.START and seat.begins_by_itself:
            begun = replace(paper, at=At.QUESTION)
            self.pending = Step("", begun, begun.heading)
            self._is_seated = True

    def work(self, until: float, *, to_first_question: bool = False) -> None:
        """Do step after step until a moment, the program's end or a surprise."""
        type_at = changed_at = time.monotonic()
        while (now := time.monotonic()) < until and not (to_first_question and self._opened_at):
            if now - changed_at > STUCK_S:
                self.surprise = f"nothing came of {self.pending or self.paper.at}: {self._seat.shown[-2000:]}"
            if self.surprise:
                return
            if self._is_seated and self.pending is None and type_at <= now:
                self.pending = self._seat.next_step(self.paper, self._rng)
                self._seat.type(self.pending)
                changed_at = now
            wake_at = type_at if self._is_seated and self.pending is None else now + 0.02
            if not self._seat.read(max(min(wake_at, until) - now, 0)):
                self.surprise = "" if time.monotonic() >= until else f"the program ended: {self._seat.shown[-2000:]}"
                return
            if not self._is_seated:
                self._is_seated = self._seat.is_open_at(self.paper)
            elif self.pending is not None and self._seat.has_taken(self.pending):
                self._settle(self.pending)
            else:
                continue
            if self._is_seated:
                self._look()
                changed_at = time.monotonic()
                type_at = changed_at + self._rng.uniform(0, self._longest_thought_s)

    def stop(self) -> None:
        """Kill the program, and take the time and what was confirmed with its last words."""
        self._seat.kill()
        if self._opened_at is not None:
            self.open_s = time.monotonic() - self._opened_at
        last = self.pending
        self._seat.read_the_rest()
        if last is not None and last.confirmed_by and last.confirmed_by in self._seat.shown:
            self._settle(last)

    def _settle(self, step: Step) -> None:
        if step.confirmed_by and step.confirmed_by not in self._seat.shown:
            self.surprise = f"{step} was not confirmed: {self._seat.shown[-2000:]}"
        self.paper, self.pending = step.after, None
        self.confirmed += 1

    def _look(self) -> None:
        """Take the time from the first question on, and the order of the options."""
        if self.paper.at is not At.START and self._opened_at is None:
            self._opened_at = time.monotonic()
        found, stem = dict(_OPTION.findall(self._seat.options)), _STEM.search(self._seat.options)
        # By the stem, which a screen draws with the options: the heading above them comes a moment before.
        if self.paper.at is At.QUESTION and stem and len(found) == len(LETTERS):
            self.orders[stem[1]] = tuple(found[letter] for letter in LETTERS)


# --- what is left ---


@dataclass(frozen=True, slots=True)
class Kill:
    """What one kill left. ``lost`` names questions whose confirmed answer or choice is not there.

    ``marks_lost`` counts flags and struck options; ``clock_error_s`` is None where the exam had not begun. ``harm``
    says what else is wrong.
    """

    front: Front
    pace: Pace
    confirmed: int
    lost: tuple[int, ...] = ()
    marks_lost: int = 0
    doubled: int = 0
    torn: int = 0
    is_elsewhere: bool = False
    is_reordered: bool = False
    clock_error_s: float | None = None
    harm: str = ""

    @property
    def harmless(self) -> bool:
        """Whether everything is as promised."""
        clock_is_right = self.clock_error_s is None or abs(self.clock_error_s) <= MAX_CLOCK_ERROR_S
        is_whole = not (self.lost or self.marks_lost or self.doubled or self.torn)
        return is_whole and clock_is_right and not (self.is_elsewhere or self.is_reordered or self.harm)


class Exam:
    """An exam in a home of its own that is killed and carried on."""

    def __init__(self, home: Path, front: Front, rng: random.Random) -> None:
        self._home, self._front, self._rng = home, front, rng
        self._paper = Paper(QUESTIONS)
        self._orders: dict[str, tuple[str, ...]] = {}
        self._left_s = MINUTES * 60.0
        shelf = home / "banks"
        (shelf / "exams").mkdir(parents=True)
        (shelf / "killed.yaml").write_text(bank_text(), "utf-8")
        (shelf / "exams" / "kills.yaml").write_text(PROFILE, "utf-8")
        bank = load_bytes(bank_text().encode(), path="killed.yaml").bank
        assert bank is not None
        self._items = list(bank.items())

    def kill(self, pace: Pace) -> Kill:
        """Begin or carry on, kill the program at a random moment, and look at what is left."""
        candidate = self._live(pace)
        kill = Kill(self._front, pace, candidate.confirmed, harm=candidate.surprise)
        folder = self._home.with_name(f"{self._home.name}-copy")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self._home, folder)
        damaged, past = _history(folder)
        torn = damaged + sum(_torn_lines(file) for file in (folder / "live").glob("*.jsonl"))
        if past is None:
            return replace(kill, torn=torn, harm=kill.harm or "the session is gone" if kill.confirmed else "")
        runner = _carried_on(past, folder, self._items)
        view = runner.view
        runner.close()
        self._paper = found = Paper.of(view)
        stood, pending = candidate.paper, candidate.pending.after if candidate.pending else candidate.paper
        assert view.remaining_ms is not None
        true_s, self._left_s = self._left_s - candidate.open_s, view.remaining_ms / 1000
        self._orders |= candidate.orders
        return replace(
            kill,
            lost=_lost(stood, pending, found),
            marks_lost=_differing(stood.flags, pending.flags, found.flags)
            + _differing(stood.struck, pending.struck, found.struck),
            doubled=_doubled(folder),
            torn=torn,
            is_elsewhere=(found.at, found.place) not in {(stood.at, stood.place), (pending.at, pending.place)},
            is_reordered=any(_texts(slot) != self._orders.get(slot.key.question, _texts(slot)) for slot in view.slots),
            clock_error_s=None if found.at is At.START else self._left_s - true_s,
            harm=kill.harm or _otherwise(stood, pending, found, _history(folder)[1]),
        )

    def _live(self, pace: Pace) -> Candidate:
        arguments = ("exam", "kills") if self._paper.at is At.START else ("resume",)
        begun_at = time.monotonic()
        seat = self._front.sit(self._home, *arguments)
        candidate = Candidate(seat, self._paper, self._rng, longest_thought_s=LONGEST_THOUGHT_S[pace])
        if pace is not Pace.STARTING:
            candidate.work(begun_at + 60, to_first_question=True)
            begun_at = time.monotonic()
        candidate.work(begun_at + self._rng.uniform(0, LONGEST_LIFE_S[pace]))
        candidate.stop()
        return candidate


def _history(home: Path) -> tuple[int, PastSession | None]:
    """Return how many lines are damaged, and the newest session: those before it were never begun."""
    contents = HistoryLog(home / "history", state_folder=home / "state", clock=SystemClock()).read()
    return len(contents.damage), next(reversed(fold(contents.records).sessions.values()), None)


def _carried_on(past: PastSession, home: Path, items: Sequence[Item]) -> Runner:
    clock = SystemClock()
    log = HistoryLog(home / "history", state_folder=home / "state", clock=clock)
    places = Places(live=home / "live", locks=home / "state" / "locks")
    return Runner.carry_on(past, items=items, log=log, places=places, clock=clock)


def _torn_lines(journal: Path) -> int:
    return len([line for line in journal.read_bytes().split(b"\n") if line]) - len(read_journal(journal))


def _doubled(home: Path) -> int:
    """Return how many answers stand in the history more than once."""
    contents = HistoryLog(home / "history", state_folder=home / "state", clock=SystemClock()).read()
    found = Counter((record.place, record.attempt) for record in contents.records if isinstance(record, Answered))
    return sum(count - 1 for count in found.values())


def _lost(stood: Paper, pending: Paper, found: Paper) -> tuple[int, ...]:
    """Return the questions whose answer or choice is neither what was confirmed nor what was on its way."""
    choices = range(stood.total)
    return tuple(p for p in choices if found.choice(p) not in {stood.choice(p), pending.choice(p)})


def _differing(stood: frozenset[object], pending: frozenset[object], found: frozenset[object]) -> int:
    return len((stood ^ found) & (pending ^ found))


def _otherwise(stood: Paper, pending: Paper, found: Paper, past: PastSession | None) -> str:
    """Say what is wrong with an exam as a whole; empty where nothing is."""
    if found not in (stood, pending):
        return f"{found} is neither {stood} nor {pending}"
    if past is None or past.answers.keys() != found.answers.keys():
        return f"the history holds the answers {past and past.answers.keys()}, the session {found.answers.keys()}"
    return ""


def _texts(slot: Slot) -> tuple[str, ...]:
    assert slot.item is not None
    return tuple(slot.item.question.control().shuffled[part].text for part in slot.order)


def kill_exams(kills: int, folder: Path, *, seed: int, at_once: int = 2) -> list[Kill]:
    """Kill so many times in each front, a few exams at once."""

    def kill_one_exam(front: Front, first: int) -> list[Kill]:
        exam = Exam(folder / f"{front.name.lower()}-{first}", front, random.Random(f"{seed}:{front}:{first}"))
        return [exam.kill(PACES[n % len(PACES)]) for n in range(first, min(first + KILLS_A_SESSION, kills))]

    exams = [(front, first) for first in range(0, kills, KILLS_A_SESSION) for front in Front]
    with ThreadPoolExecutor(at_once) as pool:
        return [kill for each in pool.map(lambda exam: kill_one_exam(*exam), exams) for kill in each]
