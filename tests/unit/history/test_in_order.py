"""The order of records: by sequence within a device, by time across devices, each record once."""

from collections.abc import Sequence

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.history.facts import answered

from cps_quiz.history.log import in_order
from cps_quiz.history.records import AnyRecord

YEAR_MIN = 365 * 24 * 60


def ids(records: Sequence[AnyRecord]) -> list[str]:
    return [record.id for record in records]


@st.composite
def histories(draw: st.DrawFn) -> list[AnyRecord]:
    """Records of up to three devices whose clocks may jump either way."""
    records: list[AnyRecord] = []
    for device in draw(st.sets(st.sampled_from("abc"), min_size=1)):
        minutes = draw(st.lists(st.integers(-YEAR_MIN, YEAR_MIN), min_size=1, max_size=6))
        records += (answered(seq, device=device, minute=minute) for seq, minute in enumerate(minutes, start=1))
    return records


modest = settings(deadline=None, max_examples=150)


@modest
@given(histories(), st.data())
def test_the_order_depends_on_the_records_alone_and_not_on_where_they_stood(
    records: list[AnyRecord], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(records))
    again = data.draw(st.lists(st.sampled_from(records)))
    assert in_order([*shuffled, *again]) == in_order(records)


@modest
@given(histories())
def test_every_record_comes_once_and_each_device_keeps_its_sequence(records: list[AnyRecord]) -> None:
    ordered = in_order(records)
    assert sorted(ids(ordered)) == sorted(ids(records))
    for device in {record.device for record in records}:
        sequence = [record.seq for record in ordered if record.device == device]
        assert sequence == sorted(sequence)


@modest
@given(histories())
def test_across_devices_a_record_comes_no_later_than_one_of_a_later_time(records: list[AnyRecord]) -> None:
    latest: dict[str, str] = {}
    times = []
    for record in in_order(records):
        latest[record.device] = max(latest.get(record.device, ""), record.at)
        times.append(latest[record.device])
    assert times == sorted(times)


def test_two_devices_are_merged_by_time() -> None:
    records = [answered(seq, device="a", minute=minute) for seq, minute in ((1, 0), (2, 20))]
    records += [answered(seq, device="b", minute=minute) for seq, minute in ((1, 10), (2, 30))]
    assert ids(in_order(records)) == ["a-1", "b-1", "a-2", "b-2"]


def test_a_clock_set_back_a_year_changes_nothing_within_the_device() -> None:
    alone = [answered(1, minute=0), answered(2, minute=-YEAR_MIN), answered(3, minute=5 - YEAR_MIN)]
    assert ids(in_order(reversed(alone))) == ["d-1", "d-2", "d-3"]
    other = [answered(1, device="e", minute=-10), answered(2, device="e", minute=10)]
    assert ids(in_order([*other, *alone])) == ["e-1", "d-1", "d-2", "d-3", "e-2"]


def test_records_of_one_moment_are_ordered_by_device() -> None:
    records = [answered(1, device=device, minute=0) for device in "cab"]
    assert ids(in_order(records)) == ["a-1", "b-1", "c-1"]


def test_records_that_have_one_number_are_ordered_by_their_ids() -> None:
    twins = [msgspec.structs.replace(answered(1), id=name) for name in ("y", "x")]
    assert ids(in_order(twins)) == ["x", "y"]


def test_no_records_are_in_order() -> None:
    assert in_order([]) == []
