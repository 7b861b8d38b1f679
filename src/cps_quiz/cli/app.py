"""Wires the commands and turns every ending into an exit code: expected, interrupted, or a bug.

Heavy libraries are imported by the commands that need them, so that ``--version`` and the first question come at once.
"""

import contextlib
import errno
import os
import sys
from typing import Annotated, NoReturn

import typer

from cps_quiz import __version__
from cps_quiz.cli import bank, config, exam, history, plan, quiz, resume, review, stats
from cps_quiz.errors import CpsQuizError, ExitCode, StorageError
from cps_quiz.system import open_missing_streams, raise_on_signals, silence_output
from cps_quiz.ui.wording import CRISIS_NOTICE

app = typer.Typer(
    name="cps-quiz",
    help="Prepare for a Certified Peer Specialist exam in the terminal.\n\n"
    "Without a command: today at a glance, and what to run next.",
    epilog=f"Example: cps-quiz quiz validation -n 5. {CRISIS_NOTICE}",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("quiz")(quiz.quiz)
app.command("exam")(exam.exam)
app.command("review")(review.review)
app.command("plan")(plan.plan)
app.command("stats")(stats.stats)
app.command("resume")(resume.resume)
app.add_typer(history.app, name="history")
app.add_typer(bank.app, name="bank")
app.add_typer(config.app, name="config")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"cps-quiz {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def today(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - handled by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print today's facts as JSON.")] = False,
) -> None:
    """Show today at a glance: an unfinished session, what is new, how it went, and the one command to run next."""
    if context.invoked_subcommand is None:
        from cps_quiz.cli.today import show_today

        show_today(as_json=as_json)


@app.command("help", hidden=True)
def show_help(context: typer.Context) -> None:
    """Show this help."""
    typer.echo(context.find_root().get_help())


def main() -> NoReturn:
    """Run the program. Never returns."""
    open_missing_streams()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    raise_on_signals()
    code = _run()
    try:
        sys.stdout.flush()
    except OSError:
        silence_output()
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    os._exit(code)  # all is written: Python would spend a tenth of a second freeing a long history, value by value


def _run() -> int:
    try:
        code: int | None = app(prog_name="cps-quiz", standalone_mode=False)  # that of typer.Exit, else none
    except CpsQuizError as error:
        _tell(error)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    except (BrokenPipeError, SystemExit):  # typer exits by itself at a broken pipe, and at nothing else
        silence_output()
        return ExitCode.FINE
    except OSError as error:
        return _report_bug(error) if error.filename is not None else _lose_output(error)
    except Exception as error:  # noqa: BLE001 - the one boundary: what is left is a usage error of typer's, or a bug
        show = getattr(error, "show", None)
        if callable(show):
            show()
            return ExitCode.USAGE
        return _report_bug(error)
    return code or ExitCode.FINE


def _tell(error: CpsQuizError) -> None:
    from cps_quiz.cli.workspace import say

    with contextlib.suppress(OSError):  # standard error may have gone with the terminal
        for diagnostic in getattr(error, "diagnostics", ()):
            from cps_quiz.diagnostics import render

            typer.echo(render(diagnostic), err=True)
        for sentence in (error.message, error.hint):
            if sentence:
                say(sentence)


def _lose_output(error: OSError) -> int:
    """End where standard output takes no more: its terminal went away, or its disk is full."""
    reason = (error.strerror or str(error)).lower()
    lost = StorageError(f"The output can't be written: {reason}.", hint="Everything you answered is saved.")
    _tell(lost)
    silence_output()
    return ExitCode.HANG_UP if error.errno == errno.EIO else lost.exit_code


def _report_bug(error: BaseException) -> int:
    """Write what happened to a file, without a word of the learner's answers, and say where it is."""
    import platform
    import traceback

    from cps_quiz.paths import find_paths
    from cps_quiz.system import make_private_folder, write_whole

    folder = find_paths(os.environ).state
    path = folder / "last-bug.txt"
    report = f"cps-quiz {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
    report += "".join(traceback.format_exception(error))
    try:
        make_private_folder(folder)
        write_whole(path, report.encode(errors="replace"))
        where = f"A report is in {path}; please send it to the authors."
    except OSError:
        where = report
    with contextlib.suppress(OSError):
        typer.echo(f"Something went wrong in cps-quiz itself. Your answers are saved. {where}", err=True)
    return ExitCode.BUG
