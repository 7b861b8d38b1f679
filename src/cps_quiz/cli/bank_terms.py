"""``cps-quiz bank terms``: the glossaries of the banks."""

from typing import Annotated

import typer


def terms(
    word: Annotated[str | None, typer.Argument(metavar="[WORD]", help="A term, or what is near to one.")] = None,
    *,
    bank: Annotated[list[str] | None, typer.Option("--bank", metavar="BANK", help="Of these banks alone.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the glossary, or explain a term. Example: cps-quiz bank terms "peer drift"."""
    from cps_quiz.cli.workspace import Workspace, paragraph_width, tell
    from cps_quiz.errors import UsageError
    from cps_quiz.text.markup import plain, wrap
    from cps_quiz.text.near import nearest
    from cps_quiz.text.printable import printable

    defined: dict[str, dict[str, list[str]]] = {}  # the banks of each definition of each term
    for shelved in Workspace.open().banks(bank or []).banks:
        for term, definition in shelved.bank.terms.items():
            defined.setdefault(term, {}).setdefault(plain(definition), []).append(shelved.bank.id)
    if word is not None:
        found = nearest(word, defined)
        if found is None:
            raise UsageError(f"There is no term like '{printable(word)}'.", hint="'cps-quiz bank terms' lists them.")
        defined = {found: defined[found]}
    if as_json:
        from cps_quiz.ui.lists import json_text

        facts = [
            {"term": term, "definition": definition, "banks": banks}
            for term, definitions in sorted(defined.items())
            for definition, banks in definitions.items()
        ]
        typer.echo(json_text(facts))
        return
    for term, definitions in sorted(defined.items(), key=lambda entry: entry[0].casefold()):
        for definition, banks in definitions.items():
            tell(*wrap(f"{term}: {definition} ({', '.join(banks)})", width=paragraph_width(), indent="   "))
    if not defined:
        typer.echo("These banks have no glossary.")
