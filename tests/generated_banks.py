"""Odd banks by number, and all writing rules over them: no key at all, one option, texts without a word, huge words.

Every bank has a head that can be read; some of its questions have format errors, as in a draft.
"""

import json
import random
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from cps_quiz.bank.document import Document
from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Diagnostic
from cps_quiz.lint.fix import apply
from cps_quiz.lint.registry import all_rules
from cps_quiz.lint.run import Evidence, Linted, lint, written
from cps_quiz.lint.settings import LintSettings
from cps_quiz.lint.subject import WrittenBank

TYPES = ("single", "single", "single", "multiple", "true-false", "ordering", "matching")
TRAPS = ("advice", "rescue", "minimize")
REFERENCES = ("book", "report")
SCENARIOS = ("visit", "odd")

_PHRASES = (
    *("Ana", "Carlos's", "the peer specialist", "always", "never", "not", "NOT", "most likely", "may", "some", "only"),
    *("What", "Which reply", "How many", "except", "helps", "said", "feels hurt", "the group", "recovery", "Dr. Lee"),
    *("all of the above", "none of these", "both A and B", "option B", "the first option", "true", "false", "a(n)"),
    *("committed suicide", "the mentally ill", "an addict", "988", "a crisis", "he or she", "his/her", "e.g.", "etc."),
    *("____", "...", "\u2026", "10", "20 %", "3.5", "two weeks", "16 July 2022", "more than 5", "20\u201330", "1."),
    *('"I can\'t."', "'so'", "\u201cNo,\u201d", "don\u2019t", "the peers' room", '"', "'", "*not*", "**never**", "`x`"),
    *("\u4f60\u597d", "\u4f60\u597d\uff1f", "\u041e\u043d", "\u0645\u0631\u062d\u0628\u0627", "\u00bfQu\u00e9?", "_"),
    *("stra\u00dfe", "\u0130", "e\u0301", "\U0001f600", "\u2013", "\u00a0", "x" * 300, "-" * 40, "a-" * 60 + "b", "\\"),
    *("#", "# lint: ignore[R12] no", "&", "|", "\t", "- ", "first", "then", "finally", "before", "after", "step 1"),
    *("A", "B", "I", "we", "you should", "must", "?", "!", ".", ","),
)  # fmt: skip
_WHOLE = (
    *(
        "?",
        ".",
        "1",
        "-5",
        "50 %",
        "...",
        "\u4e2d",
        "A",
        '"',
        "''",
        "*",
        "_",
        "____",
        "True",
        "None of the above",
        "I.",
    ),
    "0",
)
_LINE_ENDS = ("\n", "\n", "\n", "\r\n", "\r")
_LEVELS = ("recall", "application", "analysis")
_DIFFICULTIES = ("easy", "medium", "hard")

_HEAD = """\
format: 1
id: bank-{number}
title: A bank
language: {language}
references: {{book: {{title: A Book, author: Someone, year: 1990}}, report: {{title: A report}}}}
misconceptions: {{advice: {{title: Advice}}, rescue: {{title: Rescue}}, minimize: {{title: Minimizing}}}}
terms: {{peer: Someone who has been there., "mutual aid": Help in both directions.}}
scenarios:
  visit: Ana visits the drop-in center. She says, "I lost my job."
  odd: {odd}
topics:
  first: {{title: First, weight: 3, objectives: {{A-1: Do it, A-2: Do more}}}}
  second: {{title: Second, objectives: {{B-1: {odd}}}}}
questions:
"""


def bank_text(number: int) -> str:
    """Return the text of a bank; the same number gives the same."""
    return _Maker(random.Random(number)).bank(number)


