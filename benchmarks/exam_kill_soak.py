"""Kills mock exams at random moments, in both fronts: nothing confirmed may be lost, and resume goes on right there."""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tables import print_counts

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.e2e.exam_kills import Kill, kill_exams
from tests.e2e.exam_seats import Front
from tests.e2e.kills import MAX_CLOCK_ERROR_S, Pace

HEADINGS = (
    "killed while",
    "kills",
    "steps confirmed",
    "answers lost",
    "flags lost",
    "doubled",
    "torn",
    "wrong question",
    "wrong order",
    "clock off by at most",
    "other harm",
)


def cells(name: str, kills: Sequence[Kill]) -> tuple[str, ...]:
    """Return a row of the table."""
    errors = [abs(kill.clock_error_s) for kill in kills if kill.clock_error_s is not None]
    return (
        name,
        str(len(kills)),
        f"{sum(kill.confirmed for kill in kills):,}",
        str(sum(len(kill.lost) for kill in kills)),
        str(sum(kill.marks_lost for kill in kills)),
        str(sum(kill.doubled for kill in kills)),
        str(sum(kill.torn for kill in kills)),
        str(sum(kill.is_elsewhere for kill in kills)),
        str(sum(kill.is_reordered for kill in kills)),
        f"{max(errors, default=0):.1f} s",
        str(sum(bool(kill.harm) for kill in kills)),
    )


def main() -> int:
    """Kill and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=300, help="how many, half in each front (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000), help="repeats a run")
    given = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        kills = kill_exams(given.kills // 2, Path(folder), seed=given.seed)
    rows = [
        cells(f"{front}, {pace}", [kill for kill in kills if (kill.front, kill.pace) == (front, pace)])
        for front in Front
        for pace in Pace
    ]
    print(f"{len(kills)} kills in {time.monotonic() - begun:.0f} seconds, seed {given.seed}.", end=" ")
    print(f"The clock may be off by {MAX_CLOCK_ERROR_S} seconds.\n")
    print_counts([HEADINGS, *rows, cells("all", kills)])
    for kill in kills:
        if not kill.harmless:
            print(kill)
    return 0 if all(kill.harmless for kill in kills) else 1


if __name__ == "__main__":
    sys.exit(main())
