"""Between a session's values and the history's records."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from cps_quiz.bank.model import Bank, Item
from cps_quiz.bank.shelf import Origin, ShelvedBank
from cps_quiz.history.fold import fold
from cps_quiz.history.records import (
    Answered,
    FaultNoted,
    Flagged,
    SessionFinished,
    SessionStarted,
    StoredBank,
    StoredPart,
)
from cps_quiz.questions.base import text_hash
from cps_quiz.questions.controls import Arranged, Paired, Picked, Response, Score
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.engine import Session, replay
from cps_quiz.session.plan import Break, Feedback, Plan, Policy
from cps_quiz.session.result import result_of
from cps_quiz.ui import persistence

POLICY = Policy(
    feedback=Feedback.END,
    time_limit_ms=90_000,
    question_limit_ms=30_000,
    extra_time=1.5,
    may_pause=False,
    asks_confidence=True,
    unsubmitted_counts=True,
    reviews_before_end=True,
    pass_mark=0.8,
    session_warnings_ms=(1000,),
    question_warnings_ms=(2000, 500),
    counts_parts=True,
    breaks=(Break(2, 600_000), Break(4, 300_000)),
)


def plan_of(items: Sequence[Item], policy: Policy = POLICY) -> Plan:
    return Plan(id="sitting", mode="exam", seed="7", policy=policy, slots=lay_out(items, seed="7"), title="Mine")


@pytest.fixture
def plan(small_bank: Bank) -> Plan:
    return plan_of(list(small_bank.items()))


def shelved(bank: Bank, origin: Origin = Origin.SHIPPED) -> ShelvedBank:
    return ShelvedBank(bank, Path("banks") / "small.yaml", origin)


def written_and_read(record: SessionStarted) -> SessionStarted:
    return msgspec.json.decode(msgspec.json.encode(record), type=SessionStarted)


@pytest.mark.parametrize("policy", [POLICY, Policy()])
def test_a_plan_comes_back_from_its_record_as_it_was(small_bank: Bank, policy: Policy) -> None:
    plan = plan_of(list(small_bank.items()), policy)
    record = written_and_read(persistence.started_record(plan, [shelved(small_bank)]))
    assert persistence.restored_plan(record, small_bank.items()) == plan


def test_the_record_names_the_banks_that_are_asked_and_the_path_of_one_named_so(small_bank: Bank, plan: Plan) -> None:
    other = shelved(msgspec.structs.replace(small_bank, id="other"))
    record = persistence.started_record(plan, [shelved(small_bank, Origin.PATH), other])
    path = str(Path("banks/small.yaml").absolute())
    assert record.banks == (StoredBank(id="small", version="", path=path),)
    assert persistence.started_record(plan, [shelved(small_bank)]).banks == (StoredBank(id="small"),)


def test_a_question_that_changed_or_vanished_leaves_its_slot_without_an_item(small_bank: Bank, plan: Plan) -> None:
    first, *others = small_bank.questions
    changed = msgspec.structs.replace(first, stem="Which is right now?")
    edited = msgspec.structs.replace(small_bank, questions=(changed, *others[:-1]))
    record = persistence.started_record(plan, [])
    restored = persistence.restored_plan(record, edited.items())
    assert [slot.item is None for slot in restored.slots] == [True, False, False, False, True]
    assert [slot.key for slot in restored.slots] == [slot.key for slot in plan.slots]


def test_a_correction_of_the_explanation_leaves_the_question_as_it_was(small_bank: Bank, plan: Plan) -> None:
    first, *others = small_bank.questions
    corrected = msgspec.structs.replace(first, explanation="Because of this.")
    edited = msgspec.structs.replace(small_bank, questions=(corrected, *others))
    restored = persistence.restored_plan(persistence.started_record(plan, []), edited.items())
    assert all(slot.item is not None for slot in restored.slots)


def test_a_renamed_question_is_found_by_its_former_id(small_bank: Bank, plan: Plan) -> None:
    first, *others = small_bank.questions
    renamed = msgspec.structs.replace(first, id="renamed", formerly=(first.id,))
    edited = msgspec.structs.replace(small_bank, questions=(renamed, *others))
    restored = persistence.restored_plan(persistence.started_record(plan, []), edited.items())
    item = restored.slots[0].item
    assert item is not None
    assert item.question == renamed
    event = m.Answered(0, Picked((0,)), Score(1.0, 1.0, (True,)), 5, None, 1)
    assert persistence.answered_record(restored.id, restored.slots[event.place], event).question == "renamed"


@pytest.mark.parametrize(
    ("place", "response", "parts"),
    [
        (0, Picked((1,)), [(1, "Wrong", None)]),
        (1, Picked((0, 1)), [("yes-option", "Yes", None), (1, "No", None)]),
        (2, Picked((1,)), [(1, "False", None)]),
        (3, Arranged((2, 0, 1, 3)), [(2, "Third", None), (0, "First", None), (1, "Second", None), (3, "Fourth", None)]),
        (4, Paired((2, 0)), [(2, "Spare", 0), (0, "R1", 1)]),
    ],
    ids=["single", "multiple", "true-false", "ordering", "matching"],
)
def test_a_response_is_stored_by_the_authors_parts_and_the_hash_of_their_texts_and_comes_back(
    plan: Plan, place: int, response: Response, parts: list[tuple[int | str, str, int | None]]
) -> None:
    item = plan.slots[place].item
    assert item is not None
    stored = persistence.stored_response(item, response)
    assert stored == tuple(StoredPart(part=part, text_hash=text_hash(text), left=left) for part, text, left in parts)
    assert persistence.restored_response(item, stored) == response


def test_a_part_is_found_by_its_place_where_its_id_came_later_and_lost_where_its_id_is_gone(plan: Plan) -> None:
    item = plan.slots[1].item
    assert item is not None
    by_place = StoredPart(part=0, text_hash=text_hash("Yes"))
    other = StoredPart(part=3, text_hash=text_hash("Nor this"))
    assert persistence.restored_response(item, [by_place, other]) == Picked((0, 3))
    assert persistence.restored_response(item, [by_place, by_place]) is None
    gone = StoredPart(part="old-id", text_hash=text_hash("Yes"))
    assert persistence.restored_response(item, [gone, other]) is None


def test_an_answer_is_recorded_with_all_that_an_analysis_needs(plan: Plan) -> None:
    event = m.Answered(1, Picked((0, 1)), Score(1 / 3, 1.0, (True, False, False)), 4321, "unsure", 2)
    assert persistence.answered_record(plan.id, plan.slots[event.place], event) == Answered(
        session="sitting",
        place=1,
        bank="small",
        question="several",
        topic="first",
        content_hash=plan.slots[1].content_hash,
        response=(
            StoredPart(part="yes-option", text_hash=text_hash("Yes")),
            StoredPart(part=1, text_hash=text_hash("No")),
        ),
        correct=False,
        points=0.3333,
        maximum=1.0,
        elapsed_ms=4321,
        confidence="unsure",
        attempt=2,
        traps=("advice",),
    )


def test_a_flag_and_a_note_are_recorded_with_their_question(plan: Plan) -> None:
    assert persistence.flagged_record(plan.id, plan.slots[2], m.Flagged(2, on=True)) == Flagged(
        session="sitting", place=2, bank="small", question="truth", on=True
    )
    assert persistence.fault_record(plan.id, plan.slots[2], "unclear") == FaultNoted(
        session="sitting",
        bank="small",
        question="truth",
        content_hash=plan.slots[2].content_hash,
        note="unclear",
    )


def test_the_end_is_recorded_with_its_score(small_bank: Bank) -> None:
    plan = plan_of(list(small_bank.items()), Policy(question_limit_ms=60_000))
    session = Session(plan)
    right = m.Submit(0, Picked((0,)))
    expired: list[tuple[int, m.Command]] = [(65_000, m.Tick()), (65_000, m.Next())]
    replay(session, [(0, m.Start()), (5000, right), (5000, m.Next()), *expired, (70_000, m.Finish())])
    assert persistence.finished_record(plan, result_of(plan, session.view)) == SessionFinished(
        session="sitting",
        ending="handed-in",
        used_ms=70_000,
        asked=3,
        answered=1,
        correct=1,
        points=1.0,
        counted=5,
        passed=False,
        expired=(1,),
    )


def test_the_scores_that_the_history_holds_are_known_by_place(plan: Plan) -> None:
    event = m.Answered(1, Picked((0, 1)), Score(1 / 3, 1.0, (True, False, False)), 4321, None, 1)
    past = fold([persistence.answered_record(plan.id, plan.slots[event.place], event)]).sessions["sitting"]
    assert persistence.known_scores(past) == {1: Score(0.3333, 1.0, (False,))}
