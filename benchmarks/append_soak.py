"""Eight programs append to one history without a pause: every line must be whole and present."""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.e2e.appends import append_together

SLOWEST_MS = 1000


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long they write (default: %(default)s)")
    parser.add_argument("--writers", type=int, default=8, help="how many programs (default: %(default)s)")
    parser.add_argument("--folder", type=Path, help="where to write: another disk (default: the temporary folder)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        appended = append_together(Path(folder, "home"), writers=given.writers, seconds=given.seconds)
    slowest = max(appended.elapsed_ms)
    print(f"{given.writers} programs that append for {given.seconds:g} seconds.\n")
    print("| confirmed | lines | damaged | missing | median | 99 of 100 | slowest |")
    print("| --------: | ----: | ------: | ------: | -----: | --------: | ------: |")
    cells = (
        f"{appended.confirmed:,}",
        f"{appended.lines:,}",
        str(appended.damaged),
        str(appended.missing),
        f"{median(appended.elapsed_ms):.1f} ms",
        f"{quantiles(appended.elapsed_ms, n=100)[98]:.0f} ms",
        f"{slowest:.0f} ms",
    )
    print(f"| {' | '.join(cells)} |")
    return 0 if appended.whole and appended.writers == given.writers and slowest <= SLOWEST_MS else 1


if __name__ == "__main__":
    sys.exit(main())
