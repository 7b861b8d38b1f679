"""The shipped banks hold what their blueprint promises. The blueprint is read from the banks themselves."""

from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean

import pytest
from tests.integration.bank.conftest import Command

from cps_quiz.bank.load import load_file
from cps_quiz.bank.model import Bank
from cps_quiz.bank.shelf import shipped_banks
from cps_quiz.questions.choice import Choice, Single
from cps_quiz.text.markup import plain
from cps_quiz.text.words import reading_grade

BANKS = pytest.mark.parametrize("name", ["empowerment", "validation", "modeling"])
TOLERANCE = 0.2
LEVELS = {"recall": 0.20, "application": 0.55, "analysis": 0.25}
DIFFICULTIES = {"easy": 0.25, "medium": 0.50, "hard": 0.25}
TYPES = {"single": 96, "multiple": 10, "true-false": 4, "ordering": 5, "matching": 5}


@cache
def bank_of(name: str) -> Bank:
    bank = load_file(Path(shipped_banks(), f"{name}.yaml")).bank
    assert bank is not None
    return bank


def off(counted: Counter[str], wanted: dict[str, float]) -> dict[str, tuple[int, float]]:
    """Return what is further from what is wanted than the tolerance, and by more than one question."""
    return {
        name: (counted[name], share)
        for name, share in wanted.items()
        if abs(counted[name] - share) > max(TOLERANCE * share, 1)
    }


def test_the_check_finds_neither_errors_nor_warnings(cps_quiz: Command) -> None:
    done = cps_quiz("bank", "check", shipped_banks())
    assert (done.code, done.output) == (0, "")


@BANKS
def test_topics_have_their_share_and_every_objective_two_questions(name: str) -> None:
    bank = bank_of(name)
    topic_of = bank.topic_of_objective()
    weights = sum(topic.weight for topic in bank.topics.values())
    wanted = {topic_id: len(bank.questions) * topic.weight / weights for topic_id, topic in bank.topics.items()}
    assert off(Counter(topic_of[question.objective] for question in bank.questions), wanted) == {}
    tested = Counter(name for question in bank.questions for name in {question.objective, *question.also})
    assert [objective for objective in topic_of if tested[objective] < 2] == []


@BANKS
def test_levels_difficulties_and_types_are_mixed_as_planned(name: str) -> None:
    questions = bank_of(name).questions
    count = len(questions)
    assert count == 120
    levels = {level: count * share for level, share in LEVELS.items()}
    difficulties = {difficulty: count * share for difficulty, share in DIFFICULTIES.items()}
    types: dict[str, float] = {kind: count * share / 120 for kind, share in TYPES.items()}
    assert off(Counter(question.level for question in questions), levels) == {}
    assert off(Counter(question.difficulty for question in questions), difficulties) == {}
    assert off(Counter(question.type_name for question in questions), types) == {}
    in_families = sum(question.family is not None for question in questions if isinstance(question, Single))
    assert in_families >= 24


@BANKS
def test_options_have_rationales_and_distractors_misconceptions(name: str) -> None:
    for question in bank_of(name).questions:
        assert 25 <= len(question.explanation.split()) <= 75, question.id
        assert question.references, question.id
        if isinstance(question, Choice):
            for option in question.options:
                assert option.rationale, question.id
                assert option.correct or option.misconception, question.id


@BANKS
def test_the_members_of_a_family_share_their_options_and_differ_in_their_keys(name: str) -> None:
    families: dict[str, list[Single]] = {}
    for question in bank_of(name).questions:
        if question.family is not None:
            assert isinstance(question, Single)
            families.setdefault(question.family, []).append(question)
    for family, members in families.items():
        assert len({frozenset(option.text for option in member.options) for member in members}) == 1, family
        keys = [option.text for member in members for option in member.options if option.correct]
        assert len(set(keys)) == len(members) >= 2, family


@BANKS
def test_crisis_content_is_rare_and_the_text_is_readable(name: str) -> None:
    questions = bank_of(name).questions
    assert sum(question.crisis for question in questions) <= 0.03 * len(questions)
    assert mean(reading_grade(plain(question.stem)) for question in questions) <= 9
