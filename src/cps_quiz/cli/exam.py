"""``cps-quiz exam``: a mock exam on a profile."""

from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.errors import NothingToAskError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cps_quiz.bank.model import Bank
    from cps_quiz.cli.workspace import Workspace
    from cps_quiz.exams.draw import Drawn
    from cps_quiz.exams.profile import Profile
    from cps_quiz.session.plan import Policy

DEFAULT_PROFILE = "standard-100"


def exam(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[PROFILE]", help=f"The exam profile. Default: your plan's, else {DEFAULT_PROFILE}."),
    ] = None,
    *,
    listing: Annotated[bool, typer.Option("--list", help="List the exam profiles.")] = False,
    extra_time: Annotated[
        str | None, typer.Option(metavar="FACTOR", help="Multiply the time, such as 1.5. Default: the setting.")
    ] = None,
    seed: Annotated[str | None, typer.Option(help="The same seed draws the same questions.")] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Lines from top to bottom.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --list: print JSON.")] = False,
) -> None:
    """Sit a mock exam: no feedback until the end, free navigation, flags. Example: cps-quiz exam --extra-time 1.5."""
    from cps_quiz.cli.sitting import sit
    from cps_quiz.cli.studying import profiles
    from cps_quiz.cli.typed import multiplier
    from cps_quiz.cli.workspace import Workspace, items_of
    from cps_quiz.exams.draw import draw_exam
    from cps_quiz.history.log import new_id
    from cps_quiz.session.draw import lay_out
    from cps_quiz.session.plan import Plan
    from cps_quiz.stats.exposure import exposures_of
    from cps_quiz.text.printable import printable

    workspace = Workspace.open()
    if listing:
        _list(workspace, as_json=as_json)
        return
    profile = profiles(workspace).find(name or _planned(workspace) or DEFAULT_PROFILE)
    selection = workspace.banks([])
    used_seed = printable(seed) if seed is not None else new_id()
    exposures = exposures_of(workspace.history.answers)
    drawn = draw_exam(profile, items_of(selection), exposures=exposures, seed=used_seed)
    if not drawn.items:
        raise NothingToAskError("No question fits this profile.", hint="See 'cps-quiz bank show'.")
    extra = workspace.settings.extra_time if extra_time is None else multiplier(extra_time, option="--extra-time")
    policy = _policy(profile, drawn, extra)
    slots = lay_out(drawn.items, seed=used_seed)
    plan = Plan(id=new_id(), mode="exam", seed=used_seed, policy=policy, slots=slots, title=profile.title)
    notes = [*_told(profile, drawn), *_missing(profile, [shelved.bank for shelved in selection.banks])]
    sit(workspace, plan, selection.banks, plain=plain, notes=notes)


def _planned(workspace: "Workspace") -> str | None:
    from cps_quiz.review.study import StudyPlan

    return StudyPlan.of(workspace.history.plans).profile


def _policy(profile: "Profile", drawn: "Drawn", extra_time: float) -> "Policy":
    """Return the rules. A shorter exam has the same time for each question."""
    from cps_quiz.exams.breaks import MINUTE_MS, breaks_of
    from cps_quiz.session.plan import Feedback, Policy

    return Policy(
        feedback=Feedback.END,
        time_limit_ms=round(profile.minutes * MINUTE_MS * len(drawn.items) / drawn.wanted),
        extra_time=extra_time,
        may_pause=False,
        breaks=breaks_of(profile, len(drawn.items)),
        unsubmitted_counts=True,
        reviews_before_end=True,
        counts_parts=profile.partial,
        pass_mark=profile.pass_share,
        session_warnings_ms=tuple(minutes * MINUTE_MS for minutes in profile.warnings),
    )


def _told(profile: "Profile", drawn: "Drawn") -> list[str]:
    """Return what a candidate should know before it begins."""
    told = [profile.source]
    if not profile.verified:
        told.append("Its figures are not verified: look up what your own board says.")
    if profile.note:
        told.append(profile.note)
    if not drawn.is_whole:
        short = ", ".join(topic for _, topic in drawn.short)
        told.append(
            f"The banks hold too few questions for all {drawn.wanted} ({short}): this exam has {len(drawn.items)}, "
            "with the same time for each and the same shares of topics. Nothing is asked twice."
        )
    return told


def _missing(profile: "Profile", banks: "Sequence[Bank]") -> list[str]:
    """Return that banks or topics of the profile are not there, where that is so."""
    from cps_quiz.exams.shares import missing_shares
    from cps_quiz.ui import wording

    missing = missing_shares(profile, banks)
    if not missing:
        return []
    which = wording.listed([f"{topic} in {bank}" if topic else bank for bank, topic in missing])
    return [f"The profile asks for {which}, which the shelf does not have; the rest makes up the whole exam."]


def _list(workspace: "Workspace", *, as_json: bool) -> None:
    from cps_quiz.cli.studying import profiles
    from cps_quiz.cli.workspace import say, tell, wants_plain
    from cps_quiz.ui.lists import json_text, table

    known = profiles(workspace).all()
    for note in known.notes:
        say(f"Note: {note}")
    listed = list(known.by_name.values())
    if as_json:
        typer.echo(json_text(listed))
        return
    rows = [[one.exam, str(one.questions), str(one.minutes), _pass_mark(one), _status(one)] for one in listed]
    typer.echo(table(("Profile", "Questions", "Minutes", "Pass mark", "Figures"), rows, plain=wants_plain()))
    tell("", *_remarks(listed))


def _pass_mark(profile: "Profile") -> str:
    from cps_quiz.ui import wording

    return wording.percent(profile.pass_share) + ("" if profile.pass_mark is not None else ", ours")


def _status(profile: "Profile") -> str:
    return f"read {profile.checked}" if profile.verified else "not verified"


def _remarks(profiles: "Sequence[Profile]") -> list[str]:
    """Return what the words in the columns mean, for those that are there."""
    told = []
    if not all(profile.verified for profile in profiles):
        told.append("Not verified: look up what your own board says.")
    if any(profile.pass_mark is None for profile in profiles):
        told.append("Ours: the source names no pass mark in percent; this one stands in.")
    return told
