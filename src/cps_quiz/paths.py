"""Where banks, history, settings, state and caches live. Asking creates nothing.

``CPS_QUIZ_HOME`` moves everything under one folder. Without it the platform's own folders are used. Where a data
folder is synchronized with the state folder in it, two machines still stay two devices: see ``history.log.device_id``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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
