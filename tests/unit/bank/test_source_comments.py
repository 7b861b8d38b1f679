"""Comments, texts of several lines, and where a value begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cps_quiz.bank.document import Comment
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Span


def comments_of(text: str) -> list[Comment]:
    document = read("file.yaml", text.encode())
    assert document.diagnostics == []
    return list(document.comments())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b # one\n# two\n", [(1, 6, "# one", False), (2, 1, "# two", True)]),
        ("a:  # one\n  b\n", [(1, 5, "# one", False)]),
        ("{a: b, # one\n c: d}\n  #\n", [(1, 8, "# one", False), (3, 3, "#", True)]),
        ("a: b#c\n", []),
        ("a: 'b # c' # d\n", [(1, 12, "# d", False)]),
        ('a: "b\n  # c" # d\n', [(2, 8, "# d", False)]),
        ("a: |\n  b # c\n  # d\n# e\n", [(4, 1, "# e", True)]),
        ("a: >- # head  \n  b # c\n", [(1, 7, "# head", False)]),
        ("a: |+ # head\n\n\nb: c # d\n", [(1, 7, "# head", False), (4, 6, "# d", False)]),
        ("a: |\n  b\n # c\nd: e\n", [(3, 2, "# c", True)]),
        ("'a # b': c # d\n", [(1, 12, "# d", False)]),
        (
            "# first\n---\na: b\n... # end\n# last",
            [(1, 1, "# first", True), (4, 5, "# end", False), (5, 1, "# last", True)],
        ),
        ("a: b # one\r\n# two\r\nc: d", [(1, 6, "# one", False), (2, 1, "# two", True)]),
        ("a: b # one\r# two\rc: d", [(1, 6, "# one", False), (2, 1, "# two", True)]),
        ("\U0001f600: \u00e9 # one\n", [(1, 6, "# one", False)]),
        ("a: b\t# one\n", [(1, 6, "# one", False)]),
    ],
)
def test_comments_are_what_begins_with_a_hash_outside_of_values(
    text: str, expected: list[tuple[int, int, str, bool]]
) -> None:
    assert comments_of(text) == [
        Comment(Span(line, column, line, column + len(said)), said, alone=alone)
        for line, column, said, alone in expected
    ]


@pytest.mark.parametrize(
    ("text", "values", "long"),
    [
        ("a: b\nc: 'd'\n", ["b", "'d'"], []),
        ("a: b\n  c\nd: |\n  e\n", ["b\n  c", "|\n  e\n"], ["b\n  c", "|\n  e\n"]),
        ('a: "b\n\n  c" # d\nd:\n', ['"b\n\n  c"', ""], ['"b\n\n  c"']),
        ("a: >-\r\n  b\r\nc: \U0001f600 d\r\n", [">-\r\n  b\r\n", "\U0001f600 d"], [">-\r\n  b\r\n"]),
        ("a: |\n  b", ["|\n  b"], ["|\n  b"]),
    ],
)
def test_values_and_texts_of_several_lines(text: str, values: list[str], long: list[str]) -> None:
    document = read("file.yaml", text.encode())
    root = document.root
    assert isinstance(root, dict)
    assert [text[slice(*document.value_range(root, name))] for name in root] == values
    assert [text[slice(*place)] for place in document.long_values()] == long


def test_a_value_in_a_list_is_found_by_its_place() -> None:
    document = read("file.yaml", b"- a\n- 'b'\n")
    assert isinstance(document.root, list)
    assert [document.value_range(document.root, place) for place in range(2)] == [(2, 3), (6, 9)]


@pytest.mark.parametrize(("text", "count"), [("a: b", 1), ("a: b\n", 2), ("a: b\r\n\r\n", 3), ("a: b\rc: d", 2)])
def test_lines_are_counted(text: str, count: int) -> None:
    assert read("file.yaml", text.encode()).line_count == count


PIECES = st.sampled_from(["# x", " # y", "a: b", "c: 'd # e'", "f: |\n  g # h", "i:\n  - j", "", "  ", 'k: "l\n  # m"'])


@given(st.lists(PIECES, max_size=8))
def test_without_its_comments_a_file_says_the_same(pieces: list[str]) -> None:
    text = "\n".join(f"{piece.replace('a:', f'a{n}:')}" for n, piece in enumerate(pieces)) + "\n"
    document = read("file.yaml", text.encode())
    if document.diagnostics:
        return
    lines = text.split("\n")
    for comment in document.comments():
        line, column = comment.span.line - 1, comment.span.column - 1
        assert lines[line][column:].rstrip() == comment.text
        lines[line] = lines[line][:column]
    assert read("file.yaml", "\n".join(lines).encode()).root == document.root
