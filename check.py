"""Runs every check and test, in the order in which a failure is found soonest. CI runs the same.

Needs the development extras: ``python -m pip install -e '.[dev]'``. Words after ``check.py`` go to pytest.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

MEASURED = ("session", "history", "bank", "questions")
MIN_BRANCH_COVERAGE = 95

STEPS: tuple[Sequence[str], ...] = (
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "ruff", "check", "."),
    ("-m", "mypy"),
    ("-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"),
    ("docs/generate.py", "--check"),
    (
        "-m",
        "pytest",
        *(f"--cov=cps_quiz.{package}" for package in MEASURED),
        "--cov-branch",
        "--cov-report=",
        f"--cov-fail-under={MIN_BRANCH_COVERAGE}",
        *sys.argv[1:],
    ),
)


def main() -> int:
    """Return the exit code of the first step that fails, or 0."""
    for step in STEPS:
        print(f"--- {' '.join(step[:3] if step[0] == '-m' else step[:1])}", flush=True)  # noqa: T201 - says what runs
        done = subprocess.run((sys.executable, *step), cwd=Path(__file__).parent, check=False)  # noqa: S603 - our own
        if done.returncode:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
