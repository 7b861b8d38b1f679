"""One scripted candidate, three ways to sit: the engine alone, lines, and the full screen leave the same records."""

from collections import Counter
from pathlib import Path

import pytest
from tests.candidate.desk import Desk
from tests.candidate.players import play_engine, play_plain, play_screen
from tests.candidate.script import read_script

from cps_quiz.bank.model import Bank
from cps_quiz.history.records import Answered, AnyRecord, Flagged, SessionFinished
from cps_quiz.session.plan import Feedback, Policy

EXAM = Policy(
    feedback=Feedback.END,
    time_limit_ms=200_000,
    may_pause=False,
    unsubmitted_counts=True,
    reviews_before_end=True,
)
SITTINGS = {
    "practice.txt": (Policy(time_limit_ms=720_000), "quiz"),
    "exam.txt": (EXAM, "exam"),
    "exam_timeout.txt": (EXAM, "exam"),
}
SUMMARIES = {
    "practice.txt": ("complete", 5),
    "exam.txt": ("handed-in", 4),
    "exam_timeout.txt": ("time", 2),
}


def desk_at(home: Path, bank: Bank, script: str) -> Desk:
    policy, mode = SITTINGS[script]
    return Desk(home, bank, policy, mode=mode)


@pytest.fixture(params=sorted(SITTINGS))
def script(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def expected(tmp_path: Path, small_bank: Bank, script: str) -> list[AnyRecord]:
    desk = desk_at(tmp_path / "engine", small_bank, script)
    play_engine(desk, read_script(script))
    return desk.facts()


def test_the_engine_alone_leaves_what_the_script_says(expected: list[AnyRecord], script: str) -> None:
    (end,) = (record for record in expected if isinstance(record, SessionFinished))
    assert (end.ending, end.answered) == SUMMARIES[script]
    kinds = Counter(type(record) for record in expected)
    assert kinds[Answered] >= end.answered
    assert kinds[Flagged] >= 1


def test_the_plain_front_leaves_the_same_records(
    tmp_path: Path, small_bank: Bank, script: str, expected: list[AnyRecord]
) -> None:
    desk = desk_at(tmp_path / "plain", small_bank, script)
    play_plain(desk, read_script(script))
    assert desk.facts() == expected


@pytest.mark.parametrize(("size", "theme"), [((80, 24), "dark"), ((60, 18), "terminal"), ((200, 60), "light")])
def test_the_full_screen_leaves_the_same_records(
    tmp_path: Path,
    small_bank: Bank,
    script: str,
    expected: list[AnyRecord],
    size: tuple[int, int],
    theme: str,
) -> None:
    desk = desk_at(tmp_path / "screen", small_bank, script)
    play_screen(desk, read_script(script), size=size, theme=theme)
    assert desk.facts() == expected
