"""The shelf: what is on it, what a name leads to, and what is said of banks passed over."""

import sys
from pathlib import Path

import pytest
from tests.conftest import SMALL_BANK

from cps_quiz.bank import shelf as shelf_module
from cps_quiz.bank.cache import BankCache
from cps_quiz.bank.load import load_file
from cps_quiz.bank.shelf import BankFormatError, Origin, Selection, Shelf, bank_files, files_at, shipped_banks
from cps_quiz.errors import UsageError

BROKEN = "format: 1\n"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped"
    folder.mkdir()
    put(folder, "alpha")
    put(folder, "beta")
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


@pytest.fixture
def shelf(tmp_path: Path, shipped: Path, mine: Path) -> Shelf:
    return Shelf(user_folder=mine, cache=BankCache(tmp_path / "cache"), shipped_folder=shipped)


def put(folder: Path, name: str, *, bank_id: str | None = None, suffix: str = ".yaml") -> Path:
    """Write a bank to a folder, by default under its id."""
    path = folder / f"{name}{suffix}"
    path.write_bytes(SMALL_BANK.replace("id: small", f"id: {bank_id or name}", 1).encode())
    return path


def spoil(folder: Path, name: str) -> Path:
    """Write a file with errors to a folder."""
    path = folder / f"{name}.yaml"
    path.write_bytes(BROKEN.encode())
    return path


def seen(selection: Selection) -> list[tuple[str, Path, Origin]]:
    return [(shelved.bank.id, shelved.path, shelved.origin) for shelved in selection.banks]


def test_without_names_the_shelf_is_the_shipped_banks_then_the_users(shelf: Shelf, shipped: Path, mine: Path) -> None:
    put(mine, "zeta", suffix=".yml")
    put(mine, "aaa")
    (mine / "notes.txt").write_bytes(b"no bank")
    (mine / "folder.yaml").mkdir()
    selection = shelf.select([])
    assert seen(selection) == [
        ("alpha", shipped / "alpha.yaml", Origin.SHIPPED),
        ("beta", shipped / "beta.yaml", Origin.SHIPPED),
        ("aaa", mine / "aaa.yaml", Origin.USER),
        ("zeta", mine / "zeta.yml", Origin.USER),
    ]
    assert selection.notes == ()


def test_a_bank_folder_that_is_not_there_is_an_empty_one(shelf: Shelf, mine: Path) -> None:
    mine.rmdir()
    selection = shelf.select([])
    assert ([shelved.bank.id for shelved in selection.banks], selection.notes) == (["alpha", "beta"], ())


def test_a_bank_folder_that_can_not_be_read_is_told(shelf: Shelf, mine: Path) -> None:
    mine.rmdir()
    mine.write_bytes(b"")
    selection = shelf.select([])
    assert [shelved.bank.id for shelved in selection.banks] == ["alpha", "beta"]
    (told,) = selection.notes
    assert told.startswith(f"Your bank folder {mine} can't be read: ")


def test_a_users_bank_takes_the_place_of_a_shipped_one_and_that_is_said(
    shelf: Shelf, shipped: Path, mine: Path
) -> None:
    path = put(mine, "my-alpha", bank_id="alpha")
    expected = ("alpha", path, Origin.USER)
    note = f"Your bank {path} takes the place of the shipped 'alpha'."
    assert seen(shelf.select([])) == [expected, ("beta", shipped / "beta.yaml", Origin.SHIPPED)]
    assert shelf.select([]).notes == (note,)
    assert (seen(shelf.select(["alpha"])), shelf.select(["alpha"]).notes) == ([expected], (note,))


def test_of_two_banks_of_the_user_with_one_id_the_first_counts_and_that_is_said(shelf: Shelf, mine: Path) -> None:
    first, second = put(mine, "a", bank_id="own"), put(mine, "b", bank_id="own")
    selection = shelf.select([])
    assert seen(selection)[2:] == [("own", first, Origin.USER)]
    assert selection.notes == (f"{second} is passed over: {first} has the same id 'own'.",)


def test_a_broken_bank_of_the_user_is_skipped_with_a_note(shelf: Shelf, mine: Path) -> None:
    path = spoil(mine, "mine")
    put(mine, "other")
    selection = shelf.select([])
    assert [shelved.bank.id for shelved in selection.banks] == ["alpha", "beta", "other"]
    count = len(load_file(path).diagnostics)
    assert selection.notes == (f"{path} is skipped: it has {count} errors. See 'cps-quiz bank check {path}'.",)
    path.write_bytes(b"")
    assert shelf.select(["beta"]).notes == (f"{path} is skipped: it has 1 error. See 'cps-quiz bank check {path}'.",)


@pytest.mark.parametrize("named", ["mine", "path", "folder"])
def test_a_broken_bank_that_is_named_is_an_error_with_all_its_findings(shelf: Shelf, mine: Path, named: str) -> None:
    path = spoil(mine, "mine")
    name = {"mine": "mine", "path": str(path), "folder": str(mine)}[named]
    with pytest.raises(BankFormatError) as error:
        shelf.select(["alpha", name])
    assert error.value.diagnostics == load_file(path).diagnostics
    assert error.value.exit_code == 3
    assert error.value.message == f"This bank can't be loaded: {path}."
    assert error.value.hint == f"Mend what is listed above, then run 'cps-quiz bank check {path}'."


