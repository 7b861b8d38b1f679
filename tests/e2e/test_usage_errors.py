"""What is typed wrong on the command line: exit codes and what is told."""

from pathlib import Path

import pytest
from tests.e2e.program import run

TIMES = "Write it like 90s, 12m or 1h30m."
EXCLUDED = "--untimed and a time limit exclude each other.\nLeave one of them out.\n"
NOTHING_LIKE_IT = (
    "No question fits what was asked for.\n"
    "Leave out one of the options, or run 'cps-quiz bank show' to see what the banks hold.\n"
)
NOT_ENOUGH = "No question fits what was asked for.\nThere are not enough answers yet. Run 'cps-quiz quiz' first.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("validaton", "There is no bank 'validaton'.\nDid you mean 'validation'?\n"),
        ("./nowhere.yaml", "There is no file nowhere.yaml.\nCheck the name, or see 'cps-quiz bank list'.\n"),
        ("--topic minimising", "There is no topic 'minimising' in these banks.\nDid you mean 'minimizing'?\n"),
        ("--type multi", "There is no type 'multi' in these banks.\nDid you mean 'multiple'?\n"),
        ("--level hard", "There is no level 'hard' in these banks.\nThere are: analysis, application, recall.\n"),
        ("--time 12", f"'12' is no time for --time.\n{TIMES}\n"),
        ("--time 0s", f"'0s' is no time for --time.\n{TIMES}\n"),
        ("--per-question soon", f"'soon' is no time for --per-question.\n{TIMES}\n"),
        ("--untimed --time 3m", EXCLUDED),
        ("--untimed --per-question 3s", EXCLUDED),
    ],
)
def test_quiz_that_is_asked_for_wrongly_is_2_with_the_remedy(tmp_path: Path, arguments: str, told: str) -> None:
    ran = run(tmp_path / "home", "quiz", *arguments.split())
    assert (ran.code, ran.output, ran.told) == (2, "", told)


def test_near_objective_is_named_as_it_is_written(tmp_path: Path, small_bank_file: Path) -> None:
    ran = run(tmp_path / "home", "quiz", str(small_bank_file), "--objective", "A-3")
    assert (ran.code, ran.told) == (2, "There is no objective 'A-3' in these banks.\nDid you mean 'A-2'?\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("quiz --nothing", "No such option: --nothing"),
        ("quiz -n 0", "Invalid value for '-n' / '--questions': 0 is not in the range x>=1."),
        ("quiz --only new", "Invalid value for '--only': 'new' is not one of 'unseen', 'missed', 'weak'."),
        ("quiz --feedback never", "Invalid value for '--feedback': 'never' is not one of 'each', 'end'."),
        ("quiz --time", "Option '--time' requires an argument."),
        ("quizz", "No such command 'quizz'. Did you mean 'quiz'?"),
    ],
)
def test_unknown_options_and_values_are_2_with_usage(tmp_path: Path, arguments: str, told: str) -> None:
    ran = run(tmp_path / "home", *arguments.split())
    assert (ran.code, ran.output) == (2, "")
    assert ran.told.endswith(f"Error: {told}\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--only missed", NOT_ENOUGH),
        ("--only weak", NOT_ENOUGH),
        ("--topic first --type ordering", NOTHING_LIKE_IT),
    ],
)
def test_nothing_to_ask_is_5(tmp_path: Path, small_bank_file: Path, arguments: str, told: str) -> None:
    ran = run(tmp_path / "home", "quiz", str(small_bank_file), *arguments.split())
    assert (ran.code, ran.output, ran.told) == (5, "", told)


