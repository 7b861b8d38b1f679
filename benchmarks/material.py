"""Generated material of a fixed seed: large banks as an author would write them, and long histories of real records."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from cps_quiz.bank.cache import BankCache
from cps_quiz.bank.model import Item
from cps_quiz.bank.shelf import Shelf, ShelvedBank
from cps_quiz.clock import Instant
from cps_quiz.history.log import HistoryLog, new_id
from cps_quiz.history.records import Record, SessionFinished
from cps_quiz.paths import Paths, find_paths
from cps_quiz.questions.controls import Arranged, Paired, Picked, Response
from cps_quiz.session import messages as m
from cps_quiz.session.draw import lay_out
from cps_quiz.session.plan import Plan, Policy, Slot
from cps_quiz.ui.persistence import answered_record, started_record

SEED = 2026
ANSWERS_PER_SESSION = 10
SHARE_RIGHT = 0.7
SECONDS_PER_ANSWER = 40
SESSIONS_PER_DAY = 8
FIRST_DAY = "2020-01-06T17:00:00.000Z"
OFFSET_MIN = -300
DAY_MS = 86_400_000

_VOCABULARY = (
    "a about after again asks at before began being calm can center change choice comes could day does each feels "
    "finds first for from goes group has hears help her his home hopes hour how in is it keeps knows last later "
    "listens looks meeting might name need next no now of old on one open own part peer person place plan quiet "
    "reads room said says sees session shares she sits some specialist speaks starts stays step support takes talk "
    "tells that their them then they things this time to today trust turn wait walks wants week what when while who "
    "why with words work would yes"
)
_WORDS = _VOCABULARY.split()

_HEAD = """\
# yaml-language-server: $schema=bank.schema.json
format: 1
id: generated
title: Generated bank
description: Made for measuring.
references:
  book: {title: A Book, author: Someone, year: 1990}
misconceptions:
  advice: {title: Advice, description: Tells the person what to do.}
  rescue: {title: Rescue, description: Takes over.}
  minimize: {title: Minimizing}
topics:
"""
_TOPICS, _OBJECTIVES = 8, 5
_TRAPS = ("advice", "rescue", "minimize")


def bank_yaml(questions: int) -> bytes:
    """Return a bank of so many questions, about 1,400 bytes each, of all types; seven of ten are single choice."""
    rng = random.Random(SEED)
    topics = (
        f"  topic-{t}:\n    title: Topic {t}\n    weight: {t + 1}\n    objectives:\n"
        + "".join(f"      OBJ-{t}-{o}: Do thing {o} of topic {t}\n" for o in range(_OBJECTIVES))
        for t in range(_TOPICS)
    )
    written = (_question(rng, number) for number in range(questions))
    return "".join([_HEAD, *topics, "\nquestions:\n", *written]).encode()


def _question(rng: random.Random, number: int) -> str:
    kind = ("multiple", "true-false", "ordering" if number % 20 < 10 else "matching")[number % 10 % 3]
    kind = kind if number % 10 < 3 else "single"
    return (
        f"  - id: gen-{number:05d}\n"
        f"    objective: OBJ-{rng.randrange(_TOPICS)}-{rng.randrange(_OBJECTIVES)}\n"
        f"    type: {kind}\n"
        f"    level: {rng.choice(('recall', 'application', 'analysis'))}\n"
        f"    difficulty: {rng.choice(('easy', 'medium', 'hard'))}\n"
        f"    stem: >-\n{_folded(rng, 45)}"
        f"{_body(rng, kind)}"
        f"    explanation: >-\n{_folded(rng, 40)}"
        "    references: [book]\n"
        f"    tags: [{rng.choice(_WORDS)}]\n\n"
    )


def _body(rng: random.Random, kind: str) -> str:
    match kind:
        case "true-false":
            return (
                f"    answer: {rng.choice(('true', 'false'))}\n    misconception: {rng.choice(_TRAPS)}\n"
                f"    rationales:\n      true: {_sentence(rng, 30)}\n      false: {_sentence(rng, 30)}\n"
            )
        case "ordering":
            steps = (f"      - text: {_sentence(rng, 14)}\n        rationale: {_sentence(rng, 16)}\n" for _ in range(4))
            return "    sequence:\n" + "".join(steps)
        case "matching":
            pairs = (f"      - left: {_sentence(rng, 5)}\n        right: {_sentence(rng, 15)}\n" for _ in range(4))
            return "    pairs:\n" + "".join(pairs) + f"    spares: [{_sentence(rng, 10)}]\n"
    right = {0} if kind == "single" else {0, 1}
    options = [_option(rng, is_right=index in right) for index in range(4)]
    rng.shuffle(options)
    return "    options:\n" + "".join(options)


def _option(rng: random.Random, *, is_right: bool) -> str:
    mark = "correct: true" if is_right else f"misconception: {rng.choice(_TRAPS)}"
    return f"      - text: {_sentence(rng, 14)}\n        {mark}\n        rationale: {_sentence(rng, 16)}\n"


def _sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choices(_WORDS, k=words)).capitalize() + "."


def _folded(rng: random.Random, words: int) -> str:
    lines = (rng.choices(_WORDS, k=15) for _ in range(words // 15))
    return "".join(f"      {' '.join(line)}\n" for line in lines)


class _PastClock:
    """A clock in the past that a history is written by. Satisfies ``cps_quiz.clock.Clock``."""

    def __init__(self) -> None:
        self.utc_ms = Instant.from_iso(FIRST_DAY).utc_ms

    def now(self) -> Instant:
        """The moment of the record."""
        return Instant(self.utc_ms, OFFSET_MIN)

    def monotonic_ms(self) -> int:
        """The same moment."""
        return self.utc_ms


def write_history(home: Path, answers: int) -> Paths:
    """Write so many answers to the shipped banks' questions: finished sessions of ten, eight sessions a day."""
    paths = find_paths({"CPS_QUIZ_HOME": str(home)})
    clock = _PastClock()
    log = HistoryLog(paths.history, state_folder=paths.state, clock=clock)
    log.append(_records(log, clock, shipped_banks(paths), answers))
    return paths


