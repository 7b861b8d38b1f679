"""Charts as inline SVG, 360 units wide, so that their letters can be read on a phone.

Each has a title and a text alternative, and stands beside a table with the same figures. Series differ in shape and
dashes, not in color alone.
"""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cps_quiz.stats.accuracy import Period
from cps_quiz.stats.tally import Tally
from cps_quiz.text.printable import printable
from cps_quiz.ui import wording
from cps_quiz.ui.report.habits import weeks
from cps_quiz.ui.report.knowledge import period_name
from cps_quiz.ui.report.phrases import percents, ratio
from cps_quiz.ui.report.report import Report

WIDTH = 360
WEEKS = 26
MAX_LABELS = 5


def escape(text: str) -> str:
    """Return a text that is nothing but text in a page."""
    return html.escape(printable(text)).replace(" %", "\N{NO-BREAK SPACE}%")


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing ``height`` units high, what it is, and what it shows in words."""

    slug: str
    title: str
    alternative: str
    height: int
    shapes: tuple[str, ...]

    def svg(self) -> str:
        """Return the element."""
        return "\n".join(
            [
                (
                    f'<svg class="chart" viewBox="0 0 {WIDTH} {self.height}" role="img" '
                    f'aria-labelledby="{self.slug}-title {self.slug}-words">'
                ),
                f'<title id="{self.slug}-title">{escape(self.title)}</title>',
                f'<desc id="{self.slug}-words">{escape(self.alternative)}</desc>',
                *self.shapes,
                "</svg>",
            ]
        )


def chart_of(slug: str, report: Report) -> Chart | None:
    """Return the chart of a section, where it has one and there is something to draw."""
    match slug:
        case "readiness":
            return _readiness(report)
        case "accuracy":
            return _accuracy(report)
        case "calendar":
            return _calendar(report)
        case "due":
            return _due(report)
        case "calibration":
            return _calibration(report)
    return None


def bar(share: float) -> str:
    """Return a small bar for a table's cell; the figure stands beside it."""
    return (
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="track" width="100" height="8"/><rect class="fill" width="{share * 100:.1f}" height="8"/></svg>'
    )


