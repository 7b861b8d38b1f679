"""F008 and F010 to F017: fields, and what may stand in them."""

import pytest
from tests.unit.bank.banks import SHOW_SCHEMA, codes, findings, tiny, told

LIST = "begin each line with '- '"
FIELDS = "write 'name: value' lines"
ENTRIES = "write 'name: ...' lines"


def test_f008_a_field_twice() -> None:
    text = tiny(("title: Tiny", "title: Tiny\ntitle: Again"), ("{text: Wrong}", "{text: Wrong, text: Wronger}"))
    assert findings(text) == [
        told(
            (4, 1, 4, 6), "F008", "the field 'title' stands twice", "the first is on line 3; remove one", "title: Again"
        ),
        told(
            (15, 23, 15, 27),
            "F008",
            "the field 'text' stands twice",
            "the first is on line 15; remove one",
            "      - {text: Wrong, text: Wronger}",
        ),
    ]


def test_f008_each_further_time_and_what_else_is_wrong_there() -> None:
    text = tiny(("title: Tiny", "title: Tiny\ntitel: Tiny\ntitle: []\ntitle: Tiny"))
    assert [(finding.code, finding.span.line) for finding in findings(text)] == [("F012", 4), ("F008", 5), ("F008", 6)]


@pytest.mark.parametrize(
    ("root", "line"), [("- format: 1", "- format: 1"), ("format 1", "format 1"), ("''", "''"), ("---", "---")]
)
def test_f010_a_file_without_fields(root: str, line: str) -> None:
    message = "a bank begins with fields such as 'format: 1'"
    assert findings(root) == [told((1, 1, 1, 1), "F010", message, SHOW_SCHEMA, line)]


@pytest.mark.parametrize("key", ["[a]", "{a: b}"])
def test_f010_a_name_that_is_no_text(key: str) -> None:
    message = "the name of a field must be text"
    assert findings(f"? {key}\n: b") == [told((1, 3, 1, 4), "F010", message, "write 'name: value'", f"? {key}")]


@pytest.mark.parametrize(
    ("old", "new", "columns", "message", "remedy"),
    [
        ("title: Tiny", "title: [Tiny]", (8, 14), "text is needed here, not a list", "write one text"),
        ("title: Tiny", "title: {a: b}", (8, 14), "text is needed here, not fields", "put the text in quotes"),
        ("title: Tiny", "title: Tiny\nauthors: Ana", (10, 13), "a list is needed here, not text", LIST),
        ("title: Tiny", "title: Tiny\nauthors: {a: b}", (10, 16), "a list is needed here, not fields", LIST),
        ("title: Tiny", "title: Tiny\nauthors:", (9, 9), "a list is needed here, not nothing", LIST),
        ("title: Tiny", "title: Tiny\nterms: [a]", (8, 11), "named entries are needed here, not a list", ENTRIES),
        ("title: Tiny", "title: Tiny\nterms: a", (8, 9), "named entries are needed here, not text", ENTRIES),
        ("title: Tiny", "title: Tiny\nreferences: {b: c}", (17, 18), "fields are needed here, not text", FIELDS),
    ],
)
def test_f010_one_kind_of_value_where_another_is_needed(
    old: str, new: str, columns: tuple[int, int], message: str, remedy: str
) -> None:
    line, (start, end) = 3 + new.count("\n"), columns
    assert findings(tiny((old, new))) == [told((line, start, line, end), "F010", message, remedy, new.splitlines()[-1])]


def test_f010_inside_a_question_names_the_question() -> None:
    text = tiny(("      - {text: Wrong}", "      - Wrong"))
    expected = told((14, 9, 14, 14), "F010", "fields are needed here, not text", FIELDS, "      - Wrong", "one")
    assert findings(text) == [expected]


@pytest.mark.parametrize("written", ["Which?", "[a]", ""])
def test_f010_questions_that_are_no_fields(written: str) -> None:
    text = tiny(("  - id: one", f"  - {written}\n  - id: one"))
    assert [(finding.code, finding.span.line, finding.question) for finding in findings(text)] == [("F010", 9, "")]


def test_f010_questions_that_are_no_list() -> None:
    text = tiny()
    line = "questions: none yet"
    message = "a list is needed here, not text"
    assert findings(text[: text.index("questions:")] + line) == [told((8, 12, 8, 20), "F010", message, LIST, line)]


