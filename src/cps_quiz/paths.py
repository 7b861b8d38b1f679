"""Where banks, history, settings, state and caches live. Asking creates nothing; ``create`` is a separate verb.

``CPS_QUIZ_HOME`` moves everything under one folder. Without it the platform's own folders are used, so that the device
id and the caches never lie in a data folder that a person may synchronise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cps_quiz.errors import StorageError
from cps_quiz.system import make_private_folder

APP = "cps-quiz"


@dataclass(frozen=True, slots=True)
class Paths:
    """The program's folders. None of them needs to exist."""

    data: Path
    state: Path
    cache: Path

    @property
    def history(self) -> Path:
        """Facts, for ever: one file a device."""
        return self.data / "history"

    @property
    def live(self) -> Path:
        """Journals of sessions under way."""
        return self.data / "live"

    @property
    def banks(self) -> Path:
        """The user's own shelf."""
        return self.data / "banks"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.toml"


def find_paths(environment: Mapping[str, str]) -> Paths:
    """Return the folders for this environment."""
    home = environment.get("CPS_QUIZ_HOME")
    if home:
        base = Path(home).expanduser()
        return Paths(data=base, state=base / "state", cache=base / "cache")
    import platformdirs

    return Paths(
        data=Path(platformdirs.user_data_dir(APP, appauthor=False)),
        state=Path(platformdirs.user_state_dir(APP, appauthor=False)),
        cache=Path(platformdirs.user_cache_dir(APP, appauthor=False)),
    )


def create(folder: Path) -> Path:
    """Make a folder that only its owner can read, with its parents. Raises StorageError."""
    try:
        make_private_folder(folder)
    except OSError as error:
        raise StorageError(
            f"The folder {folder} can't be made: {error.strerror or error}.",
            hint="Check its permissions, or set CPS_QUIZ_HOME to a folder of your own.",
        ) from error
    return folder
