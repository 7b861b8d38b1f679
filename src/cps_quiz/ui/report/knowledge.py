"""The sections on what the learner knows: readiness, progress, accuracy."""

from cps_quiz.stats.accuracy import Period, Unit
from cps_quiz.stats.aim import Standing
from cps_quiz.stats.progress import Progress, weakest
from cps_quiz.stats.readiness import Missing, Readiness
from cps_quiz.ui import wording
from cps_quiz.ui.report.phrases import (
    Detail,
    command,
    long_day,
    percents,
    ratio,
    ratio_cell,
    share_cell,
    share_words,
    short_day,
)
from cps_quiz.ui.report.report import Report
from cps_quiz.ui.report.sections import Cell, Grid, Row, Section, Step, row

MANY_TOPICS = 5


def readiness_section(report: Report) -> Section:
    """Tell the likely score and the chance to pass with the evidence, or what is missing for that."""
    standing = report.standing
    said, steps = list[str](), list[Step]()
    if standing.estimate:
        said += _estimate(standing, standing.estimate)
    if standing.missing:
        said += _missing(report, standing.missing)
        if report.scope.seen < report.scope.questions:
            steps.append(
                Step("To meet new questions", command("quiz", banks=report.scope.names, options="--only unseen"))
            )
    return Section("readiness", "Readiness", tuple(said), steps=tuple(steps))


def exam_words(standing: Standing) -> str:
    """Return what the estimate is of."""
    aim = standing.aim
    return f"an exam of {wording.count(aim.questions, 'question')}" + (f" ({aim.title})" if aim.title else "")


def _estimate(standing: Standing, found: Readiness) -> list[str]:
    aim = standing.aim
    stands_in = "" if aim.pass_mark_known else " Its pass mark is not published, so this figure stands in."
    return [
        (
            f"Likely score on {exam_words(standing)}: {percents(found.low, found.high)}, around "
            f"{wording.percent(found.expected)}. Nine of ten such ranges hold the score."
        ),
        (
            f"Chance to pass, where {wording.percent(aim.pass_share)} must be right: "
            f"{wording.percent(found.pass_chance)}.{stands_in}"
        ),
        (
            f"Evidence: {wording.count(found.first_answers, 'question')} met for the first time, "
            f"{found.topics_with_evidence} of {wording.count(found.topics, 'topic')} covered. "
            "Repeats do not count here."
        ),
        wording.NOT_A_PREDICTION,
    ]


def _missing(report: Report, missing: Missing) -> list[str]:
    said = [
        (
            f"There is too little to go by for a figure yet: {missing.first_answers} first answers, of at least "
            f"{missing.needed} that are needed."
        )
    ]
    if missing.first_answers >= missing.needed:
        said = ["There are first answers enough for a figure, but they leave out too much of the exam."]
    titles = [report.scope.topics.get(topic, topic[1]) for topic in missing.topics]
    if titles:
        named = titles[:MANY_TOPICS]
        more = len(titles) - len(named)
        others = [wording.count(more, "other topic")] if more else []
        said.append(f"Too few first answers in: {wording.listed([*named, *others])}.")
    return said


def progress_section(report: Report, detail: Detail) -> Section:
    """Tell the progress by bank, topic and objective."""
    banks, topics = report.banks, report.topics
    weak_objectives = weakest(_askable(report), count=detail.objectives)
    objectives = _grid("Weakest objectives", "Objective", weak_objectives, named=True)
    grids = (_grid("Banks", "Bank", list(banks)), _grid("Topics", "Topic", list(topics)), objectives)
    said = (
        (
            "Seen: questions you have met. Right: at your last answer. First time: right when the question was new. "
            "Recall: how likely you are to remember tomorrow what you have seen."
        ),
    )
    steps = list[Step]()
    for weak in weakest(topics, count=1):
        where = report.scope.names or (weak.part.bank,)
        line = command("quiz", banks=where, options=f"--topic {weak.part.id}")
        steps.append(Step(f"To practice your weakest topic, {weak.part.title}", line))
    notes = list[str]()
    if report.scope.off_shelf:
        gone = wording.count(report.scope.off_shelf, "answer")
        notes.append(f"Not in these tables: {gone} to questions that are in no bank here.")
    return Section("progress", "Progress", said, tuple(grid for grid in grids if grid.rows), tuple(notes), tuple(steps))


