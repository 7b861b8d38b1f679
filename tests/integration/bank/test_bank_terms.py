"""``cps-quiz bank terms``."""

import json
from pathlib import Path

import pytest
from tests.integration.bank.conftest import Command, written

from cps_quiz.bank.load import load_file
from cps_quiz.bank.shelf import shipped_banks

BANK = """\
format: 1
id: small
title: Small
topics: {first: {title: First, objectives: {A-1: Do it}}}
terms:
  reflection: Giving back *what was heard*.
  Peer drift: Taking on a clinical role.
questions:
  - id: one
    objective: A-1
    points_to: [Peer drift, reflection]
    stem: Which?
    options: [{text: Right, correct: true}, {text: Wrong}]
    shuffle: false
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return written(tmp_path, "small.yaml", BANK)


def test_the_glossary_is_listed_by_name_with_its_bank(cps_quiz: Command, bank: Path) -> None:
    done = cps_quiz("bank", "terms", "--bank", bank)
    assert (done.code, done.output) == (
        0,
        "Peer drift: Taking on a clinical role. (small)\nreflection: Giving back what was heard. (small)\n",
    )


def test_a_word_near_to_a_term_explains_it(cps_quiz: Command, bank: Path) -> None:
    assert cps_quiz("bank", "terms", "peerdrift", "--bank", bank).output.startswith("Peer drift: ")
    done = cps_quiz("bank", "terms", "zzz", "--bank", bank)
    assert (done.code, done.told) == (2, "There is no term like 'zzz'.\n'cps-quiz bank terms' lists them.\n")


def test_json_tells_term_definition_and_banks(cps_quiz: Command, bank: Path) -> None:
    facts = json.loads(cps_quiz("bank", "terms", "reflection", "--bank", bank, "--json").output)
    assert facts == [{"term": "reflection", "definition": "Giving back what was heard.", "banks": ["small"]}]


def test_the_shipped_banks_have_a_glossary_of_sixty_terms(cps_quiz: Command) -> None:
    facts = json.loads(cps_quiz("bank", "terms", "--json").output)
    assert len({fact["term"] for fact in facts}) >= 60
    for path in sorted(shipped_banks().glob("*.yaml")):
        loaded = load_file(path).bank
        assert loaded is not None
        pointed_to = {term for question in loaded.questions for term in question.points_to}
        assert sorted(set(loaded.terms) - pointed_to) == []
