"""YAML text → a document: plain values with their places.

Values are built in one pass over the events of libyaml's parser: mappings, lists and the author's own spelling of every
scalar. Anchors, aliases, merge keys, tags and deep nesting are refused at the event, so that a small hostile file can't
become a large value.
"""

import re
from typing import Any, NoReturn

from cps_quiz.bank.document import Document, TooManyFindingsError, Value
from cps_quiz.bank.events import event_parser
from cps_quiz.collector import collector_paused
from cps_quiz.diagnostics import Span
from cps_quiz.text.printable import forbidden, forbidden_as_escape

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 20
MAX_CHARACTER_FINDINGS = 20

SCHEMA_HELP = "'cps-quiz bank schema' shows the format"
SHADOWED = "\0"  # begins the name under which a field's second appearance is kept; no authored name can hold it

_HARMLESS = bytes(range(0x20, 0x7F)) + b"\t\r\n"  # most of any bank: looked through faster as bytes


class _RefusedError(Exception):
    """The file can't be read further; the document holds the finding."""


def read(path: str, content: bytes, *, places: bool = True) -> Document:
    """Parse a file's bytes. Findings are in the document; where its root is None, nothing more can be said.

    Without ``places`` it is done sooner, and raises PlacesNeededError where something must be told about a value.
    """
    text, document = _decode(path, content)
    document.has_places = places
    if document.diagnostics:
        return document
    document.clean = _report_characters(document, text)
    with collector_paused():
        _build(document)
    return document


def _decode(path: str, content: bytes) -> tuple[str, Document]:
    document = Document(path, "")

    def refuse(code: str, message: str, remedy: str) -> tuple[str, Document]:
        document.report(code, message, Span(), help=remedy)
        return "", document

    if len(content) > MAX_BYTES:
        return refuse("F002", f"the file is over {MAX_BYTES // 1_048_576} MiB", "split the bank")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return refuse("F003", "the file is UTF-16", "save it as UTF-8 in your editor")
    if b"\x00" in content:
        return refuse("F003", "this is not a text file: it holds NUL bytes", "name a YAML file")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = content.decode("utf-8-sig", errors="replace")
        document.text = text
        at = len(error.object[: error.start].decode())  # the object is the content without a byte-order mark
        byte = error.object[error.start]
        message = f"the file is not UTF-8: byte 0x{byte:02x} can't be read"
        document.report("F003", message, document.span(at, at + 1), help="save it as UTF-8 in your editor")
        return text, document
    document.text = text
    if not text or text.isspace():
        return refuse("F005", "the file is empty", SCHEMA_HELP)
    return text, document


def _report_characters(document: Document, text: str) -> str:
    """Report characters that must not stand in a bank; return the text with each replaced by a harmless one."""
    if not forbidden.search(text.encode().translate(None, _HARMLESS).decode()):
        return text
    for count, match in enumerate(forbidden.finditer(text)):
        if count == MAX_CHARACTER_FINDINGS:
            break
        _report_character(document, match[0], document.span(match.start(), match.end()))
    return forbidden.sub("\N{REPLACEMENT CHARACTER}", text) if document.diagnostics else text


def _report_character(document: Document, character: str, span: Span) -> None:
    import unicodedata

    name = unicodedata.name(character, "control character").lower()
    message = f"the {name} U+{ord(character):04X} must not stand in a bank"
    document.report("F009", message, span, help="delete it; it can change what a screen shows")


def _build(document: Document) -> None:
    import yaml

    try:
        _Builder(document).run()
    except (_RefusedError, TooManyFindingsError):
        document.root = None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        if error.context_mark is not None and (mark is None or not document.text[mark.index :].strip()):
            mark = error.context_mark  # what was left open tells more than the end of the file
        document.root = None
        _report_yaml_error(document, error.problem or "the YAML can't be read", mark.index if mark is not None else 0)
    except (yaml.YAMLError, RecursionError, ValueError):
        document.root = None
        document.report("F004", "the YAML can't be read", Span(), help="check quotes and indentation")


