"""Kills running sessions at random moments and looks at what is left.

The tests and ``benchmarks/kill_soak.py`` share this. A typist answers a session down a pipe, either as fast as the
program asks, so that it is nearly always saving, or with long thoughts, so that its clock runs; SIGKILL comes at a
random moment, also while the program starts or carries on. Then the history must hold every answer whose feedback was
printed, and ``resume`` must open the first question without an answer, with the time that was left. The same session
is carried on and killed again.
"""

import os
import random
import re
import select
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.e2e.conftest import singles_bank
from tests.e2e.program import ANSWER, COMMAND, GO_ON, environment, run

from cps_quiz.clock import SystemClock
from cps_quiz.history.fold import PastSession, fold
from cps_quiz.history.log import HistoryLog

QUESTIONS = 2000
KILLS_A_SESSION = 5
LIMIT_S = 50 * 60
MAX_CLOCK_ERROR_S = 5

_CONFIRMED = re.compile(r"^Explanation of (q-\d+)\.$", re.MULTILINE)
_OPEN = re.compile(r"^Stem of (q-\d+)\.$", re.MULTILINE)
_LEFT = re.compile(r"answered\. (?:(\d+) minutes? ?)?(?:(\d+) seconds? )?left\.")


class Pace(StrEnum):
    """What the program is doing when it is killed."""

    STARTING = "starting"
    SAVING = "saving"
    THINKING = "thinking"


PACES = (Pace.SAVING, Pace.THINKING, Pace.STARTING)
LONGEST_LIFE_S = {Pace.STARTING: 0.6, Pace.SAVING: 1.0, Pace.THINKING: 5.0}
LONGEST_THOUGHT_S = {Pace.STARTING: 0.0, Pace.SAVING: 0.0, Pace.THINKING: 5.0}


@dataclass(frozen=True, slots=True)
class Kill:
    """What one kill left.

    ``confirmed`` answers had their feedback printed; ``lost`` of all so far are not in the history. ``asked`` is the
    question that resume opened, ``expected`` the first without an answer. ``clock_error_s`` is None where the session
    had not begun.
    """

    pace: Pace
    confirmed: int
    lost: tuple[str, ...]
    doubled: int
    damaged_lines: int
    asked: str
    expected: str
    clock_error_s: float | None
    told: str

    @property
    def harmless(self) -> bool:
        """Whether everything is as promised."""
        clock_is_right = self.clock_error_s is None or abs(self.clock_error_s) <= MAX_CLOCK_ERROR_S
        is_whole = not (self.lost or self.doubled or self.damaged_lines)
        return is_whole and clock_is_right and self.asked == self.expected and "Traceback" not in self.told


class Typist:
    """Answers question after question, and takes the time during which a question was open."""

    def __init__(self, process: "subprocess.Popen[bytes]", rng: random.Random, *, longest_thought_s: float) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self.output = ""
        self.open_s = 0.0
        self._input, self._source = process.stdin, process.stdout.fileno()
        self._rng = rng
        self._longest_thought_s = longest_thought_s
        self._opened_at: float | None = None
        self._answer_at: float | None = None

    def work(self, until: float, *, to_first_question: bool = False) -> None:
        """Read and type until a moment, or until the program ends."""
        while (now := time.monotonic()) < until and not (to_first_question and self._opened_at is not None):
            if self._answer_at is not None and self._answer_at <= now:
                self._answer_at = None
                self._type(self._rng.choice((b"a\n", b"b\n")))
            wake_at = until if self._answer_at is None else min(until, self._answer_at)
            ready, _, _ = select.select([self._source], [], [], max(wake_at - now, 0))
            if ready and not self._read():
                return

    def stop(self) -> None:
        """Take the time of the question that is open."""
        if self._opened_at is not None:
            self.open_s += time.monotonic() - self._opened_at
            self._opened_at = None

    def _read(self) -> bool:
        chunk = os.read(self._source, 65536)
        self.output += chunk.decode()
        if self.output.endswith(GO_ON):
            self.stop()
            self._type(b"\n")
        elif self.output.endswith(ANSWER):
            self._opened_at = time.monotonic()
            self._answer_at = self._opened_at + self._rng.uniform(0, self._longest_thought_s)
        return bool(chunk)

    def _type(self, line: bytes) -> None:
        self._input.write(line)
        self._input.flush()


