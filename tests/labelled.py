"""Labelled cases for the writing rules: ``tests/data/lint/R12.yaml`` and so on.

A case writes only the fields that matter; here the others are filled in with unremarkable values, the whole is written
as a bank, and read back as any bank is.
"""

import functools
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Diagnostic
from cps_quiz.lint.run import Evidence, lint, written
from cps_quiz.lint.settings import LintSettings
from cps_quiz.lint.subject import WrittenBank
from cps_quiz.text.words import word_list

FOLDER = Path(__file__).parent / "data" / "lint"
FIELDS_OF_THE_TEST = {"times", "key", "lengths", "misconceptions", "without"}
POSITIVE, NEAR_MISS = "positive", "near-miss"

_WORDS = """
amber anchor apple arrow autumn avenue bakery balcony bamboo banner basket beacon bench berry blanket border bottle
branch bridge brook bucket button cabin camera candle canvas canyon carpet castle cedar cellar chalk cherry circle cloud
clover coffee copper corner cotton cradle crayon curtain daisy desert dragon drawer ember engine fabric falcon feather
fence ferry field finger flame flower forest fountain garden garlic ginger glacier granite grape gravel harbor hazel
helmet honey horizon island ivory jacket jungle kettle ladder lagoon lantern lavender lemon library linen lumber mango
maple marble market meadow melon mirror morning mountain needle nickel oasis ocean olive orange orchard oyster paddle
palace paper parcel pasture pebble pencil pepper piano pillow planet plaster pocket pollen pottery prairie puddle quarry
rabbit radio raisin ribbon river rocket saddle sailor salmon sandal satin school season shadow shelter silver spider
spring square stable station statue stream summer sunset table teapot temple thunder ticket timber tomato tower trail
tunnel turtle valley velvet village violet wagon walnut water weather whistle willow window winter yellow zipper
""".split()  # noqa: SIM905 - easier to read than a list of quotes
_SETTINGS = (
    "drop-in center",
    "warmline",
    "hospital unit",
    "respite house",
    "shelter",
    "reentry program",
    "campus office",
)


@dataclass(frozen=True)
class Case:
    """One labelled case. ``banks`` are texts of banks."""

    rule: str
    number: int
    positive: bool
    why: str
    banks: tuple[str, ...]
    sources: tuple[str, ...] = ()
    chosen: Mapping[int, int] | None = None

    def __str__(self) -> str:
        return f"{self.rule}-{self.number}-{POSITIVE if self.positive else NEAR_MISS}"


@functools.cache
def cases_of(rule: str) -> list[Case]:
    """Return the cases of a rule, in order."""
    content = yaml.load(
        (FOLDER / f"{rule}.yaml").read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return [_case(rule, number, raw) for number, raw in enumerate(content, start=1)]


def _case(rule: str, number: int, raw: Mapping[str, Any]) -> Case:
    if "question" in raw:
        banks = [{"questions": [raw["question"]], **({"scenarios": raw["scenarios"]} if "scenarios" in raw else {})}]
    else:
        banks = raw.get("banks") or [raw["bank"]]
    texts = tuple(_text_of(bank, place) for place, bank in enumerate(banks))
    chosen = dict(enumerate(raw["chosen"])) if "chosen" in raw else None
    assert raw["label"] in {POSITIVE, NEAR_MISS}
    return Case(
        rule, number, raw["label"] == POSITIVE, raw.get("why", ""), texts, tuple(raw.get("sources", ())), chosen
    )


def _text_of(bank: Mapping[str, Any], place: int) -> str:
    topics = bank.get("topics") or {"topic": {"title": "Topic", "objectives": {"OBJ-01": "Do it"}}}
    objectives = [name for topic in topics.values() for name in topic["objectives"]]
    rng = random.Random(place)
    questions = list(_filled(bank["questions"], objectives, rng, place))
    traps = {trap for question in questions for trap in _traps(question)}
    whole = {
        "format": 1,
        "id": f"bank-{place}",
        "title": "A bank",
        "references": {"ref-1": {"title": "A work"}},
        "misconceptions": {name: {"title": name.title()} for name in sorted(traps)},
        "topics": topics,
        **{name: value for name, value in bank.items() if name not in {"questions", "topics"}},
        "questions": questions,
    }
    for name in traps - whole["misconceptions"].keys():
        whole["misconceptions"][name] = {"title": name}
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(whole, Dumper=dumper, sort_keys=False, allow_unicode=True, width=10_000))


def _traps(question: Mapping[str, Any]) -> Iterator[str]:
    parts = [question, *question.get("options", ()), *question.get("sequence", ()), *question.get("spares", ())]
    yield from (part["misconception"] for part in parts if isinstance(part, dict) and part.get("misconception"))


def _filled(
    questions: Sequence[Mapping[str, Any]], objectives: Sequence[str], rng: random.Random, place: int
) -> Iterator[dict[str, Any]]:
    number = 0
    for raw in questions:
        for _ in range(raw.get("times", 1)):
            number += 1
            yield _question(raw, f"b{place}-q{number}", objectives[0], rng)


