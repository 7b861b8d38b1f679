"""What fronts show of a session, before it is laid out: paragraphs that say what they are.

The modules of ``telling`` make them; a front lays them out, in lines or on a screen. So every front says the same.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a paragraph is, so that a screen can set it apart. The words alone must say as much."""

    NORMAL = "normal"
    HEADING = "heading"
    QUIET = "quiet"
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text in the small Markdown of banks. ``lead`` stands before its first line.

    ``hang`` is how far the other lines are indented. An empty text is a blank line.
    """

    text: str
    lead: str = ""
    hang: int = 0
    tone: Tone = Tone.NORMAL


Prose = list[Paragraph]
BLANK = Paragraph("")
INDENT = 3

RIGHT_SIGN, WRONG_SIGN = "✓", "✗"


def verdict(*, right: bool, words: str) -> Paragraph:
    """Return right or wrong in words and with a sign."""
    return Paragraph(f"{sign(right=right)} {words}", tone=Tone.RIGHT if right else Tone.WRONG)


def sign(*, right: bool) -> str:
    """Return the sign that stands beside the words, never in their place."""
    return RIGHT_SIGN if right else WRONG_SIGN


def indented(text: str, *, tone: Tone = Tone.NORMAL) -> Paragraph:
    """Return a paragraph that stands below another."""
    return Paragraph(text, lead=" " * INDENT, hang=INDENT, tone=tone)
