"""Runs a session in a front, new or resumed, and says how to go on."""

import contextlib
import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

import typer

from cps_quiz.bank.shelf import Selection, ShelvedBank
from cps_quiz.cli.interrupted import as_left, interrupted
from cps_quiz.cli.restoring import banks_of, places, restored
from cps_quiz.cli.screens import theme_of, wants_full_screen
from cps_quiz.cli.workspace import Workspace, agreed, items_of, say
from cps_quiz.errors import StoppedError, StorageError
from cps_quiz.history.fold import PastSession
from cps_quiz.history.log import new_id
from cps_quiz.session.draw import lay_out
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
from cps_quiz.ui.runner import Runner
from cps_quiz.ui.telling.notices import before_handing_in, changed
from cps_quiz.ui.telling.summary import score, summary

QUIZ = "quiz"
EXAM = "exam"
REVIEW = "review"  # the mode of a plan beside which the learner's memory speaks
SAVED = "Everything you answered is saved."
NOT_BEGUN = "It had not begun, so there is nothing to carry on."
EXAM_WAITS = "An unfinished mock exam waits: cps-quiz resume."
MIN_WIDTH, MAX_WIDTH = 30, 100


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a front is given beside the session."""

    titles: Sequence[str] = ()
    notes: Sequence[str] = ()
    notices: Sequence[str] = ()
    companion: Companion | None = None
    is_resumed: bool = False


def sit(
    workspace: Workspace,
    plan: Plan,
    banks: Sequence[ShelvedBank],
    *,
    plain: bool,
    companion: Companion | None = None,
    stop_after_ms: int | None = None,
    notes: Sequence[str] = (),
) -> None:
    """Run a new session. Raises InterruptedSessionError where it is left for another time.

    No question is opened after ``stop_after_ms`` of whole time, reading included. ``notes`` are told before it begins.
    """
    full = wants_full_screen(workspace.settings, plain=plain)
    notices = [] if workspace.history.sessions else _welcome(plain_by_itself=not plain, full=full)
    if plan.mode != REVIEW and any(past.started and past.started.mode == EXAM for past in interrupted(workspace)):
        notes = [EXAM_WAITS, *notes]
    runner = _begun(workspace, plan, banks)
    runner.stop_after_ms = stop_after_ms
    missed = _run(workspace, runner, Sitting(_titles(plan, banks), notes, notices, companion), full=full)
    _run_again(workspace, plan, missed, banks, full=full)


def carry_on(workspace: Workspace, past: PastSession, *, plain: bool) -> None:
    """Run an interrupted session. Raises InterruptedSessionError where it is left again."""
    selection = banks_of(workspace, past)
    runner = restored(workspace, past, selection)
    full = wants_full_screen(workspace.settings, plain=plain)
    companion = _companion_of(workspace, past, selection)
    sitting = Sitting(_titles(runner.plan, selection.banks), companion=companion, is_resumed=True)
    missed = _run(workspace, runner, sitting, full=full)
    _run_again(workspace, runner.plan, missed, selection.banks, full=full)


def _run_again(
    workspace: Workspace, plan: Plan, missed: Sequence[int], banks: Sequence[ShelvedBank], *, full: bool
) -> None:
    """Ask what was missed once more, for as long as something is missed and that is wished."""
    while missed:
        plan = _retry(plan, missed)
        missed = _run(workspace, _begun(workspace, plan, banks), Sitting(_titles(plan, banks)), full=full)


def _begun(workspace: Workspace, plan: Plan, banks: Sequence[ShelvedBank]) -> Runner:
    return Runner.begin(plan, banks=banks, log=workspace.log, places=places(workspace), clock=workspace.clock)


def _titles(plan: Plan, banks: Sequence[ShelvedBank]) -> list[str]:
    used = {slot.key.bank for slot in plan.slots}
    return [shelved.bank.title for shelved in banks if shelved.bank.id in used]


def hand_in(workspace: Workspace, past: PastSession, *, asks: bool) -> None:
    """Score an interrupted session as it stands and print it; with ``asks`` ask first where something is open."""
    selection = banks_of(workspace, past)
    warning = before_handing_in(as_left(workspace, past, items_of(selection)).view) if asks else ""
    if warning:
        say(warning)
        if not agreed("Hand in?"):
            return
    runner = restored(workspace, past, selection)
    if runner.view.phase is Phase.READY:
        runner.do(Start())
    if runner.view.phase is not Phase.FINISHED:
        runner.do(Finish(hand_in=True))
    told = page_of_terminal().lines(summary(runner.result, runner.view))
    again = f"With all explanations: cps-quiz history show {past.id[:8]} --explain"
    _print([*told, "", again, *_what_is_next(runner)])


def _run(workspace: Workspace, runner: Runner, sitting: Sitting, *, full: bool) -> tuple[int, ...]:
    """Run a session in its front, and return the places to ask once more."""
    try:
        missed = _on_full_screen(workspace, runner, sitting) if full else _in_lines(runner, sitting)
    except StoppedError as error:
        runner.close()  # a StorageError takes its place: then not everything is saved
        how_to_go_on = {Phase.FINISHED: SAVED, Phase.READY: NOT_BEGUN}
        error.hint = how_to_go_on.get(runner.view.phase, f"{SAVED} Carry on with: cps-quiz resume")
        raise
    except BaseException:
        with contextlib.suppress(StorageError):  # what could not be saved was told of already
            runner.close()
        raise
    if missed:
        return missed
    told = page_of_terminal().lines(score(runner.result)) if full else []
    _print([*told, *_what_is_next(runner)])
    return ()


def _print(lines: Sequence[str]) -> None:
    typer.echo("\n".join(lines))


def _what_is_next(runner: Runner) -> list[str]:
    page = page_of_terminal()
    return ["", *page.text(wording.NOT_A_PREDICTION), *page.text(f"Next: {_next(runner)}")]


def _in_lines(runner: Runner, sitting: Sitting) -> tuple[int, ...]:
    interrupts = Interrupts()
    interrupts.install()
    for note in sitting.notes:
        say(note)
    reader = LineReader(ByteSource(sys.stdin.fileno()))
    talk = Talk(reader=reader, output=sys.stdout, page=page_of_terminal, interrupts=interrupts)
    front = PlainFront(runner, talk, companion=sitting.companion)
    if sitting.is_resumed:
        front.carry_on()
    else:
        front.begin(list(sitting.titles))
    return ()


def _on_full_screen(workspace: Workspace, runner: Runner, sitting: Sitting) -> tuple[int, ...]:
    from cps_quiz.ui.tui.app import SessionApp
    from cps_quiz.ui.tui.colors import THEMES
    from cps_quiz.ui.tui.front import Front

    has_first_page = runner.plan.policy.reviews_before_end and not sitting.is_resumed
    beside = () if has_first_page else sitting.notes
    front = Front(
        plan=runner.plan,
        theme=THEMES[theme_of(workspace.settings, os.environ)],
        titles=sitting.titles,
        notes=sitting.notes,
        notices=[*sitting.notices, *beside, *(changed(key) for key in runner.changed_questions if sitting.is_resumed)],
        companion=sitting.companion,
        is_resumed=sitting.is_resumed,
        may_retry=runner.plan.mode == QUIZ,
    )
    return SessionApp(runner, front).run_session()


def _retry(plan: Plan, places: Sequence[int]) -> Plan:
    """Return a plan that asks some questions of another once more, with the same time for each."""
    items = [item for place in places if (item := plan.slots[place].item)]
    base = plan.policy.time_limit_ms
    limit = None if base is None else round(base * len(items) / len(plan.slots))
    policy = replace(plan.policy, time_limit_ms=limit)
    seed = new_id()
    return Plan(id=new_id(), mode=plan.mode, seed=seed, policy=policy, slots=lay_out(items, seed=seed))


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


def _welcome(*, plain_by_itself: bool, full: bool) -> list[str]:
    """Say what a newcomer should know, and return what the full screen is to say of it once more."""
    say("Welcome. Your answers stay on this machine; 'cps-quiz history path' shows where.")
    spoken = "CPS_QUIZ_PLAIN=1, the same as --plain, gives lines from top to bottom, for a screen reader."
    if full:
        say(spoken)
    elif plain_by_itself and os.environ.get("CPS_QUIZ_PLAIN") != "1" and sys.stdout.isatty():
        say("This is the plain mode: lines from top to bottom. CPS_QUIZ_PLAIN=1 keeps it so, the same as --plain.")
    say("This is independent practice material, for education only; no certifying body has endorsed it.")
    return ["Welcome. ? shows the keys.", spoken] if full else []
