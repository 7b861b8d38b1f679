"""R35: how a sequence is put in order."""

import pytest

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.lint.examples import example_of
from cps_quiz.lint.fix import apply
from cps_quiz.lint.run import lint, written
from cps_quiz.lint.settings import LintSettings


def mended(fields: str) -> str:
    """Return the fields of a question as the edits leave them."""
    text = example_of(fields).bank
    bank = written(load_draft(read("bank.yaml", text.encode())))
    assert bank is not None
    (linted,) = lint([bank], [LintSettings(select=("R35",))])
    assert [found.code for found in linted.findings] == ["R35"]
    fixed, _ = apply(text, linted.edits)
    again = written(load_draft(read("bank.yaml", fixed.encode())))
    assert again is not None
    if linted.edits:
        assert lint([again], [LintSettings(select=("R35",))])[0].findings == ()
    return "".join(
        line.removeprefix("    ") for line in fixed.partition("[samhsa-2012]\n")[2].splitlines(keepends=True)
    )


def test_options_move_with_all_their_lines_and_comments() -> None:
    fields = """\
stem: How many?
options:
  - text: "8"  # as of 2024
    misconception: advice
  - {text: "4", correct: true}
  - text: "6"
    rationale: >-
      Too few
      for that.
"""
    assert (
        mended(fields)
        == """\
stem: How many?
shuffle: false
options:
  - {text: "4", correct: true}
  - text: "6"
    rationale: >-
      Too few
      for that.
  - text: "8"  # as of 2024
    misconception: advice
"""
    )


def test_fields_behind_the_options_stay_where_they_are() -> None:
    fields = """\
stem: How long?
shuffle: true
options:
- text: 2 weeks
  correct: true
- {text: 3 days,
   rationale: Too short.}
- text: 1 week
# the key is from the manual
explanation: So it is.
"""
    assert (
        mended(fields)
        == """\
stem: How long?
shuffle: false
options:
- {text: 3 days,
   rationale: Too short.}
- text: 1 week
- text: 2 weeks
  correct: true
# the key is from the manual
explanation: So it is.
"""
    )


def test_a_sequence_in_order_is_only_kept_from_shuffling() -> None:
    fields = """\
stem: How many?
options:
  - {text: "4", correct: true}
  - {text: "6"}
"""
    assert mended(fields) == fields.replace("options:", "shuffle: false\noptions:")


@pytest.mark.parametrize(
    "options",
    [
        'options: [{text: "8"}, {text: "4", correct: true}, {text: "6"}]\n',
        'options:\n  - text: "8"\n  # about the next\n  - {text: "4", correct: true}\n  - text: "6"\n',
        'options:\n  - text: "8"\n\n  - {text: "4", correct: true}\n  - text: "6"\n',
        'options:\n  -\n    text: "8"\n  - {text: "4", correct: true}\n  - text: "6"\n',
        'options:\n  - {text: "8",\n     rationale: No.\n  }\n  - {text: "4", correct: true}\n  - text: "6"\n',
    ],
)
def test_nothing_moves_where_that_is_not_safe(options: str) -> None:
    fields = f"stem: How many?\n{options}"
    assert mended(fields) == fields
