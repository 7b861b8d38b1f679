"""What two banks share is told once, of the later one."""

from cps_quiz.bank.load import load_draft
from cps_quiz.bank.source import read
from cps_quiz.diagnostics import Severity
from cps_quiz.lint.run import lint, written
from cps_quiz.lint.settings import LintSettings
from cps_quiz.lint.subject import WrittenBank

HEAD = "format: 1\nid: {0}\ntitle: A\ntopics: {{t: {{title: T, objectives: {{O-1: Do}}}}}}\nquestions:\n"
QUESTION = "  - {{id: {0}, objective: O-1, stem: '{1}', options: [{{text: {2}, correct: true}}, {{text: No}}]{3}}}\n"
TOLD = "Rosa lost her job at the bakery, and nobody called to ask how she was. What comes first?"


def bank(name: str, *questions: str) -> WrittenBank:
    found = written(load_draft(read(f"{name}.yaml", (HEAD.format(name) + "".join(questions)).encode())))
    assert found is not None
    return found


def findings(code: str, *banks: WrittenBank) -> list[list[tuple[str, str, Severity]]]:
    linted = lint(banks, [LintSettings(select=(code,))] * len(banks))
    return [[(one.question, one.message, one.severity) for one in found.findings] for found in linted]


def test_near_duplicate_stems() -> None:
    first = bank("first", QUESTION.format("a", TOLD, "Yes", ""))
    second = bank(
        "second",
        QUESTION.format("b", TOLD.replace("Rosa", "Mei"), "Yes", ""),
        QUESTION.format("c", TOLD.replace("bakery", "library"), "Yes", ""),
    )
    assert findings("R42", first, second) == [
        [],
        [
            ("b", "the stem is nearly that of 'a' in first.yaml: 100% of their words are common", Severity.ERROR),
            ("c", "the stem is nearly that of 'a' in first.yaml: 88% of their words are common", Severity.ERROR),
        ],
    ]


def test_questions_on_one_scenario_differ_by_what_they_ask() -> None:
    shared = "scenarios: {move: Rosa moved away from a sister who had always helped her.}\nquestions:"
    asked = ["Which reply is most validating?", "Which reply is least validating?", "Which reply is most validating?"]
    questions = [QUESTION.format(f"q{n}", stem, "Yes", ", scenario: move") for n, stem in enumerate(asked)]
    draft = load_draft(read("a.yaml", (HEAD.format("a") + "".join(questions)).replace("questions:", shared).encode()))
    found = written(draft)
    assert found is not None
    message = "the stem is nearly that of 'q0': 100% of their words are common"
    assert findings("R42", found) == [[("q2", message, Severity.ERROR)]]


def test_a_retired_question_may_be_told_again() -> None:
    old = QUESTION.format("a", TOLD, "Yes", ", retired: true")
    assert findings("R42", bank("first", old, QUESTION.format("b", TOLD, "Yes", ""))) == [[]]


def test_cues_are_told_at_the_later_question_whichever_has_the_key() -> None:
    key = "Ask which of the two she would miss"
    with_key = QUESTION.format("key", "What helps Zoe?", key, "")
    with_cue = QUESTION.format("cue", "What helps Umar?", "Yes", f", explanation: {key} more.")
    in_key = f"these words stand in the key of 'key' in first.yaml too: \"{key}\""
    in_cue = f"these words of the key stand in the explanation of 'cue' in first.yaml too: \"{key}\""
    assert findings("R47", bank("first", with_key), bank("second", with_cue)) == [[], [("cue", in_key, Severity.INFO)]]
    assert findings("R47", bank("first", with_cue), bank("second", with_key)) == [[], [("key", in_cue, Severity.INFO)]]


def test_questions_of_one_family_give_each_other_no_cue() -> None:
    key = "Ask which of the two she would miss"
    family = ", family: choices"
    one = QUESTION.format("key", "What helps Zoe?", key, family)
    other = QUESTION.format("cue", "What helps Umar?", "Yes", f"{family}, explanation: {key} more.")
    assert findings("R47", bank("first", one, other)) == [[]]
