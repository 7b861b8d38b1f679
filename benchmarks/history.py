"""How long ``cps-quiz``, today at a glance, takes with a long history."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from cps_quiz.clock import SystemClock
from cps_quiz.history.fold import fold
from cps_quiz.history.log import HistoryLog
from cps_quiz.paths import find_paths
from material import write_history
from program import BARE_PYTHON, cps_quiz, whole_run_ms
from tables import Row, ratios, report

TARGET_ANSWERS, TARGET_MS = 100_000, 500
_JSON = "import json, pathlib, sys; [json.loads(line) for line in next(pathlib.Path(sys.argv[1]).iterdir()).open()]"


def folded_ms(home: Path) -> float:
    """Return the milliseconds that reading and folding the history takes, without the start of a program."""
    paths = find_paths({"CPS_QUIZ_HOME": str(home)})
    begin = time.perf_counter()
    fold(HistoryLog(paths.history, state_folder=paths.state, clock=SystemClock()).read().records)
    return (time.perf_counter() - begin) * 1000


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--answers", type=int, default=TARGET_ANSWERS, help="answers in the history (default: %(default)s)"
    )
    parser.add_argument("--repeats", type=int, default=10, help="runs of each kind (default: %(default)s)")
    given = parser.parse_args()
    answers: int = given.answers
    repeats: int = given.repeats
    with tempfile.TemporaryDirectory() as folder:
        home, small = Path(folder, "home"), Path(folder, "small")
        history = str(write_history(home, answers).history)
        write_history(small, answers // 10)
        today = cps_quiz()
        whole_run_ms(today, small)
        runs = [
            (
                whole_run_ms(BARE_PYTHON, home),
                whole_run_ms((sys.executable, "-c", _JSON, history), home),
                whole_run_ms(today, home),
                whole_run_ms(today, small),
                folded_ms(home),
                folded_ms(small),
            )
            for _ in range(repeats)
        ]
    bare, json_alone, whole, of_small, folded, folded_small = zip(*runs, strict=True)
    size, tenth = f"{answers:,} answers", f"{answers // 10:,} answers"
    rows = [
        Row("`python -c pass`", "ms", bare),
        Row(f"a Python that takes the lines through `json.loads`, {size}", "ms", json_alone),
        Row(f"`cps-quiz`, {tenth}", "ms", of_small),
        Row(f"`cps-quiz`, {size}", "ms", whole, target=TARGET_MS if answers <= TARGET_ANSWERS else None),
        Row(f"growth of `cps-quiz` from {tenth}", "x", ratios(whole, of_small), target=11),
        Row(f"growth of reading and folding alone from {tenth}", "x", ratios(folded, folded_small), target=11),
    ]
    return report(f"Today with a long history, {repeats} runs in turn", rows)


if __name__ == "__main__":
    sys.exit(main())
