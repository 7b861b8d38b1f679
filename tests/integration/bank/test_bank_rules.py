"""``cps-quiz bank check``: the writing rules, their settings, and how findings are told."""

import json
from pathlib import Path

import pytest
from tests.integration.bank.conftest import Command, written

BANK = """\
format: 1
id: small
title: Small
topics:
  first:
    title: First
    objectives: {A-1: Do it}
misconceptions: {advice: {title: Advice}, minimize: {title: Minimizing}}
references: {one: {title: A work}}
questions:
  - id: small-1
    objective: A-1
    references: [one]
    stem: Rosa says that the move went badly. Which reply reflects what she said?
    options:
      - text: You must always look ahead after such a move.
        misconception: advice
      - text: The move did not go the way that you hoped.
        correct: true
      - text: Moves are seldom quite as bad as they look.
        misconception: minimize
"""
ABSOLUTE = "small.yaml:16:19: R15 warning: 'must' stands in a distractor and not in the key"


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "small.yaml", BANK)
    return Path("small.yaml")


def test_a_finding_of_a_rule_is_told_at_its_place_and_exits_1(cps_quiz: Command, bank: Path) -> None:
    done = cps_quiz("bank", "check", "--select", "R15", bank)
    assert done.code == 1
    assert done.output == (
        f"{ABSOLUTE} (say it without the absolute word, or use one in the key too) [absolutes-in-distractor]\n"
        "   16 |       - text: You must always look ahead after such a move.\n"
        "      |                   ^^^^\n"
    )
    assert done.told == "1 file checked: 1 warning.\n"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--select", "absolutes-in-distractor"), 1, "1 warning"),
        (("--select", "R15", "--severity", "error"), 0, "no findings; not shown: 1 warning (--severity info)"),
        (("--select", "R15", "--ignore", "R1"), 0, "no findings"),
        (("--select", "F"), 0, "no findings"),
    ],
)
def test_rules_are_chosen_and_findings_below_the_severity_do_not_count(
    cps_quiz: Command, bank: Path, words: tuple[str, ...], code: int, told: str
) -> None:
    done = cps_quiz("bank", "check", bank, *words)
    assert (done.code, done.told) == (code, f"1 file checked: {told}.\n")


def test_a_rule_that_does_not_exist_is_a_usage_error(cps_quiz: Command, bank: Path) -> None:
    done = cps_quiz("bank", "check", bank, "--select", "absolutes-in-distracter")
    assert (done.code, done.output) == (2, "")
    assert done.told == ("There is no rule 'absolutes-in-distracter'.\nDid you mean 'absolutes-in-distractor'?\n")


def test_a_silence_with_a_reason_silences_and_is_counted(cps_quiz: Command, bank: Path) -> None:
    bank.write_text(BANK.replace("such a move.", "such a move.  # lint: ignore[R15] the topic is absolute words"))
    done = cps_quiz("bank", "check", bank, "--select", "R15")
    assert (done.code, done.output, done.told) == (0, "", "1 file checked: no findings; 1 silenced.\n")


def test_a_silence_without_a_reason_and_an_idle_one_are_findings(cps_quiz: Command, bank: Path) -> None:
    text = BANK.replace("such a move.", "such a move.  # lint: ignore[R15]")
    bank.write_text(text.replace("you hoped.", "you hoped.  # lint: ignore[R15] for no reason at all"))
    done = cps_quiz("bank", "check", bank, "--select", "R15", "--json")
    found = [(one["line"], one["column"], one["code"], one["name"]) for one in json.loads(done.output)]
    assert (done.code, found) == (1, [(16, 62, "L01", "silence-without-reason"), (18, 60, "L02", "idle-silence")])


def test_settings_beside_the_bank_choose_rules_thresholds_and_words(cps_quiz: Command, bank: Path) -> None:
    settings = '[lint]\nselect = ["R12", "R15"]\n[lint.R12]\nwords = 20\n[lint.words]\nabsolutes = ["seldom"]\n'
    written(Path(), "cps-quiz.toml", settings)
    done = cps_quiz("bank", "check", bank, "--severity", "info", "--json")
    assert [(one["line"], one["code"]) for one in json.loads(done.output)] == [(16, "R15"), (20, "R15")]


def test_settings_that_can_not_be_used_are_a_usage_error(cps_quiz: Command, bank: Path) -> None:
    written(Path(), "cps-quiz.toml", "[lint.R12]\nratoi = 2\n")
    done = cps_quiz("bank", "check", bank)
    assert (done.code, done.told) == (
        2,
        "cps-quiz.toml: 'ratoi' is not a threshold of R12.\nDid you mean 'ratio'?\n",
    )


def test_findings_are_counted_by_rule(cps_quiz: Command, bank: Path) -> None:
    done = cps_quiz("bank", "check", bank, "--select", "R15", "--statistics")
    assert (done.code, done.output) == (1, "1  R15  absolutes-in-distractor (warning)\n")


