"""Runs a command inside this process, where that is quicker than a program of its own."""

import io
import sys
from dataclasses import dataclass

import pytest

from cps_quiz.cli import app


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended. ``output`` is standard output, ``told`` standard error."""

    code: int
    output: str
    told: str


@dataclass(frozen=True, slots=True)
class Program:
    """Calls as ``program("history", "list")`` are commands. Their environment and home are this process's."""

    monkeypatch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str, typed: str = "") -> Ran:
        self.monkeypatch.setattr(sys, "argv", ["cps-quiz", *arguments])
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        self.capture.readouterr()
        code = int(app._run())
        captured = self.capture.readouterr()
        return Ran(code, captured.out, captured.err)
