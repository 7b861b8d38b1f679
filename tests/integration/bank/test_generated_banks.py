"""No writing rule breaks on any bank; the whole 20,000 by ``python benchmarks/lint_soak.py``."""

import os

from tests.generated_banks import bank_text, soak

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read

BANKS = int(os.environ.get("CPS_TEST_GENERATED_BANKS", "300"))


def test_every_rule_looks_at_every_bank_and_none_breaks() -> None:
    done = soak(range(BANKS))
    assert (done.banks, done.unread, done.broken) == (BANKS, 0, {})
    assert len(done.found) >= 20


def test_a_number_stands_for_one_bank() -> None:
    assert [bank_text(number) for number in range(20)] == [bank_text(number) for number in range(20)]


def test_the_banks_are_odd_and_can_be_read() -> None:
    drafts = [load_draft(read("generated.yaml", bank_text(number).encode())) for number in range(200)]
    assert all(draft.head is not None for draft in drafts)
    assert {question.type_name for draft in drafts for question, _ in draft.questions} == {
        *("single", "multiple", "true-false", "ordering", "matching")
    }
    good = sum(draft.loaded.bank is not None for draft in drafts)
    assert 40 <= good <= 160
    codes = {finding.code for draft in drafts for finding in draft.loaded.diagnostics}
    assert codes <= {"F018", "F021", "F022"}