def test_everything_seen_is_5_for_unseen_and_everything_right_for_missed(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    run(home, "quiz", str(singles_file), "-n", "6", typed="a\n\n" * 6)
    unseen, missed = (run(home, "quiz", str(singles_file), "--only", only) for only in ("unseen", "missed"))
    assert (unseen.code, unseen.told) == (
        5,
        "No question fits what was asked for.\nYou have seen every question that fits. Leave out --only unseen.\n",
    )
    assert (missed.code, missed.told) == (
        5,
        "No question fits what was asked for.\nEvery last answer was right. Leave out --only missed.\n",
    )


def test_bank_with_format_errors_is_3_when_named_and_skipped_otherwise(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    (home / "banks").mkdir(parents=True)
    broken = home / "banks" / "broken.yaml"
    broken.write_text(singles_file.read_text("utf-8").replace("objective: O-1", "objective: O-2", 1), "utf-8")
    named = run(home, "quiz", str(broken))
    by_name = run(home, "quiz", "broken")
    skipped = run(home, "quiz", "-n", "1", "--type", "single")
    finding = f"{broken}:7:16: F019 error: there is no objective 'O-2' in this bank (did you mean 'O-1'?)\n"
    assert (named.code, named.output, named.told.startswith(finding)) == (3, "", True)
    assert (by_name.code, by_name.told) == (3, named.told)
    note = f"Note: {broken} is skipped: it has 1 error. See 'cps-quiz bank check {broken}'.\n"
    assert (skipped.code, skipped.told.startswith(note)) == (130, True)


def many_parts(count: int) -> dict[str, str]:
    """Return questions with so many parts to choose from, and the field that the last of them stands in."""
    texts = ", ".join(f"{{text: Part {n}}}" for n in range(2, count))
    pairs = ", ".join(f"{{left: L{n}, right: R{n}}}" for n in range(count - 1))
    return {
        "options": f"type: multiple, options: [{{text: A, correct: true}}, {{text: B, correct: true}}, {texts}]",
        "sequence": f"type: ordering, sequence: [{{text: A}}, {{text: B}}, {texts}]",
        "spares": f"type: matching, pairs: [{pairs}], spares: [Last]",
    }


@pytest.mark.parametrize("field", ["options", "sequence", "spares"])
def test_more_parts_than_letters_are_a_format_error_and_no_bug(tmp_path: Path, singles_file: Path, field: str) -> None:
    home = tmp_path / "home"
    head = singles_file.read_text("utf-8").partition("  - id:")[0]
    rans = []
    for count in (26, 27):
        singles_file.write_text(f"{head}  - {{id: q, objective: O-1, stem: S, {many_parts(count)[field]}}}\n", "utf-8")
        rans.append(run(home, "quiz", str(singles_file)))
    fine, broken = rans
    assert (fine.code, "\nz. " in fine.output) == (130, True)
    told = "F022 error: there are more than 26 to choose from, so this one gets no letter (keep 26 at most)\n"
    assert (broken.code, told in broken.told) == (3, True)


def test_checking_a_bank_with_format_errors_is_3(tmp_path: Path, singles_file: Path) -> None:
    home = tmp_path / "home"
    fine = run(home, "bank", "check", "--select", "F", str(singles_file))
    singles_file.write_text("format: 1\n", "utf-8")
    broken = run(home, "bank", "check", "--select", "F", str(singles_file))
    assert (fine.code, broken.code) == (0, 3)


def test_fewer_questions_than_asked_for_are_told_of(tmp_path: Path, singles_file: Path) -> None:
    ran = run(tmp_path / "home", "quiz", str(singles_file), "-n", "9")
    told = "Note: 6 of the 9 questions asked for are there; a sitting asks one of each family.\n"
    assert (ran.code, told in ran.told) == (130, True)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("CPS_QUIZ_QUESTIONS", "many", "The value 'many' of 'questions'"),
        ("CPS_QUIZ_EXTRA_TIME", "0.5", "The value '0.5' of 'extra_time'"),
    ],
)
def test_setting_that_can_not_be_used_is_2_and_named(tmp_path: Path, name: str, value: str, told: str) -> None:
    ran = run(tmp_path / "home", "quiz", **{name: value})
    assert (ran.code, ran.output, ran.told.startswith(told)) == (2, "", True)


def test_extra_time_is_told_beside_the_base_time(tmp_path: Path, singles_file: Path) -> None:
    ran = run(tmp_path / "home", "quiz", str(singles_file), "-n", "5", CPS_QUIZ_EXTRA_TIME="1.5")
    assert "Time: 9 minutes (6 minutes and your extra time)." in " ".join(ran.output.split())
