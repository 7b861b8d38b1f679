"""``cps-quiz config``: settings."""

from typing import Annotated

import typer

app = typer.Typer(help="Settings.", no_args_is_help=True, rich_markup_mode=None)


@app.command()
def show(*, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Show all settings as they are in force, and what each is for."""
    import msgspec

    from cps_quiz.cli.workspace import Workspace, wants_plain
    from cps_quiz.config import describe
    from cps_quiz.ui.lists import json_text, table

    values = msgspec.structs.asdict(Workspace.open().settings)
    if as_json:
        typer.echo(json_text(values))
        return
    rows = [(name, _spelled(value), describe(name)) for name, value in values.items()]
    typer.echo(table(("Setting", "Value", "Meaning"), rows, plain=wants_plain()))


@app.command("set")
def set_value(
    name: Annotated[str, typer.Argument(help="The setting, e.g. questions.")],
    value: Annotated[str, typer.Argument(help="Its value, e.g. 20.")],
) -> None:
    """Change a setting. Example: cps-quiz config set extra_time 1.5."""
    from cps_quiz.cli.workspace import Workspace, say
    from cps_quiz.config import change_setting

    written = change_setting(Workspace.open().paths.settings, name, value)
    say(f"{name} is now {_spelled(written)}.")


@app.command()
def path() -> None:
    """Print the path of the settings file."""
    from cps_quiz.cli.workspace import Workspace

    typer.echo(str(Workspace.open().paths.settings))


def _spelled(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
