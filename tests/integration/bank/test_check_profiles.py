"""``bank check`` of exam profiles, and the profiles that there are."""

import json
from pathlib import Path

import pytest
from tests.conftest import SMALL_BANK
from tests.integration.bank.conftest import Command, written

from cps_quiz.bank.shelf import BankFormatError, shipped_banks
from cps_quiz.errors import UsageError
from cps_quiz.exams.load import ProfileShelf, load_profile
from cps_quiz.exams.profile import Profile

MINE = """\
format: 1
exam: mine
title: My exam
questions: 10
minutes: 20
source: Ours.
checked: 2026-11-22
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a bank and a subfolder for profiles."""
    written(tmp_path, "small.yaml", SMALL_BANK)
    (tmp_path / "exams").mkdir()
    return tmp_path


def headlines(output: str) -> list[str]:
    return [line for line in output.splitlines() if " error: " in line]


def test_the_shipped_profiles_pass_with_their_banks_and_alone(cps_quiz: Command) -> None:
    files = sorted((shipped_banks() / "exams").glob("*.yaml"))
    assert len(files) >= 10
    for paths in ((shipped_banks(),), (shipped_banks() / "exams",), files):
        done = cps_quiz("bank", "check", "--select", "F", *paths)
        assert (done.code, done.output) == (0, "")


def test_every_shipped_profile_is_named_as_its_file_and_tells_its_source() -> None:
    loaded = [load_profile(path) for path in (shipped_banks() / "exams").glob("*.yaml")]
    assert {(Path(one.path).stem, bool(one.profile and one.profile.source)) for one in loaded} == {
        (one.profile.exam, True) for one in loaded if one.profile
    }


def test_a_profile_is_told_by_its_field_and_every_problem_at_its_place(cps_quiz: Command, tmp_path: Path) -> None:
    text = MINE.replace("minutes: 20", "minutes: 0\npass_mark: 101\ntypes: [singel]\nbreaks: 3").replace(
        "exam: mine", "exam: My"
    )
    path = written(tmp_path, "x.yaml", text.replace("checked: 2026-11-22", "checked: lately\nwieghts: {a: 1}"))
    done = cps_quiz("bank", "check", "--select", "F", path)
    assert done.code == 3
    assert [line.removeprefix(f"{path}:").split(" error: ")[0] for line in headlines(done.output)] == [
        "2:7: F017",
        "5:10: F014",
        "6:12: F014",
        "7:9: F015",
        "8:9: F010",
        "10:10: F017",
        "11:1: F012",
    ]
    assert "F017 error: 'lately' may hold only a date (such as 2026-11-22)" in done.output
    assert "F012 error: unknown field 'wieghts' (did you mean 'weights'?)" in done.output


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("exam: mine\n", "F011"),
        (MINE.replace("format: 1", "format: 2"), "F020"),
        (MINE + "breaks: [{after: 10, minutes: 5}]\n", "F014"),
        (MINE + "weights: {A b: 1}\n", "F017"),
        (MINE + "exam: other\n", "F008"),
        (MINE + "note: *anchor\n", "F006"),
    ],
)
def test_what_keeps_a_profile_from_loading(cps_quiz: Command, tmp_path: Path, text: str, code: str) -> None:
    path = written(tmp_path, "x.yaml", text)
    done = cps_quiz("bank", "check", "--select", "F", "--json", path)
    assert done.code == 3
    assert code in {finding["code"] for finding in json.loads(done.output)}
    assert load_profile(path).profile is None


def test_json_has_the_fields_of_a_bank_s_findings(cps_quiz: Command, tmp_path: Path) -> None:
    path = written(tmp_path, "x.yaml", MINE.replace("minutes: 20", "minutes: soon"))
    assert json.loads(cps_quiz("bank", "check", "--select", "F", "--json", path).output) == [
        {
            "path": str(path),
            "line": 5,
            "column": 10,
            "end_line": 5,
            "end_column": 14,
            "code": "F014",
            "name": "",
            "severity": "error",
            "message": "'soon' is not a whole number",
            "help": "write digits only",
            "question": "",
        }
    ]


def test_a_folder_takes_its_exams_with_it_even_where_it_holds_nothing_else(cps_quiz: Command, folder: Path) -> None:
    written(folder / "exams", "mine.yaml", MINE)
    assert cps_quiz("bank", "check", "--select", "F", folder).told == "2 files checked: no findings.\n"
    (folder / "small.yaml").unlink()
    assert cps_quiz("bank", "check", "--select", "F", folder).told == "1 file checked: no findings.\n"
    (folder / "exams/mine.yaml").unlink()
    assert cps_quiz("bank", "check", "--select", "F", folder).code == 2


