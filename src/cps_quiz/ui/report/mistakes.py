"""The sections on what goes wrong: calibration, traps, the hardest questions."""

from cps_quiz.stats.calibration import Calibration
from cps_quiz.stats.traps import Trap
from cps_quiz.ui import wording
from cps_quiz.ui.report.phrases import Detail, command, percents, ratio, ratio_cell, share_cell, shortened
from cps_quiz.ui.report.report import Report
from cps_quiz.ui.report.sections import Grid, Row, Section, Step, row

ENOUGH = 10
OFTEN_RIGHT = 0.9
SELDOM_RIGHT = 0.75
BETTER_THAN_FELT = 0.8


def calibration_section(report: Report, detail: Detail) -> Section:
    """Tell how far the learner's own certainty can be trusted."""
    found = report.calibration
    levels = (("Sure", found.sure), ("Unsure", found.unsure), ("Guess", found.guess))
    if not any(tally.total for _, tally in levels):
        said = (
            (
                "No answer says yet how sure you were. Add sure, unsure or guess after the letters (such as: b sure), "
                "and you will see here how far your own feeling can be trusted."
            ),
        )
        asked = Step("To be asked each time", command("quiz", banks=report.scope.names, options="--confidence"))
        return Section("calibration", "Sure, unsure, guess", said, steps=(asked,))
    rows = tuple(
        row(
            f"{name}: {ratio(tally)} right, {share_cell(tally.share).text}, likely {percents(*tally.likely)}.",
            name,
            ratio_cell(tally),
            share_cell(tally.share).text,
            percents(*tally.likely),
        )
        for name, tally in levels
        if tally.total
    )
    grids = [Grid("Right answers by how sure you were", ("You said", "Right", "Share", "Likely range"), rows)]
    if found.sure_but_wrong:
        wrong = tuple(
            row(
                f"{shortened(asked.stem, detail.stem_width)} ({asked.bank}/{asked.question}).",
                shortened(asked.stem, detail.stem_width),
                f"{asked.bank}/{asked.question}",
            )
            for asked in found.sure_but_wrong[: detail.sure_but_wrong]
        )
        grids.append(Grid("Sure and not right at the last answer", ("Question", "Id"), wrong))
    steps = (Step("To practice what you missed", _missed(report)),) if found.sure_but_wrong else ()
    return Section("calibration", "Sure, unsure, guess", tuple(_verdicts(found)), tuple(grids), steps=steps)


def _verdicts(found: Calibration) -> list[str]:
    """Return what the figures say, where there are answers enough."""
    said = list[str]()
    sure, unsure, guess = found.sure, found.unsure, found.guess
    if sure.share is not None and sure.total >= ENOUGH:
        missed = f"{sure.total - sure.hits} of {wording.count(sure.total, 'answer')} that you were sure of"
        if sure.share >= OFTEN_RIGHT:
            said.append("When you are sure, you are nearly always right: trust that.")
        elif sure.share < SELDOM_RIGHT:
            said.append(f"Being sure misleads you at times: {missed} were not right. There, a second look helps most.")
        else:
            said.append(f"When you are sure, you are mostly right: {missed} were not.")
    if unsure.share is not None and unsure.total >= ENOUGH and unsure.share >= BETTER_THAN_FELT:
        said.append(f"You know more than you think: {share_cell(unsure.share).text} of your unsure answers were right.")
    if guess.share is not None and found.guess_chance is not None:
        by_chance = wording.percent(found.guess_chance)
        said.append(f"Of your guesses {share_cell(guess.share).text} were right; blind chance would give {by_chance}.")
    if not said:
        said.append(f"There are few answers to judge by yet; from {ENOUGH} of a kind on, this says more.")
    return said


def traps_section(report: Report, detail: Detail) -> Section:
    """Tell which misconceptions catch this learner, and what to practice them with."""
    shown = report.traps[: detail.traps]
    if not shown:
        return Section("traps", "Traps", ("No wrong option that is tagged with a misconception has caught you yet.",))
    top = shown[0]
    said = [f"The one that catches you most: {_named(top)}, taken {_often(top)}."]
    if top.description:
        said.append(top.description)
    said.append("A chance is an answer to a question that offers the trap.")
    rows = tuple(_trap_row(trap, detail) for trap in shown)
    headings = ("Trap", "Taken of chances", "Share", "Last 30 days")
    more = len(report.traps) - len(shown)
    notes = (f"{wording.count(more, 'other trap')} caught you less.",) if more else ()
    steps = tuple(
        Step(f"To practice {trap.title} ({wording.count(trap.questions, 'question')})", _practice(report, trap))
        for trap in shown[: detail.trap_steps]
        if trap.questions
    )
    return Section("traps", "Traps", tuple(said), (Grid("Traps that caught you", headings, rows),), notes, steps)


def _named(trap: Trap) -> str:
    return f"{trap.title} ({trap.bank})"


def _often(trap: Trap) -> str:
    chances = wording.count(trap.taken.total, "chance")
    return f"in {trap.taken.hits} of {chances}, {share_cell(trap.taken.share).text}"


def _trap_row(trap: Trap, detail: Detail) -> Row:
    recent = f", {ratio(trap.recent)} in the last 30 days" if trap.recent.total else ", no chance in the last 30 days"
    name = _named(trap)
    if detail.is_page and trap.description:
        name += f": {trap.description}"
    return row(
        f"{_named(trap)}: taken {_often(trap)}{recent}.",
        name,
        ratio_cell(trap.taken),
        share_cell(trap.taken.share).text,
        ratio(trap.recent),
    )


def _practice(report: Report, trap: Trap) -> str:
    return command("quiz", banks=report.scope.names or (trap.bank,), options=f"--trap {trap.id}")


def hardest_section(report: Report, detail: Detail) -> Section:
    """Tell which questions were missed most."""
    shown = report.hardest[: detail.hardest]
    if not shown:
        return Section("hardest", "Hardest questions", ("You have missed no question so far.",))
    rows = tuple(
        row(
            f"{shortened(hard.asked.stem, detail.stem_width)} ({hard.asked.bank}/{hard.asked.question}): missed "
            f"{ratio(hard.missed)} times, {'right' if hard.last_correct else 'not right'} the last time.",
            shortened(hard.asked.stem, detail.stem_width),
            ratio_cell(hard.missed),
            "right" if hard.last_correct else "not right",
        )
        for hard in shown
    )
    missed = len(report.hardest)
    said = (f"Missed at least once: {wording.count(missed, 'question')}.",)
    grid = Grid("Questions you missed most", ("Question", "Missed", "Last time"), rows)
    steps = () if all(hard.last_correct for hard in report.hardest) else (Step("To practice them", _missed(report)),)
    return Section("hardest", "Hardest questions", said, (grid,), steps=steps)


def _missed(report: Report) -> str:
    return command("quiz", banks=report.scope.names, options="--only missed")
