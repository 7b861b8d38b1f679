"""``cps-quiz bank add``: check banks and copy them to the shelf."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cps_quiz.errors import StorageError, UsageError

if TYPE_CHECKING:
    from cps_quiz.bank.load import Draft


def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Bank files, or folders of them.")],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a bank of the same id on your shelf.")] = False,
) -> None:
    """Check banks and copy them to your shelf, where every quiz finds them. Example: cps-quiz bank add my-bank.yaml.

    Nothing is copied where a file has format errors. Findings of writing rules are only counted.
    """
    from cps_quiz.bank.load import Draft
    from cps_quiz.bank.shelf import BankFormatError
    from cps_quiz.cli.bank_check import bank_files
    from cps_quiz.cli.workspace import Workspace
    from cps_quiz.exams.load import load_any

    drafts = []
    for file in bank_files(paths):
        draft = load_any(file)
        if not isinstance(draft, Draft):
            raise UsageError(
                f"{file} is an exam profile.",
                hint="Copy it into the 'exams' folder beside your banks; see docs/review.md.",
            )
        drafts.append(draft)
    if broken := [draft.loaded for draft in drafts if draft.loaded.bank is None]:
        raise BankFormatError(
            [finding for one in broken for finding in one.diagnostics],
            message=f"Nothing was added: {', '.join(one.path for one in broken)} can't be loaded.",
            hint="Mend what is listed above.",
        )
    workspace = Workspace.open()
    for draft in drafts:
        _add(draft, workspace.paths.banks, replace=replace)


def _add(draft: "Draft", shelf: Path, *, replace: bool) -> None:
    from cps_quiz.bank.load import load_file
    from cps_quiz.bank.shelf import bank_files as files_of
    from cps_quiz.bank.shelf import shipped_banks
    from cps_quiz.diagnostics import Severity
    from cps_quiz.lint.run import lint, written
    from cps_quiz.lint.settings import settings_beside
    from cps_quiz.system import make_private_folder, write_whole
    from cps_quiz.ui import wording

    bank, source = draft.loaded.bank, Path(draft.loaded.path)
    assert bank is not None
    try:
        make_private_folder(shelf)
        taken = next((p for p in files_of(shelf) if (there := load_file(p).bank) and there.id == bank.id), None)
        target = taken or shelf / f"{bank.id}.yaml"
        if taken is None and not replace and (shipped_banks() / f"{bank.id}.yaml").exists():
            raise UsageError(
                f"A bank '{bank.id}' comes with the program.",
                hint="Give yours another id, or let it take that one's place with '--replace'.",
            )
        if target.exists() and target.samefile(source):
            typer.echo(f"{bank.title} ({bank.id}) is on your shelf already.")
            return
        if target.exists() and not replace and target.read_bytes() != source.read_bytes():
            raise UsageError(
                f"Your shelf has another bank '{bank.id}': {target}.",
                hint="'--replace' puts this one in its place; answers are kept by question id.",
            )
        write_whole(target, source.read_bytes())
    except OSError as error:
        raise StorageError(
            f"{source} can't be added: {error.strerror}.", hint="Check the folder's permissions."
        ) from error
    subject = written(draft)
    assert subject is not None
    found = lint([subject], [settings_beside(source)])[0].findings
    graver = sum(finding.severity.is_at_least(Severity.WARNING) for finding in found)
    typer.echo(f"Added {bank.title} ({bank.id}): {wording.count(len(bank.questions), 'question')}. It is now {target}.")
    if graver:
        told = wording.count(graver, "finding")
        typer.echo(f"The writing rules have {told}: cps-quiz bank check {source}", err=True)
    typer.echo(f"To practice it: cps-quiz quiz {bank.id}. To take it off again, delete that file.", err=True)
