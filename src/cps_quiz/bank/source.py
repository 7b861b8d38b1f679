"""YAML text → plain values with their places. The only importer of yaml.

Values are built in one pass over the events of libyaml's parser: mappings, lists and the author's own spelling of every
scalar. Anchors, aliases, merge keys, tags and deep nesting are refused at the event, so that a small hostile file can't
become a large value. A place is kept as a character index and turned into line and column only when it is told. Keeping
them takes time, so a bank is read without places first, and once more with them where something is to be told.
"""

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn

from cps_quiz.collector import collector_paused
from cps_quiz.diagnostics import Diagnostic, Span
from cps_quiz.text.printable import forbidden, forbidden_as_escape

Value = str | list["Value"] | dict[str, "Value"]
Fields = dict[str, Value]
Place = tuple[Value, str | int]  # a mapping or list, and which of its values

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 20
MAX_CHARACTER_FINDINGS = 20
MAX_FINDINGS = 1000

SCALAR, MAPPING, LIST, END = "scalar", "mapping", "list", "end"
FLOW = "flow"

SCHEMA_HELP = "'cps-quiz bank schema' shows the format"
SHADOWED = "\0"  # begins the name under which a field's second appearance is kept; no authored name can hold it

_HARMLESS = bytes(range(0x20, 0x7F)) + b"\t\r\n"  # most of any bank: looked through faster as bytes
_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_COMMENT = re.compile(r"(?<!\S)#[^\r\n\x85\u2028\u2029]*")


class TooManyFindingsError(Exception):
    """The document holds as many findings as anyone reads, so nothing more is looked for."""


class PlacesNeededError(Exception):
    """Something is to be told about a value, and the document was read without the places of its values."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: where it stands, its text from the # on, and whether nothing else stands in its line."""

    span: Span
    text: str
    alone: bool


class Part(NamedTuple):
    """A step through a file: a scalar, or the begin or the end of a mapping or list.

    ``kind`` is one of SCALAR, MAPPING, LIST and END; ``start`` and ``end`` are character indexes, ``column`` counts
    from 0; ``style`` is the quote, | or > of a scalar, and FLOW for a collection in brackets.
    """

    kind: str
    start: int
    end: int
    column: int
    style: str = ""
    value: str = ""


def place_of(raw: Fields, at: tuple[str | int, ...]) -> Place:
    """Return the container and key of a path, or of its deepest step that was written."""
    container: Value = raw
    place: Place = (raw, at[0])
    for step in at:
        written = step in container if isinstance(container, dict) else isinstance(container, list)
        if not written:
            break
        place = (container, step)
        container = container[step]  # type: ignore[index]
    return place