def _text(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'


def _scale(left: float, right: float, y: float) -> Iterator[str]:
    """Yield 0 to 100 % along a line, inside its ends."""
    anchors = ("start", "middle", "middle", "middle", "end")
    yield from (_text(left + n / 4 * (right - left), y, f"{n * 25} %", anchor) for n, anchor in enumerate(anchors))


def _readiness(report: Report) -> Chart | None:
    found, aim = report.standing.estimate, report.standing.aim
    if found is None:
        return None
    left, right = 2, WIDTH - 2

    def x(share: float) -> float:
        return left + share * (right - left)

    shapes = [
        _text(x(min(max(aim.pass_share, 0.12), 0.88)), 12, f"to pass: {wording.percent(aim.pass_share)}", "middle"),
        _rect(left, 26, right - left, 20, "track"),
        _rect(x(found.low), 26, x(found.high) - x(found.low), 20, "one"),
        f'<circle class="dot" cx="{x(found.expected):.1f}" cy="36" r="5"/>',
        _line(x(aim.pass_share), 17, x(aim.pass_share), 55, "aim"),
        *_scale(left, right, 68),
    ]
    words = (
        f"On a scale from 0 to 100 %: the likely score lies from {percents(found.low, found.high)}, around "
        f"{wording.percent(found.expected)}. To pass, {wording.percent(aim.pass_share)} is needed."
    )
    return Chart("readiness", "Likely exam score", words, 74, tuple(shapes))


def _accuracy(report: Report) -> Chart | None:
    periods, unit = report.course.periods, report.course.unit
    if len([period for period in periods if period.every.total]) < 2:
        return None
    left, right, top, bottom = 40, WIDTH - 14, 30, 150
    step = (right - left) / (len(periods) - 1)
    shapes = [
        '<circle class="one" cx="46" cy="10" r="4"/>',
        _text(55, 14, "new questions"),
        _rect(156, 6, 8, 8, "two"),
        _text(170, 14, "met before"),
    ]
    for n in range(0, 101, 25):
        y = bottom - n / 100 * (bottom - top)
        shapes += [_line(left, y, right, y, "axis"), _text(left - 5, y + 4, f"{n} %", "end")]
    for kind, series in (("one", [p.first for p in periods]), ("two", [p.again for p in periods])):
        points = [
            None if tally.share is None else (left + n * step, bottom - tally.share * (bottom - top))
            for n, tally in enumerate(series)
        ]
        shapes += _series(points, kind)
    every = -(-len(periods) // MAX_LABELS)
    for n, period in enumerate(periods):
        if n % every == 0:
            last = len(periods) - 1
            anchor = "end" if n == last else "middle"
            shapes.append(_text(left + n * step, bottom + 18, period_name(period, unit), anchor))
    return Chart("accuracy", f"Right answers by {unit}", _course_words(periods), 176, tuple(shapes))


def _series(points: Sequence[tuple[float, float] | None], kind: str) -> Iterator[str]:
    """Yield the lines between points that follow each other, then the points: circles, or squares."""
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    for run in runs:
        if len(run) > 1:
            yield f'<polyline class="line {kind}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}"/>'
        for x, y in run:
            circle = f'<circle class="one" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
            yield circle if kind == "one" else _rect(x - 4, y - 4, 8, 8, "two")


def _course_words(periods: Sequence[Period]) -> str:
    def change(name: str, tallies: Sequence[Tally]) -> str:
        shares = [tally.share for tally in tallies if tally.share is not None]
        if not shares:
            return f"{name}: no answer."
        return f"{name}: {wording.percent(shares[0])} right at first, {wording.percent(shares[-1])} at last."

    news, others = [period.first for period in periods], [period.again for period in periods]
    return f"{change('New questions', news)} {change('Met before', others)} The table has every figure."


def _calendar(report: Report) -> Chart | None:
    days = report.calendar.days
    if not days:
        return None
    shown = weeks(days, today=report.today, count=WEEKS)
    most = max(max(answers) for _, answers in shown) or 1
    cell, left, top = 12, 30, 20
    shapes = [_text(0, top + n * cell + 10, name) for n, name in ((0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun"))]
    month = 0
    for column, (monday, answers) in enumerate(shown):
        x = left + column * cell
        if monday.month != month and (column < WEEKS - 1) and (month == 0 or monday.day <= 7):
            shapes.append(_text(x, 12, f"{monday:%b}"))
        month = monday.month
        for n, count in enumerate(answers):
            if monday + timedelta(days=n) > report.today:
                continue
            side = 3 if not count else 5 + round(5 * count / most)
            middle = (x + cell / 2, top + n * cell + cell / 2)
            shapes.append(_rect(middle[0] - side / 2, middle[1] - side / 2, side, side, "one" if count else "track"))
    recent = sum(sum(answers) for _, answers in shown)
    studied = sum(count > 0 for _, answers in shown for count in answers)
    words = (
        f"A square for each day of the last {wording.count(len(shown), 'week')}, larger where there were more answers: "
        f"{wording.count(recent, 'answer')} on {wording.count(studied, 'day')}, at most {most} on one."
    )
    return Chart("calendar", "Study days", words, top + 7 * cell + 4, tuple(shapes))


def _due(report: Report) -> Chart | None:
    found = report.forecast
    bars: list[tuple[date, int]] = [(report.today, found.now), *((day.day, day.questions) for day in found.days)]
    most = max(count for _, count in bars)
    if not most:
        return None
    left, bottom, height = 6, 112, 90
    step = (WIDTH - 2 * left) / len(bars)
    shapes = [_line(left, bottom, WIDTH - left, bottom, "axis")]
    for n, (day, count) in enumerate(bars):
        x, tall = left + n * step, count / most * height
        if count:
            shapes.append(_rect(x + 3, bottom - tall, step - 6, tall, "two" if n == 0 else "one"))
            shapes.append(_text(x + step / 2, bottom - tall - 4, str(count), "middle"))
        shapes.append(_text(x + step / 2, bottom + 14, f"{day:%a}"[:2], "middle"))
        if n == 0 or day.day == 1 or n % 7 == 0:
            shapes.append(_text(x + step / 2, bottom + 28, "now" if n == 0 else f"{day.day} {day:%b}", "middle"))
    words = f"Due now: {found.now}. On the days after: {', '.join(str(day.questions) for day in found.days)}."
    return Chart("due", f"Questions due now and in the next {len(found.days)} days", words, 146, tuple(shapes))


def _calibration(report: Report) -> Chart | None:
    found = report.calibration
    levels = [(n, t) for n, t in (("Sure", found.sure), ("Unsure", found.unsure), ("Guess", found.guess)) if t.total]
    if not levels:
        return None
    left, right, tall = 50, WIDTH - 2, 34
    shapes, words = list[str](), list[str]()

    def x(share: float) -> float:
        return left + share * (right - left)

    for n, (name, tally) in enumerate(levels):
        y = 6 + n * tall
        low, high = tally.likely
        shapes += [_text(0, y + 14, name), _rect(left, y, right - left, 20, "track")]
        shapes += [_rect(left, y, x(tally.share or 0) - left, 20, "one")]
        whisker = [(x(low), 10, x(high), 10), (x(low), 5, x(low), 15), (x(high), 5, x(high), 15)]
        for kind in ("halo", "mark"):
            shapes += [_line(x1, y + y1, x2, y + y2, kind) for x1, y1, x2, y2 in whisker]
        words.append(f"{name}: {ratio(tally)} right, likely {percents(low, high)}.")
        if name == "Guess" and found.guess_chance is not None:
            chance = x(found.guess_chance)
            shapes += [_line(chance, y - 4, chance, y + 24, "aim")]
            words.append(f"The dashed line is blind chance, {wording.percent(found.guess_chance)}.")
    below = 6 + len(levels) * tall + 8
    shapes += _scale(left, right, below)
    return Chart("calibration", "Right answers by how sure you were", " ".join(words), below + 6, tuple(shapes))
