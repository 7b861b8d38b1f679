"""Which front a session gets: the full screen where the terminal can show it, else lines."""

import os
import shutil
import sys
from collections.abc import Mapping

from cps_quiz.config import Settings

MIN_COLUMNS, MIN_ROWS = 60, 18
LIGHT_BACKGROUNDS = {"7", "11", "14", "15"}  # of the sixteen colors


def wants_full_screen(settings: Settings, *, plain: bool) -> bool:
    """Whether to draw the full screen: not asked otherwise, and on a terminal that is large enough for it."""
    if plain or settings.ui == "plain" or os.environ.get("CPS_QUIZ_PLAIN") == "1":
        return False
    size = shutil.get_terminal_size()
    return _is_capable(os.environ) and size.columns >= MIN_COLUMNS and size.lines >= MIN_ROWS


def _is_capable(environment: Mapping[str, str]) -> bool:
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return False
    if os.name != "nt" and environment.get("TERM", "dumb") in {"dumb", "unknown", ""}:
        return False
    if environment.get("LC_ALL") in {"C", "POSIX"}:  # Python writes UTF-8 all the same, and nobody may read it
        return False
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def theme_of(settings: Settings, environment: Mapping[str, str]) -> str:
    """Return dark, light or terminal. Without color, or with sixteen of them, the terminal's own serve best."""
    if environment.get("NO_COLOR"):
        return "terminal"
    if settings.theme != "auto":
        return settings.theme
    has_shades = environment.get("COLORTERM") in {"truecolor", "24bit"} or "256color" in environment.get("TERM", "")
    if not has_shades and os.name != "nt":
        return "terminal"
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return "light" if background in LIGHT_BACKGROUNDS else "dark"