class _Maker:
    """Makes a bank of one source of chance."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.used: list[str] = []

    def bank(self, number: int) -> str:
        rng = self.rng
        language = rng.choice(("en", "en", "en", "es", "zh-Hant"))
        head = _HEAD.format(number=number, language=language, odd=json.dumps(self.words(), ensure_ascii=False))
        questions = [self.question(f"q-{number}-{place}") for place in range(rng.choices((1, 2, 12), (12, 4, 1))[0])]
        if rng.random() < 0.1:
            questions.append(questions[0])
        text = head + "".join(questions) + rng.choice(("", "", "# lint: ignore[R12] at the end\n"))
        return text.replace("\n", rng.choice(_LINE_ENDS))

    def question(self, name: str) -> str:
        rng = self.rng
        kind = rng.choice(TYPES)
        fields = [f"id: {name}", f"type: {kind}", f"objective: {rng.choice(('A-1', 'A-2', 'B-1'))}"]
        fields.append(f"stem: {self.text()}")
        optional: tuple[tuple[str, Callable[[], str]], ...] = (
            ("also", lambda: "[B-1]"),
            ("level", lambda: rng.choice(_LEVELS)),
            ("difficulty", lambda: rng.choice(_DIFFICULTIES)),
            ("scenario", lambda: rng.choice(SCENARIOS)),
            ("explanation", self.text),
            ("references", lambda: f"[{rng.choice(REFERENCES)}]"),
            ("tags", lambda: "[basics, crisis]"),
            ("points_to", lambda: "[peer]"),
            ("family", lambda: rng.choice(("fam-1", "fam-2"))),
            ("retired", lambda: "true"),
            ("crisis", lambda: rng.choice(("true", "false"))),
            ("shuffle", lambda: "false"),
            ("language_quote", lambda: "true"),
            ("lint_ignore", lambda: "{R12: her words, R43: a draft}"),
        )
        fields += [f"{field}: {value()}" for field, value in optional if rng.random() < 0.3]
        fields += getattr(self, kind.replace("-", "_"))()
        rng.shuffle(fields)
        if rng.random() < 0.1:
            fields[0] = f"# lint: ignore[R15] her words\n    {fields[0]}"
        return "  - " + "\n    ".join(fields) + "\n"

    def single(self) -> list[str]:
        count = 27 if self.rng.random() < 0.01 else self.rng.choice((1, 2, 3, 3, 4, 4, 5, 6))
        keys = (
            {self.rng.randrange(count)} if self.rng.random() < 0.9 else set(self.rng.sample(range(count), count // 2))
        )
        return [self.options(count, keys)]

    def multiple(self) -> list[str]:
        count = self.rng.choice((1, 2, 3, 4, 5, 6))
        return [self.options(count, set(self.rng.sample(range(count), self.rng.randrange(count + 1))))]

    def true_false(self) -> list[str]:
        fields = [f"answer: {self.rng.choice(('true', 'false'))}"]
        if self.rng.random() < 0.5:
            fields.append(f"rationales: {{true: {self.quoted()}, false: {self.quoted()}}}")
        return fields + ([f"misconception: {self.rng.choice(TRAPS)}"] if self.rng.random() < 0.5 else [])

    def ordering(self) -> list[str]:
        return [self.parts("sequence", ["text"], self.rng.randrange(1, 7))]

    def matching(self) -> list[str]:
        fields = [self.parts("pairs", ["left", "right"], self.rng.randrange(1, 6))]
        if self.rng.random() < 0.5:
            fields.append(f"spares: [{self.quoted()}, {{text: {self.quoted()}, misconception: advice}}]")
        return fields

    def options(self, count: int, keys: set[int]) -> str:
        return self.parts("options", ["text"], count, {place: ["correct: true"] for place in keys})

    def parts(self, field: str, names: list[str], count: int, more: dict[int, list[str]] | None = None) -> str:
        rng = self.rng
        lines = [f"{field}:"]
        for place in range(count):
            own = [f"{name}: {self.text(indent=10)}" for name in names] + (more or {}).get(place, [])
            if rng.random() < 0.4:
                own.append(f"rationale: {self.text(indent=10)}")
            if rng.random() < 0.4 and field == "options":
                own.append(f"misconception: {rng.choice(TRAPS)}")
            lines.append("      - " + "\n        ".join(own))
        return "\n".join(lines)

    def words(self) -> str:
        """Return a text; one of four stood elsewhere already."""
        rng = self.rng
        if self.used and rng.random() < 0.25:
            return rng.choice(self.used)
        said = (
            rng.choice(_WHOLE)
            if rng.random() < 0.15
            else " ".join(rng.choices(_PHRASES, k=rng.choice((1, 2, 3, 5, 8, 8, 12, 30))))
        )
        said = said.strip() or "?"
        said += rng.choice(("", "", ".", "?", '?"'))
        self.used.append(said)
        return said

    def quoted(self) -> str:
        return json.dumps(self.words(), ensure_ascii=False)

    def text(self, *, indent: int = 6) -> str:
        """Return a text in any style."""
        said, rng = self.words(), self.rng
        style = rng.randrange(4)
        if style == 0 and "\t" not in said:
            return (
                "'" + said.replace("'", "''").replace(" ", " " if rng.random() < 0.7 else f"\n{' ' * indent}", 1) + "'"
            )
        if style == 1:
            pieces = said.split(" ", 1)
            return rng.choice((">-", "|", "|+", ">")) + "".join(
                f"\n{' ' * indent}{p}" for p in pieces if p.strip(" \t")
            )
        return self.quoted() if said else '"?"'


@dataclass
class Soak:
    """What came of the banks: how often each rule found something, and what broke, each with the bank's number."""

    banks: int = 0
    unread: int = 0
    found: dict[str, int] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)


