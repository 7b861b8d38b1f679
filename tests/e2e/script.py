"""Scripted sessions down a pipe, and what was said to each line."""

from pathlib import Path

from tests.e2e.program import Ran, paragraphs, run


def lines(*typed: str) -> str:
    """Return lines as they come down a pipe."""
    return "".join(f"{line}\n" for line in typed)


def sit(home: Path, bank: Path, *typed: str, questions: int = 3, options: tuple[str, ...] = ()) -> Ran:
    """Run a quiz over a bank with seed 1 and what is typed into it."""
    return run(home, "quiz", str(bank), "-n", str(questions), "--seed", "1", *options, typed=lines(*typed))


def said_after(ran: Ran, typed: str) -> list[str]:
    """Return the first paragraph that was said after each time that a line was typed."""
    return [paragraphs(part)[0] for part in ran.output.split(f": {typed}\n")[1:]]
