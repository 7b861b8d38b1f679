"""Compiled banks, so that ten thousand questions start at once.

An entry is found by the content of the file and the types of this program, so it can't be stale. It is never trusted:
whatever is not to the byte what was stored for that file is passed over, and deleting the folder changes nothing but
time.
"""

import contextlib
import hashlib
from pathlib import Path

import msgspec

from cps_quiz import __version__
from cps_quiz.bank.load import Loaded, load_bytes, load_file, read_content
from cps_quiz.bank.model import Bank, Misconception, Reference, Topic
from cps_quiz.collector import collector_paused
from cps_quiz.questions.base import Authored
from cps_quiz.questions.registry import QUESTION_TYPES
from cps_quiz.system import make_private_folder, write_whole

MAX_ENTRIES = 64
MARK_BYTES = 20  # of an entry's name, and of the mark that it begins with


def _types_mark() -> bytes:
    structs: tuple[type[Authored], ...] = (Bank, Topic, Reference, Misconception, *QUESTION_TYPES.values())
    return repr((__version__, [(cls.__name__, cls.__struct_fields__) for cls in structs])).encode()


def _digest(lead: bytes, content: bytes | memoryview) -> bytes:
    """Return SHA-256, which processors compute in hardware, of a length-marked lead and the content, cut short."""
    digest = hashlib.sha256(b"%d:%b" % (len(lead), lead))
    digest.update(content)
    return digest.digest()[:MARK_BYTES]


def _mark(entry: Path, compiled: bytes | memoryview) -> bytes:
    return _digest(entry.stem.encode(), compiled)


class BankCache:
    """Loads bank files, keeping the compiled form of good ones in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._decoder = msgspec.msgpack.Decoder(Bank)

    def load(self, path: Path) -> Loaded:
        """Return what ``load_file`` would."""
        try:
            content = read_content(path)
        except OSError:
            return load_file(path)
        digest = _digest(_types_mark(), content).hex()
        entry = self._folder / f"{digest}.msgpack"
        bank = self._stored(entry)
        if bank is not None:
            return Loaded(str(path), bank)
        loaded = load_bytes(content, path=str(path))
        if loaded.bank is not None:
            self._store(entry, loaded.bank)
        return loaded

    def _stored(self, entry: Path) -> Bank | None:
        try:
            stored = memoryview(entry.read_bytes())
        except OSError:
            return None
        mark, compiled = stored[:MARK_BYTES], stored[MARK_BYTES:]
        if mark != _mark(entry, compiled):
            return None
        with collector_paused():
            return self._decoder.decode(compiled)

    def _store(self, entry: Path, bank: Bank) -> None:
        """Keep a compiled bank. A cache that can't be written costs time, so nothing is said."""
        with contextlib.suppress(OSError):
            make_private_folder(self._folder)
            compiled = msgspec.msgpack.encode(bank)
            write_whole(entry, _mark(entry, compiled) + compiled, sync=False)  # its mark tells whether it is whole
            entries = sorted(self._folder.glob("*.msgpack"), key=lambda e: e.stat().st_mtime, reverse=True)
            for old in entries[MAX_ENTRIES:]:
                old.unlink()
