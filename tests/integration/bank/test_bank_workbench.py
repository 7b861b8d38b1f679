"""``cps-quiz bank new``, ``preview``, ``add``, ``explain`` and ``audit``."""

import json
from pathlib import Path

import pytest
from tests.integration.bank.conftest import Command, written
from tests.integration.commands import Program

from cps_quiz.bank.load import load_file
from cps_quiz.bank.shelf import shipped_banks
from cps_quiz.lint.registry import all_rules


@pytest.fixture(autouse=True)
def in_a_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)


def begin(cps_quiz: Command) -> Path:
    cps_quiz("bank", "new", "--title", "Active listening", "--topic", "Silence", "--topic", "Open: questions")
    return Path("active-listening.yaml")


def test_a_new_bank_loads_and_passes_the_check(cps_quiz: Command) -> None:
    path = begin(cps_quiz)
    bank = load_file(path).bank
    assert bank is not None
    assert (bank.id, bank.title, [topic.title for topic in bank.topics.values()]) == (
        "active-listening",
        "Active listening",
        ["Silence", "Open: questions"],
    )
    done = cps_quiz("bank", "check", path)
    assert (done.code, done.output) == (0, "")
    assert json.loads(Path("bank.schema.json").read_text("utf-8")) == json.loads(
        (shipped_banks() / "bank.schema.json").read_text("utf-8")
    )


def test_what_is_not_given_is_asked_for(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    done = Program(monkeypatch, capsys)("bank", "new", "mine.yaml", typed='A "quoted": title\nSilence\n\n')
    assert done.code == 0
    bank = load_file(Path("mine.yaml")).bank
    assert bank is not None
    assert (bank.id, bank.title, list(bank.topics)) == ("mine", 'A "quoted": title', ["silence"])


def test_a_new_bank_never_writes_over_a_file(cps_quiz: Command) -> None:
    written(Path(), "active-listening.yaml", "mine")
    done = cps_quiz("bank", "new", "--title", "Active listening", "--topic", "Silence")
    assert (done.code, Path("active-listening.yaml").read_text()) == (2, "mine")
    assert done.told == "active-listening.yaml exists already.\nName another file, or edit that one.\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--title", "x", "--id", "No Id", "--topic", "a"), "'No Id' is no id."),
        (("--title", "x", "--topic", "Same", "--topic", "same!"), "Two topics come to the same id 'same'."),
    ],
)
def test_ids_that_can_not_be_are_usage_errors(cps_quiz: Command, words: tuple[str, ...], told: str) -> None:
    done = cps_quiz("bank", "new", *words)
    assert (done.code, done.told.splitlines()[0], list(Path().iterdir())) == (2, told, [])


def test_preview_shows_the_question_as_in_a_session_and_what_is_behind(cps_quiz: Command) -> None:
    done = cps_quiz("bank", "preview", begin(cps_quiz), "active-listening-001")
    asked, _, behind = done.output.partition("Behind it:")
    assert done.code == 0
    assert "Question 1 of 1. Topic: Silence." in asked
    assert "right)" not in asked
    assert "(right) Her silence hurts" in behind
    assert "Source: Its author. The title of the work" in behind


def test_preview_of_a_question_that_is_not_there_names_the_near_one(cps_quiz: Command) -> None:
    done = cps_quiz("bank", "preview", begin(cps_quiz), "active-listening-01")
    assert (done.code, done.told) == (
        2,
        "There is no question 'active-listening-01' in active-listening.yaml.\nDid you mean 'active-listening-001'?\n",
    )


def test_preview_of_a_bank_that_does_not_load_tells_why(cps_quiz: Command) -> None:
    path = begin(cps_quiz)
    path.write_text(path.read_text().replace("    stem:", "    stam:"))
    done = cps_quiz("bank", "preview", path)
    assert (done.code, "F012 error: unknown field 'stam' (did you mean 'stem'?)" in done.output) == (3, True)