def test_f011_a_question_without_a_stem() -> None:
    text = tiny(("    stem: Which?\n", ""))
    expected = told((9, 5, 9, 12), "F011", "the field 'stem' is missing", "add 'stem:'", "  - id: one", "one")
    assert findings(text) == [expected]


def test_f011_a_bank_without_a_title() -> None:
    text = tiny(("title: Tiny\n", ""))
    assert findings(text) == [told((1, 1, 1, 1), "F011", "the field 'title' is missing", "add 'title:'", "format: 1")]


@pytest.mark.parametrize("field", ["format", "id", "title", "topics", "questions"])
def test_f011_every_field_that_a_bank_needs(field: str) -> None:
    text = tiny().replace(f"\n{field}: ", "\ndescription: ").removeprefix("format: 1\n" if field == "format" else "")
    if field in {"topics", "questions"}:
        text = tiny((f"{field}:", "x:"))
    assert f"the field '{field}' is missing" in [found.message for found in findings(text) if found.code == "F011"]


def test_f012_an_unknown_field_with_a_near_name() -> None:
    text = tiny(("{text: Wrong}", "{text: Wrong, rationnale: No}"))
    source = "      - {text: Wrong, rationnale: No}"
    expected = told((14, 23, 14, 33), "F012", "unknown field 'rationnale'", "did you mean 'rationale'?", source, "one")
    assert findings(text) == [expected]


def test_f012_an_unknown_field_unlike_any() -> None:
    text = tiny(("    title: First", "    title: First\n    colour: red"))
    remedy = "fields here: objectives, title, weight"
    assert findings(text) == [told((7, 5, 7, 11), "F012", "unknown field 'colour'", remedy, "    colour: red")]


def test_f012_a_field_of_another_type_of_question() -> None:
    text = tiny(("    stem: Which?", "    stem: Which?\n    answer: true"))
    assert [(finding.code, finding.span.line, finding.question) for finding in findings(text)] == [("F012", 12, "one")]


def test_f012_a_very_long_name_is_cut() -> None:
    name = "n" * 1000
    message = f"unknown field '{'n' * 37}...'"
    assert [finding.message for finding in findings(tiny(("title: Tiny", f"title: Tiny\n{name}: x")))] == [message]


@pytest.mark.parametrize(
    ("written", "told_as"),
    [("yes", "'yes'"), ("True", "'True'"), ("1", "'1'"), ("", "nothing"), ("[a]", "a list"), ("{a: b}", "fields")],
)
def test_f013_a_boolean_is_true_or_false_to_the_letter(written: str, told_as: str) -> None:
    line = f"    crisis: {written}".rstrip()
    text = tiny(("    stem: Which?", f"    stem: Which?\n{line}"))
    start = 13 if written else 12
    place = (12, start, 12, len(line) + 1)
    expected = told(place, "F013", f"{told_as} is neither true nor false", "write true or false", line, "one")
    assert findings(text) == [expected]


@pytest.mark.parametrize("written", ["1", "0", "True", "yes"])
def test_f013_inside_an_option(written: str) -> None:
    text = tiny(("correct: true", f"correct: {written}"))
    place = (13, 32, 13, 32 + len(written))
    source = f"      - {{text: Right, correct: {written}}}"
    message = f"'{written}' is neither true nor false"
    assert findings(text) == [told(place, "F013", message, "write true or false", source, "one")]


def test_f013_a_list_inside_an_option() -> None:
    text = tiny(("correct: true", "correct: [true]"))
    source = "      - {text: Right, correct: [true]}"
    message = "a list is neither true nor false"
    assert findings(text) == [
        told((13, 32, 13, 39), "F013", message, "write true or false", source, "one"),
    ]


@pytest.mark.parametrize("written", ["ten", "1.5", "1e3", "0x10", "007", "+1", "1_000", "٣"])
def test_f014_a_number_is_decimal_digits(written: str) -> None:
    line = f"    weight: {written}"
    text = tiny(("    title: First", f"    title: First\n{line}"))
    place = (7, 13, 7, 13 + len(written))
    assert findings(text) == [told(place, "F014", f"'{written}' is not a whole number", "write digits only", line)]


