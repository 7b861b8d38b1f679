"""Settings: defaults < user file < environment < what was typed."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from cps_quiz.errors import StorageError, UsageError
from cps_quiz.session.plan import SECONDS_PER_QUESTION
from cps_quiz.system import make_private_folder, write_whole
from cps_quiz.text.near import did_you_mean, sentence
from cps_quiz.text.printable import printable

PREFIX = "CPS_QUIZ_"
LEAST_EXTRA_TIME, MOST_EXTRA_TIME = 1, 4


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings with their defaults."""

    ui: Annotated[Literal["auto", "plain"], Meta(description="How sessions look: auto or plain.")] = "auto"
    theme: Annotated[
        Literal["auto", "dark", "light", "terminal"],
        Meta(description="Colors of the full screen: auto, dark, light or terminal."),
    ] = "auto"
    questions: Annotated[int, Meta(ge=1, le=1000, description="How many questions a quiz has.")] = 10
    seconds_per_question: Annotated[int, Meta(ge=5, le=3600, description="A quiz's time limit, for each question.")] = (
        SECONDS_PER_QUESTION
    )
    feedback: Annotated[Literal["each", "end"], Meta(description="When answers are explained: each or end.")] = "each"
    confidence: Annotated[bool, Meta(description="Whether to ask how sure you are: true or false.")] = False
    extra_time: Annotated[
        float,
        Meta(ge=LEAST_EXTRA_TIME, le=MOST_EXTRA_TIME, description="Multiplies every time limit, such as 1.5."),
    ] = 1.0


NAMES = Settings.__struct_fields__


def describe(name: str) -> str:
    """Return one sentence about a setting."""
    for field in msgspec.inspect.type_info(Settings).fields:  # type: ignore[attr-defined]
        if field.encode_name == name and isinstance(field.type, msgspec.inspect.Metadata):
            return str((field.type.extra_json_schema or {}).get("description", ""))
    return ""


def load_settings(path: Path, environment: Mapping[str, str]) -> Settings:
    """Return the settings. Raises UsageError with the place and the remedy where one can't be used."""
    values = _read_file(path)
    for name in NAMES:
        text = environment.get(PREFIX + name.upper())
        if text:
            values[name] = _typed(name, text, where=f"the environment variable {PREFIX}{name.upper()}")
    return msgspec.convert(values, Settings)


def _read_file(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The settings file {path} can't be read: {error}.", hint="Check its permissions.") from error
    import tomllib

    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"The settings file {path} is not valid TOML: {error}.", hint="Mend it or delete it."
        ) from error
    for name, value in written.items():
        _known(name, where=str(path))
        _convert(name, value, strict=True, where=str(path))
    return written


def _known(name: str, *, where: str) -> None:
    if name not in NAMES:
        near = sentence(did_you_mean(name, NAMES))
        hint = near or f"Settings: {', '.join(NAMES)}."
        raise UsageError(f"There is no setting '{printable(name)}' ({where}).", hint=hint)


def _convert(name: str, value: Any, *, strict: bool, where: str) -> Any:
    try:
        return getattr(msgspec.convert({name: value}, Settings, strict=strict), name)
    except msgspec.ValidationError as error:
        message = f"The value '{printable(str(value))}' of '{name}' ({where}) can't be used."
        raise UsageError(message, hint=describe(name)) from error


def _typed(name: str, text: str, *, where: str) -> Any:
    return _convert(name, text.strip(), strict=False, where=where)


def change_setting(path: Path, name: str, text: str) -> Any:
    """Write one setting, keeping the file's comments, and return its value. Raises UsageError and StorageError."""
    _known(name, where="what was typed")
    value = _typed(name, text, where="what was typed")
    _read_file(path)
    import tomlkit

    document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
    document[name] = value
    try:
        make_private_folder(path.parent)
        write_whole(path, tomlkit.dumps(document).encode())
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise StorageError(
            f"{path} can't be written: {reason}.", hint="Check the permissions of its folder."
        ) from error
    return value