def test_github_annotations_and_sarif(cps_quiz: Command, bank: Path) -> None:
    github = cps_quiz("bank", "check", bank, "--select", "R15", "--format", "github")
    assert github.output == (
        "::warning file=small.yaml,line=16,endLine=16,col=19,endColumn=23,title=R15 absolutes-in-distractor"
        "::'must' stands in a distractor and not in the key (say it without the absolute word, or use one in the key"
        " too)\n"
    )
    sarif = json.loads(cps_quiz("bank", "check", bank, "--select", "R15", "--format", "sarif").output)
    (run,) = sarif["runs"]
    (result,) = run["results"]
    assert (sarif["version"], [rule["id"] for rule in run["tool"]["driver"]["rules"]]) == ("2.1.0", ["R15"])
    assert (result["ruleId"], result["level"]) == ("R15", "warning")
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "small.yaml"},
        "region": {"startLine": 16, "startColumn": 19, "endLine": 16, "endColumn": 23},
    }


def test_rules_run_on_a_draft_that_can_not_be_loaded_yet(cps_quiz: Command, bank: Path) -> None:
    bank.write_text(BANK + "  - id: small-2\n    objective: A-2\n    stem: Who?\n    options: [{text: A}]\n")
    done = cps_quiz("bank", "check", bank, "--select", "R15", "--json")
    found = [(one["line"], one["code"]) for one in json.loads(done.output)]
    assert (done.code, found) == (3, [(16, "R15"), (23, "F019"), (25, "F021"), (25, "F022")])


def test_fix_mends_layout_and_keeps_comments(cps_quiz: Command, bank: Path) -> None:
    bank.write_bytes(("\ufeff" + BANK.replace("title: Small\n", "title: Small  # a name \t\n").rstrip("\n")).encode())
    bank.chmod(0o640)
    done = cps_quiz("bank", "check", bank, "--fix", "--ignore", "R", "--severity", "info")
    assert (done.code, done.told) == (0, "Mended 2 places in 1 file.\n1 file checked: no findings.\n")
    assert bank.read_bytes().decode() == "\ufeff" + BANK.replace("title: Small\n", "title: Small  # a name\n")
    assert bank.stat().st_mode & 0o777 == 0o640


def test_a_protected_text_that_can_not_be_read_is_a_usage_error(cps_quiz: Command, bank: Path) -> None:
    done = cps_quiz("bank", "check", bank, "--sources", "none.txt")
    assert (done.code, done.told) == (2, "none.txt can't be read: No such file or directory.\nCheck the name.\n")


def test_findings_about_white_space_can_be_left_out(cps_quiz: Command, bank: Path) -> None:
    bank.write_text(BANK.rstrip("\n").replace("title: Small\n", "title: Small  \n"))
    told = ("bank", "check", bank, "--ignore", "R", "--severity", "info", "--json")
    assert [one["code"] for one in json.loads(cps_quiz(*told).output)] == ["L11", "L12"]
    assert [one["code"] for one in json.loads(cps_quiz(*told, "--ignore", "l11").output)] == ["L12"]


def test_a_text_that_ends_at_a_sharp_sign_is_told(cps_quiz: Command, bank: Path) -> None:
    bank.write_text(BANK.replace("the way that you hoped.", "the way #1 that you hoped."))
    (found,) = json.loads(cps_quiz("bank", "check", bank, "--ignore", "R", "--json").output)
    assert (found["code"], found["line"], found["column"]) == ("L13", 18, 43)
    assert found["message"] == "the text ends before '#1': a # behind a space begins a comment"


def test_a_silence_inside_a_text_or_misspelled_is_told(cps_quiz: Command, bank: Path) -> None:
    folded = "    stem: >-\n      Rosa says it went badly.  # lint: ignore[R15] why\n      Which reply reflects it?\n"
    text = BANK.replace("    stem: Rosa says that the move went badly. Which reply reflects what she said?\n", folded)
    bank.write_text(text.replace("id: small\n", "id: small  # lint: ignore R15 why\n"))
    found = json.loads(cps_quiz("bank", "check", bank, "--select", "R15", "--json").output)
    assert [(one["code"], one["line"]) for one in found] == [("L05", 2), ("L04", 15), ("R15", 18)]


def test_a_silence_may_name_a_rule_in_any_case_or_by_its_name(cps_quiz: Command, bank: Path) -> None:
    for name in ("r15", "absolutes-in-distractor"):
        bank.write_text(
            BANK.replace("such a move.", f"such a move.  # lint: ignore[{name}] the topic is absolute words")
        )
        assert cps_quiz("bank", "check", bank, "--select", "R15").told == "1 file checked: no findings; 1 silenced.\n"


def test_a_bank_on_the_shelf_is_checked_by_its_id(cps_quiz: Command) -> None:
    assert cps_quiz("bank", "check", "validation").told.startswith("1 file checked: no findings")
    assert cps_quiz("bank", "check", "nothing").code == 2
