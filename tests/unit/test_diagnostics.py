"""How a finding is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cps_quiz.diagnostics import Diagnostic, Severity, Span, in_file_order, render, summary
from cps_quiz.text.printable import printable

RATIONNALE = Diagnostic(
    "question_banks/validation.yaml",
    Span(41, 9, 41, 19),
    "F012",
    "unknown field 'rationnale'",
    help="did you mean 'rationale'?",
    question="val-011-a",
    source="        rationnale: Names the feeling.",
)


def test_a_finding_is_a_headline_the_line_and_carets() -> None:
    assert render(RATIONNALE) == (
        "question_banks/validation.yaml:41:9: F012 error: unknown field 'rationnale' (did you mean 'rationale'?)\n"
        "   41 |         rationnale: Names the feeling.\n"
        "      |         ^^^^^^^^^^"
    )


def test_as_json_it_is_an_object_of_these_fields() -> None:
    assert list(RATIONNALE.as_json().items()) == [
        ("path", "question_banks/validation.yaml"),
        ("line", 41),
        ("column", 9),
        ("end_line", 41),
        ("end_column", 19),
        ("code", "F012"),
        ("name", ""),
        ("severity", "error"),
        ("message", "unknown field 'rationnale'"),
        ("help", "did you mean 'rationale'?"),
        ("question", "val-011-a"),
    ]


@pytest.mark.parametrize(
    ("diagnostic", "text"),
    [
        (
            Diagnostic("a.yaml", Span(), "F001", "the file can't be read"),
            "a.yaml:1:1: F001 error: the file can't be read",
        ),
        (
            Diagnostic("a.yaml", Span(), "F005", "the file is empty", source=""),
            "a.yaml:1:1: F005 error: the file is empty",
        ),
        (
            Diagnostic("a.yaml", Span(2, 3, 2, 3), "R05", "no rationale", severity=Severity.WARNING, source="id:"),
            "a.yaml:2:3: R05 warning: no rationale\n    2 | id:\n      |   ^",
        ),
        (
            Diagnostic(
                "a.yaml", Span(123456, 7, 123458, 4), "R05", "long", severity=Severity.INFO, source="stem: >-  "
            ),
            "a.yaml:123456:7: R05 info: long\n123456 | stem: >-  \n      |       ^^",
        ),
        (
            Diagnostic("a.yaml", Span(1, 4, 1, 4), "F004", "at the end", source="id:"),
            "a.yaml:1:4: F004 error: at the end\n    1 | id:\n      |    ^",
        ),
        (
            Diagnostic("a\x1b.yaml", Span(1, 1, 1, 2), "F009", "bad\n\u202e", source="\tx\x1b[2J"),
            "a\ufffd.yaml:1:1: F009 error: bad\ufffd\ufffd\n    1 |  x\ufffd[2J\n      | ^",
        ),
    ],
    ids=["no line", "empty line", "empty span", "several lines", "behind the line", "control characters"],
)
def test_what_is_shown_of_a_place(diagnostic: Diagnostic, text: str) -> None:
    assert render(diagnostic) == text


def test_json_holds_nothing_that_steers_a_terminal() -> None:
    found = Diagnostic("a\udcff.yaml", Span(), "F017", "'\x9b\u202e'", help="\x1b[2J", question="a\nb")
    shown = found.as_json()
    mark = "\N{REPLACEMENT CHARACTER}"
    assert (shown["path"], shown["message"], shown["help"], shown["question"]) == (
        f"a{mark}.yaml",
        f"'{mark}{mark}'",
        f"{mark}[2J",
        f"a{mark}b",
    )


def test_a_long_line_is_cut_to_a_window_around_the_span() -> None:
    source = "".join(str(n % 10) for n in range(1, 1001))
    found = Diagnostic("a.yaml", Span(1, 500, 1, 504), "F012", "there", source=source)
    headline, shown, carets = render(found, width=80).splitlines()
    assert headline == "a.yaml:1:500: F012 error: there"
    assert shown == "    1 | " + source[476:547]
    assert carets == "      | " + " " * 23 + "^^^^"
    assert [len(line) for line in render(found).splitlines()[1:]] == [119, 8 + 37 + 4]


@settings(deadline=None, max_examples=200)
@given(source=st.text(max_size=300), column=st.integers(1, 301), length=st.integers(0, 300), width=st.integers(0, 200))
def test_the_carets_stand_under_the_span_whatever_the_line(source: str, column: int, length: int, width: int) -> None:
    column = min(column, len(source) + 1)
    end = min(column + length, len(source) + 1)
    found = Diagnostic("a.yaml", Span(7, column, 7, end), "F012", "there", source=source)
    _, *excerpt = render(found, width=width).split("\n")
    assert bool(excerpt) == bool(source)
    if excerpt:
        shown, carets = excerpt
        assert shown.startswith("    7 | ")
        assert len(shown) <= max(width, 29)
        assert printable(source[column - 1 : end - 1]).startswith(
            shown[carets.index("^") : carets.rindex("^") + 1]
        ) or (end == column and carets.count("^") == 1)


def test_findings_are_sorted_by_file_place_and_code() -> None:
    def at(path: str, line: int, column: int, code: str, message: str = "") -> Diagnostic:
        return Diagnostic(path, Span(line, column, line, column + 1), code, message)

    ordered = [
        at("a", 1, 1, "F011", "a"),
        at("a", 1, 1, "F011", "b"),
        at("a", 1, 1, "F012"),
        at("a", 2, 1, "F001"),
        at("a", 2, 10, "F001"),
        at("a", 10, 1, "F001"),
        at("b", 1, 1, "F001"),
    ]
    assert in_file_order(reversed(ordered)) == ordered


@pytest.mark.parametrize(
    ("severities", "text"),
    [
        ("", "no findings"),
        ("e", "1 error"),
        ("wew", "1 error, 2 warnings"),
        ("iewi", "1 error, 1 warning, 2 info"),
        ("i", "1 info"),
    ],
)
def test_the_summary_counts_by_severity(severities: str, text: str) -> None:
    of = {"e": Severity.ERROR, "w": Severity.WARNING, "i": Severity.INFO}
    assert summary([Diagnostic("a", Span(), "X", "", severity=of[letter]) for letter in severities]) == text
