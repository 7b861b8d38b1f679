"""Heavy libraries stay unloaded where they are not needed: looked at in a fresh process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.e2e.program import environment, run

# The program leaves by this call: then everything that it loads is loaded.
WRAPPER = """
import os, sys
leave = os._exit
def tell_and_leave(code):
    os.write(int(os.environ["MODULES_TO"]), "\\n".join(sys.modules).encode())
    leave(code)
os._exit = tell_and_leave
sys.argv = ["cps-quiz", *sys.argv[1:]]
from cps_quiz.cli.app import main
main()
"""

HEAVY = {"rich", "textual", "yaml", "numpy", "pydantic", "tomlkit", "jsonschema", "fsrs_rs_python"}


def loaded(home: Path, *arguments: str, typed: str = "") -> set[str]:
    """Return the modules that a run has loaded when it ends."""
    reading, writing = os.pipe()
    try:
        done = subprocess.run(
            [sys.executable, "-c", WRAPPER, *arguments],
            input=typed.encode(),
            capture_output=True,
            env=environment(home, MODULES_TO=str(writing)),
            pass_fds=[writing],
            check=False,
        )
        os.close(writing)
        with os.fdopen(reading, "rb") as file:
            names = file.read().decode().split()
    finally:
        assert done.returncode == 0, done.stderr
    assert "cps_quiz.cli.app" in names
    return set(names)


def test_version_loads_nothing_heavy(tmp_path: Path) -> None:
    modules = loaded(tmp_path / "home", "--version")
    assert modules & (HEAVY | {"filelock", "platformdirs", "tomllib", "multiprocessing", "asyncio"}) == set()
    ours = {"cps_quiz.bank.source", "cps_quiz.history.log", "cps_quiz.session.engine", "cps_quiz.ui.runner"}
    assert modules & ours == set()


def test_plain_quiz_with_a_warm_cache_loads_neither_yaml_nor_rich_nor_tomlkit(
    tmp_path: Path, singles_file: Path
) -> None:
    home = tmp_path / "home"
    quiz = ("quiz", "-n", "1", "--plain", str(singles_file))
    assert "yaml" in loaded(home, *quiz, typed="a\n\n")
    assert loaded(home, *quiz, typed="a\n\n") & HEAVY == set()


def test_whole_shelf_with_a_warm_cache_loads_nothing_heavy(tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(home, "bank", "list")
    assert loaded(home, "quiz", "-n", "1", "--type", "true-false", "--plain", typed="a\n\n") & HEAVY == set()


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (("quiz", "-n", "2", "--type", "single"), "a\n\nb\n\n"),
        (("exam", "quick-20"), "a\nflag\nb\nreview\nhand in\nhand in\n"),
    ],
    ids=["quiz", "exam"],
)
def test_lines_load_nothing_of_the_full_screen(tmp_path: Path, arguments: tuple[str, ...], typed: str) -> None:
    home = tmp_path / "home"
    run(home, "bank", "list")
    modules = loaded(home, *arguments, "--plain", typed=typed)
    assert modules & (HEAVY | {"asyncio"}) <= {"yaml"}  # exam profiles are read as they are
    assert [name for name in modules if name.startswith("cps_quiz.ui.tui")] == []


def test_today_with_a_warm_cache_loads_nothing_heavy(tmp_path: Path) -> None:
    home = tmp_path / "home"
    run(home, "bank", "list")
    assert loaded(home) & HEAVY == set()
