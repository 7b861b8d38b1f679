"""Runs a session in a front, new or resumed, and says how to go on."""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Sequence

import typer

from cps_quiz.bank.shelf import Selection, ShelvedBank
from cps_quiz.cli.workspace import Workspace, items_of, say
from cps_quiz.errors import StoppedError, StorageError
from cps_quiz.history.fold import PastSession
from cps_quiz.session.messages import Finish, Start
from cps_quiz.session.plan import Plan
from cps_quiz.session.view import Phase
from cps_quiz.system import ByteSource, Interrupts
from cps_quiz.ui import wording
from cps_quiz.ui.companion import Companion
from cps_quiz.ui.plain.front import PlainFront
from cps_quiz.ui.plain.lines import LineReader
from cps_quiz.ui.plain.pages import Page
from cps_quiz.ui.plain.talk import Talk
from cps_quiz.ui.runner import Places, Runner
from cps_quiz.ui.telling.summary import summary

EXAM = "exam"
REVIEW = "review"  # the mode of a plan beside which the learner's memory speaks
SAVED = "Everything you answered is saved."
MIN_WIDTH, MAX_WIDTH = 30, 100


def places(workspace: Workspace) -> Places:
    """Return where live sessions are kept."""
    return Places(live=workspace.paths.live, locks=workspace.paths.state / "locks")


def sit(
    workspace: Workspace,
    plan: Plan,
    banks: Sequence[ShelvedBank],
    *,
    plain: bool,
    companion: Companion | None = None,
    stop_after_ms: int | None = None,
) -> None:
    """Run a new session. Raises InterruptedSessionError where it is left for another time.

    No question is opened after ``stop_after_ms`` of whole time, reading included.
    """
    if not workspace.history.sessions:
        _welcome(asked_plain=plain or os.environ.get("CPS_QUIZ_PLAIN") == "1")
    runner = Runner.begin(plan, banks=banks, log=workspace.log, places=places(workspace), clock=workspace.clock)
    used = {slot.key.bank for slot in plan.slots}
    titles = [shelved.bank.title for shelved in banks if shelved.bank.id in used]
    _run(runner, lambda front: front.begin(titles), companion=companion, stop_after_ms=stop_after_ms)


def carry_on(workspace: Workspace, past: PastSession) -> None:
    """Run an interrupted session. Raises InterruptedSessionError where it is left again."""
    selection = _banks_of(workspace, past)
    runner = _restored(workspace, past, selection)
    _run(runner, PlainFront.carry_on, companion=_companion_of(workspace, past, selection))


def hand_in(workspace: Workspace, past: PastSession) -> None:
    """Score an interrupted session as it stands, without asking anything, and print the result."""
    runner = _restored(workspace, past, _banks_of(workspace, past))
    if runner.view.phase is Phase.READY:
        runner.do(Start())
    if runner.view.phase is not Phase.FINISHED:
        runner.do(Finish(hand_in=True))
    typer.echo("\n".join(page_of_terminal().lines(summary(runner.result, runner.view))))
    _say_what_is_next(runner)


def _banks_of(workspace: Workspace, past: PastSession) -> Selection:
    """Return the shelf's banks, and those that were named by path in their place."""
    assert past.started is not None
    named = [bank.path for bank in past.started.banks if bank.path and os.path.exists(bank.path)]  # noqa: PTH110
    shelved = {bank.bank.id: bank for bank in workspace.banks().banks}
    if named:
        shelved |= {bank.bank.id: bank for bank in workspace.banks(named).banks}
    return Selection(tuple(shelved.values()))


def _restored(workspace: Workspace, past: PastSession, selection: Selection) -> Runner:
    items = items_of(selection)
    return Runner.carry_on(past, items=items, log=workspace.log, places=places(workspace), clock=workspace.clock)


def _run(
    runner: Runner,
    go: Callable[[PlainFront], None],
    *,
    companion: Companion | None = None,
    stop_after_ms: int | None = None,
) -> None:
    interrupts = Interrupts()
    interrupts.install()
    reader = LineReader(ByteSource(sys.stdin.fileno()))
    talk = Talk(reader=reader, output=sys.stdout, page=page_of_terminal, interrupts=interrupts)
    runner.stop_after_ms = stop_after_ms
    front = PlainFront(runner, talk, companion=companion)
    try:
        go(front)
    except StoppedError as error:
        runner.close()  # a StorageError takes its place: then not everything is saved
        is_over = runner.view.phase is Phase.FINISHED
        error.hint = SAVED if is_over else f"{SAVED} Carry on with: cps-quiz resume"
        raise
    except BaseException:
        with contextlib.suppress(StorageError):  # what could not be saved was told of already
            runner.close()
        raise
    _say_what_is_next(runner)


def _say_what_is_next(runner: Runner) -> None:
    page = page_of_terminal()
    typer.echo("\n".join(["", *page.text(wording.NOT_A_PREDICTION), *page.text(f"Next: {_next(runner)}")]))


def _companion_of(workspace: Workspace, past: PastSession, selection: Selection) -> Companion | None:
    """Return what speaks beside a resumed session: in a review, the learner's memory."""
    if past.started is None or past.started.mode != REVIEW:
        return None
    from cps_quiz.cli.studying import study_today
    from cps_quiz.review.companion import ReviewCompanion

    return ReviewCompanion(study_today(workspace, selection))


def _next(runner: Runner) -> str:
    if runner.plan.mode == REVIEW:  # what was missed there came back at once
        return "cps-quiz (what is left for today)"
    if runner.plan.mode == EXAM:
        return "cps-quiz stats (where you stand, by topic)"
    if runner.result.missed:
        return "cps-quiz quiz --only missed (the questions you missed, once more)"
    return "cps-quiz quiz (questions you have not seen come first)"


def page_of_terminal() -> Page:
    """Return the form of the output: as wide as the terminal is now, with signs where it can show them."""
    width = shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80
    try:
        "✓✗".encode(sys.stdout.encoding or "ascii")
        signs = True
    except UnicodeEncodeError:
        signs = False
    return Page(width=min(max(width - 1, MIN_WIDTH), MAX_WIDTH), signs=signs)


def _welcome(*, asked_plain: bool) -> None:
    say("Welcome. Your answers stay on this machine; 'cps-quiz history path' shows where.")
    if not asked_plain and sys.stdout.isatty():
        say("This is the plain mode: lines from top to bottom. CPS_QUIZ_PLAIN=1 keeps it so, the same as --plain.")
    say("This is independent practice material, for education only; no certifying body has endorsed it.")
