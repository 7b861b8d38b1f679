"""The only place that reads the time.

Everything else is handed a ``Clock`` or an ``Instant``, so that a test or a simulation can stand in any minute of any
day.
"""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

STUDY_DAY_STARTS_AT_HOUR = 4


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment: UTC milliseconds since 1970, and the local offset from UTC in minutes at that moment."""

    utc_ms: int
    offset_min: int = 0

    @classmethod
    def from_iso(cls, text: str, offset_min: int = 0) -> "Instant":
        """Read ``2026-11-22T10:00:00.000Z``. Raises ValueError where the text is no UTC time."""
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError("a time needs its offset")
        return cls(round(moment.timestamp() * 1000), offset_min)

    @property
    def iso(self) -> str:
        """UTC, with milliseconds, ending in Z."""
        seconds, ms = divmod(self.utc_ms, 1000)
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S") + f".{ms:03d}Z"

    @property
    def local(self) -> datetime:
        """The wall time where and when it happened, without a zone."""
        moment = datetime.fromtimestamp(self.utc_ms / 1000, UTC) + timedelta(minutes=self.offset_min)
        return moment.replace(tzinfo=None)

    @property
    def study_day(self) -> str:
        """The ISO date of the study day, which begins at 04:00 local time."""
        return (self.local - timedelta(hours=STUDY_DAY_STARTS_AT_HOUR)).date().isoformat()


class Clock(Protocol):
    """What the program knows of time."""

    def now(self) -> Instant:
        """The wall clock: for records. It may jump."""
        ...

    def monotonic_ms(self) -> int:
        """Milliseconds that never run backwards: for durations."""
        ...


class SystemClock:
    """The machine's own clock.

    On Linux and macOS the monotonic clock stands still while the machine sleeps, so a closed laptop costs no time; on
    Windows it may run on.
    """

    def now(self) -> Instant:
        """The wall clock with today's local offset."""
        moment = datetime.now(UTC).astimezone()
        offset = moment.utcoffset() or timedelta(0)
        return Instant(int(moment.timestamp() * 1000), int(offset.total_seconds() // 60))

    def monotonic_ms(self) -> int:
        """Milliseconds since an arbitrary moment."""
        return time.monotonic_ns() // 1_000_000
