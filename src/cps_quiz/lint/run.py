"""Banks as written → what the writing rules find, in file order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cps_quiz.bank.load import Draft
from cps_quiz.collector import collector_paused
from cps_quiz.diagnostics import Diagnostic, in_file_order
from cps_quiz.lint.places import span_of
from cps_quiz.lint.rule import BankRule, Edit, Finding, QuestionRule, Rule
from cps_quiz.lint.settings import LintSettings
from cps_quiz.lint.silences import without_silenced
from cps_quiz.lint.subject import WrittenBank, WrittenQuestion

Chosen = Mapping[str, Mapping[str, Mapping[int, int]]]  # how often each option was chosen, by bank and question


@dataclass(frozen=True)
class Evidence:
    """What the rules may lean on beyond the banks: protected texts, and how often each option was chosen."""

    sources: Sequence[str] = ()
    chosen: Chosen = field(default_factory=dict)


@dataclass(frozen=True)
class Linted:
    """What came of a bank: findings that stand, those that were silenced, and the edits that would mend some."""

    findings: tuple[Diagnostic, ...]
    silenced: tuple[Diagnostic, ...]
    edits: tuple[Edit, ...]


def written(draft: Draft) -> WrittenBank | None:
    """Return what the rules look at, or None where the bank's head can't be read yet."""
    if draft.head is None or not isinstance(draft.document.root, dict):
        return None
    bank = WrittenBank(draft.document, draft.head)
    questions = tuple(WrittenQuestion(bank, question, raw) for question, raw in draft.questions)
    bank.questions = questions  # the two know each other
    return bank


def lint(
    banks: Sequence[WrittenBank], settings: Sequence[LintSettings], *, evidence: Evidence | None = None
) -> list[Linted]:
    """Return what the rules find in each bank. ``settings`` are each bank's own."""
    seen = evidence or Evidence()
    for place, bank in enumerate(banks):
        bank.others = (*banks[:place], *banks[place + 1 :])
        bank.earlier = tuple(banks[:place])
        bank.sources = seen.sources
        bank.chosen = seen.chosen.get(bank.head.id, {})
    with collector_paused():
        return [_lint(bank, of) for bank, of in zip(banks, settings, strict=True)]


def _lint(bank: WrittenBank, settings: LintSettings) -> Linted:
    rules = [rule(settings.of(rule.code)) for rule in settings.rules()]
    told: list[tuple[Diagnostic, tuple[Edit, ...]]] = []
    told_before = _format_errors(bank)
    for rule, finding in _findings(bank, rules):
        diagnostic = _told(rule, finding, bank)
        if not any((code, diagnostic.question) in told_before for code in rule.restates):
            told.append((diagnostic, finding.edits))
    standing, silenced = without_silenced(
        bank, [diagnostic for diagnostic, _ in told], looked_for={rule.code for rule in rules}
    )
    kept = set(map(id, standing))
    edits = tuple(edit for diagnostic, mends in told if id(diagnostic) in kept for edit in mends)
    return Linted(tuple(in_file_order(standing)), tuple(in_file_order(silenced)), edits)


def _format_errors(bank: WrittenBank) -> set[tuple[str, str]]:
    return {(found.code, found.question) for found in bank.document.diagnostics}


def _findings(bank: WrittenBank, rules: Sequence[Rule]) -> Iterable[tuple[Rule, Finding]]:
    of_questions = [rule for rule in rules if isinstance(rule, QuestionRule)]
    of_banks = [rule for rule in rules if isinstance(rule, BankRule)]
    by_type = {
        question_type: [rule for rule in of_questions if issubclass(question_type, rule.types)]
        for question_type in {type(question.question) for question in bank.questions}
    }
    for question in bank.questions:
        for rule in by_type[type(question.question)]:
            for finding in rule.check(question):
                yield rule, finding
    for of_bank in of_banks:
        for finding in of_bank.check(bank):
            yield of_bank, finding


def _told(rule: Rule, finding: Finding, bank: WrittenBank) -> Diagnostic:
    subject, document = finding.subject, bank.document
    span = span_of(document, subject.raw, finding.at, finding.part)
    return Diagnostic(
        document.path,
        span,
        rule.code,
        finding.message,
        severity=finding.severity or rule.severity,
        help=finding.help or rule.remedy,
        question=subject.question.id if isinstance(subject, WrittenQuestion) else "",
        source=document.line(span.line),
        name=rule.name,
    )
