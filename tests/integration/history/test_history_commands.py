"""``cps-quiz history``: list, show, undo, erase, merge and path."""

import json
from pathlib import Path

import pytest
from tests.conftest import SMALL_BANK, FakeClock
from tests.integration.commands import Program, Ran
from tests.integration.history.desk import Desk
from tests.integration.history.room import RIGHT, SESSION, WRONG, Room, die
from tests.unit.history.facts import answered, noted, started

from cps_quiz.bank.shelf import Origin, ShelvedBank
from cps_quiz.errors import ExitCode
from cps_quiz.session import messages as m
from cps_quiz.session.plan import Feedback, Policy
from cps_quiz.ui.runner import Runner

MISSED = ("", "1. small/one: not right, 0 seconds.", "   Which is right?", "   You answered: Wrong", "   Right: Right")


def sit(room: Room) -> None:
    """Sit a session: one right, one wrong, a note, handed in."""
    runner = room.begin(Policy(feedback=Feedback.END))
    runner.do(m.Start())
    room.desk.clock.pass_ms(9000)
    runner.do(m.Submit(0, RIGHT[0], "sure"))
    room.desk.clock.pass_ms(61_000)
    runner.do(m.Submit(1, WRONG[1]))
    runner.note_fault(1, "two are right")
    runner.do(m.Finish())


@pytest.fixture
def shelf(home: Path) -> Path:
    """The user's shelf, with the small bank."""
    folder = home / "banks"
    folder.mkdir(parents=True)
    (folder / "small.yaml").write_text(SMALL_BANK, "utf-8")
    return folder


def test_before_the_first_session_every_command_says_what_to_do(program: Program, home: Path) -> None:
    assert program("history", "list") == Ran(0, "No session yet. Start one with: cps-quiz quiz\n", "")
    assert program("history", "list", "--json") == Ran(0, "[]\n", "")
    assert program("history", "show") == Ran(
        ExitCode.NOTHING_TO_ASK, "", "There is no session yet.\nStart one with: cps-quiz quiz\n"
    )
    assert program("history", "undo", "--yes") == Ran(ExitCode.NOTHING_TO_ASK, "", "There is no answer to undo.\n")
    assert not home.exists()


def test_the_path_is_that_of_the_folder(program: Program, home: Path) -> None:
    assert program("history", "path") == Ran(0, f"{home / 'history'}\n", "")


def test_sessions_are_listed_newest_first(program: Program, room: Room) -> None:
    sit(room)
    later = Desk(room.desk.home, FakeClock("2026-11-23T08:05:00.000Z", offset_min=60))
    later.write(started(0, session="later"), answered(1, session="later"))
    assert program("history", "list") == Ran(
        0,
        "Session  Began             Kind  Of what  Answered  Score\n"
        "later    2026-11-23 09:05  quiz  small    1 of 2    unfinished\n"
        "sitting  2026-11-22 10:00  quiz           2 of 5    20 %\n",
        "",
    )
    assert program("history", "list", "-n", "1").output.splitlines()[1:] == [
        "later    2026-11-23 09:05  quiz  small    1 of 2    unfinished",
        "And 1 session before; -n 2 lists all.",
    ]


def test_the_list_as_json_tells_the_same(program: Program, room: Room) -> None:
    sit(room)
    assert json.loads(program("history", "list", "--json").output) == [
        {
            "id": SESSION,
            "mode": "quiz",
            "started_at": "2026-11-22T10:00:00.000Z",
            "finished_at": "2026-11-22T10:01:10.000Z",
            "banks": [],
            "questions": 5,
            "answered": 2,
            "score": 0.2,
        }
    ]


@pytest.mark.usefixtures("shelf")
def test_a_session_is_shown_with_its_questions_answers_and_notes(program: Program, room: Room) -> None:
    sit(room)
    shown = program("history", "show")
    assert shown == Ran(
        0,
        "Session sitting, begun 2026-11-22 10:00, quiz.\n"
        "Score: 1 of 5 right, 20 %; the pass mark was 70 %.\n"
        "Answered: 2 of 5 questions.\n"
        "\n"
        "1. small/one: right, sure, 9 seconds.\n"
        "   Which is right?\n"
        "   You answered: Right\n"
        "\n"
        "2. small/several: not right, 1 minute 1 second.\n"
        "   Which are right?\n"
        "   You answered: No / Nor this\n"
        "   Right: Yes / Yes too\n"
        "\n"
        "3. small/truth: not answered.\n"
        "   It is so.\n"
        "   Right: False\n"
        "\n"
        "4. small/steps: not answered.\n"
        "   Put these in order.\n"
        "   Right: First, then Second, then Third, then Fourth\n"
        "\n"
        "5. small/pairs: not answered.\n"
        "   Match these.\n"
        "   Right: L1: R1; L2: R2\n"
        "\n"
        "Your note on small/several: two are right\n",
        "",
    )
    assert program("history", "show", "sit") == shown


