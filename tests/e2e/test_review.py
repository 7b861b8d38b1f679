"""A review down a pipe and in a terminal: why now, when again, and what was missed once more."""

import re
from pathlib import Path

import pytest
from tests.conftest import FakeClock
from tests.e2e.program import ANSWER, GO_ON, NOON_OFFSET_MIN, Piped, Terminal, answers, endings, paragraphs, run
from tests.integration.review.past import write_sitting

from cps_quiz.bank.load import load_file
from cps_quiz.bank.model import Item
from cps_quiz.clock import SystemClock

SAID = re.compile(
    r"^(New to you\.|Due: .*|Not due yet: .*|Again, .*|Worth most .*|It (?:comes|returns|is) .*)$", re.MULTILINE
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home of its own."""
    return tmp_path / "home"


def items_of(path: Path) -> list[Item]:
    bank = load_file(path).bank
    assert bank is not None
    return list(bank.items())


def clock_at_noon() -> FakeClock:
    """A clock at this moment, in the zone in which the program runs."""
    return FakeClock(SystemClock().now().iso, NOON_OFFSET_MIN)


def studied(home: Path, path: Path, count: int, *, days_ago: float) -> None:
    """Let the first questions have been answered rightly some days ago."""
    write_sitting(home, clock_at_noon(), items_of(path)[:count], days_ago=days_ago)


def said(output: str) -> list[str]:
    """Return what was said beside the questions, without its day."""
    return [re.sub(r"on \w+day .*", "on a day.", sentence) for sentence in SAID.findall(output)]


def test_what_was_missed_comes_back_after_three_others_and_every_answer_is_kept(home: Path, singles_file: Path) -> None:
    typed = "b\n\n" + "a\n\n" * 5
    ran = run(home, "review", str(singles_file), "--limit", "5", typed=typed)
    assert ran.code == 0
    given = answers(home)
    assert [answer.correct for answer in given] == [False] + [True] * 5
    assert [answer.place for answer in given] == [0, 1, 2, 3, 5, 4]
    assert given[4].question == given[0].question
    assert len({answer.question for answer in given}) == 5
    assert said(ran.output) == [
        "New to you.",
        "It comes back before you finish.",
        *["New to you.", "It returns in 2 days, on a day."] * 3,
        "Again, because it was missed a moment ago.",
        "It returns tomorrow, on a day.",
        "New to you.",
        "It returns in 2 days, on a day.",
    ]
    assert "Score: 4 of 5 right, 80 %." in ran.output
    assert ran.output.endswith("Next: cps-quiz (what is left for today)\n")
    assert endings(home) == ["complete"]


def test_what_is_due_comes_first_and_says_how_well_it_is_remembered(home: Path, singles_file: Path) -> None:
    studied(home, singles_file, 2, days_ago=10)
    ran = run(home, "review", str(singles_file), "--limit", "3", typed="a\n\n" * 3)
    assert ran.code == 0
    assert said(ran.output)[::2] == [*["Due: 77 % likely to be remembered today."] * 2, "New to you."]
    assert [answer.question for answer in answers(home)[2:4]] == ["q-00000", "q-00001"]


def test_nothing_due_exits_5_and_ahead_reviews_all_the_same(home: Path, singles_file: Path) -> None:
    studied(home, singles_file, 6, days_ago=0.001)
    ran = run(home, "review", str(singles_file))
    assert (ran.code, ran.output) == (5, "")
    assert ran.told == (
        "Nothing is due today.\nThe next is due in 2 days. 'cps-quiz review --ahead' reviews before that.\n"
    )
    ahead = run(home, "review", str(singles_file), "--ahead", "--limit", "1", typed="a\n\n")
    assert ahead.code == 0
    assert paragraphs(ahead.output)[1] == "You met it earlier today."


def test_with_an_exam_ahead_as_many_as_the_plan_leaves_are_asked_and_then_it_is_said(
    home: Path, singles_file: Path
) -> None:
    run(home, "plan", "--exam", in_days(20), "--minutes", "3")
    ran = run(home, "review", str(singles_file), typed="a\n\n" * 2)
    assert (ran.code, ran.output.count(ANSWER)) == (0, 2)
    assert said(ran.output)[1].startswith("It is 90 % safe until ")
    more = run(home, "review", str(singles_file), "--limit", "1", typed="a\n\n")
    assert more.told == "Nothing is left of today's plan; this goes beyond it.\n"
    rest = run(home, "review", str(singles_file), typed="a\n\n" * 3)
    assert (rest.code, rest.output.count(ANSWER)) == (0, 3)
    done = run(home, "review", str(singles_file))
    assert (done.code, done.told.splitlines()[1]) == (
        5,
        "Every question was asked today. 'cps-quiz review --ahead' reviews before that.",
    )


def in_days(days: int) -> str:
    clock = clock_at_noon()
    clock.pass_ms(days * 86_400_000)
    return clock.now().study_day


def test_limit_and_minutes_say_how_many_questions_there_are(home: Path, singles_file: Path) -> None:
    for options, count in ((("--minutes", "3"), 2), (("--minutes", "3", "--limit", "1"), 1), (("--limit", "4"), 4)):
        ran = run(home, "review", str(singles_file), *options, typed="")
        assert (ran.code, f" {count} question" in ran.output.splitlines()[0]) == (130, True)
        run(home, "resume", "--discard")


def test_a_review_that_was_left_goes_on_where_it_was(home: Path, singles_file: Path) -> None:
    studied(home, singles_file, 1, days_ago=10)
    with Piped(home, "review", str(singles_file), "--limit", "3") as first:
        first.wait_for(ANSWER)
        first.send("b\n")
        first.wait_for(GO_ON)
        first.send("\n")
        first.wait_for(ANSWER, times=2)
        assert first.end().code == 130
    carried = run(home, "resume", typed="a\n\n" * 3)
    assert carried.code == 0
    assert "Carrying on: 1 of 3 questions answered." in paragraphs(carried.output)
    assert said(carried.output) == [
        "New to you.",
        "It returns in 2 days, on a day.",
        "New to you.",
        "It returns in 2 days, on a day.",
        "Again, because it was missed a moment ago.",
        "It returns tomorrow, on a day.",
    ]
    assert [(answer.place, answer.correct) for answer in answers(home)[1:]] == [
        (0, False),
        (1, True),
        (2, True),
        (3, True),
    ]
    assert endings(home)[-1] == "complete"


def test_in_a_terminal_a_missed_question_comes_back_and_the_review_ends(home: Path, singles_file: Path) -> None:
    studied(home, singles_file, 1, days_ago=10)
    with Terminal(home, "review", str(singles_file), "--limit", "1") as terminal:
        assert "Due: 77 % likely to be remembered today." in terminal.wait_for(ANSWER)
        terminal.enter("b")
        assert "It comes back before you finish." in terminal.wait_for(GO_ON)
        terminal.enter()
        assert "Again, because it was missed a moment ago." in terminal.wait_for(ANSWER)
        terminal.enter("a")
        assert "It returns tomorrow, on " in terminal.wait_for(GO_ON)
        terminal.enter()
        terminal.wait_for("Next: cps-quiz (what is left for today)")
        assert terminal.end() == 0
    assert [answer.correct for answer in answers(home)[1:]] == [False, True]