def objectives_section(report: Report) -> Section:
    """Tell the progress of every objective, in the banks' order."""
    said = ("Every objective that has a question. The columns mean what they mean under Progress.",)
    grid = _grid("Objectives", "Objective", _askable(report), named=True)
    return Section("objectives", "All objectives", said, (grid,) if grid.rows else ())


def _askable(report: Report) -> list[Progress]:
    return [objective for objective in report.objectives if objective.questions]


def _grid(caption: str, heading: str, rows: list[Progress], *, named: bool = False) -> Grid:
    return Grid(
        caption,
        (heading, "Seen", "Right", "First time", "Recall"),
        tuple(_progress_row(row, named=named) for row in rows),
    )


def _progress_row(at: Progress, *, named: bool) -> Row:
    name = f"{at.part.id}: {at.part.title}" if named else at.part.title
    seen = f"{at.seen} of {at.questions}"
    said = f"{name}: {seen} seen"
    if at.last.total:
        said += f", {ratio(at.last)} right at the last answer, {ratio(at.first)} the first time"
    if at.recall is not None:
        said += f", {wording.percent(at.recall)} likely to be remembered tomorrow"
    return row(f"{said}.", name, seen, ratio_cell(at.last), ratio(at.first), Cell(share_cell(at.recall).text))


def accuracy_section(report: Report) -> Section:
    """Tell accuracy over time."""
    unit = report.course.unit
    rows = tuple(_period_row(period, unit) for period in report.course.periods if period.every.total)
    said = (f"Right answers by {unit}: of questions that were new to you, and of those you had met before.",)
    grid = Grid(f"Accuracy by {unit}", (unit.value.title(), "New questions", "Met before"), rows)
    return Section("accuracy", "Accuracy over time", said, (grid,))


def period_name(period: Period, unit: Unit) -> str:
    """Return a short name of a period."""
    match unit:
        case Unit.DAY:
            return short_day(period.start)
        case Unit.WEEK:
            return f"{period.start.day} {period.start:%b}"
        case Unit.MONTH:
            return f"{period.start:%b %Y}"


def _period_row(period: Period, unit: Unit) -> Row:
    match unit:
        case Unit.DAY:
            name, spoken = short_day(period.start), long_day(period.start)
        case Unit.WEEK:
            name = spoken = f"Week of {period.start.day} {period.start:%B}"
        case Unit.MONTH:
            name = spoken = f"{period.start:%B %Y}"
    first, again = share_words(period.first), share_words(period.again)
    parts = [
        f"{first} of new questions" if period.first.total else "",
        f"{again} of others" if period.again.total else "",
    ]
    return row(
        f"{spoken}: right {wording.listed([part for part in parts if part])}.",
        name,
        Cell(first, period.first.share),
        Cell(again, period.again.share),
    )


def exposure_section(report: Report) -> Section:
    """Tell first meetings against repeats."""
    kinds = (
        ("New to you", report.exposures.first),
        ("Again on the same day", report.exposures.same_day),
        ("Again on a later day", report.exposures.later),
    )
    rows = tuple(
        row(
            f"{name}: {share_words(tally)} right." if tally.total else f"{name}: no answer.",
            name,
            ratio_cell(tally),
            share_cell(tally.share).text,
        )
        for name, tally in kinds
    )
    said = ("New questions show what you would do in an exam; repeats on a later day show what has stayed with you.",)
    grid = Grid("Right answers by how new the question was", ("Question", "Right", "Share"), rows)
    return Section("exposure", "First time and again", said, (grid,))