@pytest.mark.parametrize("written", ["0", "-0", "-3", "10001", "9" * 18, "9" * 19, "9" * 5000])
def test_f014_a_number_out_of_range(written: str) -> None:
    line = f"    weight: {written}"
    text = tiny(("    title: First", f"    title: First\n{line}"))
    message, remedy = f"{written} is out of range", "write a number from 1 to 10000"
    assert findings(text) == [told((7, 13, 7, 13 + len(written)), "F014", message, remedy, line)]


@pytest.mark.parametrize("written", ["1", "10000"])
def test_the_ends_of_the_range_are_in_it(written: str) -> None:
    assert codes(tiny(("    title: First", f"    title: First\n    weight: {written}"))) == []


@pytest.mark.parametrize(
    ("field", "written", "told_as", "remedy"),
    [
        ("level", "recal", "'recal'", "did you mean 'recall'?"),
        ("level", "deep", "'deep'", "write one of: analysis, application, recall"),
        ("level", "[recall]", "a list", "write one of: analysis, application, recall"),
        ("difficulty", "Medium", "'Medium'", "did you mean 'medium'?"),
        ("difficulty", "", "nothing", "write one of: easy, hard, medium"),
        ("type", "multi", "'multi'", "did you mean 'multiple'?"),
        ("type", "essay", "'essay'", "write one of: matching, multiple, ordering, single, true-false"),
        ("type", "{a: b}", "fields", "write one of: matching, multiple, ordering, single, true-false"),
    ],
)
def test_f015_one_of_a_few_words(field: str, written: str, told_as: str, remedy: str) -> None:
    line = f"    {field}: {written}".rstrip()
    text = tiny(("    stem: Which?", f"    stem: Which?\n{line}"))
    start = len(field) + (7 if written else 6)
    message = f"{told_as} is not one of the words for this field"
    assert findings(text) == [told((12, start, 12, len(line) + 1), "F015", message, remedy, line, "one")]


@pytest.mark.parametrize(("written", "columns"), [("", (10, 10)), ("''", (11, 13)), ('"  "', (11, 15))])
def test_f016_an_empty_stem(written: str, columns: tuple[int, int]) -> None:
    line = f"    stem: {written}".rstrip()
    start, end = columns
    expected = told(
        (11, start, 11, end), "F016", "the text is empty", "write something, or remove the field", line, "one"
    )
    assert findings(tiny(("    stem: Which?", line))) == [expected]


def test_f016_an_empty_name() -> None:
    text = tiny(("title: Tiny", 'title: Tiny\nterms: {"": Nothing}'))
    remedy = "write a name before the colon"
    assert findings(text) == [told((4, 9, 4, 11), "F016", "the name is empty", remedy, 'terms: {"": Nothing}')]


SLUG = "may hold only lower-case letters, digits and '-'"
NAME = "may hold only letters, digits, '-', '_' and '.'"


@pytest.mark.parametrize("written", ["One", "one two", "-one", "one--two", "ene_1", "één", '"one\\n"', "a/b"])
def test_f017_an_id_that_is_no_slug(written: str) -> None:
    text = tiny(("  - id: one", f"  - id: {written}"))
    value = written.strip('"').replace("\\n", "\n")
    expected = told(
        (9, 9, 9, 9 + len(written)), "F017", f"'{value}' {SLUG}", "such as 'val-011-a'", f"  - id: {written}", value
    )
    assert findings(text) == [expected]


def test_f017_a_key_that_is_no_name() -> None:
    text = tiny(("{A-1: Do it}", "{A-1: Do it, A 2: Do that}"))
    source = "    objectives: {A-1: Do it, A 2: Do that}"
    assert findings(text) == [told((7, 30, 7, 33), "F017", f"'A 2' {NAME}", "such as 'VAL-11'", source)]


@pytest.mark.parametrize(("length", "shown"), [(39, "N" * 39), (40, "N" * 37 + "..."), (1000, "N" * 37 + "...")])
def test_f017_a_very_long_id_is_cut(length: int, shown: str) -> None:
    assert [found.message for found in findings(tiny(("id: tiny", f"id: {'N' * length}")))] == [f"'{shown}' {SLUG}"]
