"""The full screen: how soon it shows the first question, how soon a key is drawn, and what an hour of it takes on."""

import argparse
import multiprocessing
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from material import write_history
from program import BARE_PYTHON, cps_quiz, first_question_ms, whole_run_ms
from screen_hour import growth_mb
from tables import Row, percentile_95, ratios, report
from terminal import Terminal

FIRST_MS, KEY_MS, GROWTH_MB, MAX_RATIO = 450, 50, 3, 1.25
IMPORT = (sys.executable, "-c", "import textual.app")
SHORT, LONG = 10, 150
SINGLE = ("--type", "single", "-n", "10")
FIRST_OPTION = r"\( \) a  "
VERDICT = r"[✓✗].{0,150}ight\."
PROFILE = """\
format: 1
exam: sitting-{0}
title: A sitting of {0}
questions: {0}
minutes: {0}
source: Made up.
checked: 2026-11-22
"""


class Sitting:
    """A kind of sitting, and the milliseconds from each key to what it draws."""

    def __init__(self, command: Callable[[int], tuple[str, ...]], *, begins_with: str, drawn: str) -> None:
        self._command = command
        self._begins_with, self._drawn = begins_with, drawn
        self.letters: dict[int, list[float]] = {SHORT: [], LONG: []}
        self.enters: dict[int, list[float]] = {SHORT: [], LONG: []}

    def take_times(self, home: Path, presses: int) -> None:
        """Answer in a long sitting and in short ones, by turns."""
        with self._begun(LONG, home) as long:
            for number in range(0, presses, SHORT - 1):
                with self._begun(SHORT, home) as short:
                    for more in range(1, SHORT):
                        self._answer(short, SHORT, more)
                        self._answer(long, LONG, number + more)

    def _begun(self, questions: int, home: Path) -> Terminal:
        terminal = Terminal(self._command(questions), home)
        if self._begins_with:
            terminal.ms_to("Begin")
            terminal.press(self._begins_with)
        terminal.ms_to(f"Question 1 of {questions}")
        return terminal

    def _answer(self, terminal: Terminal, questions: int, number: int) -> None:
        terminal.press("a")
        self.letters[questions].append(terminal.ms_to(self._drawn))
        terminal.press("\r")
        self.enters[questions].append(terminal.ms_to(f"Question {number + 1} of {questions}"))


def first_question(home: Path, answers: int, repeats: int) -> list[Row]:
    """Return how soon the first question is drawn, by turns with its peers."""
    model = home.with_name("model")
    write_history(model, answers)

    def fresh() -> Path:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(model, home)
        return home

    plain, full = cps_quiz("quiz", "--plain", *SINGLE), cps_quiz("quiz", *SINGLE)
    runs: list[tuple[float, ...]] = []
    for _ in range(repeats + 1):
        bare, textual = whole_run_ms(BARE_PYTHON, fresh()), whole_run_ms(IMPORT, home)
        in_lines = first_question_ms(plain, home)
        with Terminal(full, fresh()) as terminal:
            on_screen = terminal.ms_to(FIRST_OPTION)
        runs.append((bare, textual, in_lines, on_screen))
    bare_ms, textual_ms, lines_ms, screen_ms = zip(*runs[1:], strict=True)  # the first one made the bytecode
    return [
        Row("`python -c pass`", "ms", bare_ms),
        Row("`python -c 'import textual.app'`", "ms", textual_ms),
        Row("first question in lines", "ms", lines_ms),
        Row("first question on the full screen", "ms", screen_ms, target=FIRST_MS),
    ]


def keys(home: Path, presses: int) -> list[Row]:
    """Return how soon a key is drawn, in a quiz and in a mock exam, long and short."""
    profiles = home / "banks" / "exams"
    profiles.mkdir(parents=True, exist_ok=True)
    for questions in (SHORT, LONG):
        (profiles / f"sitting-{questions}.yaml").write_text(PROFILE.format(questions), "utf-8")
    quiz = Sitting(lambda n: cps_quiz("quiz", *SINGLE[:-1], str(n)), begins_with="", drawn=VERDICT)
    exam = Sitting(lambda n: cps_quiz("exam", f"sitting-{n}"), begins_with="\r", drawn=r"\(•\) a")
    quiz.take_times(home, presses)
    exam.take_times(home, presses)
    what = (
        ("a letter to right or wrong", quiz.letters),
        ("Enter to the next question", quiz.enters),
        ("in an exam, a letter to its mark", exam.letters),
        ("in an exam, Enter to the next question", exam.enters),
    )
    times = [
        Row(f"{name}, {LONG} questions", "ms", taken[LONG], KEY_MS, percentile_95, "95 of 100") for name, taken in what
    ]
    compared = [
        Row(f"{name}, {LONG} questions / {SHORT}", "x", ratios(taken[LONG], taken[SHORT]), target=MAX_RATIO)
        for name, taken in what
    ]
    return times + compared


def hour(seconds: int) -> list[Row]:
    """Return what a session takes on, each measure in a process of its own."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1) as pool:
        process, traced = (pool.submit(growth_mb, seconds, LONG, is_traced=traced) for traced in (False, True))
        grown = process.result(), traced.result()
    name = f"{seconds // 60} minutes with {LONG} answers"
    return [
        Row(f"memory taken on by the process in {name}", "MB", [grown[0]], target=GROWTH_MB),
        Row(f"memory taken on by Python's objects in {name}", "MB", [grown[1]], target=GROWTH_MB),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=1000, help="answers in the history (default: %(default)s)")
    parser.add_argument("--repeats", type=int, default=20, help="starts of each kind (default: %(default)s)")
    parser.add_argument("--presses", type=int, default=63, help="presses of each kind (default: %(default)s)")
    parser.add_argument("--seconds", type=int, default=3600, help="how long the session is (default: %(default)s)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        rows = [*first_question(home, given.answers, given.repeats), *keys(home, given.presses), *hour(given.seconds)]
    title = f"Full screen, {given.answers:,} answers in the history, {given.repeats} starts and {given.presses} presses"
    return report(f"{title} in turn", rows)


if __name__ == "__main__":
    sys.exit(main())
