"""All that differs between Linux, macOS and Windows. No other module imports a platform's own."""

import contextlib
import contextvars
import os
import platform
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cps_quiz.errors import HungUpError, TerminatedError

if TYPE_CHECKING:
    import asyncio

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_private_folder(folder: Path) -> None:
    """Make a folder and its parents; those that are new are readable by their owner alone. Raises OSError."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def open_private(path: Path, flags: int) -> int:
    """Open a file which, if it is new, only its owner can read. Raises OSError."""
    return os.open(path, flags | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0), PRIVATE_FILE)


def sync_folder(folder: Path) -> None:
    """Make a new or renamed file's name durable where the platform can. Raises OSError."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_whole(path: Path, content: bytes, *, sync: bool = True) -> None:
    """Replace a file in one step: temporary file, sync, rename. Raises OSError.

    Without ``sync`` a power cut may leave any content behind: for what is checked when it is read.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    descriptor = open_private(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            if sync:
                os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def machine_name() -> str:
    """A short, stable mark of this machine, so that a synced folder can't make two machines one device."""
    import hashlib

    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def discard_typed(descriptor: int) -> None:
    """Throw away what was typed on a terminal and not yet read. On anything else nothing happens."""
    try:
        import termios
    except ImportError:  # pragma: no cover - Windows
        import msvcrt

        while msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore]
            msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
        return
    with contextlib.suppress(termios.error, OSError):
        termios.tcflush(descriptor, termios.TCIFLUSH)


def is_gone(descriptor: int | None) -> bool:
    """Whether what was a terminal has been hung up. None stands for no terminal, which can't go."""
    if descriptor is None:
        return False
    try:
        import termios
    except ImportError:  # pragma: no cover - Windows closes the program with its console
        return False
    try:
        termios.tcgetattr(descriptor)
    except (termios.error, OSError):
        return True
    return False


class ByteSource:
    """Bytes from a descriptor, with a timeout.

    POSIX waits with ``select``; Windows can't wait for a pipe or a console so, and reads in a thread.
    """

    def __init__(self, descriptor: int, *, threaded: bool = os.name == "nt") -> None:
        self.descriptor = descriptor
        self._chunks: queue.SimpleQueue[bytes] | None = None
        if threaded:
            self._chunks = queue.SimpleQueue()
            threading.Thread(target=self._pump, args=(self._chunks,), daemon=True).start()

    def _pump(self, chunks: "queue.SimpleQueue[bytes]") -> None:
        chunk = b"?"
        while chunk:
            chunk = self._read()
            chunks.put(chunk)

    def _read(self) -> bytes:
        try:
            return os.read(self.descriptor, 65536)
        except OSError:
            return b""  # a terminal that went away reads as the end of the input

    def read(self, timeout_s: float | None) -> bytes | None:
        """Return what there is, b"" at the end of the input, or None after ``timeout_s`` seconds without any."""
        if self._chunks is not None:
            try:
                return self._chunks.get(timeout=timeout_s)
            except queue.Empty:
                return None
        import select

        ready, _, _ = select.select([self.descriptor], [], [], timeout_s)
        return self._read() if ready else None

    def discard(self) -> None:
        """Throw away what was typed on a terminal and not yet read."""
        discard_typed(self.descriptor)
        while self._chunks is not None and not self._chunks.empty():
            if not self._chunks.get():
                self._chunks.put(b"")  # the input has ended, and that is not typed
                return


class Interrupts:
    """Lets Ctrl-C in only while the program waits for input, so that no answer is cut off while it is being saved.

    A Ctrl-C at another moment is kept until the next wait.
    """

    def __init__(self) -> None:
        self._waiting = False
        self._pending = False

    def install(self) -> None:
        """Take over Ctrl-C. Only the main thread can."""
        signal.signal(signal.SIGINT, self._on_interrupt)

    def _on_interrupt(self, _number: int, _frame: object) -> None:
        if self._waiting:
            raise KeyboardInterrupt
        self._pending = True

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Raise KeyboardInterrupt at Ctrl-C inside this context, also at one that came before it."""
        self._waiting = True
        try:
            if self._pending:
                self._pending = False
                raise KeyboardInterrupt
            yield
        finally:
            self._waiting = False


class SignalsInLoop:
    """Hands signals to callbacks in an event loop, where an exception raised by a handler would get lost."""

    def __init__(self) -> None:
        self._before: dict[int, Any] = {}

    def install(
        self,
        loop: "asyncio.AbstractEventLoop",
        *,
        interrupted: Callable[[], object],
        ended: Callable[[HungUpError | TerminatedError], object],
    ) -> None:
        """Take over Ctrl-C, hang-up and the request to terminate until ``restore``. Only the main thread can."""
        if threading.current_thread() is not threading.main_thread():
            return

        def handle(number: int, _frame: object) -> None:
            if number == signal.SIGINT:
                loop.call_soon_threadsafe(interrupted, context=context)
            else:
                error = _ENDINGS[number]("The program was asked to end.")
                loop.call_soon_threadsafe(ended, error, context=context)

        context = contextvars.copy_context()

        for number in (signal.SIGINT, *_ENDINGS):
            self._before[number] = signal.signal(number, handle)

    def restore(self) -> None:
        """Give the signals back to whom they were taken from."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()


_ENDINGS: dict[int, type[HungUpError | TerminatedError]] = {signal.SIGTERM: TerminatedError}
if hasattr(signal, "SIGHUP"):
    _ENDINGS[signal.SIGHUP] = HungUpError


def raise_on_signals() -> None:
    """Turn a hang-up and a request to terminate into exceptions, so that open files are closed in order.

    The first one counts: another would only cut off the closing.
    """

    def handler(number: int, _frame: object) -> None:
        for each in _ENDINGS:
            signal.signal(each, signal.SIG_IGN)
        error = _ENDINGS[number]("The program was asked to end.")
        if not _put_off.is_on:
            raise error
        _put_off.error = error

    for number in _ENDINGS:
        signal.signal(number, handler)


class _PutOff:
    """An ending that came while it was put off."""

    is_on = False
    error: HungUpError | TerminatedError | None = None


_put_off = _PutOff()


@contextlib.contextmanager
def ending_put_off() -> Iterator[None]:
    """Let what ``raise_on_signals`` raises wait for the end of this context, so that nothing is saved by halves."""
    if _put_off.is_on:
        yield  # the outer context lets it come
        return
    _put_off.is_on = True
    try:
        yield
    finally:
        _put_off.is_on = False
        error, _put_off.error = _put_off.error, None
        if error is not None:
            raise error


def open_missing_streams() -> None:
    """Give the program the standard streams that it was started without, so that no file of ours takes their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open as long as we run


def silence_output() -> None:
    """Point standard output and error at nothing, so that closing a broken pipe at exit says nothing."""
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(null, stream.fileno())
    os.close(null)
