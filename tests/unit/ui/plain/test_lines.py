"""Lines cut from bytes as they come."""

import os
import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.system import ByteSource
from cps_quiz.ui.plain.lines import MAX_LINE_BYTES, LineReader, Missing


class ScriptedSource(ByteSource):
    """Gives chunks as they are written down; None is a timeout. Then the input ends."""

    def __init__(self, chunks: Sequence[bytes | None]) -> None:
        self.descriptor = -1
        self.waited: list[float | None] = []
        self.discards = 0
        self._left = list(chunks)

    def read(self, timeout_s: float | None) -> bytes | None:
        self.waited.append(timeout_s)
        return self._left.pop(0) if self._left else b""

    def discard(self) -> None:
        self.discards += 1


def read_all(*chunks: bytes | None) -> list[str | Missing]:
    """Return what is read up to the end of the input."""
    reader = LineReader(ScriptedSource(chunks))
    found: list[str | Missing] = []
    while Missing.END not in found:
        found.append(reader.read(0))
    return found


@pytest.mark.parametrize(
    ("chunks", "found"),
    [
        ((), []),
        ((b"a\n", b"b\n"), ["a", "b"]),
        ((b"a\nb\n\nc",), ["a", "b", "", "c"]),
        ((b"a ", b"c\n"), ["a c"]),
        ((b"a\r\n \r\n",), ["a", ""]),
        ((b"\xff\xc3\n",), ["\N{REPLACEMENT CHARACTER}" * 2]),
        (("né".encode()[:2], "né".encode()[2:], b"\n"), ["né"]),
        ((None, b"a", None, b"\n"), [Missing.TIMEOUT, Missing.TIMEOUT, "a"]),
    ],
)
def test_lines_come_one_by_one_whatever_the_chunks(chunks: tuple[bytes | None, ...], found: list[object]) -> None:
    assert read_all(*chunks) == [*found, Missing.END]


def test_end_stays_the_end() -> None:
    reader = LineReader(ScriptedSource((b"a",)))
    assert [reader.read(0) for _ in range(3)] == ["a", Missing.END, Missing.END]


def test_line_that_is_there_already_waits_for_nothing() -> None:
    source = ScriptedSource((b"a\nb\n",))
    reader = LineReader(source)
    assert [reader.read(5), reader.read(5), len(source.waited)] == ["a", "b", 1]


def test_wait_without_a_limit_is_handed_on() -> None:
    source = ScriptedSource((b"a\n",))
    assert LineReader(source).read() == "a"
    assert source.waited == [None]


def test_chunks_without_a_line_break_do_not_lengthen_the_wait() -> None:
    source = ScriptedSource((b"a", b"b", b"c", None))
    assert LineReader(source).read(0.5) is Missing.TIMEOUT
    waits = [wait for wait in source.waited if wait is not None]
    assert waits == sorted(waits, reverse=True)
    assert all(0 <= wait <= 0.5 for wait in waits)


@pytest.mark.parametrize("chunks", [(b"x" * 40_000, b"\na\n"), (b"x" * 40_000 + b"\na\n",), (b"x" * 99, b"x" * 39_901)])
def test_endless_line_is_cut_and_costs_no_more_than_its_length(chunks: tuple[bytes, ...]) -> None:
    found = read_all(*chunks)
    assert found[0] == "x" * MAX_LINE_BYTES
    assert max(len(line) for line in found if isinstance(line, str)) == MAX_LINE_BYTES
    assert found[-2:] in (["a", Missing.END], ["x" * MAX_LINE_BYTES, Missing.END])


def test_pipe_keeps_what_was_typed_when_it_is_discarded() -> None:
    source = ScriptedSource((b"a\nb", b"\n"))
    reader = LineReader(source)
    assert reader.read(0) == "a"
    reader.discard_typed()
    assert (reader.read(0), source.discards, reader.is_terminal) == ("b", 0, False)


def test_terminal_drops_what_was_typed_the_unfinished_line_too() -> None:
    source = ScriptedSource((b"a\nb\nc", b"d\n"))
    reader = LineReader(source)
    reader.is_terminal = True
    assert reader.read(0) == "a"
    reader.discard_typed()
    assert (reader.read(0), source.discards) == ("d", 1)


def test_terminal_is_known_by_its_descriptor() -> None:
    ours, theirs = os.openpty()
    try:
        assert LineReader(ByteSource(theirs)).is_terminal
    finally:
        os.close(ours)
        os.close(theirs)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text("ab ,ü\t", max_size=8), max_size=12), st.randoms(use_true_random=False))
def test_no_line_is_lost_however_the_bytes_are_cut(typed: list[str], rng: random.Random) -> None:
    content = "".join(f"{line}\n" for line in typed).encode()
    cuts = sorted(rng.randrange(len(content) + 1) for _ in range(rng.randrange(6)))
    edges = [0, *cuts, len(content)]
    chunks = [content[begin:end] for begin, end in pairwise(edges) if begin < end]
    assert read_all(*chunks) == [*(line.strip() for line in typed), Missing.END]
