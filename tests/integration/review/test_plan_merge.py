"""Two devices, one plan: the last word on each field holds in whatever order the histories are merged."""

from pathlib import Path

import pytest
from tests.conftest import FakeClock
from tests.integration.review.past import DAY_MS, log_of, shipped_items, write_sitting

from cps_quiz.history.fold import History, fold
from cps_quiz.history.merge import merge
from cps_quiz.history.records import ParametersFitted, StudyPlanSet
from cps_quiz.review.memory import DEFAULT_PARAMETERS, Memory
from cps_quiz.review.study import Study, StudyPlan, parse_day

ITEMS = shipped_items()[:12]


def write(home: Path, clock: FakeClock, *said: StudyPlanSet | ParametersFitted) -> None:
    log = log_of(home, clock)
    log.append([log.stamp(record) for record in said])


@pytest.fixture
def two_devices(tmp_path: Path, clock: FakeClock) -> tuple[Path, Path]:
    """A laptop and a tablet on which the learner planned and studied in turn."""
    laptop, tablet = tmp_path / "laptop", tmp_path / "tablet"
    write(laptop, clock, StudyPlanSet(exam_date="2026-12-15", minutes_a_day=20))
    write_sitting(laptop, clock, ITEMS[:6], days_ago=4)
    clock.pass_ms(DAY_MS)
    write(tablet, clock, StudyPlanSet(minutes_a_day=45, weekdays=(5, 6), profile="quick-20"))
    write_sitting(tablet, clock, ITEMS[3:9], days_ago=2, correct=False)
    clock.pass_ms(DAY_MS)
    fit = ParametersFitted(
        parameters=(*(0.1, 0.2, 0.3, 0.4), *DEFAULT_PARAMETERS[4:]),
        fitted_log_loss=0.1,
        default_log_loss=0.2,
        reviews=400,
        held_out=80,
    )
    write(laptop, clock, StudyPlanSet(profile=None), fit)
    return laptop, tablet


def merged(tmp_path: Path, name: str, clock: FakeClock, *homes: Path) -> History:
    folder = tmp_path / name / "history"
    for home in homes:
        merge(home / "history", folder)
    return fold(log_of(tmp_path / name, clock).read().records)


def study_of(history: History, clock: FakeClock) -> Study:
    fitted = history.fitted.parameters if history.fitted else None
    today = parse_day(clock.now().study_day)
    return Study(ITEMS, history.answers, StudyPlan.of(history.plans), today, Memory(fitted or DEFAULT_PARAMETERS))


def test_merging_in_any_order_gives_the_same_plan(
    tmp_path: Path, clock: FakeClock, two_devices: tuple[Path, Path]
) -> None:
    laptop, tablet = two_devices
    orders = {"one": (laptop, tablet), "other": (tablet, laptop), "again": (tablet, laptop, tablet, laptop)}
    histories = {name: merged(tmp_path, name, clock, *homes) for name, homes in orders.items()}
    studies = {name: study_of(history, clock) for name, history in histories.items()}
    expected = StudyPlan(parse_day("2026-12-15"), 45, frozenset({5, 6}), None)
    assert [study.plan for study in studies.values()] == [expected] * 3
    assert len({study.memory.parameters for study in studies.values()}) == 1
    queues = [[(due.item.key, due.priority) for due in study.queue()] for study in studies.values()]
    assert queues == [queues[0]] * 3
    assert len(queues[0]) == len(ITEMS)


def test_a_plan_that_was_merged_in_is_kept_to_the_letter(
    tmp_path: Path, clock: FakeClock, two_devices: tuple[Path, Path]
) -> None:
    laptop, tablet = two_devices
    lines = lines_of(laptop) | lines_of(tablet)
    result = merge(laptop / "history", tablet / "history")
    assert result.foreign == 0
    assert lines_of(tablet) == lines


def lines_of(home: Path) -> set[str]:
    return {line for path in (home / "history").iterdir() for line in path.read_text("utf-8").splitlines()}


def test_sequence_numbers_go_on_behind_a_plan(tmp_path: Path, clock: FakeClock) -> None:
    for minutes in (10, 20, 30):
        write(tmp_path, clock, StudyPlanSet(minutes_a_day=minutes))
    history = log_of(tmp_path, clock).read().records
    assert [record.seq for record in history] == [1, 2, 3]
