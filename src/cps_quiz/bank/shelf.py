"""The shelf of all banks: those shipped with the program, then those in the user's bank folder, or a named path."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from cps_quiz.bank.cache import BankCache
from cps_quiz.bank.load import Loaded
from cps_quiz.bank.model import Bank
from cps_quiz.diagnostics import Diagnostic
from cps_quiz.errors import BankError, UsageError
from cps_quiz.text.near import did_you_mean, sentence

SUFFIXES = (".yaml", ".yml")
SHIPPED_FOLDER = "question_banks"


class Origin(StrEnum):
    """Where a bank came from."""

    SHIPPED = "shipped"
    USER = "your shelf"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class ShelvedBank:
    """A loaded bank, its file, and how it was found."""

    bank: Bank
    path: Path
    origin: Origin


@dataclass(frozen=True, slots=True)
class Selection:
    """The banks that were asked for, and notes for the person about those that were passed over or replaced."""

    banks: tuple[ShelvedBank, ...]
    notes: tuple[str, ...] = ()


class BankFormatError(BankError):
    """Named banks have format errors; ``diagnostics`` holds them all, and they are told before the message."""

    def __init__(self, diagnostics: Sequence[Diagnostic], *, message: str = "", hint: str = "") -> None:
        files = sorted({found.path for found in diagnostics})
        super().__init__(
            message or f"{'This bank' if len(files) == 1 else 'These banks'} can't be loaded: {', '.join(files)}.",
            hint=hint or f"Mend what is listed above, then run 'cps-quiz bank check {files[0]}'.",
        )
        self.diagnostics = tuple(diagnostics)


def shipped_banks() -> Path:
    """Return the folder of the shipped banks: inside an installed package, or beside ``src`` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / SHIPPED_FOLDER
    return inside if inside.is_dir() else package.parent.parent / SHIPPED_FOLDER


def bank_files(folder: Path) -> list[Path]:
    """Return the bank files of a folder, sorted by name; its subfolders are left alone. Raises OSError."""
    return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.is_file())


def files_in(folder: Path) -> list[Path]:
    """Return what ``bank_files`` does. Raises UsageError where the folder can't be read."""
    try:
        return bank_files(folder)
    except OSError as error:
        raise UsageError(
            f"The folder {folder} can't be read: {error.strerror}.", hint="Check its permissions."
        ) from error


def files_at(path: Path) -> list[Path]:
    """Return a named file, or the bank files of a named folder. Raises UsageError where there is none.

    A file that is there and can't be read is returned: loading it tells why.
    """
    if is_folder(path):
        files = files_in(path)
        if not files:
            raise UsageError(f"The folder {path} holds no .yaml file.", hint="Name a bank file, or another folder.")
        return files
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UsageError(f"There is no file {path}.", hint="Check the name, or see 'cps-quiz bank list'.") from error
    except OSError:
        pass
    return [path]


def is_folder(path: Path) -> bool:
    """Return whether a folder is there, whatever the name."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises for a name that is too long or can't be looked up


class Shelf:
    """Finds and loads banks."""

    def __init__(self, *, user_folder: Path, cache: BankCache, shipped_folder: Path | None = None) -> None:
        self._user_folder = user_folder
        self._cache = cache
        self._shipped_folder = shipped_folder if shipped_folder is not None else shipped_banks()

    def select(self, names: Sequence[str]) -> Selection:
        """Return the banks of these ids, files and folders; without names, all banks on the shelf.

        Raises UsageError for a name that leads nowhere and BankFormatError for named banks that can't be loaded.
        """
        if not names:
            return self._whole_shelf()
        found: dict[str, ShelvedBank] = {}
        broken: list[Diagnostic] = []
        notes: list[str] = []
        shelf: Selection | None = None
        for name in names:
            path = Path(name)
            if path.suffix in SUFFIXES or is_folder(path) or "/" in name or "\\" in name:
                loaded = [(p, self._cache.load(p)) for p in files_at(path)]
                broken += [d for _, one in loaded for d in one.diagnostics]
                named = [ShelvedBank(one.bank, p, Origin.PATH) for p, one in loaded if one.bank is not None]
            else:
                if shelf is None:
                    shelf = self._whole_shelf()
                    notes += shelf.notes
                findings = self._broken_of_that_name(name)
                broken += findings
                named = [] if findings else [self._by_id(name, shelf)]
            for bank in named:
                _put(found, bank, notes)
        if broken:
            raise BankFormatError(broken)
        return Selection(tuple(found.values()), tuple(notes))

    def _by_id(self, name: str, shelf: Selection) -> ShelvedBank:
        for bank in shelf.banks:
            if bank.bank.id == name:
                return bank
        ids = [bank.bank.id for bank in shelf.banks]
        near = sentence(did_you_mean(name, ids))
        raise UsageError(f"There is no bank '{name}'.", hint=near or f"Banks on the shelf: {', '.join(ids)}.")

    def _broken_of_that_name(self, name: str) -> list[Diagnostic]:
        folders = (self._shipped_folder, self._user_folder)
        candidates = [folder / f"{name}{suffix}" for folder in folders for suffix in SUFFIXES]
        files = [path for path in candidates if os.path.isfile(path)]  # noqa: PTH113 - as in is_folder
        return [d for path in files for d in self._cache.load(path).diagnostics]

    def _whole_shelf(self) -> Selection:
        found: dict[str, ShelvedBank] = {}
        notes: list[str] = []
        for path, origin in self._shelved_files(notes):
            loaded = self._cache.load(path)
            if loaded.bank is not None:
                _put(found, ShelvedBank(loaded.bank, path, origin), notes)
            else:
                notes.append(_skipped(loaded))
        return Selection(tuple(found.values()), tuple(notes))

    def _shelved_files(self, notes: list[str]) -> list[tuple[Path, Origin]]:
        files = [(path, Origin.SHIPPED) for path in bank_files(self._shipped_folder)]
        try:
            files += [(path, Origin.USER) for path in bank_files(self._user_folder)]
        except FileNotFoundError:
            pass
        except OSError as error:
            notes.append(f"Your bank folder {self._user_folder} can't be read: {error.strerror}.")
        return files


def _put(found: dict[str, ShelvedBank], new: ShelvedBank, notes: list[str]) -> None:
    """Put a bank among those found. A user's bank replaces a shipped one of its id; of two others the first stays."""
    old = found.get(new.bank.id)
    if old is None or old.path == new.path:
        found[new.bank.id] = new
    elif old.origin is Origin.SHIPPED and new.origin is not Origin.SHIPPED:
        notes.append(f"Your bank {new.path} takes the place of the shipped '{new.bank.id}'.")
        found[new.bank.id] = new
    else:
        notes.append(f"{new.path} is passed over: {old.path} has the same id '{new.bank.id}'.")


def _skipped(loaded: Loaded) -> str:
    count = len(loaded.diagnostics)
    findings = "1 error" if count == 1 else f"{count} errors"
    return f"{loaded.path} is skipped: it has {findings}. See 'cps-quiz bank check {loaded.path}'."