@pytest.mark.usefixtures("shelf")
def test_a_session_can_be_read_again_with_all_explanations(program: Program, room: Room) -> None:
    sit(room)
    shown = program("history", "show", "--explain").output
    assert "   You answered: Right\n\nBecause.\n" in shown
    assert "(your answer, right) Right\n   It is.\n" in shown
    assert "(your answer, not right; the trap here: Advice) No\n" in shown
    assert "The right order:\n" in shown


@pytest.mark.usefixtures("shelf")
def test_of_a_session_that_was_ended_early_only_the_answers_are_shown(program: Program, room: Room) -> None:
    runner = room.begin(Policy())
    runner.do(m.Start())
    runner.do(m.Submit(0, RIGHT[0]))
    runner.do(m.Finish(hand_in=False))
    assert program("history", "show").output.splitlines()[3:] == [
        "",
        "1. small/one: right, 0 seconds.",
        "   Which is right?",
        "   You answered: Right",
    ]


@pytest.mark.usefixtures("shelf")
def test_a_question_that_came_back_is_shown_once_more_under_its_number(program: Program, room: Room) -> None:
    runner = room.begin(Policy(repeats_missed=True))
    for command in (m.Start(), m.Submit(0, WRONG[0]), m.Next(), m.Skip(1), m.Skip(2), m.Skip(3)):
        runner.do(command)
    runner.do(m.Submit(5, RIGHT[0]))
    assert program("history", "show").output.splitlines()[2:] == [
        *MISSED,
        "",
        "1. small/one, once more: right, 0 seconds.",
        "   Which is right?",
        "   You answered: Right",
    ]


def test_a_session_under_way_is_shown_without_a_score(program: Program, desk: Desk) -> None:
    desk.write(started(1), answered(2))
    assert program("history", "show").output.splitlines()[:4] == [
        "Session s, begun 2026-11-22 10:00, quiz.",
        "Answered: 1 of 2 questions.",
        "",
        "1. small/one: right, 4 seconds.",
    ]


def test_a_session_that_was_never_begun_is_none(program: Program, desk: Desk) -> None:
    desk.write(started(1))
    assert program("history", "list").output == "No session yet. Start one with: cps-quiz quiz\n"
    assert program("history", "show").code == ExitCode.NOTHING_TO_ASK


@pytest.mark.usefixtures("shelf")
def test_answers_of_an_exam_are_not_told_before_it_is_handed_in(program: Program, room: Room) -> None:
    runner = room.begin(Policy(feedback=Feedback.END))
    runner.do(m.Start())
    runner.do(m.Submit(0, WRONG[0]))
    die(runner)
    assert program("history", "show", "--explain").output.splitlines() == [
        "Session sitting, begun 2026-11-22 10:00, quiz.",
        "Answered: 1 of 5 questions.",
        "",
        "It is not handed in yet, so its answers are not told. To go on: cps-quiz resume.",
    ]
    assert program("resume", "--discard", "--yes").code == 0
    assert program("history", "show").output.splitlines()[2:] == list(MISSED)


def test_questions_of_a_bank_that_was_named_by_its_path_are_found(program: Program, room: Room, tmp_path: Path) -> None:
    bank = tmp_path / "small.yaml"
    bank.write_text(SMALL_BANK, "utf-8")
    runner = Runner.begin(
        room.plan(Policy()),
        banks=[ShelvedBank(room.bank, bank, Origin.PATH)],
        log=room.desk.open(),
        places=room.places,
        clock=room.desk.clock,
    )
    runner.do(m.Start())
    runner.do(m.Submit(0, RIGHT[0]))
    assert "   You answered: Right" in program("history", "show").output.splitlines()
    bank.write_text("broken: [", "utf-8")
    shown = program("history", "show")
    assert (shown.code, shown.output.count("(its text has changed since)")) == (0, 1)


def test_a_question_that_is_no_longer_on_the_shelf_is_said_to_have_changed(program: Program, room: Room) -> None:
    sit(room)
    assert program("history", "show").output.count("(its text has changed since)") == 5


def test_a_session_is_shown_as_json_in_the_shape_of_the_export(program: Program, room: Room) -> None:
    sit(room)
    shown = json.loads(program("history", "show", "--json").output)
    assert shown == json.loads(program("history", "export").output)
    assert [answer["question"] for answer in shown["sessions"][0]["answers"]] == ["one", "several"]


@pytest.mark.parametrize(
    ("session", "told"), [("nothing", "No session begins with 'nothing'."), ("s", "Several sessions begin with 's'.")]
)
def test_an_unclear_session_is_refused(program: Program, desk: Desk, session: str, told: str) -> None:
    for number in (1, 2):
        desk.write(started(number, session=f"s{number}"), answered(10 + number, session=f"s{number}"))
    assert program("history", "show", session) == Ran(ExitCode.USAGE, "", f"{told}\nSee 'cps-quiz history list'.\n")


def test_nothing_that_another_history_holds_can_steer_the_terminal(program: Program, desk: Desk) -> None:
    evil = "\x1b]0;owned\x07\u202e"
    desk.write(
        started(1, session=f"a{evil}"),
        answered(2, session=f"a{evil}", bank=evil, question=evil, confidence=evil),
        noted(3, evil, session=f"a{evil}"),
    )
    for command in (["list"], ["show"], ["show", "b\x1b"], ["undo"]):
        ran = program("history", *command)
        assert not {"\x1b", "\x07", "\u202e"} & set(ran.output + ran.told)