def test_all_broken_banks_that_are_named_are_told_at_once(shelf: Shelf, mine: Path) -> None:
    paths = [spoil(mine, "one"), spoil(mine, "two")]
    with pytest.raises(BankFormatError) as error:
        shelf.select(["two", "one"])
    assert error.value.message == f"These banks can't be loaded: {paths[0]}, {paths[1]}."
    assert {found.path for found in error.value.diagnostics} == {str(path) for path in paths}


def test_a_users_broken_bank_under_a_shipped_name_is_an_error_when_named(shelf: Shelf, mine: Path) -> None:
    spoil(mine, "alpha")
    assert [shelved.bank.id for shelved in shelf.select([]).banks] == ["alpha", "beta"]
    with pytest.raises(BankFormatError):
        shelf.select(["alpha"])


def test_names_lead_to_ids_files_and_folders_in_the_order_typed(shelf: Shelf, shipped: Path, tmp_path: Path) -> None:
    folder = tmp_path / "class"
    folder.mkdir()
    week_2, week_1 = put(folder, "week-2"), put(folder, "week-1")
    alone = put(tmp_path, "alone", suffix=".yml")
    assert seen(shelf.select(["beta", str(alone), str(folder)])) == [
        ("beta", shipped / "beta.yaml", Origin.SHIPPED),
        ("alone", alone, Origin.PATH),
        ("week-1", week_1, Origin.PATH),
        ("week-2", week_2, Origin.PATH),
    ]


def test_a_bank_named_twice_is_there_once_and_nothing_is_said(shelf: Shelf, tmp_path: Path) -> None:
    path = put(tmp_path, "own")
    selection = shelf.select(["alpha", "alpha", str(path), str(path)])
    assert ([shelved.bank.id for shelved in selection.banks], selection.notes) == (["alpha", "own"], ())


def test_a_named_file_takes_the_place_of_a_shipped_bank_that_is_named_too(shelf: Shelf, tmp_path: Path) -> None:
    path = put(tmp_path, "own", bank_id="alpha")
    note = f"Your bank {path} takes the place of the shipped 'alpha'."
    selection = shelf.select(["alpha", str(path)])
    assert (seen(selection), selection.notes) == ([("alpha", path, Origin.PATH)], (note,))


def test_a_file_that_was_named_first_stays(shelf: Shelf, shipped: Path, tmp_path: Path) -> None:
    path = put(tmp_path, "own", bank_id="alpha")
    selection = shelf.select([str(path), "alpha"])
    assert seen(selection) == [("alpha", path, Origin.PATH)]
    assert selection.notes == (f"{shipped / 'alpha.yaml'} is passed over: {path} has the same id 'alpha'.",)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("alpa", "Did you mean 'alpha'?"), ("Beta", "Did you mean 'beta'?"), ("zzz", "Banks on the shelf: alpha, beta.")],
)
def test_an_unknown_id_is_told_with_a_near_one(shelf: Shelf, name: str, hint: str) -> None:
    with pytest.raises(UsageError) as error:
        shelf.select([name])
    assert (error.value.message, error.value.hint) == (f"There is no bank '{name}'.", hint)
    assert error.value.exit_code == 2


@pytest.mark.parametrize("name", ["none.yaml", "./none", "none/none.yml", "alpha.yaml/x"])
def test_a_path_that_leads_nowhere_is_told(
    shelf: Shelf, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "alpha")
    with pytest.raises(UsageError) as error:
        shelf.select([name])
    assert error.value.message == f"There is no file {Path(name)}."
    assert error.value.hint == "Check the name, or see 'cps-quiz bank list'."


def test_a_folder_without_banks_is_told(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError) as error:
        shelf.select([str(tmp_path / "empty")])
    assert error.value.message == f"The folder {tmp_path / 'empty'} holds no .yaml file."


def test_a_folder_that_can_not_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_folder: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(shelf_module, "bank_files", refused)
    with pytest.raises(UsageError) as error:
        files_at(tmp_path)
    assert error.value.message == f"The folder {tmp_path} can't be read: Permission denied."
    assert error.value.hint == "Check its permissions."


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes a name that is too long for one that is not there")
def test_a_file_that_can_not_be_looked_up_is_left_to_loading(tmp_path: Path) -> None:
    long = tmp_path / ("n" * 300)
    assert files_at(long) == [long]


def test_a_name_that_is_too_long_is_an_unknown_id(shelf: Shelf) -> None:
    with pytest.raises(UsageError) as error:
        shelf.select(["n" * 300])
    assert error.value.hint == "Banks on the shelf: alpha, beta."


def test_files_of_a_folder_are_sorted_and_subfolders_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    put(tmp_path / "sub", "deep")
    second, first = put(tmp_path, "b", suffix=".yml"), put(tmp_path, "a")
    (tmp_path / "readme.md").write_bytes(b"")
    assert bank_files(tmp_path) == [first, second]


def test_the_shipped_banks_are_found_beside_src_and_inside_a_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (shipped_banks() / "validation.yaml").is_file()
    package = tmp_path / "cps_quiz"
    (package / "question_banks").mkdir(parents=True)
    monkeypatch.setattr(shelf_module, "__file__", str(package / "bank" / "shelf.py"))
    assert shipped_banks() == package.resolve() / "question_banks"


def test_without_a_folder_given_the_shipped_banks_are_the_programs_own(tmp_path: Path) -> None:
    shelf = Shelf(user_folder=tmp_path / "mine", cache=BankCache(tmp_path / "cache"))
    assert [shelved.path.parent for shelved in shelf.select(["validation"]).banks] == [shipped_banks()]
