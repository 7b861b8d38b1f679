"""F002 to F007, F009, F020, F023: what keeps a file from being read as YAML at all."""

import pytest
from tests.unit.bank.banks import SHOW_SCHEMA, TINY, codes, findings, tiny, told

from cps_quiz.bank import source
from cps_quiz.diagnostics import Diagnostic

QUOTES = "check quotes, colons and indentation here and just above"
UTF8 = "save it as UTF-8 in your editor"
DELETE = "delete it; it can change what a screen shows"


def test_f002_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 2 * 1024 * 1024)
    content = b"# " + b"x" * source.MAX_BYTES
    assert findings(content) == [told((1, 1, 1, 1), "F002", "the file is over 2 MiB", "split the bank", "")]
    assert codes(content[: source.MAX_BYTES]) == ["F005"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_f003_utf16_with_its_mark(encoding: str) -> None:
    assert findings(TINY.encode(encoding)) == [told((1, 1, 1, 1), "F003", "the file is UTF-16", UTF8, "")]


@pytest.mark.parametrize("content", [TINY.encode("utf-16-le"), b"\x7fELF\x02\x01\x00\x00", b"format: 1\x00"])
def test_f003_nul_bytes(content: bytes) -> None:
    message = "this is not a text file: it holds NUL bytes"
    assert findings(content) == [told((1, 1, 1, 1), "F003", message, "name a YAML file", "")]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without mark", "with mark"])
def test_f003_latin_1_is_told_at_its_first_byte(mark: bytes) -> None:
    content = mark + tiny(("title: Tiny", "title: Ña, né")).encode().replace("é".encode(), b"\xe9")
    message = "the file is not UTF-8: byte 0xe9 can't be read"
    assert findings(content) == [told((3, 13, 3, 14), "F003", message, UTF8, "title: Ña, n\N{REPLACEMENT CHARACTER}")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            tiny(("title: Tiny", "title: Tiny: small")),
            told(
                (3, 12, 3, 13),
                "F004",
                "YAML: a colon and a space begin a new value here",
                "put the whole text in quotes",
                "title: Tiny: small",
            ),
        ),
        (
            tiny(("    title: First", "\ttitle: First")),
            told((6, 1, 6, 2), "F004", "YAML: a tab can't indent YAML", "use spaces", "\ttitle: First"),
        ),
        (
            tiny(("title: Tiny", 'title: "Tiny')),
            told((3, 8, 3, 9), "F004", "YAML: the quote that begins here has no end", "close it", 'title: "Tiny'),
        ),
        (
            tiny(("title: Tiny\n", "title: Tiny\nand more\n")),
            told(
                (5, 1, 5, 2),
                "F004",
                "YAML: could not find expected ':'",
                "each field is 'name: value'; text that runs over several lines needs '>-' or quotes",
                "topics:",
            ),
        ),
        (
            tiny(("{A-1: Do it}", "{A-1: Do it")),
            told((8, 10, 8, 11), "F004", "YAML: did not find expected ',' or '}'", QUOTES, "questions:"),
        ),
        (
            "authors: [A, B",
            told((1, 10, 1, 11), "F004", "YAML: did not find expected ',' or ']'", QUOTES, "authors: [A, B"),
        ),
        (
            'id: "\\q"',
            told((1, 6, 1, 7), "F004", "YAML: found unknown escape character", QUOTES, 'id: "\\q"'),
        ),
        (
            "%YAML 2.0\n---\n",
            told((1, 1, 1, 2), "F004", "YAML: found incompatible YAML document", QUOTES, "%YAML 2.0"),
        ),
    ],
    ids=["colon", "tab", "open quote", "no colon", "open brace", "open bracket", "escape", "directive"],
)
def test_f004_yaml_errors_are_told_where_they_begin(text: str, expected: Diagnostic) -> None:
    assert findings(text) == [expected]


def test_f004_an_error_of_the_parser_without_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_text: str) -> object:
        raise RecursionError

    monkeypatch.setattr(source, "event_parser", failing)
    message = "the YAML can't be read"
    assert findings(TINY) == [told((1, 1, 1, 1), "F004", message, "check quotes and indentation", "format: 1")]


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "the file is empty", ""),
        ("\ufeff", "the file is empty", ""),
        (" \n\n", "the file is empty", " "),
        ("# Nothing yet.\n", "the file holds no values", "# Nothing yet."),
    ],
    ids=["no byte", "only a mark", "blank", "only a comment"],
)
def test_f005_empty(text: str, message: str, line: str) -> None:
    assert findings(text) == [told((1, 1, 1, 1), "F005", message, SHOW_SCHEMA, line)]


ANCHORS = "anchors and aliases are not used in banks"


@pytest.mark.parametrize(
    ("title", "columns", "message", "remedy"),
    [
        ("&mark Tiny", (8, 18), ANCHORS, "write the text out"),
        ("&mark [Tiny]", (8, 15), ANCHORS, "write the text out"),
        ("*mark", (8, 13), ANCHORS, "write the text out"),
        ("!!str Tiny", (8, 18), "the tag 'tag:yaml.org,2002:str' is not used in banks", "remove it"),
        ("!mine {a: b}", (8, 15), "the tag '!mine' is not used in banks", "remove it"),
        ("! Tiny", (8, 14), "the tag '!' is not used in banks", "remove it"),
    ],
)
def test_f006_anchors_aliases_and_tags(title: str, columns: tuple[int, int], message: str, remedy: str) -> None:
    text = tiny(("title: Tiny", f"title: {title}"))
    start, end = columns
    assert findings(text) == [told((3, start, 3, end), "F006", message, remedy, f"title: {title}")]


