"""Between a session's values and the history's records."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from cps_quiz.bank.model import Item, QuestionKey
from cps_quiz.bank.shelf import Origin, ShelvedBank
from cps_quiz.history.fold import PastSession
from cps_quiz.history.records import (
    Answered,
    FaultNoted,
    Flagged,
    SessionFinished,
    SessionStarted,
    StoredBank,
    StoredPart,
    StoredPolicy,
    StoredSlot,
)
from cps_quiz.questions.base import text_hash
from cps_quiz.questions.controls import Arrange, Arranged, Pair, Paired, Part, Pick, Picked, Response, Score, fits
from cps_quiz.session import messages as m
from cps_quiz.session.plan import Plan, Policy, Slot
from cps_quiz.session.result import Result


def started_record(plan: Plan, banks: Sequence[ShelvedBank]) -> SessionStarted:
    """Return the record of a plan. Banks that were named by path are kept with it, so that resuming finds them."""
    used = {slot.key.bank for slot in plan.slots}
    return SessionStarted(
        session=plan.id,
        mode=plan.mode,
        seed=plan.seed,
        policy=msgspec.convert(plan.policy, StoredPolicy, from_attributes=True),
        banks=tuple(
            StoredBank(
                id=shelved.bank.id,
                version=shelved.bank.version,
                path=str(shelved.path.absolute()) if shelved.origin is Origin.PATH else None,
            )
            for shelved in banks
            if shelved.bank.id in used
        ),
        slots=tuple(
            StoredSlot(bank=s.key.bank, question=s.key.question, content_hash=s.content_hash, order=s.order)
            for s in plan.slots
        ),
        title=plan.title,
    )


def restored_plan(started: SessionStarted, items: Iterable[Item]) -> Plan:
    """Return the plan of a record. A question that has changed or vanished since leaves its slot without an item."""
    by_key: dict[QuestionKey, Item] = {}
    for item in items:
        for key in (*item.former_keys, item.key):
            by_key[key] = item
    slots = []
    for stored in started.slots:
        key = QuestionKey(stored.bank, stored.question)
        found = by_key.get(key)
        same = found is not None and found.content_hash == stored.content_hash
        slots.append(Slot(key, stored.content_hash, stored.order, found if same else None))
    policy = msgspec.convert(started.policy, Policy, from_attributes=True)
    return Plan(
        id=started.session,
        mode=started.mode,
        seed=started.seed,
        policy=policy,
        slots=tuple(slots),
        title=started.title,
    )


def known_scores(past: PastSession) -> Mapping[int, Score]:
    """Return the scores that the history holds, by place."""
    return {place: Score(answer.points, answer.maximum, (answer.correct,)) for place, answer in past.answers.items()}


def stored_response(item: Item, response: Response) -> tuple[StoredPart, ...]:
    """Return the author's parts that a response chose: in a matching, one for each left."""
    control = item.question.control()

    def stored(part: Part, left: Part | None = None) -> StoredPart:
        left_name = None if left is None else _name(left)
        return StoredPart(part=_name(part), text_hash=text_hash(part.text), left=left_name)

    match response:
        case Picked(parts) | Arranged(parts):
            return tuple(stored(control.shuffled[part]) for part in parts)
        case Paired(rights):
            assert isinstance(control, Pair)
            return tuple(stored(control.rights[r], left) for left, r in zip(control.lefts, rights, strict=True))


def restored_response(item: Item, stored: Sequence[StoredPart]) -> Response | None:
    """Return what a record says was chosen, or None where a part of it is no longer to be found.

    A part that was given its id later is found by its place.
    """
    control = item.question.control()
    try:
        parts = tuple(_place(control.shuffled, each.part) for each in stored)
        match control:
            case Pick():
                response: Response = Picked(tuple(sorted(parts)))
            case Arrange():
                response = Arranged(parts)
            case Pair(lefts):
                given = {_place(lefts, each.left): part for each, part in zip(stored, parts, strict=True)}
                response = Paired(tuple(given[left.index] for left in lefts))
    except KeyError:
        return None
    return response if fits(response, control) else None


def _place(parts: Sequence[Part], name: int | str | None) -> int:
    places: dict[int | str | None, int] = {part.index: part.index for part in parts}
    places |= {part.id: part.index for part in parts if part.id is not None}
    return places[name]


def _name(part: Part) -> int | str:
    return part.id if part.id is not None else part.index


def answered_record(session: str, slot: Slot, event: m.Answered) -> Answered:
    """Return the record of an answer to a question that can be graded."""
    assert slot.item is not None
    return Answered(
        session=session,
        place=event.place,
        bank=slot.key.bank,
        question=slot.item.key.question,
        topic=slot.item.topic_id,
        content_hash=slot.content_hash,
        response=stored_response(slot.item, event.response),
        correct=event.score.correct,
        points=round(event.score.points, 4),
        maximum=event.score.maximum,
        elapsed_ms=event.elapsed_ms,
        confidence=event.confidence,
        attempt=event.attempt,
        traps=slot.item.question.traps(event.response),
    )


def flagged_record(session: str, slot: Slot, event: m.Flagged) -> Flagged:
    """Return the record of a flag."""
    key = slot.key
    return Flagged(session=session, place=event.place, bank=key.bank, question=key.question, on=event.on)


def fault_record(session: str, slot: Slot, note: str) -> FaultNoted:
    """Return the record of a note that a question is faulty."""
    return FaultNoted(
        session=session, bank=slot.key.bank, question=slot.key.question, content_hash=slot.content_hash, note=note
    )


def finished_record(plan: Plan, result: Result) -> SessionFinished:
    """Return the record of a session's end."""
    return SessionFinished(
        session=plan.id,
        ending=str(result.ending),
        used_ms=result.used_ms,
        asked=result.asked,
        answered=result.answered,
        correct=result.correct,
        points=round(result.points, 4),
        counted=result.counted,
        passed=result.passed,
        expired=result.expired,
    )
