"""Settings: defaults < user file < environment, and what can't be used names its place and the remedy."""

from pathlib import Path

import pytest
from tests.integration.history.desk import POSIX_MODES, mode_of

from cps_quiz.config import NAMES, Settings, change_setting, describe, load_settings
from cps_quiz.errors import StorageError, UsageError

WRITTEN = """\
# My settings.
questions = 5  # in the evening

# The clock:
extra_time = 1.5
ui = "plain"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.toml"


@pytest.fixture
def written(file: Path) -> Path:
    file.parent.mkdir()
    file.write_text(WRITTEN, "utf-8")
    return file


def refused(path: Path, environment: dict[str, str]) -> tuple[str, str]:
    with pytest.raises(UsageError) as raised:
        load_settings(path, environment)
    return raised.value.message, raised.value.hint


def test_without_a_file_the_defaults_hold(file: Path) -> None:
    assert load_settings(file, {}) == Settings(
        ui="auto", questions=10, seconds_per_question=72, feedback="each", confidence=False, extra_time=1.0
    )
    assert not file.parent.exists()


def test_the_file_goes_before_the_defaults(written: Path) -> None:
    assert load_settings(written, {}) == Settings(ui="plain", questions=5, extra_time=1.5)


def test_the_environment_goes_before_the_file(written: Path) -> None:
    environment = {
        "CPS_QUIZ_QUESTIONS": " 20 ",
        "CPS_QUIZ_CONFIDENCE": "true",
        "CPS_QUIZ_EXTRA_TIME": "2",
        "CPS_QUIZ_UI": "",
        "QUESTIONS": "3",
    }
    assert load_settings(written, environment) == Settings(ui="plain", questions=20, confidence=True, extra_time=2.0)


@pytest.mark.parametrize("content", ["", "# nothing\n", "questions = 10\n"])
def test_a_file_that_changes_nothing_is_fine(file: Path, content: str) -> None:
    file.parent.mkdir()
    file.write_text(content, "utf-8")
    assert load_settings(file, {}) == Settings()


@pytest.mark.parametrize(
    "line",
    [
        "questions = 1",
        "questions = 1000",
        "seconds_per_question = 5",
        "seconds_per_question = 3600",
        "extra_time = 1",
        "extra_time = 4.0",
    ],
)
def test_the_limits_themselves_can_be_used(file: Path, line: str) -> None:
    file.parent.mkdir()
    file.write_text(line, "utf-8")
    name, _, value = line.partition(" = ")
    assert getattr(load_settings(file, {}), name) == float(value)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("questions = 0", "0"),
        ("questions = 1001", "1001"),
        ('questions = "5"', "5"),
        ("questions = true", "True"),
        ("questions = 5.5", "5.5"),
        ("seconds_per_question = 4", "4"),
        ("seconds_per_question = 3601", "3601"),
        ("extra_time = 0.9", "0.9"),
        ("extra_time = 4.1", "4.1"),
        ("extra_time = nan", "nan"),
        ("extra_time = inf", "inf"),
        ('ui = "fancy"', "fancy"),
        ('feedback = "never"', "never"),
        ("confidence = 1", "1"),
        ('confidence = "true"', "true"),
        ("questions = [5]", "[5]"),
    ],
)
def test_a_value_that_cannot_be_used_names_the_file_and_what_would_be(file: Path, line: str, value: str) -> None:
    file.parent.mkdir()
    file.write_text(line, "utf-8")
    name = line.split(" ", maxsplit=1)[0]
    assert refused(file, {}) == (f"The value '{value}' of '{name}' ({file}) can't be used.", describe(name))


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("CPS_QUIZ_QUESTIONS", "many"),
        ("CPS_QUIZ_QUESTIONS", "-5"),
        ("CPS_QUIZ_EXTRA_TIME", "nan"),
        ("CPS_QUIZ_EXTRA_TIME", "1,5"),
        ("CPS_QUIZ_CONFIDENCE", "maybe"),
        ("CPS_QUIZ_UI", "\x1b[31m"),
    ],
)
def test_a_variable_that_cannot_be_used_is_named(file: Path, variable: str, text: str) -> None:
    name = variable.removeprefix("CPS_QUIZ_").lower()
    message, hint = refused(file, {variable: text})
    assert message.endswith(f"of '{name}' (the environment variable {variable}) can't be used.")
    assert hint == describe(name)
    assert "\x1b" not in message


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("question", "Did you mean 'questions'?"),
        ("zzz", f"Settings: {', '.join(NAMES)}."),
        ('"\\u001b"', f"Settings: {', '.join(NAMES)}."),
    ],
)
def test_a_setting_that_does_not_exist_is_named_with_the_nearest(file: Path, name: str, hint: str) -> None:
    file.parent.mkdir()
    file.write_text(f"{name} = 5", "utf-8")
    message, found = refused(file, {})
    assert message.startswith("There is no setting '")
    assert message.endswith(f"' ({file}).")
    assert "\x1b" not in message
    assert found == hint


def test_a_file_that_is_no_toml_says_where(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("questions = 5\nui == 2\n", "utf-8")
    message, hint = refused(file, {})
    assert message.startswith(f"The settings file {file} is not valid TOML: ")
    assert "line 2" in message
    assert hint == "Mend it or delete it."


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_a_file_that_cannot_be_read_says_so(file: Path, content: bytes | None) -> None:
    file.parent.mkdir()
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    message, hint = refused(file, {})
    assert message.startswith(f"The settings file {file} can't be read: ")
    assert hint == "Check its permissions."


def test_every_setting_says_what_it_is_for() -> None:
    described = {name: describe(name) for name in NAMES}
    assert all(text.endswith(".") for text in described.values())
    assert len(set(described.values())) == len(NAMES)
    assert describe("unknown") == ""


def test_changing_a_setting_keeps_comments_order_and_the_other_settings(written: Path) -> None:
    assert change_setting(written, "questions", " 8 ") == 8
    assert written.read_text("utf-8") == WRITTEN.replace("questions = 5 ", "questions = 8 ")
    assert change_setting(written, "confidence", "true") is True
    assert written.read_text("utf-8") == WRITTEN.replace("questions = 5 ", "questions = 8 ") + "confidence = true\n"
    assert load_settings(written, {}) == Settings(ui="plain", questions=8, extra_time=1.5, confidence=True)


@POSIX_MODES
def test_changing_a_setting_makes_a_file_that_is_its_owners_alone(file: Path) -> None:
    assert change_setting(file, "extra_time", "1.5") == 1.5
    assert file.read_text("utf-8") == "extra_time = 1.5\n"
    assert (mode_of(file), mode_of(file.parent)) == ("0o600", "0o700")
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(("name", "text"), [("question", "5"), ("questions", "many"), ("extra_time", "nan")])
def test_a_change_that_cannot_be_used_leaves_the_file_as_it_was(written: Path, name: str, text: str) -> None:
    with pytest.raises(UsageError, match="what was typed"):
        change_setting(written, name, text)
    assert written.read_text("utf-8") == WRITTEN


def test_a_damaged_file_is_not_written_over(written: Path) -> None:
    written.write_text("ui == 2", "utf-8")
    with pytest.raises(UsageError, match="not valid TOML"):
        change_setting(written, "questions", "5")
    assert written.read_text("utf-8") == "ui == 2"


def test_a_full_disk_leaves_the_file_as_it_was(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(StorageError, match="can't be written: No space left on device"):
        change_setting(written, "questions", "8")
    assert written.read_text("utf-8") == WRITTEN
    assert list(written.parent.iterdir()) == [written]
