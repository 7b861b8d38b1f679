"""Lines and columns: whatever ends a line, and wherever a question is moved."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.bank.banks import TINY, findings, tiny

from cps_quiz.bank.document import Document, PlacesNeededError
from cps_quiz.bank.load import load_bytes
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Diagnostic, Span

BROKEN = tiny(
    ("title: Tiny", "titel: 'Tiny'"),
    ("objective: A-1", "objective: A-2"),
    ("    stem: Which?", "    stem: >-\n      Which\n      is right?\n    level: |\n      deep\n      thought\n"),
    ("      - {text: Wrong}", '      - {"tekst": Wrong, \'correct\': "maybe"} # no'),
)


def places(found: list[Diagnostic]) -> list[tuple[str, int, int, int, int]]:
    """Return each finding's code and span."""
    return [(d.code, d.span.line, d.span.column, d.span.end_line, d.span.end_column) for d in found]


def test_each_finding_has_the_place_of_what_it_is_about() -> None:
    assert places(findings(BROKEN)) == [
        ("F011", 1, 1, 1, 1),
        ("F012", 3, 1, 3, 6),
        ("F015", 14, 12, 16, 14),
        ("F011", 20, 9, 20, 50),
        ("F012", 20, 10, 20, 17),
        ("F013", 20, 37, 20, 44),
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85"], ids=["CRLF", "CR", "NEL"])
def test_every_kind_of_line_end_gives_the_same_findings(end: str) -> None:
    assert findings(BROKEN.replace("\n", end)) == findings(BROKEN)


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_every_kind_of_line_end_gives_the_same_bank(end: str) -> None:
    text = tiny(
        ("    stem: Which?", "    stem: |\n      Which?\n\n      This?\n    explanation: >\n      One\n      line.")
    )
    expected = load_bytes(text.encode(), path="tiny.yaml")
    assert expected.bank is not None
    assert load_bytes(text.replace("\n", end).encode(), path="tiny.yaml") == expected


def test_a_byte_order_mark_moves_nothing() -> None:
    assert findings(b"\xef\xbb\xbf" + BROKEN.encode()) == findings(BROKEN)
    assert load_bytes(b"\xef\xbb\xbf" + TINY.encode(), path="t") == load_bytes(TINY.encode(), path="t")


def test_characters_outside_the_first_plane_count_as_one_column() -> None:
    found = findings(tiny(("{text: Wrong}", "{text: 🙂é, correkt: x}")))
    assert places(found) == [("F012", 14, 20, 14, 27)]


def test_a_forbidden_character_leaves_the_other_places_as_they_are() -> None:
    broken = BROKEN.replace("First", "Fi\x1bst")
    assert places(findings(broken)) == sorted(
        [*places(findings(BROKEN)), ("F009", 6, 14, 6, 15)], key=lambda place: place[1:]
    )


@settings(deadline=None, max_examples=30)
@given(before=st.integers(0, 50), after=st.integers(0, 50))
def test_moving_a_question_moves_its_findings_along(before: int, after: int) -> None:
    head, question = BROKEN.split("questions:\n")
    moved = head + "questions:\n" + "  # note\n" * before + question + "# end\n" * after
    lines = head.count("\n") + 1
    expected = [
        (code, line + before * (line > lines), column, end_line + before * (line > lines), end_column)
        for code, line, column, end_line, end_column in places(findings(BROKEN))
    ]
    assert places(findings(moved)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one: {a: b}\ntwo: |\n  long\n  text\n\n", {"one": Span(1, 6, 1, 12), "two": Span(2, 6, 4, 7)}),
        ("one:\n  - a\n  - b\ntwo:", {"one": Span(2, 3, 2, 6), "two": Span(4, 5, 4, 5)}),
        ("one: 'it''s'\ntwo: [\n]\n", {"one": Span(1, 6, 1, 13), "two": Span(2, 6, 2, 7)}),
        ("one: two\n  three\ntwo: four # five\n", {"one": Span(1, 6, 2, 8), "two": Span(3, 6, 3, 10)}),
    ],
)
def test_a_scalar_is_told_whole_and_fields_or_a_list_by_their_first_line(text: str, expected: dict[str, Span]) -> None:
    document = read("file.yaml", text.encode())
    root = document.root
    assert isinstance(root, dict)
    assert {name: document.value_span(root, name) for name in root} == expected


def test_a_key_is_told_with_its_quotes() -> None:
    document = read("file.yaml", b"{'on''e': a, \"tw\\u006f\": b, three: c}")
    root = document.root
    assert isinstance(root, dict)
    spans = {name: document.key_span(root, name) for name in root}
    assert spans == {"on'e": Span(1, 2, 1, 9), "two": Span(1, 14, 1, 24), "three": Span(1, 29, 1, 34)}


def test_a_span_ends_before_white_space_and_never_outside_the_file() -> None:
    document = Document("file.yaml", "ab \n\n")
    assert document.span(0, 99) == Span(1, 1, 1, 3)
    assert document.span(3, 4) == Span(1, 4, 1, 4)
    assert document.span(99, 100) == Span(3, 1, 3, 1)
    assert document.span(2, 3) == Span(1, 3, 1, 4)


def test_without_places_the_same_is_read_and_nothing_can_be_told_of_a_value() -> None:
    hasty, thorough = (read("file.yaml", TINY.encode(), places=places) for places in (False, True))
    assert hasty.root == thorough.root
    assert isinstance(hasty.root, dict)
    with pytest.raises(PlacesNeededError):
        hasty.value_span(hasty.root, "title")
    with pytest.raises(PlacesNeededError):
        hasty.key_span(hasty.root, "title")


def test_without_places_what_is_wrong_with_the_file_itself_is_told_all_the_same() -> None:
    assert read("file.yaml", b"a: 'b", places=False).diagnostics == read("file.yaml", b"a: 'b").diagnostics != []
    with pytest.raises(PlacesNeededError):
        read("file.yaml", b"a: 1\na: 2\n", places=False)
