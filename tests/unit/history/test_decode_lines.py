"""Lines of a history file: records, kinds of a newer version, and damage."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.history.facts import answered, at, finished, flagged, noted, started, undone

from cps_quiz.clock import Instant
from cps_quiz.history import export
from cps_quiz.history.fold import fold
from cps_quiz.history.log import decode_envelope, decode_lines, in_order
from cps_quiz.history.records import Answered, AnyRecord, Envelope
from cps_quiz.ui.lists import when

RECORDS: tuple[AnyRecord, ...] = (
    started(1),
    answered(2, correct=False, confidence="guess"),
    flagged(3, on=True),
    answered(4, place=1, question="two"),
    noted(5, "two are right — «sure»"),
    undone(6, "d-4"),
    finished(7),
)


def line(record: AnyRecord) -> bytes:
    return msgspec.json.encode(record)


LINES = [line(record) for record in RECORDS]
WHOLE = b"\n".join(LINES) + b"\n"
NEWER = b'{"kind":"dreamt","v":9,"id":"n","device":"d","seq":8,"at":"2026-11-22T10:00:00.000Z","of":"sheep"}'


def test_every_kind_is_read_as_it_was_written() -> None:
    assert decode_lines(WHOLE) == (list(RECORDS), 0, [])


def test_a_start_of_an_earlier_version_has_neither_title_nor_breaks_and_counts_whole_questions() -> None:
    written = msgspec.json.decode(LINES[0])
    del written["title"], written["policy"]["breaks"], written["policy"]["counts_parts"]
    assert decode_lines(msgspec.json.encode(written) + b"\n") == ([started(1)], 0, [])


@pytest.mark.parametrize(
    "content",
    [
        WHOLE[:-1],
        b"\n\n" + WHOLE,
        WHOLE.replace(b"\n", b"\n\n"),
        WHOLE.replace(b"\n", b"\r\n"),
        WHOLE.replace(b',"seq"', b' , "seq"'),
    ],
    ids=["no last newline", "empty lines before", "empty lines between", "lines of Windows", "spaces"],
)
def test_white_space_is_no_damage(content: bytes) -> None:
    assert decode_lines(content) == (list(RECORDS), 0, [])


def test_in_brief_the_starts_are_left_out_and_of_answers_what_was_chosen_and_nothing_else() -> None:
    def told(record: AnyRecord) -> dict[str, object]:
        unread = {"topic", "content_hash", "response", "points", "maximum", "traps"}
        fields = msgspec.structs.asdict(record)
        return {name: fields[name] for name in fields if not (isinstance(record, Answered) and name in unread)}

    expected = [told(record) for record in RECORDS[1:]]
    for content, unknown, damaged in ((WHOLE, 0, []), (WHOLE + NEWER + b"\ntorn{", 1, [len(RECORDS) + 2])):
        records, *others = decode_lines(content, brief=True)
        assert ([told(record) for record in records], others) == (expected, [unknown, damaged])
        assert {record.response for record in records if isinstance(record, Answered)} == {()}


def test_a_field_of_a_newer_version_is_ignored() -> None:
    assert decode_lines(LINES[1].replace(b'{"kind"', b'{"mood":["calm"],"kind"')) == ([RECORDS[1]], 0, [])


@pytest.mark.parametrize("newer", [NEWER, LINES[1].replace(b'"v":1', b'"v":2').replace(b'"place":0', b'"place":"a"')])
def test_a_kind_or_a_layout_of_a_newer_version_is_counted_and_passed_over(newer: bytes) -> None:
    assert decode_lines(b"\n".join([LINES[0], newer, LINES[1]])) == (list(RECORDS[:2]), 1, [])


@pytest.mark.parametrize("length", range(1, len(LINES[1]), 7))
def test_a_torn_last_line_is_damage_and_the_lines_before_it_are_read(length: int) -> None:
    assert decode_lines(LINES[0] + b"\n" + LINES[1][:length]) == ([RECORDS[0]], 0, [2])


@pytest.mark.parametrize(
    "foreign",
    [
        b"hello",
        b"\x00" * 40,
        b"\xff\xfe{}",
        b"[]",
        b"{}",
        b'"text"',
        b"17",
        b"{" * 100_000,
        LINES[1].replace(b'"seq":2', b'"seq":' + b"9" * 5000),
        LINES[1].replace(b'"kind"', b'"mood":' + b"[" * 100_000 + b"]" * 100_000 + b',"kind"'),
        LINES[1].replace(b'"id":"d-2"', b'"id":null'),
        LINES[1].replace(b'"question":"one"', b'"question":"\xff"'),
        LINES[1].replace(b'"question":"one"', rb'"question":"\ud800"'),
    ],
    ids=lambda foreign: repr(foreign[:24]),
)
def test_a_foreign_line_is_damage_and_its_neighbors_are_read(foreign: bytes) -> None:
    content = b"\n".join([LINES[0], foreign, LINES[2]]) + b"\n"
    assert decode_lines(content) == ([RECORDS[0], RECORDS[2]], 0, [2])


modest = settings(deadline=None, max_examples=300)


@modest
@given(st.lists(st.sampled_from([*LINES, NEWER]) | st.binary(max_size=60), max_size=12), st.booleans())
def test_random_bytes_between_lines_never_raise_and_never_cost_a_record(lines: list[bytes], torn: bool) -> None:
    content = b"\n".join(lines)[: -1 if torn else None]
    records, unknown, damaged = decode_lines(content)
    kept = content.split(b"\n")
    assert [line(record) for record in records] == [one for one in kept if one in LINES]
    assert unknown == kept.count(NEWER)
    assert len(records) + unknown + len(damaged) == sum(bool(one.strip()) for one in kept)


def use_everywhere(records: list[AnyRecord]) -> None:
    """Do with the records what the commands do at each start."""
    history = fold(in_order(records))
    export.as_json(history)
    export.as_csv(history)
    export.fault_notes(history.sessions.values())
    for record in records:
        assert when(record)
        assert Instant.from_iso(record.at, record.offset_min).study_day


@modest
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255))
def test_one_changed_byte_never_stops_a_start_and_costs_at_most_its_own_line(place: int, byte: int) -> None:
    records, unknown, damaged = decode_lines(WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :])
    use_everywhere(records)
    torn_in_two = byte == ord("\n")
    joined = WHOLE[place : place + 1] == b"\n"
    untouched = len(RECORDS) - 1 - joined
    assert sum(record in RECORDS for record in records) >= untouched
    assert len(records) + unknown + len(damaged) <= len(RECORDS) + torn_in_two


@pytest.mark.parametrize("moment", ["", "yesterday", "2026-91-22T10:00:00.000Z", "2026-11-22T10:00:00"])
def test_a_record_whose_time_cannot_be_read_is_passed_over(moment: str) -> None:
    assert decode_lines(LINES[1].replace(at(2).encode(), moment.encode())) == ([], 0, [1])


@pytest.mark.parametrize("offset", ["99999999999", "-1441", "0.5", "null"])
def test_a_record_whose_local_offset_is_none_of_this_earth_is_passed_over(offset: str) -> None:
    assert decode_lines(LINES[1].replace(b'"offset_min":0', b'"offset_min":' + offset.encode())) == ([], 0, [1])


def test_the_envelope_tells_what_a_record_of_any_kind_has() -> None:
    assert decode_envelope(NEWER) == Envelope(9, "dreamt", "n", "d", 8, "2026-11-22T10:00:00.000Z")
    assert decode_envelope(NEWER[:-1]) is None
