"""The command line in this process, with its exit code."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from cps_quiz.cli import app


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended. ``told`` is what stood on standard error."""

    code: int
    output: str
    told: str


class Command(Protocol):
    """Runs ``cps-quiz`` with words."""

    def __call__(self, *words: str | Path) -> Done: ...


@pytest.fixture
def cps_quiz(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Return what runs a command line."""

    def run(*words: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["cps-quiz", *map(str, words)])
        code = app._run()
        output, told = capsys.readouterr()
        return Done(int(code), output, told)

    return run


@pytest.fixture
def shelf_folder(home: Path) -> Path:
    """Return the user's bank folder."""
    folder = home / "banks"
    folder.mkdir(parents=True)
    return folder


def written(folder: Path, name: str, text: str) -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(text.encode())
    return path
