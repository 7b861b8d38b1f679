"""What the examples and labels of R30 don't show."""

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r30_level_mismatch import LevelMismatch

OPTIONS = "options: [{text: One, correct: true}, {text: Two}, {text: Three}]"


def _places(fields: str) -> list[str]:
    text = example_of(f"{fields}\n{OPTIONS}\n").bank
    lines = text.splitlines()
    spans = [found.span for found in found_in(LevelMismatch, text)]
    return [lines[span.line - 1][span.column - 1 : span.end_column - 1] for span in spans]


def test_a_level_that_is_not_written_is_told_at_the_stem() -> None:
    assert _places("stem: Which source is the strongest?") == ["Which source is the strongest?"]


def test_recall_is_told_at_the_name() -> None:
    assert _places("level: recall\nstem: Rosa is worn out. Which OARS skill is it?") == ["Rosa"]


def test_scholars_titles_and_programs_are_no_characters() -> None:
    assert _places("level: recall\nstem: What did Carl Rogers call it in Wellness Recovery Action Plan terms?") == []
    assert _places("level: recall\nstem: In Bandura's theory and in English, which source is strongest?") == []


def test_a_term_in_quotation_marks_is_no_story() -> None:
    assert _places("level: analysis\nstem: 'What is \"drift\" like?'") == ["analysis"]
