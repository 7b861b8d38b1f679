"""Every sentence that a person reads more than once, and how numbers and times are said.

Numbers are spoken: "7 of 10", "2 minutes", never "7/10" or "02:00".
"""

from string import ascii_lowercase

CRISIS_NOTICE = (
    "If you or someone you know is in crisis in the US, call or text 988, or call 911 for immediate danger. "
    "Elsewhere, use your local emergency number."
)

NOT_A_PREDICTION = "A practice score does not predict an exam result."

# By the words of session.messages.Ending: a module that only the commands with a session load.
ENDINGS = {
    "complete": "All questions are answered.",
    "handed-in": "Handed in.",
    "time": "The time is over.",
    "early": "Ended early.",
}


def letter(position: int) -> str:
    """Return the letter of a position on the screen, from 0."""
    return ascii_lowercase[position]


def count(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 question`` or ``2 questions``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def duration(ms: int) -> str:
    """Return a time as it is said: ``1 hour 2 minutes``, ``2 minutes 5 seconds``, ``9 seconds``.

    Parts of a second count as a whole one, so that "0 seconds left" is never said of time that is left.
    """
    seconds = -(-max(ms, 0) // 1000)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours:
        seconds = 0
    parts = [count(n, word) for n, word in ((hours, "hour"), (minutes, "minute"), (seconds, "second")) if n]
    return " ".join(parts) or "0 seconds"


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a whole percentage; only all is 100 %, and only nothing is 0 %."""
    rounded = round(share * 100)
    if share < 1:
        rounded = min(rounded, 99)
    if share > 0:
        rounded = max(rounded, 1)
    return f"{rounded} %"


def points(number: float) -> str:
    """Return points with one decimal where they are not whole: ``14`` or ``14.5``."""
    return f"{number:.1f}".removesuffix(".0")


def listed(words: list[str]) -> str:
    """Return ``a``, ``a and b`` or ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
