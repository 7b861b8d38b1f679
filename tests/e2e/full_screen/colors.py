"""Which colors are drawn, and whether text can be read in them."""

from collections.abc import Iterator

from rich.color import Color
from rich.segment import Segment
from tests.candidate.screen import Seat
from textual.screen import ModalScreen

LINES = frozenset("━─│╭╮╰╯▁▂▃▄▅▆▇█ ")


def segments(seat: Seat) -> Iterator[Segment]:
    """Yield what is drawn and is not blank, as the program's filters leave it; of an open window what is in it."""
    screen = seat.app.screen
    region = screen.query_one(".window").region if isinstance(screen, ModalScreen) else screen.region
    strips = screen._compositor.render_strips()[region.y : region.bottom]
    for strip in strips:
        yield from (segment for segment in strip.crop(region.x, region.right) if segment.text.strip())


def colored(seat: Seat) -> list[tuple[str, str]]:
    """Return the texts that are drawn in a color of any kind, or on one, with their styles."""
    return [
        (segment.text, str(segment.style))
        for segment in segments(seat)
        if segment.style
        and any(color and not color.is_default for color in (segment.style.color, segment.style.bgcolor))
    ]


def faint(seat: Seat, least: float = 4.5) -> list[tuple[str, float]]:
    """Return the texts whose contrast to their background is too low, lines left aside."""
    found = []
    for segment in segments(seat):
        style = segment.style
        if set(segment.text) <= LINES:
            continue
        assert style is not None, segment
        assert style.color is not None, segment
        assert style.bgcolor is not None, segment
        assert not (style.dim and style.color.is_default), segment
        ratio = contrast(style.color, style.bgcolor)
        if ratio < least:
            found.append((segment.text, round(ratio, 2)))
    return found


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colors, 1 to 21 (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    """Return the relative luminance of a color, 0 to 1 (WCAG 2.2)."""
    assert color.triplet is not None, color
    parts = [value / 255 for value in color.triplet]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
