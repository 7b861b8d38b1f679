"""Which key does what: every name leads to something, and the help names nothing else."""

from dataclasses import replace

import pytest
from tests.unit.session.sittings import EXAM, QUIZ, begun, session_of

from cps_quiz.session import messages as m
from cps_quiz.session.engine import Session
from cps_quiz.session.plan import Break, Policy
from cps_quiz.session.view import Phase
from cps_quiz.ui.tui.keys import HELP, KEYS, MEANING_AT, hints
from cps_quiz.ui.tui.sitting import SittingScreen

NAMES = {"Enter": "enter", "Space": "space", "Up": "up", "Down": "down", "Left": "left", "Right": "right"}
NAMES |= {"Backspace": "backspace", "Esc": "escape", "PgDn": "pagedown"}
OPTION_LETTERS = {"a", "b", "c", "A", "B", "C"}
DIGITS = {"1", "2", "3"}


def sessions() -> list[Session]:
    """Return a session in every phase, of practice and of an exam, and one whose break is offered."""
    reviewing, paused, told, in_break = begun(2, EXAM), begun(2), begun(2), begun(3, _with_break())
    reviewing.handle(m.Review(), now=0)
    paused.handle(m.Pause(), now=0)
    told.handle(m.Finish(), now=0)
    in_break.handle(m.Skip(0), now=0)
    return [session_of(2, EXAM), begun(2), begun(2, EXAM), reviewing, paused, told, in_break]


def _with_break() -> Policy:
    return Policy(feedback=EXAM.feedback, may_pause=False, breaks=(Break(1, 60_000),), reviews_before_end=True)


@pytest.mark.parametrize("phase", Phase)
def test_every_key_leads_to_an_action(phase: Phase) -> None:
    actions = set(KEYS[phase].values())
    assert [
        name for name in sorted(actions, key=str) if not callable(getattr(SittingScreen, f"act_{name[0]}", None))
    ] == []


@pytest.mark.parametrize("one_key", [True, False])
def test_every_hint_leads_to_an_action(one_key: bool) -> None:
    for session in sessions():
        for hint in hints(session.view, one_key=one_key):
            assert callable(getattr(SittingScreen, f"act_{hint.action[0]}", None)), hint


@pytest.mark.parametrize("one_key", [True, False])
def test_every_hint_names_a_key_of_its_phase_that_does_the_same(one_key: bool) -> None:
    for session in sessions():
        table = KEYS[session.view.phase]
        for hint in hints(session.view, one_key=one_key):
            if hint.action[0] in {"missing", "help"} and hint.key != "?":
                continue  # letters of options, and s, u and g together
            named = [NAMES.get(name, name) for name in hint.key.split("/")]
            assert hint.action in [table.get(name) for name in named], hint


def test_every_key_of_the_help_does_something() -> None:
    known = {key for table in KEYS.values() for key in table}
    for line in HELP.splitlines():
        for name in line[:MEANING_AT].split():
            if name in OPTION_LETTERS | DIGITS | {"..."}:
                continue
            assert NAMES.get(name, name) in known, line


def test_every_letter_that_does_something_in_a_question_stands_in_the_help() -> None:
    told = {name for line in HELP.splitlines() for name in line[:MEANING_AT].split()}
    letters = {key for key in KEYS[Phase.ASKING] if len(key) == 1 and key.isalpha()}
    assert letters - told == {"l"}  # the same as r, for hands that know it from a test centre


def test_no_action_of_a_question_lies_on_the_letters_of_most_options() -> None:
    assert not {"a", "b", "c", "d", "e", "f"} & set(KEYS[Phase.ASKING])


def test_the_help_stands_in_two_columns_of_a_small_screen() -> None:
    lines = HELP.splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line[MEANING_AT - 1] == " " and line[MEANING_AT] != " " for line in lines)


def test_practice_offers_a_pause_and_an_exam_only_with_a_break() -> None:
    practice, exam, offered = begun(2, QUIZ), begun(2, replace(EXAM, may_pause=False)), sessions()[-1]
    shown = ["p" in [hint.key for hint in hints(session.view, one_key=True)] for session in (practice, exam, offered)]
    assert shown == [True, False, True]