class Session:
    """A session in a home of its own that is killed and carried on."""

    def __init__(self, home: Path, bank: Path, rng: random.Random) -> None:
        self._home, self._bank, self._rng = home, bank, rng
        self._confirmed = set[str]()
        self._left_s = float(LIMIT_S)

    def kill(self, pace: Pace) -> Kill:
        """Begin or carry on, kill the program at a random moment, and look at what is left."""
        typist = self._live(pace)
        confirmed = set(_CONFIRMED.findall(typist.output))
        self._confirmed |= confirmed
        damaged, past = self._history()
        recorded = {answer.question for answer in past.answers.values()} if past else set[str]()
        slots = [slot.question for slot in past.started.slots] if past and past.started else []
        resumed = run(self._home, "resume")
        damaged_after, past = self._history()
        answered = {answer.question for answer in past.answers.values()} if past else set[str]()
        asked = _OPEN.findall(resumed.output)
        return Kill(
            pace=pace,
            confirmed=len(confirmed),
            lost=tuple(sorted(self._confirmed - recorded)),
            doubled=self._answer_lines() - len(answered),
            damaged_lines=damaged + damaged_after,
            asked=asked[0] if asked else "",
            expected=next((question for question in slots if question not in answered), ""),
            clock_error_s=self._clock_error_s(resumed.output, typist.open_s),
            told=resumed.told,
        )

    def _live(self, pace: Pace) -> Typist:
        begin = ("quiz", str(self._bank), "-n", str(QUESTIONS), "--time", f"{LIMIT_S}s", "--plain")
        _, past = self._history()
        begun_at = time.monotonic()
        process = subprocess.Popen(
            (*COMMAND, *(("resume", "--plain") if past else begin)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(self._home),
        )
        typist = Typist(process, self._rng, longest_thought_s=LONGEST_THOUGHT_S[pace])
        if pace is not Pace.STARTING:
            typist.work(begun_at + 60, to_first_question=True)
            begun_at = time.monotonic()
        typist.work(begun_at + self._rng.uniform(0, LONGEST_LIFE_S[pace]))
        process.kill()
        typist.stop()
        rest, _ = process.communicate()
        typist.output += rest.decode()
        return typist

    def _history(self) -> tuple[int, PastSession | None]:
        """Return how many lines are damaged, and the session. One that was killed before its start is not kept."""
        contents = HistoryLog(self._home / "history", state_folder=self._home / "state", clock=SystemClock()).read()
        begun = (past for past in fold(contents.records).sessions.values() if self._was_begun(past))
        return len(contents.damage), next(begun, None)

    def _was_begun(self, past: PastSession) -> bool:
        journal = self._home / "live" / f"{past.id}.jsonl"
        return bool(past.answers) or (journal.exists() and b'"start"' in journal.read_bytes())

    def _answer_lines(self) -> int:
        files = (self._home / "history").glob("*.jsonl")
        return sum(file.read_bytes().count(b'"kind":"answered"') for file in files)

    def _clock_error_s(self, output: str, open_s: float) -> float | None:
        told = _LEFT.search(output)
        if told is None:
            return None
        true_s = self._left_s - open_s
        self._left_s = 60 * int(told[1] or 0) + int(told[2] or 0)
        return self._left_s - true_s


def kill_sessions(kills: int, folder: Path, *, seed: int, at_once: int = 2) -> list[Kill]:
    """Kill so many times, a few sessions at once."""
    bank = folder / "singles.yaml"
    bank.write_text(singles_bank(QUESTIONS), "utf-8")

    def kill_one_session(first: int) -> list[Kill]:
        session = Session(folder / f"home-{first}", bank, random.Random(f"{seed}:{first}"))
        return [session.kill(PACES[n % len(PACES)]) for n in range(first, min(first + KILLS_A_SESSION, kills))]

    with ThreadPoolExecutor(at_once) as pool:
        return [kill for each in pool.map(kill_one_session, range(0, kills, KILLS_A_SESSION)) for kill in each]
