"""F018, F019, F021, F022: what a well-formed bank must also be."""

import pytest
from tests.unit.bank.banks import codes, findings, tiny, told

from cps_quiz.diagnostics import Diagnostic

SECOND = """\
  - id: two
    objective: A-1
    stem: Which else?
    options: [{text: Right, correct: true}, {text: Wrong}]
"""
PAIRS = "pairs: [{left: A, right: B}, {left: C, right: D}]"
OWN_ID = "give each question an id of its own"


def question(fields: str) -> str:
    """Return the tiny bank with one question, whose fields begin on line 12."""
    text = tiny()
    return text[: text.index("    options:")] + "".join(f"    {line}\n" for line in fields.splitlines())


def test_f018_a_question_id_twice() -> None:
    text = tiny() + SECOND.replace("two", "one")
    expected = told((15, 9, 15, 12), "F018", "the question id 'one' is taken", OWN_ID, "  - id: one", "one")
    assert findings(text) == [expected]


def test_f018_a_former_id_of_another_question() -> None:
    text = tiny(("    stem: Which?", "    stem: Which?\n    formerly: [two]")) + SECOND
    message = "the question id 'two' is taken by 'one', which was formerly called so"
    assert findings(text) == [told((16, 9, 16, 12), "F018", message, OWN_ID, "  - id: two", "two")]


def test_f018_a_former_id_that_is_in_use() -> None:
    text = tiny() + SECOND.replace("    stem", "    formerly: [zero, one]\n    stem")
    expected = told(
        (17, 22, 17, 25), "F018", "the question id 'one' is taken", OWN_ID, "    formerly: [zero, one]", "two"
    )
    assert findings(text) == [expected]


def test_f018_an_objective_under_two_topics() -> None:
    text = tiny(("questions:", "  second:\n    title: Second\n    objectives: {A-1: Do it}\nquestions:"))
    message = "the objective 'A-1' stands under 'first' already"
    source = "    objectives: {A-1: Do it}"
    assert findings(text) == [told((10, 18, 10, 21), "F018", message, "an objective has one topic", source)]


REWORD = "reword one of them"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            "options: [{text: Same, correct: true}, {text: Same}]",
            told(
                (12, 51, 12, 55),
                "F018",
                "two options have the same text",
                REWORD,
                "    options: [{text: Same, correct: true}, {text: Same}]",
                "one",
            ),
        ),
        (
            "options:\n  - {text: A, correct: true, id: x}\n  - {text: B, id: x}",
            told(
                (14, 23, 14, 24),
                "F018",
                "two options have the id 'x'",
                "rename one",
                "      - {text: B, id: x}",
                "one",
            ),
        ),
        (
            "type: ordering\nsequence: [{text: A}, {text: B}, {text: A}]",
            told(
                (13, 45, 13, 46),
                "F018",
                "two steps have the same text",
                REWORD,
                "    sequence: [{text: A}, {text: B}, {text: A}]",
                "one",
            ),
        ),
        (
            "type: matching\npairs: [{left: A, right: B}, {left: A, right: C}]",
            told(
                (13, 41, 13, 42),
                "F018",
                "two lefts have the same text",
                REWORD,
                "    pairs: [{left: A, right: B}, {left: A, right: C}]",
                "one",
            ),
        ),
        (
            "type: matching\npairs: [{left: A, right: C}, {left: B, right: C}]",
            told(
                (13, 51, 13, 52),
                "F018",
                "two rights have the same text",
                REWORD,
                "    pairs: [{left: A, right: C}, {left: B, right: C}]",
                "one",
            ),
        ),
        (
            "type: matching\npairs: [{left: A, right: C}, {left: B, right: D}]\nspares: [E, D]",
            told((14, 17, 14, 18), "F018", "two rights have the same text", REWORD, "    spares: [E, D]", "one"),
        ),
    ],
    ids=["options", "option ids", "steps", "lefts", "rights", "spare"],
)
def test_f018_parts_that_can_not_be_told_apart(fields: str, expected: Diagnostic) -> None:
    assert findings(question(fields)) == [expected]


@pytest.mark.parametrize(
    ("field", "columns", "message", "remedy"),
    [
        ("also: [A-1, A-2]", (17, 20), "there is no objective 'A-2' in this bank", "did you mean 'A-1'?"),
        ("also: [ZZZ]", (12, 15), "there is no objective 'ZZZ' in this bank", "add it to an objective of a topic"),
        ("scenario: visit", (15, 20), "there is no scenario 'visit' in this bank", "add it to the bank's 'scenarios'"),
        ("references: [b]", (18, 19), "there is no reference 'b' in this bank", "add it to the bank's 'references'"),
        ("points_to: [peer]", (17, 21), "there is no term 'peer' in this bank", "add it to the bank's 'terms'"),
    ],
)
def test_f019_a_name_that_leads_nowhere(field: str, columns: tuple[int, int], message: str, remedy: str) -> None:
    text = tiny(("    stem: Which?", f"    stem: Which?\n    {field}"))
    start, end = columns
    assert findings(text) == [told((12, start, 12, end), "F019", message, remedy, f"    {field}", "one")]


def test_f019_an_unknown_objective() -> None:
    message = "there is no objective 'a-1' in this bank"
    expected = told((10, 16, 10, 19), "F019", message, "did you mean 'A-1'?", "    objective: a-1", "one")
    assert findings(tiny(("objective: A-1", "objective: a-1"))) == [expected]


