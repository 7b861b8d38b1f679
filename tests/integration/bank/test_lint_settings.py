"""``cps-quiz.toml`` beside a bank: what is set arrives at the rules, and what is of no use is refused and named."""

from pathlib import Path

import pytest
from tests.unit.lint.written_banks import HEAD, QUESTION, bank_of

from cps_quiz.errors import UsageError
from cps_quiz.lint.registry import all_rules
from cps_quiz.lint.run import lint
from cps_quiz.lint.settings import FILE, LintSettings, settings_beside


def settings_of(
    folder: Path, text: str | bytes, *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> LintSettings:
    (folder / FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    return settings_beside(folder / "bank.yaml", select=select, ignore=ignore)


def codes(settings: LintSettings) -> list[str]:
    return [rule.code for rule in settings.rules()]


def test_without_a_file_all_rules_run_with_their_own_thresholds(tmp_path: Path) -> None:
    settings = settings_beside(tmp_path / "bank.yaml")
    assert settings == settings_beside(tmp_path / "no folder" / "bank.yaml") == LintSettings()
    assert codes(settings) == list(all_rules())


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    for text in ("", "# soon\n", "[lint]\n", b"\xef\xbb\xbf[lint]\r\n"):
        settings = settings_of(tmp_path, text)
        assert (settings.select, settings.ignore, settings.thresholds, settings.words) == ([], (), {}, {})


@pytest.mark.parametrize("written", ["R12", "R13", "longest-key", "r12"])
def test_ignored_rules_do_not_run(tmp_path: Path, written: str) -> None:
    left_out = "R13" if written == "R13" else "R12"
    settings = settings_of(tmp_path, f'lint.ignore = ["{written}"]')
    assert codes(settings) == [code for code in all_rules() if code != left_out]


@pytest.mark.parametrize("written", ['["R1"]', '["r1"]', '["R1", "R12", "longest-key"]'])
def test_a_prefix_selects_all_that_begin_so(tmp_path: Path, written: str) -> None:
    settings = settings_of(tmp_path, f"lint.select = {written}")
    assert codes(settings) == [code for code in all_rules() if code.startswith("R1")]


def test_ignoring_goes_before_selecting(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, '[lint]\nselect = ["R1"]\nignore = ["R12"]')
    assert codes(settings) == [code for code in all_rules() if code.startswith("R1") and code != "R12"]


def test_what_was_typed_goes_first(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path, '[lint]\nselect = ["R1"]\nignore = ["R12"]', select=("R12", "R25"), ignore=("R26",)
    )
    assert (settings.select, settings.ignore) == (("R12", "R25"), ("R26", "R12"))
    assert codes(settings) == ["R25"]


@pytest.mark.parametrize(("ratio", "severity"), [("1.05", "warning"), ("9", "info")])
def test_thresholds_arrive_at_the_rule(tmp_path: Path, ratio: str, severity: str) -> None:
    settings = settings_of(tmp_path, f"[lint]\nselect = ['R12']\n[lint.R12]\nratio = {ratio}")
    assert settings.thresholds == {"R12": {"ratio": float(ratio)}}
    (found,) = lint([bank_of(HEAD + QUESTION)], [settings])[0].findings
    assert (found.code, str(found.severity)) == ("R12", severity)


def test_words_arrive_at_the_rule(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, "[lint]\nselect = ['R15']\n[lint.words]\nabsolutes = ['comes back', 'litt-']")
    assert settings.words == {"absolutes": ["comes back", "litt-"]}
    bank = bank_of((HEAD + QUESTION).replace("always says", "says").replace("never ", "soon "))
    found = lint([bank], [settings])[0].findings
    assert [(one.span.line, one.span.column, one.span.end_column) for one in found] == [(18, 28, 34), (19, 24, 34)]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[lnt]", "'lnt' is not a table.", "Did you mean 'lint'?"),
        ("[quiz]", "'quiz' is not a table.", "There are: lint."),
        ("lint = 1", "'lint' must be a table.", "Write [lint] above its settings."),
        ("[lint.r12]", "'r12' is not a setting of [lint].", "Did you mean 'R12'?"),
        ("[lint]\nselct = []", "'selct' is not a setting of [lint].", "Did you mean 'select'?"),
        ("[lint]\nR12 = 1.3", "'lint.R12' must be a table.", "Write [lint.R12] above its settings."),
        ("[lint.R12]\nratios = 1", "'ratios' is not a threshold of R12.", "Did you mean 'ratio'?"),
        ("[lint.R28]\nratio = 1", "'ratio' is not a threshold of R28.", "There are: none."),
        ("lint.words = []", "'lint.words' must be a table.", "Write [lint.words] above its settings."),
        ("[lint.words]\nabsolute = []", "'absolute' is not a word list.", "Did you mean 'absolutes'?"),
        ("[lint]\nignore = ['R99']", "There is no rule 'R99' ('lint.ignore').", "Did you mean 'R09'?"),
        (
            "[lint]\nselect = ['long-key']",
            "There is no rule 'long-key' ('lint.select').",
            "Did you mean 'longest-key'?",
        ),
        *(
            (
                f"[lint.R12]\nratio = {value}",
                "'lint.R12.ratio' must be a number of 0 or more.",
                "Write digits only, such as 1.5.",
            )
            for value in ("'1.3'", "true", "nan", "inf", "-1", "-0.5", "[1]", "1979-05-27")
        ),
        *(
            (
                f"lint.{name} = {value}",
                f"'lint.{name}' must be a list of texts that are not empty.",
                'Write ["one", "another"].',
            )
            for name in ("select", "ignore", "words.absolutes")
            for value in ("'R12'", "[1]", "['']", "[' ']", "['-']")
        ),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, text: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        settings_of(tmp_path, text)
    if "R99" in text:
        assert refused.value.hint
    else:
        assert refused.value.hint == hint
    assert refused.value.message == f"{tmp_path / FILE}: {message}"


@pytest.mark.parametrize(
    "text", ["[lint", "a = ", "[lint]\n[lint]", "a = " + "1" * 5000, "a = " + "[" * 5000, "a = '\x00'"]
)
def test_what_is_no_toml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError) as refused:
        settings_of(tmp_path, text)
    assert refused.value.message.startswith(f"{tmp_path / FILE} is not valid TOML: ")
    assert refused.value.hint == "Mend it or delete it."


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as refused:
        settings_of(tmp_path, b"\xff\xfe")
    assert refused.value.message.startswith(f"{tmp_path / FILE} can't be read: ")
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    with pytest.raises(UsageError) as refused:
        settings_beside(tmp_path / "bank.yaml")
    assert refused.value.message.startswith(f"{tmp_path / FILE} can't be read: ")


@pytest.mark.parametrize("typed", ["R99", "", "nonsense"])
def test_a_rule_that_was_typed_and_does_not_exist_is_refused(tmp_path: Path, typed: str) -> None:
    for settings in (LintSettings(select=(typed,)), LintSettings(ignore=(typed,))):
        with pytest.raises(UsageError) as refused:
            settings.rules()
        assert refused.value.message == f"There is no rule '{typed}'."
        assert refused.value.hint
