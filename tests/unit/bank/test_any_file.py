"""Whatever a file holds, it ends in a bank or in findings that lie in the file."""

import re

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import SMALL_BANK

from cps_quiz.bank.load import load_bytes
from cps_quiz.diagnostics import Diagnostic, Span, in_file_order, render
from cps_quiz.text.printable import forbidden

LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
SMALL = SMALL_BANK.encode()

PIECES = [
    *(
        "\t",
        " ",
        "\n",
        "\r",
        "\r\n",
        "\n  ",
        "\n      - ",
        ": ",
        "- ",
        "? ",
        ", ",
        "# ",
        "|\n",
        ">-\n",
        "'",
        '"',
        "\\x1b",
    ),
    *("[", "]", "{", "}", "[[[[[[", "&a ", "*a", "!!str ", "!x ", "%YAML 1.1\n", "<<: ", "---\n", "...\n", "@", "`"),
    *("true", "yes", "null", "1e3", "007", "0", "~", "", "A-1", "advice", "book", "visit", "peer", "one", "small"),
    *("id: one", "type: matching", "type: multiple", "correct: true", "stem: ", "options:", "format: 2", "topics: {}"),
    *("\x00", "\x1b[2J", "\x7f", "\x9b", "\u202e", "\ufeff", "\u2028", "\x85", "é", "🙂", "x" * 2000),
]
BYTES = [piece.encode() for piece in PIECES] + [b"\xff", b"\xe9", b"\xed\xa0\x80", b"\xff\xfe"]


@st.composite
def mutated_banks(draw: st.DrawFn) -> bytes:
    """Return the small bank after some cuts, insertions and repetitions."""
    content = SMALL
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = start + draw(st.one_of(st.just(0), st.integers(1, 6), st.integers(7, 200)))
        piece = draw(st.one_of(st.sampled_from(BYTES), st.just(content[start:end] * 2), st.binary(max_size=3)))
        content = content[:start] + piece + content[end:]
    return content


@st.composite
def mutated_lines(draw: st.DrawFn) -> bytes:
    """Return the small bank with lines left out, repeated, moved or indented otherwise."""
    lines = SMALL_BANK.splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 3))):
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["leave out", "repeat", "move", "indent", "outdent"])):
            case "leave out":
                lines[at] = ""
            case "repeat":
                lines[to] = lines[to] + lines[at]
            case "move":
                lines[at], lines[to] = lines[to], lines[at]
            case "indent":
                lines[at] = "  " + lines[at]
            case "outdent":
                lines[at] = lines[at].removeprefix("  ")
    return "".join(lines).encode()


def is_inside(span: Span, lines: list[str]) -> bool:
    """Whether a span begins before it ends and both lie in the lines or just behind one."""
    corners = ((span.line, span.column), (span.end_line, span.end_column))
    return corners[0] <= corners[1] and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in corners
    )


def assert_sound(found: Diagnostic, lines: list[str]) -> None:
    assert is_inside(found.span, lines), found
    unread = found.code == "F003" and "byte 0x" not in found.message
    assert found.source == ("" if unread else lines[found.span.line - 1])
    assert not forbidden.search(render(found).replace("\n", ""))
    assert len(render(found).splitlines()) == (3 if found.source else 1)
    assert msgspec.json.decode(msgspec.json.encode(found.as_json())) == found.as_json()


def assert_ends_well(content: bytes) -> None:
    loaded = load_bytes(content, path="file.yaml")
    assert (loaded.bank is None) == bool(loaded.diagnostics)
    assert list(loaded.diagnostics) == in_file_order(loaded.diagnostics)
    lines = LINE_END.split(content.decode("utf-8-sig", errors="replace"))
    for found in loaded.diagnostics:
        assert_sound(found, lines)
    if loaded.bank is not None:
        assert [item.key.question for item in loaded.bank.items()] == [q.id for q in loaded.bank.questions]


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode(errors="surrogatepass"))))
def test_any_bytes_end_in_findings(content: bytes) -> None:
    assert_ends_well(content)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_pieces_of_yaml_end_in_findings(text: str) -> None:
    assert_ends_well(text.encode())


@settings(deadline=None, max_examples=300)
@given(mutated_banks())
def test_any_change_of_a_bank_ends_in_a_bank_or_in_findings(content: bytes) -> None:
    assert_ends_well(content)


@settings(deadline=None, max_examples=300)
@given(mutated_lines())
def test_any_change_of_lines_ends_in_a_bank_or_in_findings(content: bytes) -> None:
    assert_ends_well(content)
