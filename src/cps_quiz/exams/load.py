"""A path → a profile or diagnostics; and the profiles that there are: shipped, and those of the user's shelf."""

import contextlib
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cps_quiz.bank.decode import Checker, convert
from cps_quiz.bank.document import Document, TooManyFindingsError, Value
from cps_quiz.bank.load import Draft, Loaded, is_known_format, load_draft, read_content, unreadable
from cps_quiz.bank.model import Bank
from cps_quiz.bank.shelf import SUFFIXES, BankFormatError, files_at, files_in, is_folder
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Diagnostic, in_file_order
from cps_quiz.errors import UsageError
from cps_quiz.exams.profile import Profile
from cps_quiz.text.near import did_you_mean, sentence

FOLDER = "exams"
MARK = "exam"


@dataclass(frozen=True, slots=True)
class LoadedProfile:
    """What came of a file: a profile, or none and the reasons, in file order."""

    path: str
    profile: Profile | None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Profiles:
    """Every profile that loads, by name, and notes for the person about those passed over or replaced."""

    by_name: Mapping[str, Profile]
    notes: tuple[str, ...] = ()


def load_any(path: Path) -> Draft | LoadedProfile:
    """Read and check one file, a bank or a profile: that is one whose root has the field ``exam``.

    Never raises for what a file may hold, or for one that can't be read.
    """
    try:
        document = read(str(path), read_content(path))
    except OSError as error:
        return Draft(Document(str(path), ""), Loaded(str(path), None, (unreadable(str(path), error),)))
    if isinstance(document.root, dict) and MARK in document.root:
        return _profile_of(document)
    return load_draft(document)


def load_profile(path: Path) -> LoadedProfile:
    """Read and check one file that is meant as a profile. Never raises, as ``load_any``."""
    try:
        return _profile_of(read(str(path), read_content(path)))
    except OSError as error:
        return LoadedProfile(str(path), None, (unreadable(str(path), error),))


def _profile_of(document: Document) -> LoadedProfile:
    profile = None
    with contextlib.suppress(TooManyFindingsError):
        profile = _decode_profile(document)
    return LoadedProfile(document.path, profile, tuple(in_file_order(document.diagnostics)))


def _decode_profile(document: Document) -> Profile | None:
    root = document.root
    if root is None or (isinstance(root, dict) and not is_known_format(document, root, what="profile")):
        return None
    Checker(document).check(root, Profile, None)
    if document.diagnostics:
        return None
    assert isinstance(root, dict)
    profile = convert(root, Profile)
    _check_breaks(document, root.get("breaks", []), profile)
    return None if document.diagnostics else profile


def _check_breaks(document: Document, written: Value, profile: Profile) -> None:
    """Report breaks that come after the last question."""
    for index, pause in enumerate(profile.breaks):
        if pause.after >= profile.questions:
            message = f"this break comes after question {pause.after} of {profile.questions}"
            document.report("F014", message, document.value_span(written, index), help="let it come before the last")


def unknown_names(path: str, *, banks: Mapping[str, Bank], shelf: Collection[str]) -> list[Diagnostic]:
    """Report the banks and topics that a good profile names and that do not exist. Raises OSError.

    ``banks`` are those at hand, by id; of those that only stand on the ``shelf`` the topics are not looked at.
    """
    document = read(path, read_content(Path(path)))
    root = document.root
    assert isinstance(root, dict)
    known = {*banks, *shelf}
    for field in ("weights", "topics"):
        written = root.get(field, {})
        assert isinstance(written, dict)
        for name, of_bank in written.items():
            if name not in known:
                _report_unknown(document, written, name, f"bank '{name}'", known)
            elif name in banks and isinstance(of_bank, dict):
                topics = banks[name].topics
                for topic in of_bank.keys() - topics.keys():
                    _report_unknown(document, of_bank, topic, f"topic '{topic}' in the bank '{name}'", topics)
    return document.diagnostics


def _report_unknown(document: Document, written: Value, name: str, what: str, known: Collection[str]) -> None:
    remedy = did_you_mean(name, known) or f"there are: {', '.join(sorted(known))}"
    document.report("F019", f"there is no {what}", document.key_span(written, name), help=remedy)


def files_to_check(path: Path) -> list[Path]:
    """Return what ``files_at`` does, and of a folder also what is in its subfolder ``exams``. Raises UsageError."""
    profiles = files_in(path / FOLDER) if is_folder(path / FOLDER) else []
    return (files_in(path) if profiles else files_at(path)) + profiles


class ProfileShelf:
    """Finds exam profiles."""

    def __init__(self, *, shipped: Path, user: Path) -> None:
        self._folders = (shipped / FOLDER, user / FOLDER)

    def all(self) -> Profiles:
        """Return every profile; one of the user's takes the place of a shipped one, and that is noted."""
        found: dict[str, Profile] = {}
        notes: list[str] = []
        for folder in self._folders:
            for path in self._files(folder, notes):
                loaded = load_profile(path)
                if loaded.profile is None:
                    notes.append(f"{path} is skipped: it has errors. See 'cps-quiz bank check {path}'.")
                    continue
                if loaded.profile.exam in found:
                    notes.append(f"{path} takes the place of another profile '{loaded.profile.exam}'.")
                found[loaded.profile.exam] = loaded.profile
        return Profiles(found, tuple(notes))

    @staticmethod
    def _files(folder: Path, notes: list[str]) -> Sequence[Path]:
        if not is_folder(folder):
            return ()
        try:
            return files_in(folder)
        except UsageError as error:
            notes.append(error.message)
            return ()

    def find(self, name: str) -> Profile:
        """Return a profile. Raises UsageError where there is none of that name, BankFormatError for a broken one."""
        profiles = self.all().by_name
        if name in profiles:
            return profiles[name]
        candidates = [folder / f"{name}{suffix}" for folder in self._folders for suffix in SUFFIXES]
        broken = [d for path in candidates if os.path.isfile(path) for d in load_profile(path).diagnostics]  # noqa: PTH113
        if broken:
            raise BankFormatError(broken)
        hint = sentence(did_you_mean(name, profiles)) or f"There are: {', '.join(profiles)}."
        raise UsageError(f"There is no exam profile '{name}'.", hint=hint)
