"""Which characters text may hold, and how to show text that may hold anything.

Control characters could steer a terminal and bidirectional controls could show an answer other than the one that is
stored, so banks must not hold them and messages must not pass them on.
"""

import re

# C0 and C1 controls without tab, line feed, carriage return and NEL; bidirectional controls (Unicode UAX #9);
# byte-order mark, non-characters and surrogates.
_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff"
)
forbidden = re.compile(f"[{_FORBIDDEN}]")
# Where lines were read, they end in a line feed; any other end in a text was written as an escape.
forbidden_as_escape = re.compile(f"[{_FORBIDDEN}\r\x85]")
_unprintable = re.compile(f"[{_FORBIDDEN}\t\r\n\x85\u2028\u2029]")


def printable(text: str) -> str:
    """Return ``text`` on one line, with every character that could steer a terminal shown as a replacement mark."""
    return _unprintable.sub(lambda m: " " if m[0] == "\t" else "\N{REPLACEMENT CHARACTER}", text)
