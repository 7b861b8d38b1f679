"""``cps-quiz bank explain``: what the writing rules say, and why."""

import re
from typing import Annotated

import typer

FORMAT_CODE = re.compile(r"[Ff]\d{3}")


def explain(
    code: Annotated[str | None, typer.Argument(metavar="[CODE]", help="A rule's code or name. Default: all.")] = None,
) -> None:
    """Explain a writing rule, with examples and sources, or list all. Example: cps-quiz bank explain R12."""
    import shutil

    from cps_quiz.lint.explain import OTHER_CODES, as_text, list_as_text
    from cps_quiz.lint.registry import chosen_rules

    width = min(shutil.get_terminal_size().columns, 120)
    if code is None:
        typer.echo(list_as_text(width=width))
        return
    if code.upper() in OTHER_CODES:
        typer.echo(f"{code.upper()}: {OTHER_CODES[code.upper()]}")
        return
    if FORMAT_CODE.fullmatch(code):
        typer.echo(f"{code.upper()} is an error of the format. Its message says what to write instead.")
        return
    for number, rule in enumerate(chosen_rules([code], [])):
        if number:
            typer.echo("\n" + "-" * min(width, 80) + "\n")
        typer.echo(as_text(rule, width=width))
