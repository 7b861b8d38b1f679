"""``cps-quiz config``."""

import json
from pathlib import Path

import pytest
from tests.integration.commands import Program, Ran

from cps_quiz.errors import ExitCode


def test_the_path_is_that_of_the_file_though_there_is_none(program: Program, home: Path) -> None:
    assert program("config", "path") == Ran(0, f"{home / 'settings.toml'}\n", "")
    assert not home.exists()


def test_settings_are_shown_with_what_they_are_for(program: Program) -> None:
    assert program("config", "show") == Ran(
        0,
        "Setting               Value  Meaning\n"
        "ui                    auto   How sessions look: auto or plain.\n"
        "theme                 auto   Colors of the full screen: auto, dark, light or terminal.\n"
        "questions             10     How many questions a quiz has.\n"
        "seconds_per_question  72     A quiz's time limit, for each question.\n"
        "feedback              each   When answers are explained: each or end.\n"
        "confidence            false  Whether to ask how sure you are: true or false.\n"
        "extra_time            1.0    Multiplies every time limit, such as 1.5.\n",
        "",
    )


def test_settings_are_shown_as_they_are_in_force(program: Program, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert program("config", "set", "questions", "5") == Ran(0, "", "questions is now 5.\n")
    assert program("config", "set", "confidence", "TRUE") == Ran(0, "", "confidence is now true.\n")
    monkeypatch.setenv("CPS_QUIZ_FEEDBACK", "end")
    assert json.loads(program("config", "show", "--json").output) == {
        "ui": "auto",
        "theme": "auto",
        "questions": 5,
        "seconds_per_question": 72,
        "feedback": "end",
        "confidence": True,
        "extra_time": 1.0,
    }
    assert (home / "settings.toml").read_text("utf-8") == "questions = 5\nconfidence = true\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("question", "5"), "There is no setting 'question' (what was typed).\nDid you mean 'questions'?\n"),
        (
            ("questions", "many"),
            "The value 'many' of 'questions' (what was typed) can't be used.\nHow many questions a quiz has.\n",
        ),
    ],
)
def test_what_cannot_be_set_is_refused(program: Program, home: Path, words: tuple[str, str], told: str) -> None:
    assert program("config", "set", *words) == Ran(ExitCode.USAGE, "", told)
    assert not home.exists()


def test_a_home_that_is_no_folder_is_told_of(program: Program, home: Path) -> None:
    home.write_text("in the way")
    ran = program("config", "set", "questions", "5")
    assert (ran.code, f"The settings file {home / 'settings.toml'} can't be read: " in ran.told) == (
        ExitCode.USAGE,
        True,
    )