def soak(numbers: Iterable[int]) -> Soak:
    """Let all rules look at generated banks, some of them two at a time."""
    done = Soak()
    for number in numbers:
        texts = [bank_text(number), bank_text(number + 1)] if number % 10 == 0 else [bank_text(number)]
        done.banks += 1
        banks = [bank for text in texts if (bank := _written(text)) is not None]
        done.unread += len(texts) - len(banks)
        for bank, linted in zip(banks, _lint(banks, number, done), strict=True):
            for finding in linted.findings:
                done.found[finding.code] = done.found.get(finding.code, 0) + 1
            _look_at(bank, linted, number, done)
    return done


def _written(text: str) -> WrittenBank | None:
    return written(load_draft(read("generated.yaml", text.encode())))


def _lint(banks: Sequence[WrittenBank], number: int, done: Soak) -> Sequence[Linted]:
    chosen = {bank.head.id: {q.question.id: {0: 60, 1: 40} for q in bank.questions} for bank in banks}
    evidence = Evidence(("the peer specialist always said so " * 5, ""), chosen)
    try:
        return lint(banks, [LintSettings()] * len(banks), evidence=evidence)
    except Exception:  # noqa: BLE001 - whatever a rule raises is what is looked for
        for code in all_rules():
            try:
                lint(banks, [LintSettings(select=(code,))] * len(banks), evidence=evidence)
            except Exception:  # noqa: BLE001 - the same
                done.broken.setdefault(f"{code} raises", f"bank {number}: {traceback.format_exc(limit=-2)}")
        done.broken.setdefault("lint raises", f"bank {number}")
        return [Linted((), (), ())] * len(banks)


def _look_at(bank: WrittenBank, linted: Linted, number: int, done: Soak) -> None:
    """Note findings that lie outside the file, and edits after which the file is no bank or that change nothing."""
    for finding in (*linted.findings, *linted.silenced):
        if not is_inside(finding, bank.document):
            done.broken.setdefault(f"{finding.code} lies outside", f"bank {number}: {finding.span}")
    if linted.edits:
        text, _ = apply(bank.document.text, linted.edits)
        again = load_draft(read("generated.yaml", text.encode()))
        before = [d.code for d in bank.document.diagnostics]
        if (
            again.head is None
            or len(again.questions) < len(bank.questions)
            or len(again.document.diagnostics) > len(before)
        ):
            codes = sorted({finding.code for finding in linted.findings})
            done.broken.setdefault("an edit breaks the bank", f"bank {number}: one of {codes}")


def is_inside(finding: Diagnostic, document: Document) -> bool:
    """Whether a finding lies within its file, and shows the line it begins in."""
    span = finding.span
    if not (1 <= span.line <= span.end_line <= document.line_count):
        return False
    ends = (span.column, len(document.line(span.line)) + 1), (span.end_column, len(document.line(span.end_line)) + 1)
    ordered = (span.line, span.column) <= (span.end_line, span.end_column)
    return ordered and all(1 <= column <= most for column, most in ends) and finding.source == document.line(span.line)
