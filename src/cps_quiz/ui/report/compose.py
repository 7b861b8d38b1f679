"""A report → its sections in order, and what stands above them."""

from cps_quiz.ui import wording
from cps_quiz.ui.report.habits import calendar_section, forecast_section, pace_section
from cps_quiz.ui.report.knowledge import (
    accuracy_section,
    exposure_section,
    objectives_section,
    progress_section,
    readiness_section,
)
from cps_quiz.ui.report.mistakes import calibration_section, hardest_section, traps_section
from cps_quiz.ui.report.phrases import Detail, command, long_day
from cps_quiz.ui.report.report import Report
from cps_quiz.ui.report.sections import Section, Step

TITLE = "Your progress"


def lead(report: Report) -> tuple[str, ...]:
    """Return what stands above the sections: the day, and how much was done."""
    scope = report.scope
    what = wording.listed(list(scope.banks)) or "no bank"
    day = f"{long_day(report.today)} {report.today.year}"
    if not scope.answers:
        return (
            f"{day}. Banks: {what}.",
            "There is no answer to count yet. Your figures will be here after your first quiz.",
        )
    off = scope.off_shelf
    counted = wording.count(scope.answers, "answer")
    return (
        f"{day}. Banks: {what}.",
        f"{counted} on {wording.count(len(report.calendar.days), 'day')}"
        + (f", {off} of them to questions that are in no bank here" if off else "")
        + f". Seen: {scope.seen} of {wording.count(scope.questions, 'question')}.",
    )


def first_step(report: Report) -> Step:
    """Return what to run before there is anything to count."""
    return Step("Next", command("quiz", banks=report.scope.names))


def sections_of(report: Report, detail: Detail) -> list[Section]:
    """Return the sections; none before the first answer."""
    if not report.scope.answers:
        return []
    return [
        readiness_section(report),
        progress_section(report, detail),
        accuracy_section(report),
        exposure_section(report),
        calendar_section(report, detail),
        forecast_section(report),
        pace_section(report),
        calibration_section(report, detail),
        traps_section(report, detail),
        hardest_section(report, detail),
        *([objectives_section(report)] if detail.is_page else []),
    ]