def test_the_last_answer_is_undone_when_it_is_confirmed(program: Program, room: Room) -> None:
    sit(room)
    asked = "The last answer: small/several, 2026-11-22 10:01, not right.\nUndo it? [y/N]:"
    kept = program("history", "undo", typed="n\n")
    assert (kept.code, kept.told) == (0, f"{asked}Nothing was changed.\n")
    undone = program("history", "undo", typed="y\n")
    assert (undone.code, undone.told) == (
        0,
        f"{asked}Undone. It stays in the file and counts no more.\n",
    )
    assert [answer.question for answer in room.desk.fold().answers] == ["one"]
    assert program("history", "undo", "--yes").told.startswith("The last answer: small/one, ")
    assert room.desk.fold().answers == []
    assert len(room.desk.open().path.read_bytes().splitlines()) == 7


def test_undoing_without_an_answer_to_the_question_changes_nothing(program: Program, room: Room) -> None:
    sit(room)
    before = room.desk.lines()
    assert program("history", "undo").code == ExitCode.INTERRUPTED
    assert room.desk.lines() == before


@pytest.mark.usefixtures("shelf")
def test_erasing_deletes_every_record_and_journal_and_keeps_settings_and_banks(
    program: Program, room: Room, home: Path
) -> None:
    sit(room)
    room.desk.write(started(0, session="other"))
    die(Room(room.desk, room.bank).begin())
    (home / "history" / "imported-1.jsonl").write_bytes(b"")
    (home / "state" / "last-bug.txt").write_text("a report")
    (home / "settings.toml").write_text("questions = 5\n")
    assert program("history", "erase", "--yes") == Ran(0, "", "Deleted: 2 sessions with 2 answers.\n")
    left = {path.name for path in home.rglob("*") if path.is_file() and path.suffix != ".lock"}
    assert {name for name in left if not name.startswith("device-")} == {"settings.toml", "small.yaml"}
    assert program("history", "list").output.startswith("No session yet.")


@pytest.mark.parametrize("typed", ["", "\n", "yes\n", "ERASE\n"])
def test_erasing_needs_the_word_itself(program: Program, room: Room, typed: str) -> None:
    sit(room)
    before = room.desk.lines()
    erased = program("history", "erase", typed=typed)
    assert "This deletes 1 session with 2 answers in " in erased.told
    assert room.desk.lines() == before
    assert erased.code == (ExitCode.FINE if typed else ExitCode.INTERRUPTED)


def test_erasing_with_the_word_deletes(program: Program, room: Room) -> None:
    sit(room)
    assert program("history", "erase", typed="erase\n").told.endswith("Deleted: 1 session with 2 answers.\n")
    assert room.desk.records() == ()


def test_what_cannot_be_deleted_is_told_of(program: Program, room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    sit(room)

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    erased = program("history", "erase", "--yes")
    assert (erased.code, "can't be deleted: Permission denied" in erased.told) == (ExitCode.STORAGE, True)


def test_merging_says_how_many_records_are_new(program: Program, room: Room, tmp_path: Path) -> None:
    sit(room)
    laptop = tmp_path / "laptop.jsonl"
    laptop.write_bytes(room.desk.open().path.read_bytes() + b"torn{\n")
    assert program("history", "merge", str(laptop)).told == (
        "0 new records; 5 were here already.\n1 line of the file is no record.\n"
    )
    room.desk.open().path.unlink()
    assert program("history", "merge", str(laptop)).told.startswith("5 new records; 0 were here already.\n")
    assert program("history", "list").output.splitlines()[1].endswith("2 of 5    20 %")
    assert program("history", "merge", str(tmp_path / "none.jsonl")).code == ExitCode.USAGE


def test_damage_and_records_of_a_newer_version_are_told_of_and_stop_nothing(program: Program, room: Room) -> None:
    sit(room)
    path = room.desk.open().path
    newer = b'{"kind":"dreamt","v":9,"id":"n","device":"d","seq":9,"at":"2026-11-22T10:00:00.000Z"}'
    path.write_bytes(path.read_bytes() + b"torn{\n" + newer + b"\n\xff\n")
    listed = program("history", "list")
    assert listed == Ran(
        0,
        program("history", "list").output,
        f"Note: 2 lines of the history can't be read and are passed over, first {path}:6. Nothing was deleted.\n"
        "Note: 1 record of a newer cps-quiz left as they are.\n",
    )
    assert listed.output.splitlines()[1].endswith("2 of 5    20 %")


def test_a_history_that_cannot_be_read_is_told_of(program: Program, home: Path) -> None:
    (home / "history" / "odd.jsonl").mkdir(parents=True)
    for command in ("list", "show", "export", "export --format jsonl", "undo", "erase"):
        ran = program("history", *command.split())
        assert (ran.code, "can't be read: is a directory" in ran.told) == (ExitCode.STORAGE, True)