@pytest.mark.parametrize(
    ("fields", "line", "columns"),
    [
        ("options: [{text: A, correct: true}, {text: B, misconception: trap}]", 12, (66, 70)),
        (
            "type: multiple\noptions: [{text: A, correct: true}, {text: B, correct: true, misconception: trap}]",
            13,
            (81, 85),
        ),
        ("type: true-false\nanswer: true\nmisconception: trap", 14, (20, 24)),
        ("type: ordering\nsequence: [{text: A}, {text: B, misconception: trap}]", 13, (52, 56)),
        (
            f"type: matching\n{PAIRS}\nspares: [{{text: E, misconception: trap}}]",
            14,
            (39, 43),
        ),
    ],
    ids=["single", "multiple", "true-false", "ordering", "matching"],
)
def test_f019_an_unknown_misconception(fields: str, line: int, columns: tuple[int, int]) -> None:
    text = question(fields).replace("questions:", "misconceptions: {trip: {title: Trip}}\nquestions:")
    start, end = columns
    message = "there is no misconception 'trap' in this bank"
    source = text.splitlines()[line]
    place = (line + 1, start, line + 1, end)
    assert findings(text) == [told(place, "F019", message, "did you mean 'trip'?", source, "one")]


def test_f021_no_correct_option() -> None:
    text = tiny((", correct: true", ""))
    expected = told(
        (13, 7, 13, 22),
        "F021",
        "no option is correct",
        "add 'correct: true' to the right option",
        "      - {text: Right}",
        "one",
    )
    assert findings(text) == [expected]


def test_f021_two_correct_options_of_a_single() -> None:
    text = tiny(("{text: Wrong}", "{text: Wrong, correct: true}"))
    expected = told(
        (14, 32, 14, 36),
        "F021",
        "2 options are correct in a 'single' question",
        "keep one, or write 'type: multiple'",
        "      - {text: Wrong, correct: true}",
        "one",
    )
    assert findings(text) == [expected]


@pytest.mark.parametrize("correct", ["false", "true"])
def test_f021_fewer_than_two_correct_options_of_a_multiple(correct: str) -> None:
    line = f"    options: [{{text: A, correct: {correct}}}, {{text: B}}]"
    expected = told(
        (13, 14, 13, len(line) + 1),
        "F021",
        "a 'multiple' question needs two or more correct options",
        "mark another with 'correct: true', or write 'type: single'",
        line,
        "one",
    )
    assert findings(question(f"type: multiple\n{line.strip()}")) == [expected]


@pytest.mark.parametrize(
    ("fields", "start", "message", "remedy"),
    [
        ("options: [{text: A, correct: true}]", 14, "a question needs at least two options", "write another option"),
        ("type: ordering\nsequence: [{text: A}]", 15, "an ordering needs at least two steps", "write another step"),
        ("type: ordering\nsequence: []", 15, "an ordering needs at least two steps", "write another step"),
        (
            "type: matching\npairs: [{left: A, right: B}]",
            12,
            "a matching needs at least two pairs",
            "write another pair",
        ),
    ],
    ids=["options", "steps", "no step", "pairs"],
)
def test_f022_too_few_parts(fields: str, start: int, message: str, remedy: str) -> None:
    text = question(fields)
    line = text.splitlines()[-1]
    number = text.count("\n")
    assert findings(text) == [told((number, start, number, len(line) + 1), "F022", message, remedy, line, "one")]


def listed(template: str, count: int) -> str:
    return ", ".join(template.replace("N", str(number)) for number in range(count))


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ("options: [{text: A, correct: true}, " + listed("{text: oN}", 26) + "]", "{text: o25}"),
        ("type: ordering\nsequence: [" + listed("{text: sN}", 27) + "]", "{text: s26}"),
        ("type: matching\npairs: [" + listed("{left: lN, right: rN}", 27) + "]", "{left: l26, right: r26}"),
        (
            "type: matching\nspares: [" + listed("sN", 3) + "]\npairs: [" + listed("{left: lN, right: rN}", 24) + "]",
            "s2",
        ),
    ],
    ids=["options", "steps", "pairs", "spares"],
)
def test_f022_more_parts_than_letters_is_told_at_the_first_too_many(fields: str, part: str) -> None:
    text = question(fields)
    (found,) = findings(text)
    line = text.splitlines()[found.span.line - 1]
    message = "there are more than 26 to choose from, so this one gets no letter"
    start = line.index(part) + 1
    end = len(line) + 1 if part.startswith("{") else start + len(part)
    place = (found.span.line, start, found.span.line, end)
    assert found == told(place, "F022", message, "keep 26 at most", line, "one")
    assert codes(text.replace(f", {part}", "")) == []


def test_f022_a_bank_without_questions() -> None:
    text = tiny()
    line = "questions: []"
    expected = told((8, 1, 8, 10), "F022", "the bank holds no question", "write one", line)
    assert findings(text[: text.index("questions:")] + line) == [expected]


def test_nothing_is_said_of_references_where_a_section_is_broken_and_names_what_is_there() -> None:
    text = tiny(
        ("title: Tiny", "title: Tiny\nreferences: {book: {titel: A Book}}"),
        ("stem: Which?", "stem: Which?\n    references: [book]"),
    )
    assert codes(text) == ["F011", "F012"]


def test_only_the_first_unknown_names_are_compared_since_that_takes_long() -> None:
    names = ", ".join(f"A-1{number}" for number in range(200))
    found = findings(tiny(("    stem: Which?", f"    stem: Which?\n    also: [{names}]")))
    assert [finding.help for finding in found] == ["did you mean 'A-1'?"] * 100 + [
        "add it to an objective of a topic"
    ] * 100