def test_a_bank_or_topic_that_does_not_exist_is_told_where_the_banks_are_checked_too(
    cps_quiz: Command, folder: Path
) -> None:
    named = "weights: {smal: 1, small: 1, validation: 1}\ntopics:\n  small: {first: 1, third: 2}\n  gone: {a: 1}\n"
    path = written(folder / "exams", "mine.yaml", MINE + named)
    done = cps_quiz("bank", "check", "--select", "F", folder)
    assert done.code == 3
    assert headlines(done.output) == [
        f"{path}:8:11: F019 error: there is no bank 'smal' (did you mean 'small'?)",
        f"{path}:10:21: F019 error: there is no topic 'third' in the bank 'small' (there are: first, second)",
        f"{path}:11:3: F019 error: there is no bank 'gone' (there are: empowerment, modeling, small, validation)",
    ]
    assert cps_quiz("bank", "check", "--select", "F", path).code == 0


def test_beside_a_broken_bank_no_name_is_called_unknown(cps_quiz: Command, folder: Path) -> None:
    written(folder, "broken.yaml", "format: 1\n")
    written(folder / "exams", "mine.yaml", MINE + "weights: {broken: 1}\n")
    assert "F019" not in cps_quiz("bank", "check", "--select", "F", folder).output


def test_two_profiles_of_one_name_are_told(cps_quiz: Command, tmp_path: Path) -> None:
    first, second = written(tmp_path, "a.yaml", MINE), written(tmp_path, "b.yaml", MINE)
    done = cps_quiz("bank", "check", "--select", "F", tmp_path)
    assert headlines(done.output) == [
        f"{second}:2:7: F018 error: the profile name 'mine' is taken by {first} (give each profile a name of its own)"
    ]


def test_the_schema_of_profiles_is_printed(cps_quiz: Command) -> None:
    shown = json.loads(cps_quiz("bank", "schema", "--exam").output)
    assert (shown["$id"], shown["$ref"]) == ("exam.schema.json", "#/$defs/Profile")
    assert json.loads(cps_quiz("bank", "schema").output)["$id"] == "bank.schema.json"


@pytest.fixture
def shelf(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> ProfileShelf:
    shipped = tmp_path_factory.mktemp("shipped")
    (shipped / "exams").mkdir()
    written(shipped / "exams", "mine.yaml", MINE)
    written(shipped / "exams", "short.yaml", MINE.replace("exam: mine", "exam: short"))
    return ProfileShelf(shipped=shipped, user=folder)


def names(shelf: ProfileShelf) -> dict[str, str]:
    return {name: profile.title for name, profile in shelf.all().by_name.items()}


def test_the_user_s_profiles_stand_beside_the_shipped_ones_and_in_place_of_them(
    shelf: ProfileShelf, folder: Path
) -> None:
    assert names(shelf) == {"mine": "My exam", "short": "My exam"}
    path = written(folder / "exams", "own.yaml", MINE.replace("My exam", "Mine alone"))
    assert names(shelf) == {"mine": "Mine alone", "short": "My exam"}
    assert shelf.all().notes == (f"{path} takes the place of another profile 'mine'.",)


def test_a_broken_profile_of_the_user_s_is_passed_over_and_told_unless_it_is_named(
    shelf: ProfileShelf, folder: Path
) -> None:
    path = written(folder / "exams", "own.yaml", "exam: own\n")
    assert names(shelf) == {"mine": "My exam", "short": "My exam"}
    assert shelf.all().notes == (f"{path} is skipped: it has errors. See 'cps-quiz bank check {path}'.",)
    with pytest.raises(BankFormatError) as raised:
        shelf.find("own")
    assert {found.code for found in raised.value.diagnostics} == {"F011"}


def test_a_profile_is_found_by_its_name_and_another_name_is_a_usage_error(shelf: ProfileShelf) -> None:
    found = shelf.find("short")
    assert isinstance(found, Profile)
    assert (found.exam, found.pass_share) == ("short", 0.7)
    with pytest.raises(UsageError) as raised:
        shelf.find("shrot")
    assert raised.value.hint == "Did you mean 'short'?"
    with pytest.raises(UsageError) as raised:
        shelf.find("xyz")
    assert raised.value.hint == "There are: mine, short."


def test_without_folders_there_are_no_profiles(tmp_path: Path) -> None:
    assert ProfileShelf(shipped=tmp_path / "a", user=tmp_path / "b").all().by_name == {}


def test_the_example_in_the_documentation_passes(cps_quiz: Command, tmp_path: Path) -> None:
    page = (Path(__file__).parents[3] / "docs/review.md").read_text("utf-8")
    example = page.split("```text\n")[1].split("```")[0]
    assert load_profile(written(tmp_path, "example.yaml", example)).diagnostics == ()
    assert cps_quiz("bank", "check", "--select", "F", tmp_path, shipped_banks()).code == 0
