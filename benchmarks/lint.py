"""How long ``bank check`` with all rules and ``bank audit`` take, the whole program, beside the format alone."""

import argparse
import sys
import tempfile
from pathlib import Path

from material import bank_yaml
from program import BARE_PYTHON, cps_quiz, whole_run_ms
from tables import Row, ratios, report


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=10_000, help="of the large bank (default: %(default)s)")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each kind (default: %(default)s)")
    given = parser.parse_args()
    questions: int = given.questions
    with tempfile.TemporaryDirectory() as folder:
        home, large, small = Path(folder, "home"), Path(folder, "large.yaml"), Path(folder, "small.yaml")
        large.write_bytes(bank_yaml(questions))
        small.write_bytes(bank_yaml(questions // 10))
        checks = [cps_quiz("bank", "check", str(path)) for path in (small, large)]
        runs = [
            (
                whole_run_ms(BARE_PYTHON, home),
                whole_run_ms(cps_quiz("bank", "check", "--select", "F", str(small)), home),
                *(whole_run_ms(check, home, codes=(0, 1)) for check in checks),
                whole_run_ms(cps_quiz("bank", "audit", str(small)), home),
            )
            for _ in range(given.repeats)
        ]
    bare, format_alone, of_small, of_large, audited = zip(*runs, strict=True)
    size, tenth = f"{questions:,} questions", f"{questions // 10:,} questions"
    rows = [
        Row("`python -c pass`", "ms", bare),
        Row(f"`bank check --select F`, {tenth}", "ms", format_alone),
        Row(f"`bank check`, all rules, {tenth}", "ms", of_small, target=2_000),
        Row(f"`bank check`, all rules, {size}", "ms", of_large, target=25_000),
        Row(f"growth of `bank check` from {tenth}", "x", ratios(of_large, of_small), target=11),
        Row(f"`bank audit`, {tenth}", "ms", audited, target=10_000),
    ]
    return report(f"Check and audit, {given.repeats} runs in turn", rows)


if __name__ == "__main__":
    sys.exit(main())
