"""``cps-quiz stats``: progress, readiness, calibration, traps, calendar, and a page to keep."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.collector import collector_paused
from cps_quiz.errors import StorageError, UsageError

if TYPE_CHECKING:
    from cps_quiz.cli.workspace import Workspace
    from cps_quiz.exams.profile import Profile
    from cps_quiz.stats.aim import Aim
    from cps_quiz.ui.report.report import Report


@collector_paused()
def stats(
    banks: Annotated[
        list[str] | None, typer.Argument(metavar="[BANK]...", help="Bank ids, files or folders. Default: all.")
    ] = None,
    *,
    page: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one page with charts, e.g. progress.html.")
    ] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Sentences from top to bottom, without tables.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON; shares are from 0 to 1.")] = False,
) -> None:
    """Show your progress, readiness, traps and pace. Example: cps-quiz stats --html progress.html."""
    from cps_quiz.cli.workspace import Workspace, say, wants_plain

    workspace = Workspace.open()
    report = _report(workspace, tuple(banks or ()))
    if page is not None:
        _write_page(report, page)
        say(f"Written: {page}. Open it in a browser; nothing in it is sent anywhere.")
    if as_json:
        typer.echo(_as_json(report))
    elif page is None:
        _show(report, plain=plain or wants_plain() or workspace.settings.ui == "plain")


def _report(workspace: "Workspace", names: tuple[str, ...]) -> "Report":
    from cps_quiz.cli.studying import profile_of, study_today
    from cps_quiz.exams.shares import topic_shares
    from cps_quiz.ui.report.report import report_of

    selection = workspace.banks(names)
    study = study_today(workspace, selection)
    profile = profile_of(workspace, study.plan)
    settings = workspace.settings
    seconds = profile.minutes * 60 / profile.questions if profile else settings.seconds_per_question
    return report_of(
        study,
        names=names,
        aim=_aim(profile),
        shares=topic_shares(profile, [shelved.bank for shelved in selection.banks]),
        allowed_ms=round(seconds * settings.extra_time * 1000),
    )


def _aim(profile: "Profile | None") -> "Aim":
    from cps_quiz.stats.aim import Aim

    if profile is None:
        return Aim()
    return Aim(
        questions=profile.questions,
        pass_share=profile.pass_share,
        profile=profile.exam,
        title=profile.title,
        pass_mark_known=profile.pass_mark is not None,
    )


def _show(report: "Report", *, plain: bool) -> None:
    if plain:
        from cps_quiz.ui.report.text import plain_lines

        typer.echo("\n".join(plain_lines(report)))
        return
    from rich.console import Console

    from cps_quiz.ui.report.text import show

    console = Console(highlight=False)
    with console.capture() as captured:
        show(report, console)
    typer.echo(captured.get(), nl=False)


def _as_json(report: "Report") -> str:
    from cps_quiz.ui.lists import json_text
    from cps_quiz.ui.report.facts import facts_of

    return json_text(facts_of(report))


def _write_page(report: "Report", path: Path) -> None:
    """Write the page whole. A file that is no report of ours is left alone. Raises UsageError, StorageError."""
    from cps_quiz.system import write_whole
    from cps_quiz.ui.report.html import MARK, page_of

    if path.is_dir() or not path.absolute().parent.is_dir():
        what = "is a folder" if path.is_dir() else "lies in a folder that does not exist"
        raise UsageError(f"{path} {what}.", hint="Give the name of a file, such as progress.html.")
    try:
        if path.exists() and path.stat().st_size:
            with path.open("rb") as file:
                if MARK.encode() not in file.read(1024):
                    raise UsageError(
                        f"{path} exists and is no report of cps-quiz.", hint="Choose another name, or move it away."
                    )
        write_whole(path, page_of(report).encode())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StorageError(f"{path} can't be written: {reason}.", hint="Choose another place for the page.") from error
