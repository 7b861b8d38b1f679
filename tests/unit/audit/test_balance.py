"""How a bank's questions spread."""

from tests.unit.lint.written_banks import bank_of, bank_with, single

from cps_quiz.audit.balance import MOST_NAMES, Balance, Share, balance_of

BANK = """\
format: 1
id: tiny
title: Tiny
misconceptions: {advice: {title: Advice}, rescue: {title: Rescue}}
topics:
  first: {title: First, weight: 3, objectives: {A-1: Do it, A-2: Do more}}
  second: {title: Second, objectives: {B-1: Do another, B-2: Do the last}}
questions:
  - id: one
    objective: A-1
    also: [B-1]
    level: recall
    stem: What does Carlos want from Ana?
    options:
      - {text: Rest, misconception: rescue}
      - {text: Time, correct: true}
      - {text: Talk, misconception: advice}
  - id: two
    objective: A-1
    difficulty: easy
    stem: What does Ana want?
    options: [{text: Rest, misconception: advice}, {text: Time, correct: true}]
  - id: three
    type: true-false
    objective: A-1
    stem: It is so.
    answer: true
  - id: gone
    objective: A-2
    retired: true
    stem: What did Bao want?
    options: [{text: Rest, correct: true}, {text: Time}]
"""


def test_everything_is_counted_and_retired_questions_are_not() -> None:
    assert balance_of(bank_of(BANK)) == Balance(
        questions=3,
        topics=[Share("first", 3, 2.25), Share("second", 0, 0.75)],
        objectives_without_question=["A-2", "B-2"],
        levels=[Share("recall", 1), Share("application", 2), Share("analysis", 0)],
        difficulties=[Share("easy", 1), Share("medium", 2), Share("hard", 0)],
        types=[
            Share("matching", 0),
            Share("multiple", 0),
            Share("ordering", 0),
            Share("single", 2),
            Share("true-false", 1),
        ],
        key_positions=[Share("A", 0), Share("B", 2)],
        misconceptions=[Share("advice", 2), Share("rescue", 1)],
        names=[Share("Ana", 2), Share("Carlos", 1)],
    )


def test_a_bank_without_single_questions_has_no_positions() -> None:
    only = "  - {id: one, type: true-false, objective: A-1, stem: It is so., answer: true}\n"
    assert balance_of(bank_with(only)).key_positions == []


def test_at_most_so_many_names_are_told() -> None:
    names = ["Ana", "Bao", "Carlos", "Dolores", "Farid", "Grace", "Ines", "Jamal", "Lena", "Luca"]
    questions = (single(name.lower(), ["One", "Two"], stem=f"What helps {name} now?") for name in names)
    assert [share.name for share in balance_of(bank_with("".join(questions))).names] == names[:MOST_NAMES]
