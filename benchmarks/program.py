"""Runs the installed program as a person would, and takes its time."""

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Collection
from pathlib import Path

BARE_PYTHON = (sys.executable, "-c", "pass")
FIRST_PROMPT = b"\nAnswer: "  # follows the options of a question

# A process's peak counts what it was before it began its own program, so it is begun from one that is small.
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def cps_quiz(*arguments: str) -> tuple[str, ...]:
    """Return the command line of the program that is installed beside this Python."""
    found = shutil.which("cps-quiz", path=sysconfig.get_path("scripts"))
    if found is None:
        sys.exit("There is no cps-quiz beside this Python. Install it: pip install -e .")
    return (found, *arguments)


def environment(home: Path) -> dict[str, str]:
    """Return the environment without what a developer may have set, since it decides how fast Python starts."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CPS_QUIZ_"))}
    return {**kept, "CPS_QUIZ_HOME": str(home)}


def whole_run_ms(command: tuple[str, ...], home: Path, *, codes: Collection[int] = (0,)) -> float:
    """Return the milliseconds until a command has ended. Raises CalledProcessError where it ends otherwise."""
    quiet = subprocess.DEVNULL
    begin = time.perf_counter()
    done = subprocess.run(
        command, env=environment(home), stdin=quiet, stdout=quiet, stderr=subprocess.PIPE, check=False
    )
    elapsed = (time.perf_counter() - begin) * 1000
    if done.returncode not in codes:
        raise subprocess.CalledProcessError(done.returncode, command, stderr=done.stderr)
    return elapsed


def first_question_ms(command: tuple[str, ...], home: Path) -> float:
    """Return the milliseconds until the first question's options are on standard output, then end the program."""
    begin = time.perf_counter()
    with subprocess.Popen(
        command, env=environment(home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdin
        assert process.stdout
        shown = b""
        while FIRST_PROMPT not in shown:
            chunk = os.read(process.stdout.fileno(), 65536)
            if not chunk:
                sys.exit(f"{' '.join(command)} ended before a question was shown.")
            shown += chunk
        elapsed = (time.perf_counter() - begin) * 1000
        process.stdin.close()
    return elapsed


def peak_mb(command: tuple[str, ...], home: Path, *, typed: str) -> float:
    """Return the most memory that a command held, in MB, from its start to its end. POSIX alone tells it."""
    told = subprocess.run(
        (sys.executable, "-c", _PEAK, *command),
        env=environment(home),
        input=typed,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    unit = 1 if sys.platform == "darwin" else 1024
    return int(told) * unit / 1_000_000
