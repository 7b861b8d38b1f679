"""``stats`` in a real terminal: eighty columns, with and without color; and what it loads."""

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from tests.e2e.program import Terminal, run
from tests.e2e.test_light_start import loaded
from tests.integration.learner import study

ESCAPE = re.compile(r"\x1b\[[\d;]*m")
COLOR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|4[0-7])(?:;\d+)*m")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stats") / "home"
    study(folder, days=60, answers_a_day=14, exam_in_days=21)
    return folder


def shown(home: Path, changes: Mapping[str, str] | None = None) -> str:
    with Terminal(home, "stats", columns=80, rows=60, changes=changes) as terminal:
        assert terminal.end() == 0
        return terminal.transcript


def test_nothing_is_wider_than_eighty_columns_and_every_section_is_there(home: Path) -> None:
    lines = ESCAPE.sub("", shown(home)).splitlines()
    assert [line for line in lines if len(line.rstrip()) > 80] == []
    titles = [title for title, rule in pairwise(lines) if rule and set(rule) == {"─"}]
    assert titles == [
        "Readiness",
        "Progress",
        "Accuracy over time",
        "First time and again",
        "Calendar",
        "What is due",
        "Pace",
        "Sure, unsure, guess",
        "Traps",
        "Hardest questions",
    ]


def test_without_color_the_words_and_bars_are_the_same(home: Path) -> None:
    colored, uncolored = shown(home), shown(home, {"NO_COLOR": "1"})
    assert COLOR.search(colored)
    assert not COLOR.search(uncolored)
    assert ESCAPE.sub("", colored) == ESCAPE.sub("", uncolored)


@pytest.mark.parametrize("changes", [{"TERM": "dumb"}, {"CPS_QUIZ_PLAIN": "1"}], ids=str)
def test_plain_terminal_gets_sentences_alone(home: Path, changes: dict[str, str]) -> None:
    transcript = shown(home, changes)
    assert transcript.replace("\r\n", "\n") == run(home, "stats").output
    assert re.findall(r"[\x1b\u2500-\u259f]", transcript) == []


def test_plain_report_loads_no_heavy_library_until_there_is_evidence_to_estimate_from(tmp_path: Path) -> None:
    study(tmp_path / "home", days=2, answers_a_day=5)
    run(tmp_path / "home", "bank", "list")
    assert loaded(tmp_path / "home", "stats") & {"rich", "textual", "yaml", "numpy", "pydantic", "tomlkit"} == set()
