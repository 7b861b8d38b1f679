"""All writing rules over 20,000 odd banks: none may raise, point outside of its file, or mend a bank into none."""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.generated_banks import soak


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--banks", type=int, default=20_000, help="how many (default: %(default)s)")
    parser.add_argument("--first", type=int, default=0, help="the number of the first (default: %(default)s)")
    given = parser.parse_args()
    begin = time.perf_counter()
    done = soak(range(given.first, given.first + given.banks))
    elapsed_s = time.perf_counter() - begin
    print(f"{done.banks:,} generated banks in {elapsed_s:.0f} s.\n")
    print("| rules that found something | findings | unread banks | broken |")
    print("| -------------------------: | -------: | -----------: | -----: |")
    print(f"| {len(done.found)} | {sum(done.found.values()):,} | {done.unread} | {len(done.broken)} |")
    for what, where in sorted(done.broken.items()):
        print(f"\n{what}: {where}")
    return 1 if done.broken or done.unread else 0


if __name__ == "__main__":
    sys.exit(main())
