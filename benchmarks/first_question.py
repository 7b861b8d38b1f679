"""How long a plain quiz on the shipped banks takes until its first question's options are on standard output."""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from material import write_history
from program import BARE_PYTHON, cps_quiz, first_question_ms, peak_mb, whole_run_ms
from tables import Row, report

TARGET_MS, TARGET_MB = 200, 60
QUIZ = cps_quiz("quiz", "--plain")
SINGLE_CHOICE_QUIZ = cps_quiz("quiz", "--plain", "--type", "single", "-n", "10")
TEN_ANSWERS = "a\n\n" * 10


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--answers", type=int, default=1000, help="answers in the history (default: %(default)s)")
    parser.add_argument("--repeats", type=int, default=20, help="runs of each kind (default: %(default)s)")
    given = parser.parse_args()
    answers: int = given.answers
    repeats: int = given.repeats
    with tempfile.TemporaryDirectory() as folder:
        model, home = Path(folder, "model"), Path(folder, "home")
        write_history(model, answers)

        def fresh(*, warm: bool) -> Path:
            """Put the history back as it was, with the compiled banks or without."""
            shutil.rmtree(home, ignore_errors=True)
            shutil.copytree(model, home, ignore=None if warm else shutil.ignore_patterns("cache"))
            return home

        first_question_ms(QUIZ, fresh(warm=True))
        bare, cold, warm = [], [], []
        for _ in range(repeats):
            bare.append(whole_run_ms(BARE_PYTHON, home))
            cold.append(first_question_ms(QUIZ, fresh(warm=False)))
            warm.append(first_question_ms(QUIZ, fresh(warm=True)))
        peaks = [
            (
                peak_mb(BARE_PYTHON, home, typed=""),
                peak_mb(SINGLE_CHOICE_QUIZ, fresh(warm=True), typed=TEN_ANSWERS),
                peak_mb(SINGLE_CHOICE_QUIZ, fresh(warm=False), typed=TEN_ANSWERS),
            )
            for _ in range(repeats)
        ]
    bare_peak, warm_peak, cold_peak = zip(*peaks, strict=True)
    rows = [
        Row("`python -c pass`", "ms", bare),
        Row("first question, banks compiled before", "ms", warm, target=TARGET_MS),
        Row("first question, banks read for the first time", "ms", cold, target=TARGET_MS),
        Row("peak memory of `python -c pass`", "MB", bare_peak),
        Row("peak memory of a quiz, banks compiled before", "MB", warm_peak, target=TARGET_MB),
        Row("peak memory of a quiz, banks read for the first time", "MB", cold_peak, target=TARGET_MB),
    ]
    return report(f"Plain quiz, {answers:,} answers in the history, {repeats} runs in turn", rows)


if __name__ == "__main__":
    sys.exit(main())
