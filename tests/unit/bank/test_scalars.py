"""Every scalar is the author's own spelling."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.bank.banks import PATH, tiny

from cps_quiz.bank.load import load_bytes
from cps_quiz.bank.model import Bank
from cps_quiz.questions.choice import Single
from cps_quiz.text.printable import forbidden_as_escape

BARE = [
    *("yes", "No", "on", "OFF", "y", "n", "true", "False", "null", "Null", "~", "=", "<<x", "-x", "'quoted'"),
    *("12:30", "190:20:30", "1990", "007", "0o17", "0x1F", "1e3", "1.50", "+1", "-0", ".5", ".inf", ".NaN", "1_000"),
    *("2026-11-22", "2026-11-22T10:00:00Z"),
]
NAMES = ["yes", "no", "on", "off", "true", "null", "007", "1e3", "0x1", "12", "1990-11-22"]


def bank_of(text: str) -> Bank:
    loaded = load_bytes(text.encode(), path=PATH)
    assert loaded.diagnostics == ()
    assert loaded.bank is not None
    return loaded.bank


def only_question(bank: Bank) -> Single:
    (question,) = bank.questions
    assert isinstance(question, Single)
    return question


@pytest.mark.parametrize("written", BARE)
def test_a_bare_word_is_text_in_every_text_field(written: str) -> None:
    text = written.strip("'")
    bank = bank_of(
        tiny(
            (
                "title: Tiny",
                f"title: {written}\nversion: {written}\nauthors: [{written}]\nterms: {{{written}: {written}}}",
            ),
            ("{A-1: Do it}", f"{{A-1: {written}}}"),
            ("stem: Which?", f"stem: {written}\n    explanation: {written}\n    lint_ignore: {{R16: {written}}}"),
            ("{text: Wrong}", f"{{text: {written}, rationale: {written}}}"),
        )
    )
    question = only_question(bank)
    assert (bank.title, bank.version, bank.authors, bank.terms) == (text, text, (text,), {text: text})
    assert bank.topics["first"].objectives == {"A-1": text}
    assert (question.stem, question.explanation, question.lint_ignore) == (text, text, {"R16": text})
    assert (question.options[1].text, question.options[1].rationale) == (text, text)


@pytest.mark.parametrize("written", NAMES)
def test_a_bare_word_is_a_name_where_a_name_is_needed(written: str) -> None:
    names = (
        f"misconceptions: {{{written}: {{title: T}}}}\n"
        f"scenarios: {{{written}: S}}\n"
        f"references: {{{written}: {{title: T, year: {written}}}}}"
    )
    slugs = "\n    ".join(
        (
            f"scenario: {written}",
            f"references: [{written}]",
            f"tags: [{written}]",
            f"family: {written}",
            f"formerly: [{written}]",
        )
    )
    bank = bank_of(
        tiny(
            ("id: tiny", f"id: {written}"),
            ("title: Tiny", f"title: Tiny\nlanguage: {written}\n{names}"),
            ("  first:", f"  {written}:"),
            ("{A-1: Do it}", f"{{{written}: Do it}}"),
            ("objective: A-1", f"objective: {written}"),
            ("    stem: Which?", f"    stem: Which?\n    {slugs}"),
            ("{text: Wrong}", f"{{text: Wrong, id: {written}, misconception: {written}}}"),
        )
    )
    question = only_question(bank)
    named = (
        bank.id,
        bank.language,
        *bank.misconceptions,
        *bank.scenarios,
        *bank.references,
        bank.references[written].year,
        *bank.topics,
        *bank.topics[written].objectives,
        question.objective,
        question.scenario,
        *question.references,
        *question.tags,
        question.family,
        *question.formerly,
        question.options[1].id,
        question.options[1].misconception,
    )
    assert named == (written,) * 16


@settings(deadline=None, max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_quoted_text_comes_back_to_the_letter_or_is_refused_for_what_steers_a_screen(text: str) -> None:
    written = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f").replace("\ufeff", "\\ufeff")
    written = "".join(c if not c.isspace() or c == " " else f"\\u{ord(c):04x}" for c in written)
    loaded = load_bytes(tiny(("title: Tiny", f"title: {written}")).encode(), path=PATH)
    if forbidden_as_escape.search(text):
        assert {found.code for found in loaded.diagnostics} == {"F009"}
    else:
        assert loaded.bank is not None
        assert loaded.bank.title == text


@pytest.mark.parametrize(
    ("written", "expected"), [("true", True), ("'true'", True), ("false", False), ('"false"', False)]
)
def test_a_boolean_is_one_where_a_boolean_is_needed(written: str, *, expected: bool) -> None:
    question = only_question(bank_of(tiny(("    stem: Which?", f"    stem: Which?\n    shuffle: {written}"))))
    assert question.shuffle is expected


@pytest.mark.parametrize("written", ["25", "'25'"])
def test_a_number_is_one_where_a_number_is_needed(written: str) -> None:
    assert bank_of(tiny(("    title: First", f"    title: First\n    weight: {written}"))).topics["first"].weight == 25


def test_what_is_left_out_has_its_default() -> None:
    bank = bank_of(tiny())
    assert (bank.language, bank.description, bank.version, bank.license, bank.authors) == ("en", "", "", "", ())
    assert (bank.references, bank.misconceptions, bank.terms, bank.scenarios) == ({}, {}, {}, {})
    assert bank.topics["first"].weight == 1
    question = only_question(bank)
    assert (question.type_name, question.level, question.difficulty) == ("single", "application", "medium")
    assert (question.shuffle, question.crisis, question.retired, question.language_quote) == (True, False, False, False)
    assert (question.options[1].correct, question.options[1].id, question.options[1].misconception) == (
        False,
        None,
        None,
    )
