"""Waiting for bytes, Ctrl-C and signals, each on this process's own."""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest

from cps_quiz.errors import HungUpError, TerminatedError
from cps_quiz.system import (
    ByteSource,
    Interrupts,
    discard_typed,
    ending_put_off,
    machine_name,
    open_missing_streams,
    raise_on_signals,
)

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals and waits in a thread")


@contextlib.contextmanager
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    try:
        yield reading, writing
    finally:
        for descriptor in (reading, writing):
            with contextlib.suppress(OSError):
                os.close(descriptor)


@pytest.fixture
def own_signals() -> Iterator[None]:
    """Put the signals back that a test takes over."""
    numbers = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("threaded", [True, pytest.param(False, marks=POSIX)])
def test_bytes_come_as_they_are_written_then_nothing_in_time_then_the_end(*, threaded: bool) -> None:
    with pipe() as (reading, writing):
        source = ByteSource(reading, threaded=threaded)
        os.write(writing, b"a c\n")
        assert source.read(5) == b"a c\n"
        assert source.read(0) is None
        os.close(writing)
        assert source.read(5) == b""


@POSIX
def test_what_can_no_longer_be_read_is_the_end_of_the_input(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_descriptor: int, _length: int) -> bytes:
        raise OSError(5, "Input/output error")

    with pipe() as (reading, writing):
        source = ByteSource(reading, threaded=False)
        os.write(writing, b"a\n")
        monkeypatch.setattr(os, "read", gone)
        assert source.read(5) == b""


def test_discarding_throws_away_what_the_thread_has_read_and_keeps_the_end_of_the_input() -> None:
    with pipe() as (reading, writing):
        before = set(threading.enumerate())
        source = ByteSource(reading, threaded=True)
        (pump,) = set(threading.enumerate()) - before
        os.write(writing, b"typed before\n")
        os.close(writing)
        pump.join(5)
        source.discard()
        assert source.read(0) == b""


def test_nothing_is_discarded_from_a_pipe() -> None:
    with pipe() as (reading, writing):
        os.write(writing, b"b\n")
        discard_typed(reading)
        assert os.read(reading, 10) == b"b\n"


@pytest.mark.usefixtures("own_signals")
def test_an_interrupt_is_let_in_only_while_the_program_waits_for_input() -> None:
    interrupts = Interrupts()
    interrupts.install()
    with pytest.raises(KeyboardInterrupt), interrupts.listening():
        signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("own_signals")
def test_an_interrupt_at_another_moment_waits_for_the_next_wait_and_comes_once() -> None:
    interrupts = Interrupts()
    interrupts.install()
    signal.raise_signal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), interrupts.listening():
        pytest.fail("the interrupt came before this")
    with interrupts.listening():
        pass


@POSIX
@pytest.mark.usefixtures("own_signals")
@pytest.mark.parametrize(("name", "error"), [("SIGTERM", TerminatedError), ("SIGHUP", HungUpError)])
def test_a_request_to_end_is_raised_once_and_a_second_one_does_not_cut_off_the_closing(
    name: str, error: type[Exception]
) -> None:
    raise_on_signals()
    with pytest.raises(error, match="asked to end"):
        signal.raise_signal(getattr(signal, name))
    signal.raise_signal(getattr(signal, name))


@POSIX
@pytest.mark.usefixtures("own_signals")
def test_a_request_to_end_waits_for_what_is_being_saved() -> None:
    raise_on_signals()
    steps = []

    def save() -> None:
        with ending_put_off():
            with ending_put_off():
                signal.raise_signal(signal.SIGTERM)
                steps.append("inner")
            steps.append("outer")

    with pytest.raises(TerminatedError):
        save()
    assert steps == ["inner", "outer"]
    with ending_put_off():
        pass  # it is raised once


@POSIX
@pytest.mark.usefixtures("own_signals")
def test_a_request_to_end_goes_before_an_error_while_saving() -> None:
    raise_on_signals()

    def save() -> None:
        with ending_put_off():
            signal.raise_signal(signal.SIGTERM)
            raise OSError("full")

    with pytest.raises(TerminatedError) as ended:
        save()
    assert isinstance(ended.value.__context__, OSError)


def test_the_mark_of_this_machine_is_stable_and_tells_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "anas-laptop")
    assert machine_name() == machine_name()
    first = machine_name()
    monkeypatch.setattr("platform.node", lambda: "another")
    assert first != machine_name()
    assert "ana" not in first


def test_streams_that_are_missing_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    open_missing_streams()
    stream = sys.stderr
    with stream:
        assert stream.name == os.devnull