def _question(raw: Mapping[str, Any], name: str, objective: str, rng: random.Random) -> dict[str, Any]:
    kind = raw.get("type", "single")
    filled: dict[str, Any] = {"id": name, "objective": objective, "type": kind, "stem": _stem(kind, rng)}
    filled |= {name: value for name, value in raw.items() if name not in FIELDS_OF_THE_TEST}
    match kind:
        case "single" | "multiple":
            filled["options"] = _options(raw, rng)
        case "true-false":
            filled.setdefault("answer", True)
            filled.setdefault("rationales", {"true": _sentence(10, rng), "false": _sentence(10, rng)})
        case "ordering":
            steps = raw.get("sequence") or [_sentence(6, rng) for _ in range(4)]
            filled["sequence"] = [_part(step, "text", rng) for step in steps]
        case "matching":
            pairs = raw.get("pairs") or [{"left": w, "right": _sentence(6, rng)} for w in rng.sample(_WORDS, 3)]
            filled["pairs"] = [_part(pair, "left", rng) for pair in pairs]
            filled["spares"] = [_part(spare, "text", rng) for spare in raw.get("spares", [_sentence(6, rng)])]
    filled.setdefault("explanation", f"{_sentence(14, rng)} {_sentence(14, rng)}")
    filled.setdefault("references", ["ref-1"])
    for field in raw.get("without", ()):
        filled.pop(field, None)
    return {field: value for field, value in filled.items() if value is not None}


def _options(raw: Mapping[str, Any], rng: random.Random) -> list[dict[str, Any]]:
    texts = raw.get("options") or [_sentence(count, rng) for count in raw.get("lengths", (10, 10, 10, 10))]
    options = [_part(text, "text", rng) for text in texts]
    if "key" in raw:
        options[raw["key"]]["correct"] = True
    elif "options" not in raw:
        options[1]["correct"] = True
    traps = iter(raw.get("misconceptions", ()))
    for option in options:
        if option.get("correct"):
            option.setdefault("misconception", None)
        else:
            option.setdefault("misconception", next(traps, "advice"))
    return [{field: value for field, value in option.items() if value is not None} for option in options]


def _part(part: Any, field: str, rng: random.Random) -> dict[str, Any]:
    filled = dict(part) if isinstance(part, dict) else {field: part}
    filled.setdefault("rationale", _sentence(10, rng))
    return {name: value for name, value in filled.items() if value is not None or name == "misconception"}


def _stem(kind: str, rng: random.Random) -> str:
    person = rng.choice(word_list("names"))
    told = f"At the {rng.choice(_SETTINGS)}, {person} mentions {_words(9, rng)}. {_sentence(12, rng)}"
    return told if kind == "true-false" else f"{told} Which reply fits best here?"


def _sentence(count: int, rng: random.Random) -> str:
    return _words(count, rng).capitalize() + "."


def _words(count: int, rng: random.Random) -> str:
    return " ".join(rng.sample(_WORDS, count))


def reported(case: Case) -> list[Diagnostic]:
    """Return what the rule finds in a case's banks."""
    drafts = [load_draft(read(f"bank-{place}.yaml", text.encode())) for place, text in enumerate(case.banks)]
    banks = [bank for draft in drafts if (bank := written(draft)) is not None]
    assert len(banks) == len(drafts), f"{case} is no bank: {[d.loaded.diagnostics for d in drafts]}"
    for draft in drafts:
        draft.document.diagnostics.clear()  # what the format says as well must not hide what the rule says
    settings = LintSettings(select=(case.rule,))
    evidence = Evidence(case.sources, _chosen(case, banks))
    return [
        found
        for linted in lint(banks, [settings] * len(banks), evidence=evidence)
        for found in linted.findings
        if found.code == case.rule
    ]


def _chosen(case: Case, banks: Sequence[WrittenBank]) -> dict[str, dict[str, Mapping[int, int]]]:
    if case.chosen is None:
        return {}
    return {banks[0].head.id: {banks[0].questions[0].question.id: case.chosen}}


@dataclass(frozen=True)
class Tally:
    """How a rule's findings compare with the labels."""

    rule: str
    false_alarms: tuple[Case, ...]
    misses: tuple[Case, ...]
    positives: int
    near_misses: int

    @property
    def precision(self) -> float:
        """The share of reported cases that are labelled positive."""
        hits = self.positives - len(self.misses)
        return hits / (hits + len(self.false_alarms)) if hits + len(self.false_alarms) else 0.0

    @property
    def recall(self) -> float:
        """The share of positive cases that are reported."""
        return 1 - len(self.misses) / self.positives


def tally(rule: str) -> Tally:
    """Run a rule over its cases."""
    cases = cases_of(rule)
    found = {case.number for case in cases if reported(case)}
    positive = [case for case in cases if case.positive]
    return Tally(
        rule,
        tuple(case for case in cases if not case.positive and case.number in found),
        tuple(case for case in positive if case.number not in found),
        len(positive),
        len(cases) - len(positive),
    )
