import pytest

from cps_quiz.lint.examples import example_of, found_in
from cps_quiz.lint.rules.r21_warm_words import WarmWords


@pytest.mark.parametrize(
    ("level", "stem", "findings"),
    [
        ("recall", "What is active listening?", 0),
        ("recall", "Which sentence defines empowerment?", 0),
        ("recall", "What does the specialist do first?", 1),
        ("application", "What does mutuality mean in this case?", 1),
    ],
)
def test_a_definition_may_be_warm(level: str, stem: str, findings: int) -> None:
    options = "options:\n  - text: To explore choices together\n    correct: true\n  - text: To tell her\n"
    assert len(found_in(WarmWords, example_of(f"stem: {stem}\nlevel: {level}\n{options}").bank)) == findings