class Document:
    """A parsed file: the root value and where everything in it stands.

    ``clean`` is what is parsed: the text, with each character that must not stand in a bank replaced by a harmless one.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = self.clean = text
        self.has_places = True
        self.root: Value | None = None
        self.diagnostics: list[Diagnostic] = []
        self._marks: dict[int, list[int]] = {}
        self._keys: dict[int, list[str]] = {}
        self._line_starts: list[int] | None = None
        self._scalar_ends: dict[int, int] | None = None
        self._last_line = (0, "")

    def report(self, code: str, message: str, span: Span, *, help: str = "", question: str = "") -> None:  # noqa: A002
        """Add a finding at a span. Raises TooManyFindingsError."""
        source = self.line(span.line)
        self.diagnostics.append(Diagnostic(self.path, span, code, message, help=help, question=question, source=source))
        if len(self.diagnostics) >= MAX_FINDINGS:
            raise TooManyFindingsError

    def line(self, number: int) -> str:
        """Return a line without its end. The last one is kept, since all findings may stand in one long line."""
        if self._last_line[0] != number:
            lines = self._lines()
            whole = self.text[lines[number - 1] : lines[number] if number < len(lines) else None]
            self._last_line = (number, _LINE_END.sub("", whole))
        return self._last_line[1]

    @property
    def line_count(self) -> int:
        """How many lines there are, an empty one behind the last line end included."""
        return len(self._lines())

    def key_span(self, mapping: Value, key: str) -> Span:
        """Return where a key of a mapping stands. Raises PlacesNeededError."""
        start = self._marks_in(mapping)[2 * self._keys_of(mapping).index(key)]
        return self.span(start, self._ends().get(start, start))

    def value_span(self, container: Value, at: str | int) -> Span:
        """Return where a value stands; of a mapping or list, its first line. Raises PlacesNeededError."""
        marks = self._marks_in(container)
        start = marks[at] if isinstance(at, int) else marks[2 * self._keys_of(container).index(at) + 1]
        if isinstance(container[at], str):  # type: ignore[index]
            return self.span(start, self._ends().get(start, start))
        line, column = self._place(start)
        return self.span(start, start + len(self.line(line)) - (column - 1))

    def value_range(self, container: Value, at: str | int) -> tuple[int, int]:
        """Return where a text value begins and ends, as character indexes. Raises PlacesNeededError."""
        marks = self._marks_in(container)
        start = marks[at] if isinstance(at, int) else marks[2 * self._keys_of(container).index(at) + 1]
        return start, self._ends().get(start, start)

    def long_values(self) -> list[tuple[int, int]]:
        """Return where texts that run over several lines begin and end, in order, as character indexes."""
        return [(start, end) for start, end in sorted(self._ends().items()) if _LINE_END.search(self.text, start, end)]

    def comments(self) -> Iterator[Comment]:
        """Yield the comments of a file that was read with places: what begins with # outside all values."""
        ends = self._ends()
        starts = sorted(ends)
        at = 0
        while match := _COMMENT.search(self.text, at):
            value = bisect.bisect_right(starts, match.start()) - 1
            end = ends[starts[value]] if value >= 0 else 0
            if match.start() < end and not self._is_block_head(starts[value], match.start()):
                at = end  # what looked like a comment may hide one behind the value
                continue
            at = match.end()
            span = self.span(match.start(), match.end())
            yield Comment(span, match[0].rstrip(), alone=not self.line(span.line)[: span.column - 1].strip())

    def _is_block_head(self, start: int, index: int) -> bool:
        """Whether a place lies in the line that begins a text block, behind its | or >."""
        return self.text[start] in "|>" and not _LINE_END.search(self.text, start, index)

    def _marks_in(self, container: Value) -> list[int]:
        if not self.has_places:
            raise PlacesNeededError
        return self._marks[id(container)]

    def forget_keys(self, mapping: Value) -> None:
        """Say that a mapping has grown since one of its places was asked for."""
        self._keys.pop(id(mapping), None)

    def _keys_of(self, mapping: Value) -> list[str]:
        assert isinstance(mapping, dict)
        return self._keys.setdefault(id(mapping), list(mapping))

    def span(self, start: int, end: int) -> Span:
        """Turn two character indexes into a span, without the white space at its end."""
        start = min(start, len(self.text))
        end = min(max(start, end), len(self.text))
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        if _LINE_END.match(self.text, start):
            end = start
        line, column = self._place(start)
        end_line, end_column = self._place(end)
        return Span(line, column, end_line, end_column)

    def _place(self, index: int) -> tuple[int, int]:
        lines = self._lines()
        line = bisect.bisect_right(lines, index)
        return line, index - lines[line - 1] + 1

    def _lines(self) -> list[int]:
        if self._line_starts is None:
            self._line_starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return self._line_starts

    def _ends(self) -> dict[int, int]:
        """Return each scalar's end by its start: a second parse, which only a file with findings pays for."""
        if self._scalar_ends is None:
            import yaml

            ends: dict[int, int] = {}
            try:
                parser = _parser(self.clean)
                while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
                    if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
                        ends[event.start_mark.index] = event.end_mark.index
            except yaml.YAMLError:
                pass  # the first pass has told of it
            self._scalar_ends = ends
        return self._scalar_ends


def parts(text: str) -> Iterator[Part]:
    """Yield what a text is made of, in order: one that ``read`` had nothing to say about."""
    import yaml

    kinds: dict[type[Any], str] = {yaml.MappingStartEvent: MAPPING, yaml.SequenceStartEvent: LIST}
    kinds |= {yaml.MappingEndEvent: END, yaml.SequenceEndEvent: END}
    next_event = _parser(text).get_event
    while not isinstance(event := next_event(), yaml.StreamEndEvent):
        start, kind = event.start_mark, event.__class__
        if kind is yaml.ScalarEvent:
            yield Part(SCALAR, start.index, event.end_mark.index, start.column, event.style or "", event.value)
        elif kind in kinds:
            flow = FLOW if getattr(event, "flow_style", False) else ""
            yield Part(kinds[kind], start.index, event.end_mark.index, start.column, flow)


class _RefusedError(Exception):
    """The file can't be read further; the document holds the finding."""


def _parser(text: str) -> Any:
    """Return libyaml's parser, or PyYAML's own where that was built without it.

    Both come event by event, so deep nesting is refused at its first level too many, before it costs anything.
    """
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)


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

        document, marks_of = self.document, self.document._marks  # noqa: SLF001
        scalar, mapping_start, sequence_start = yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent
        mapping_end, sequence_end = yaml.MappingEndEvent, yaml.SequenceEndEvent
        stack: list[tuple[Any, list[int], str | None, bool]] = []
        container: Any = None
        marks: list[int] = []
        key: str | None = None
        is_mapping = False
        has_places = document.has_places
        value: Any
        next_event = _parser(document.clean).get_event
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