def shipped_banks(paths: Paths) -> Sequence[ShelvedBank]:
    """Return the banks that come with the program."""
    return Shelf(user_folder=paths.banks, cache=BankCache(paths.cache / "banks")).select([]).banks


def shipped_slots(banks: Sequence[ShelvedBank]) -> tuple[Slot, ...]:
    """Return every question of the banks, laid out."""
    return lay_out((item for shelved in banks for item in shelved.bank.items()), seed=str(SEED))


def _records(log: HistoryLog, clock: _PastClock, banks: Sequence[ShelvedBank], answers: int) -> Iterator[Record]:
    rng = random.Random(SEED)
    slots = shipped_slots(banks)
    begin = clock.utc_ms
    for number in range(answers // ANSWERS_PER_SESSION):
        day, session = divmod(number, SESSIONS_PER_DAY)
        clock.utc_ms = begin + day * DAY_MS + session * DAY_MS // 24
        drawn = rng.sample(slots, ANSWERS_PER_SESSION)
        plan = Plan(new_id(), "quiz", str(number), Policy(time_limit_ms=720_000), tuple(drawn))
        yield log.stamp(started_record(plan, banks))
        given = [_answered(rng, place, slot) for place, slot in enumerate(drawn)]
        for answer in given:
            clock.utc_ms += answer.elapsed_ms
            yield log.stamp(answered_record(plan.id, plan.slots[answer.place], answer))
        yield log.stamp(_finished(plan, given))


def _answered(rng: random.Random, place: int, slot: Slot) -> m.Answered:
    assert slot.item is not None
    response = slot.item.question.key() if rng.random() < SHARE_RIGHT else _wrong(slot.item)
    score = slot.item.question.grade(response)
    return m.Answered(place, response, score, rng.randrange(5, 2 * SECONDS_PER_ANSWER) * 1000, None, 1)


def _wrong(item: Item) -> Response:
    match item.question.key():
        case Picked(parts):
            return Picked(((parts[-1] + 1) % len(item.question.control().shuffled),))
        case Arranged(parts):
            return Arranged(parts[::-1])
        case Paired(rights):
            return Paired(rights[::-1])


def _finished(plan: Plan, given: Sequence[m.Answered]) -> SessionFinished:
    right = sum(answer.score.correct for answer in given)
    return SessionFinished(
        session=plan.id,
        ending=str(m.Ending.COMPLETE),
        used_ms=sum(answer.elapsed_ms for answer in given),
        asked=len(given),
        answered=len(given),
        correct=right,
        points=sum(answer.score.points for answer in given),
        counted=len(given),
        passed=right >= plan.policy.pass_mark * len(given),
    )
