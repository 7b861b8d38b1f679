"""What is typed after an option, as values."""

import re

from cps_quiz.errors import UsageError

_DURATION = re.compile(r"(?:(?P<h>\d{1,3})h)?(?:(?P<m>\d{1,4})m(?:in)?)?(?:(?P<s>\d{1,5})s)?")


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