def test_add_copies_to_the_shelf_and_replaces_only_when_asked(cps_quiz: Command, home: Path) -> None:
    path = begin(cps_quiz)
    done = cps_quiz("bank", "add", path)
    target = home / "banks" / "active-listening.yaml"
    assert (done.code, target.read_text()) == (0, path.read_text())
    assert done.output == f"Added Active listening (active-listening): 1 question. It is now {target}.\n"
    assert cps_quiz("bank", "add", path).code == 0
    path.write_text(path.read_text().replace('version: "1"', 'version: "2"'))
    refused = cps_quiz("bank", "add", path)
    assert (refused.code, 'version: "1"' in target.read_text()) == (2, True)
    assert cps_quiz("bank", "add", "--replace", path).code == 0
    assert 'version: "2"' in target.read_text()
    assert cps_quiz("bank", "add", target).output == "Active listening (active-listening) is on your shelf already.\n"


def test_add_of_a_broken_bank_adds_nothing(cps_quiz: Command, home: Path) -> None:
    good, bad = begin(cps_quiz), written(Path(), "bad.yaml", "format: 1\n")
    done = cps_quiz("bank", "add", good, bad)
    assert (done.code, (home / "banks").exists()) == (3, False)


def test_explain_shows_a_rule_and_lists_all(cps_quiz: Command) -> None:
    one = cps_quiz("bank", "explain", "longest-key")
    assert one.output.startswith("R12 longest-key (warning")
    for part in ("What to do:", "ratio = 1.2:", "Sources:", "Bad:", "Good:"):
        assert part in one.output
    listed = cps_quiz("bank", "explain").output
    assert [code for code in all_rules() if f"{code}  " not in listed] == []
    assert cps_quiz("bank", "explain", "R99").code == 2


def test_audit_shows_robots_and_balance_and_is_the_same_each_time(cps_quiz: Command) -> None:
    first, second = (cps_quiz("bank", "audit", shipped_banks()) for _ in range(2))
    assert first == second
    assert first.code == 0
    for part in ("Robots on 96 single questions; chance is 25", "bayes-by-family", "All banks together"):
        assert part in first.output
    facts = json.loads(cps_quiz("bank", "audit", shipped_banks(), "--json").output)
    assert [bank["id"] for bank in facts["banks"]] == ["empowerment", "modeling", "validation"]
    assert facts["together"]["singles"] == 288
    assert {"robot", "share", "chance", "points_off", "interval_95", "questions"} <= facts["together"]["robots"][
        0
    ].keys()


def test_audit_fails_where_a_robot_is_too_far_from_chance(cps_quiz: Command) -> None:
    path = shipped_banks() / "validation.yaml"
    assert cps_quiz("bank", "audit", path, "--fail-over", "100").code == 0
    done = cps_quiz("bank", "audit", path, "--fail-over", "0")
    assert (done.code, "points from chance." in done.told) == (1, True)


def test_audit_of_few_questions_says_that_it_is_too_few(cps_quiz: Command) -> None:
    done = cps_quiz("bank", "audit", begin(cps_quiz))
    assert done.code == 0
    assert "Too few single questions for robots." in done.output


def test_add_takes_the_place_of_a_shipped_bank_only_when_asked(cps_quiz: Command, home: Path) -> None:
    cps_quiz("bank", "new", "--id", "validation", "--title", "Mine", "--topic", "Silence")
    refused = cps_quiz("bank", "add", "validation.yaml")
    assert (refused.code, (home / "banks" / "validation.yaml").exists()) == (2, False)
    assert refused.told.startswith("A bank 'validation' comes with the program.\n")
    assert cps_quiz("bank", "add", "--replace", "validation.yaml").code == 0


def test_explain_tells_of_codes_that_are_no_rules(cps_quiz: Command) -> None:
    assert cps_quiz("bank", "explain", "l02").output == "L02: A silence silences nothing.\n"
    assert cps_quiz("bank", "explain", "F012").output.startswith("F012 is an error of the format.")
