"""What the tests of the real program share."""

import sys
from pathlib import Path

import pytest
from tests.conftest import SMALL_BANK

# Windows has no pseudo-terminal for pexpect and none of these signals.
collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []


@pytest.fixture
def small_bank_file(tmp_path: Path) -> Path:
    """The small bank as a file: five questions, one of each type."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL_BANK, "utf-8")
    return path


@pytest.fixture
def singles_file(tmp_path: Path) -> Path:
    """A bank of six single-choice questions whose options keep the author's order; a is right."""
    path = tmp_path / "singles.yaml"
    path.write_text(singles_bank(6), "utf-8")
    return path


def singles_bank(questions: int) -> str:
    """Return a bank of single-choice questions whose options keep the author's order; a is right."""
    head = (
        "format: 1\nid: singles\ntitle: Singles\n"
        "topics: {only: {title: Only topic, objectives: {O-1: Do it}}}\nquestions:\n"
    )
    return head + "".join(
        f"  - id: q-{number:05d}\n    objective: O-1\n    stem: Stem of q-{number:05d}.\n    shuffle: false\n"
        "    options: [{text: Alpha, correct: true}, {text: Beta}, {text: Gamma}, {text: Delta}]\n"
        f"    explanation: Explanation of q-{number:05d}.\n"
        for number in range(questions)
    )