def test_f006_merge_keys() -> None:
    text = tiny(("    stem: Which?", "    <<: {stem: Which?}"))
    message = "merge keys are not used in banks"
    assert findings(text) == [told((11, 5, 11, 7), "F006", message, "write the fields out", "    <<: {stem: Which?}")]


def test_f006_a_small_file_never_becomes_a_large_value() -> None:
    laughs = "\n".join(f"l{n}: &l{n} [*l{n - 1}, *l{n - 1}]" for n in range(1, 30))
    assert codes("l0: &l0 lol\n" + laughs) == ["F006"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("[" * 50_000, (21, 22)),
        ("- " * 50_000, (41, 42)),
        ("{a: " * 50_000, (81, 82)),
        ("a: " + "[" * 50_000 + "]" * 50_000, (23, 24)),
    ],
    ids=["brackets", "dashes", "braces", "closed again"],
)
def test_f007_deep_nesting_is_refused_at_its_first_level_too_many(text: str, columns: tuple[int, int]) -> None:
    start, end = columns
    message = "more than 20 levels of nesting"
    assert findings(text) == [told((1, start, 1, end), "F007", message, "check the indentation", text)]


def test_twenty_levels_are_read() -> None:
    assert codes("[" * 20 + "]" * 20) == ["F010"]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x1b", "control character U+001B"),
        ("\x7f", "control character U+007F"),
        ("\x9b", "control character U+009B"),
        ("\u061c", "arabic letter mark U+061C"),
        ("\u200e", "left-to-right mark U+200E"),
        ("\u202e", "right-to-left override U+202E"),
        ("\u2066", "left-to-right isolate U+2066"),
        ("\ufeff", "zero width no-break space U+FEFF"),
        ("\uffff", "control character U+FFFF"),
    ],
)
def test_f009_characters_that_steer_a_screen(character: str, name: str) -> None:
    line = f"title: Ti{character}ny"
    message = f"the {name} must not stand in a bank"
    assert findings(tiny(("title: Tiny", line))) == [told((3, 10, 3, 11), "F009", message, DELETE, line)]


@pytest.mark.parametrize(
    ("escape", "name"),
    [
        ("\\x1b", "control character U+001B"),
        ("\\e", "control character U+001B"),
        ("\\0", "control character U+0000"),
        ("\\r", "control character U+000D"),
        ("\\N", "control character U+0085"),
        ("\\u202E", "right-to-left override U+202E"),
    ],
)
def test_f009_the_same_written_as_escapes(escape: str, name: str) -> None:
    line = f'title: "Ti{escape}ny"'
    message = f"the {name} must not stand in a bank"
    assert findings(tiny(("title: Tiny", line))) == [told((3, 8, 3, 1 + len(line)), "F009", message, DELETE, line)]


def test_f009_a_field_name_with_an_escape_can_not_hide() -> None:
    text = tiny(("title: Tiny", 'title: Tiny\n"\\0title": Hidden'))
    message = "the control character U+0000 must not stand in a bank"
    assert findings(text) == [told((4, 1, 4, 10), "F009", message, DELETE, '"\\0title": Hidden')]


def test_tabs_and_printable_text_of_any_script_may_stand_in_text() -> None:
    assert codes(tiny(("Which?", '"Which?\\tπ 哪个? 🙂 اي"'), ("text: Wrong", "text: Wr\tong"))) == []


@pytest.mark.parametrize("number", [1, 20, 5000])
def test_f009_twenty_are_told_of_many(number: int) -> None:
    assert codes(tiny(("title: Tiny", "title: Tiny" + "\x07" * number))) == ["F009"] * min(number, 20)


@pytest.mark.parametrize(
    ("written", "columns"),
    [("2", (9, 10)), ("one", (9, 12)), ("[1, 2]", (9, 15)), ("01", (9, 11)), ("", (8, 8))],
)
def test_f020_another_version_of_the_format(written: str, columns: tuple[int, int]) -> None:
    line = f"format: {written}".rstrip()
    message = "this program reads format 1 and the bank is written in another"
    remedy = "write 'format: 1', or use a newer cps-quiz"
    start, end = columns
    text = tiny(("format: 1", line), ("title: Tiny", "titel: Tiny"))
    assert findings(text) == [told((1, start, 1, end), "F020", message, remedy, line)]


@pytest.mark.parametrize("between", ["", "...\n"])
def test_f023_a_second_document(between: str) -> None:
    line = 15 + between.count("\n")
    message = "a second document begins here"
    expected = told((line, 1, line, 4), "F023", message, "keep one bank in a file", "---")
    assert findings(TINY + between + "---\n" + TINY) == [expected]


@pytest.mark.parametrize("text", ["---\n" + TINY, TINY + "...\n", "%YAML 1.1\n---\n" + TINY], ids=repr)
def test_marks_around_one_document_are_fine(text: str) -> None:
    assert codes(text) == []