def _report_yaml_error(document: Document, problem: str, index: int) -> None:
    text = document.text
    index = min(index, len(text))
    remedy = "check quotes, colons and indentation here and just above"
    line_start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    indent = re.match(r"[ \t]*", text[line_start:])
    if indent and "\t" in indent[0]:
        index, problem, remedy = line_start + indent[0].index("\t"), "a tab can't indent YAML", "use spaces"
    elif "mapping values are not allowed" in problem:
        problem, remedy = "a colon and a space begin a new value here", "put the whole text in quotes"
    elif "unexpected end of stream" in problem:
        problem, remedy = "the quote that begins here has no end", "close it"
    elif "could not find expected ':'" in problem:
        remedy = "each field is 'name: value'; text that runs over several lines needs '>-' or quotes"
    document.report("F004", f"YAML: {problem}", document.span(index, index + 1), help=remedy)


class _Builder:
    """One pass over the events. Speed matters here: ten thousand questions are six hundred thousand events."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def run(self) -> None:  # noqa: C901, PLR0912, PLR0915 - one hot loop; calls would double its time
        import yaml

        document, marks_of = self.document, self.document.marks
        scalar, mapping_start, sequence_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
        stack: list[tuple[Any, list[int], str | None, bool]] = []
        container: Any = None
        marks: list[int] = []
        key: str | None = None
        is_mapping = False
        has_places = document.has_places
        value: Any
        next_event = event_parser(document.clean).get_event
        while True:
            event = next_event()
            kind = event.__class__
            if kind is scalar:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_decoration(event)
                value = event.value
                if event.style == '"' and forbidden_as_escape.search(value):
                    self._report_escape(event)
            elif kind is mapping_end or kind is sequence_end:
                container, marks, key, is_mapping = stack.pop()
                continue
            elif kind is mapping_start or kind is sequence_start:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_decoration(event)
                if len(stack) >= MAX_DEPTH:
                    self._refuse(event, "F007", f"more than {MAX_DEPTH} levels of nesting", "check the indentation")
                value = {} if kind is mapping_start else []
            else:
                if kind is yaml.AliasEvent:
                    self._refuse_decoration(event)
                if kind is yaml.DocumentStartEvent and document.root is not None:
                    self._refuse(event, "F023", "a second document begins here", "keep one bank in a file")
                if kind is yaml.StreamEndEvent:
                    break
                continue
            if is_mapping and key is None:
                if kind is not scalar:
                    self._refuse(event, "F010", "the name of a field must be text", "write 'name: value'")
                if value == "<<":
                    self._refuse(event, "F006", "merge keys are not used in banks", "write the fields out")
                key = self._report_twice(event, container, len(marks)) if value in container else value
                if has_places:
                    marks.append(event.start_mark.index)
                continue
            if is_mapping:
                container[key] = value
                key = None
            elif container is not None:
                container.append(value)
            else:
                document.root = value
            if has_places:
                marks.append(event.start_mark.index)
            if kind is not scalar:
                stack.append((container, marks, key, is_mapping))
                container, key, is_mapping = value, None, kind is mapping_start
                if has_places:
                    marks = marks_of[id(value)] = []
        if document.root is None:
            document.report("F005", "the file holds no values", Span(), help=SCHEMA_HELP)

    def _report_escape(self, event: Any) -> None:
        found = forbidden_as_escape.search(event.value)
        assert found
        span = self.document.span(event.start_mark.index, event.end_mark.index)
        _report_character(self.document, found[0], span)

    def _report_twice(self, event: Any, mapping: dict[str, Value], mark: int) -> str:
        """Report a field that stands twice; return a name that keeps the second apart, so that reading goes on."""
        document = self.document
        first = document.key_span(mapping, event.value)
        document.forget_keys(mapping)
        span = document.span(event.start_mark.index, event.end_mark.index)
        message = f"the field '{event.value}' stands twice"
        document.report("F008", message, span, help=f"the first is on line {first.line}; remove one")
        return f"{SHADOWED}{mark}"

    def _refuse_decoration(self, event: Any) -> NoReturn:
        if getattr(event, "tag", None) is not None:
            self._refuse(event, "F006", f"the tag '{event.tag}' is not used in banks", "remove it")
        self._refuse(event, "F006", "anchors and aliases are not used in banks", "write the text out")

    def _refuse(self, event: Any, code: str, message: str, remedy: str) -> NoReturn:
        start = event.start_mark.index
        end = max(start + 1, event.end_mark.index)
        self.document.report(code, message, self.document.span(start, end), help=remedy)
        raise _RefusedError
