"""``cps-quiz bank audit``: whether a bank can be guessed, and how it is balanced."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cps_quiz.errors import BankError, ExitCode

if TYPE_CHECKING:
    from cps_quiz.audit.audit import Audit, BankAudit, Guessed
    from cps_quiz.audit.balance import Share
    from cps_quiz.audit.robots import Result
    from cps_quiz.lint.subject import WrittenBank

FAR = 10.0  # points from chance from which on a robot's questions are listed


def audit(
    paths: Annotated[list[Path], typer.Argument(metavar="BANK...", help="Bank files, folders of them, or ids.")],
    *,
    fail_over: Annotated[
        float | None,
        typer.Option(min=0, max=100, metavar="POINTS", help="Exit with 1 if a robot is further from chance than that."),
    ] = None,
    questions: Annotated[bool, typer.Option("--questions", help="List the questions that each robot gets.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Let robots that know nothing answer a bank, and show its balance. Example: cps-quiz bank audit validation."""
    from cps_quiz.audit.audit import audit as run_audit
    from cps_quiz.ui.lists import json_text

    done = run_audit(_banks(paths))
    if as_json:
        typer.echo(json_text(_facts(done)))
    else:
        typer.echo("\n".join(_lines(done, far=FAR if fail_over is None else fail_over, questions=questions)))
    too_far = [] if fail_over is None else done.further_than(fail_over)
    for name, result in too_far:
        typer.echo(f"{name}: '{result.robot}' is {result.off:+.1f} points from chance.", err=True)
    raise typer.Exit(ExitCode.FINDINGS if too_far else ExitCode.FINE)


def _banks(paths: Sequence[Path]) -> "list[WrittenBank]":
    """Return the banks. Raises BankError where one can't be loaded."""
    from cps_quiz.bank.load import Draft
    from cps_quiz.bank.shelf import BankFormatError
    from cps_quiz.cli.bank_check import bank_files
    from cps_quiz.exams.load import load_any
    from cps_quiz.lint.run import written

    drafts = [draft for file in bank_files(paths) if isinstance(draft := load_any(file), Draft)]
    if broken := [draft.loaded for draft in drafts if draft.loaded.bank is None]:
        raise BankFormatError(
            [finding for one in broken for finding in one.diagnostics],
            message=f"These banks can't be loaded: {', '.join(one.path for one in broken)}.",
            hint="Mend what is listed above.",
        )
    if not drafts:
        raise BankError("There is no bank to audit.", hint="Name a bank file.")
    return [bank for draft in drafts if (bank := written(draft)) is not None]


def _lines(done: "Audit", *, far: float, questions: bool) -> Iterator[str]:
    for number, of_bank in enumerate(done.banks):
        if number:
            yield ""
        yield from _bank_lines(of_bank, far=far, questions=questions)
    if done.together:
        yield from ("", "All banks together")
        yield from _guessed_lines(done.together, far=far, questions=questions)


def _bank_lines(of_bank: "BankAudit", *, far: float, questions: bool) -> Iterator[str]:
    from cps_quiz.diagnostics import render
    from cps_quiz.ui import wording

    head, balance = of_bank.bank.head, of_bank.balance
    yield f"{head.title} ({head.id}): {wording.count(balance.questions, 'question')}"
    if of_bank.guessed:
        yield from _guessed_lines(of_bank.guessed, far=far, questions=questions)
    else:
        yield "Too few single questions for robots."
    yield ""
    yield from _balance_lines(of_bank)
    if of_bank.findings:
        yield from ("", "Questions too near to each other, or that give away another's key:")
        yield from map(render, of_bank.findings)


def _guessed_lines(guessed: "Guessed", *, far: float, questions: bool) -> Iterator[str]:
    from cps_quiz.cli.workspace import wants_plain
    from cps_quiz.text.markup import wrap
    from cps_quiz.ui import wording
    from cps_quiz.ui.lists import table

    p_values = {learned.result.robot: f"{learned.p_value:.3f}" for learned in guessed.learned}
    chance = guessed.all[0].chance
    yield f"Robots on {guessed.singles} single questions; chance is {wording.percent(chance)}:"
    rows = [
        [r.robot, wording.percent(r.share), f"{r.off:+.1f}", _interval(r), p_values.get(r.robot, ""), r.looks_for]
        for r in guessed.all
    ]
    yield table(("Robot", "Right", "Off", "95 %", "p", "It takes"), rows, plain=wants_plain())
    for result in guessed.all:
        if (questions or abs(result.off) > far) and result.solved:
            names = ", ".join(name.partition("/")[2] for name in result.solved)
            yield from wrap(f"{result.robot} gets: {names}", width=80, indent="  ")
    telling = guessed.learned[0].telling
    if telling:
        told = "; ".join(f"'{t.words}' in {t.in_keys} keys and {t.in_distractors} distractors" for t in telling)
        yield from wrap(f"Words that tell most: {told}.", width=80, indent="  ")


def _interval(result: "Result") -> str:
    low, high = result.interval
    return f"{low * 100:.0f} to {high * 100:.0f} %"


def _balance_lines(of_bank: "BankAudit") -> Iterator[str]:
    from cps_quiz.cli.workspace import wants_plain
    from cps_quiz.text.markup import wrap
    from cps_quiz.ui.lists import table

    balance = of_bank.balance
    rows = [[s.name, str(s.count), f"{s.wanted:.1f}"] for s in balance.topics if s.wanted is not None]
    yield table(("Topic", "Questions", "By its weight"), rows, plain=wants_plain())
    if balance.objectives_without_question:
        yield from wrap(f"Without a question: {', '.join(balance.objectives_without_question)}.", width=80, indent="  ")
    for what, shares in _spreads(of_bank):
        told = ", ".join(f"{share.name} {share.count}" for share in shares) or "none"
        yield from wrap(f"{what}: {told}.", width=80, indent="  ")


def _spreads(of_bank: "BankAudit") -> "Iterator[tuple[str, Sequence[Share]]]":
    balance = of_bank.balance
    yield "Levels", balance.levels
    yield "Difficulty", balance.difficulties
    yield "Types", balance.types
    yield "Keys in the file", balance.key_positions
    yield "Misconceptions", balance.misconceptions
    yield "Most frequent names", balance.names


def _facts(done: "Audit") -> dict[str, Any]:
    banks = [
        {
            "id": of_bank.bank.head.id,
            "path": of_bank.bank.document.path,
            "robots": _robot_facts(of_bank.guessed),
            "balance": of_bank.balance,
            "findings": [finding.as_json() for finding in of_bank.findings],
        }
        for of_bank in done.banks
    ]
    return {"banks": banks, "together": _robot_facts(done.together)}


def _robot_facts(guessed: "Guessed | None") -> dict[str, Any] | None:
    if guessed is None:
        return None
    learned = {one.result.robot: {"p_value": one.p_value, "telling": one.telling} for one in guessed.learned}
    robots = [
        {
            "robot": result.robot,
            "takes": result.looks_for,
            "share": round(result.share, 4),
            "chance": round(result.chance, 4),
            "points_off": round(result.off, 2),
            "interval_95": [round(edge, 4) for edge in result.interval],
            "questions": result.solved,
            **learned.get(result.robot, {}),
        }
        for result in guessed.all
    ]
    return {"singles": guessed.singles, "robots": robots}
