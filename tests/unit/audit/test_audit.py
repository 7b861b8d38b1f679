"""Banks, each and together."""

from dataclasses import replace

import pytest
from tests.unit.audit.test_bayes import random_questions
from tests.unit.lint.written_banks import bank_with, single

from cps_quiz.audit.audit import MIN_SINGLES, audit
from cps_quiz.audit.balance import balance_of
from cps_quiz.audit.robots import ROBOTS

SURFACE = [*(robot.name for robot in ROBOTS), "position"]


def test_one_bank_is_audited_alone() -> None:
    bank = bank_with(random_questions(12, seed=1))
    done = audit([bank])
    (of_bank,) = done.banks
    assert done.together is None
    assert (of_bank.bank, of_bank.balance, of_bank.findings) == (bank, balance_of(bank), [])
    assert of_bank.guessed is not None
    assert of_bank.guessed.singles == 12
    assert [result.robot for result in of_bank.guessed.all] == [*SURFACE, "bayes-by-family", "bayes-by-topic"]


def test_several_are_audited_each_and_together() -> None:
    banks = [bank_with(random_questions(12, seed=n, name=f"b-{n}"), name=f"b-{n}") for n in range(2)]
    done = audit(banks)
    assert [of_bank.bank for of_bank in done.banks] == banks
    assert done.together is not None
    assert done.together.singles == 24
    learners = ["bayes-by-family", "bayes-by-topic", "bayes-by-bank"]
    assert [result.robot for result in done.together.all] == [*SURFACE, *learners]
    names = [f"b-{bank}/b-{bank}-{n}" for bank in range(2) for n in range(12)]
    assert all(list(result.credits) == names for result in done.together.all)


def test_too_few_single_questions_say_nothing() -> None:
    few = audit([bank_with(random_questions(MIN_SINGLES - 1, seed=1))])
    assert (few.banks[0].guessed, few.further_than(0)) == (None, [])
    assert audit([bank_with(random_questions(MIN_SINGLES, seed=1))]).banks[0].guessed is not None


def test_robots_that_are_too_far_from_chance_are_told_above_and_below() -> None:
    questions = "".join(single(f"q-{n}", ["Stay here", "Take it all in", "Go on walks"], key=1) for n in range(8))
    far = {(name, result.robot): result.off for name, result in audit([bank_with(questions)]).further_than(10)}
    assert far["tiny", "longest"] == far["tiny", "position"] == pytest.approx(100 * 2 / 3)
    assert far["tiny", "shortest"] == pytest.approx(-100 / 3)
    assert ("tiny", "question-mark") not in far


def test_the_same_banks_give_the_same_figures() -> None:
    def figures() -> list[object]:
        done = audit([bank_with(random_questions(20, seed=n, name=f"b-{n}"), name=f"b-{n}") for n in range(2)])
        guessed = [*(of_bank.guessed for of_bank in done.banks), done.together]
        return [replace(one, surface=tuple(one.surface)) for one in guessed if one is not None]

    assert figures() == figures()
