"""A path → ``Loaded(bank | None, diagnostics)``. A bank with format errors is not loaded in part."""

import contextlib
import functools
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cps_quiz.bank.decode import Checker, boolean_fields, booleans_are_spelled, convert
from cps_quiz.bank.document import Document, Fields, Place, PlacesNeededError, TooManyFindingsError, Value
from cps_quiz.bank.integrity import check_integrity
from cps_quiz.bank.model import FORMAT, Bank
from cps_quiz.bank.source import MAX_BYTES, SCHEMA_HELP, read
from cps_quiz.collector import collector_paused
from cps_quiz.diagnostics import Diagnostic, Span, in_file_order
from cps_quiz.questions.base import Question
from cps_quiz.questions.registry import DEFAULT, QUESTION_TYPES


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a file: a bank, or none and the reasons, in file order."""

    path: str
    bank: Bank | None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as its author left it: what the writing rules look at even where the bank can't be loaded yet.

    ``head`` is the bank without its questions, or None where even that can't be read; ``questions`` are those that
    could be decoded, each with what was written.
    """

    document: Document
    loaded: Loaded
    head: Bank | None = None
    questions: tuple[tuple[Question, Fields], ...] = ()


def read_content(path: Path) -> bytes:
    """Return a file's bytes; of one that is too large, enough to tell. Raises OSError."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def load_file(path: Path, *, shown_as: str | None = None) -> Loaded:
    """Read and check one file. Never raises for what a file may hold, or for one that can't be read."""
    name = str(path) if shown_as is None else shown_as
    try:
        content = read_content(path)
    except OSError as error:
        return Loaded(name, None, (unreadable(name, error),))
    return load_bytes(content, path=name)


def unreadable(path: str, error: OSError) -> Diagnostic:
    """Return the finding about a file that can't be read."""
    reason = error.strerror or str(error)
    return Diagnostic(path, Span(), "F001", f"the file can't be read: {reason}", help="check its name and permissions")


def load_bytes(content: bytes, *, path: str) -> Loaded:
    """Check the content of a file."""
    try:
        return load_document(read(path, content, places=False))
    except PlacesNeededError:
        return load_document(read(path, content))


def load_document(document: Document) -> Loaded:
    """Check a file that was read."""
    return load_draft(document).loaded


def load_draft(document: Document) -> Draft:
    """Check a file that was read, and keep what could be made of it."""
    head, questions = None, list[tuple[Question, Fields]]()
    if document.root is not None:
        with collector_paused(), contextlib.suppress(TooManyFindingsError):
            head = _decode_bank(document, questions)
    bank = None
    if head is not None and not document.diagnostics:
        bank = msgspec.structs.replace(head, questions=tuple(question for question, _ in questions))
    loaded = Loaded(document.path, bank, tuple(in_file_order(document.diagnostics)))
    return Draft(document, loaded, head, tuple(questions))


def place_of_id(path: str, *, field: str = "id") -> tuple[Span, str]:
    """Return where a good file's id stands, in a field of its root, and that line. Raises OSError."""
    document = read(path, read_content(Path(path)))
    assert isinstance(document.root, dict)
    span = document.value_span(document.root, field)
    return span, document.line(span.line)


def _decode_bank(document: Document, decoded: list[tuple[Question, Fields]]) -> Bank | None:
    """Return the bank without questions, and add those that can be decoded; report everything that is wrong."""
    root = document.root
    if not isinstance(root, dict):
        document.report("F010", "a bank begins with fields such as 'format: 1'", Span(), help=SCHEMA_HELP)
        return None
    if not is_known_format(document, root):
        return None
    checker = Checker(document)
    questions = root.get("questions")
    if isinstance(questions, list):
        root["questions"] = []  # each question tells its own type, so each is decoded on its own
    checker.check(root, Bank, None)
    if isinstance(questions, list):
        if not questions:
            document.report(
                "F022", "the bank holds no question", document.key_span(root, "questions"), help="write one"
            )
        for index, raw in enumerate(questions):
            question = _decode_question(checker, raw, (questions, index))
            if question is not None:
                assert isinstance(raw, dict)
                decoded.append((question, raw))
    check_integrity(document, root, decoded)
    with contextlib.suppress(msgspec.ValidationError):
        return convert(root, Bank)
    return None


def is_known_format(document: Document, root: dict[str, Value], *, what: str = "bank") -> bool:
    """Return whether a file is of the format that is read here; another, newer one is reported."""
    written = root.get("format", str(FORMAT))
    if written == str(FORMAT):
        return True
    message = f"this program reads format {FORMAT} and the {what} is written in another"
    remedy = f"write 'format: {FORMAT}', or use a newer cps-quiz"
    document.report("F020", message, document.value_span(root, "format"), help=remedy)
    return False


@functools.cache
def _boolean_fields(word: str) -> frozenset[str]:
    return boolean_fields(QUESTION_TYPES[word])


def _decode_question(checker: Checker, value: Value, place: Place) -> Question | None:
    """Return the question, by msgspec alone where nothing is wrong with it."""
    if isinstance(value, dict):
        word = value.get("type", DEFAULT)
        if isinstance(word, str) and word in QUESTION_TYPES and booleans_are_spelled(value, _boolean_fields(word)):
            try:
                return convert(value, QUESTION_TYPES[word])
            except msgspec.ValidationError:
                pass
    checker.check_question(value, place)
    return None
