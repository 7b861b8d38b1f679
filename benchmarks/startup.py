"""How long ``cps-quiz --version`` takes, against a Python that does nothing and a Typer program that does nothing."""

import argparse
import sys
import tempfile
from pathlib import Path

from program import BARE_PYTHON, cps_quiz, whole_run_ms
from tables import Row, ratios, report

_TYPER = "import typer; app = typer.Typer(add_completion=False); app.command()(lambda: None); app()"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=40, help="runs of each command (default: %(default)s)")
    repeats: int = parser.parse_args().repeats
    commands = (BARE_PYTHON, (sys.executable, "-c", _TYPER), cps_quiz("--version"))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for command in commands:
            whole_run_ms(command, home)  # Python keeps the bytecode of what it has imported once
        runs = [[whole_run_ms(command, home) for command in commands] for _ in range(repeats)]
    bare, typer, version = zip(*runs, strict=True)
    rows = [
        Row("`python -c pass`", "ms", bare),
        Row("a Typer program that does nothing", "ms", typer),
        Row("`cps-quiz --version`", "ms", version),
        Row("`cps-quiz --version` / `python -c pass`", "x", ratios(version, bare), target=7),
    ]
    return report(f"Start, {repeats} runs in turn", rows)


if __name__ == "__main__":
    sys.exit(main())
