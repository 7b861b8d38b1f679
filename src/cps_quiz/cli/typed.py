"""What is typed after an option, as values."""

import re
from typing import TYPE_CHECKING

from cps_quiz.config import LEAST_EXTRA_TIME, MOST_EXTRA_TIME
from cps_quiz.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cps_quiz.history.fold import PastSession

_DURATION = re.compile(r"(?:(?P<h>\d{1,3})h)?(?:(?P<m>\d{1,4})m(?:in)?)?(?:(?P<s>\d{1,5})s)?")
_FACTOR = re.compile(r"(?P<number>\d{1,3}(?:[.,]\d{1,4})?)\s*(?P<percent>%)?", re.ASCII)


def duration_ms(text: str, *, option: str) -> int:
    """Return the milliseconds of ``90s``, ``12m`` or ``1h30m``. Raises UsageError for anything else."""
    found = _DURATION.fullmatch(text.strip().casefold().replace(" ", ""))
    seconds = 0
    if found:
        hours, minutes, rest = (int(found[part] or 0) for part in "hms")
        seconds = hours * 3600 + minutes * 60 + rest
    if not seconds:
        raise UsageError(f"'{text}' is no time for {option}.", hint="Write it like 90s, 12m or 1h30m.")
    return seconds * 1000


def session_called(beginning: str, known: "Sequence[PastSession]", *, kind: str, listing: str) -> "PastSession":
    """Return the one session whose id begins so. Raises UsageError where there is none or are several."""
    found = [past for past in known if past.id.startswith(beginning)]
    if len(found) != 1:
        what = f"Several {kind}s begin" if found else f"No {kind} begins"
        raise UsageError(f"{what} with '{beginning}'.", hint=f"See '{listing}'.")
    return found[0]


def multiplier(text: str, *, option: str) -> float:
    """Return the extra time of ``1.5``, ``1,5`` or ``150%``, as the setting allows it. Raises UsageError."""
    found = _FACTOR.fullmatch(text.strip())
    factor = float(found["number"].replace(",", ".")) / (100 if found["percent"] else 1) if found else 0.0
    if not LEAST_EXTRA_TIME <= factor <= MOST_EXTRA_TIME:
        bounds = f"{LEAST_EXTRA_TIME} to {MOST_EXTRA_TIME}"
        raise UsageError(f"'{text}' is no factor for {option}.", hint=f"Write a number from {bounds}, such as 1.5.")
    return factor
