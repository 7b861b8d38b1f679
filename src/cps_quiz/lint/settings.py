"""``cps-quiz.toml`` beside a bank: which rules to run, other thresholds, further words.

::

    [lint]
    ignore = ["R13"]

    [lint.R12]
    ratio = 1.3

    [lint.words]
    absolutes = ["forever"]
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from cps_quiz.errors import UsageError
from cps_quiz.lint.registry import all_rules, chosen_rules
from cps_quiz.lint.rule import Rule, RuleSettings
from cps_quiz.text.near import did_you_mean, sentence

FILE = "cps-quiz.toml"


@dataclass(frozen=True)
class LintSettings:
    """What holds for one bank. ``thresholds`` are by rule and name; ``words`` by list."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    thresholds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def rules(self) -> list[type[Rule]]:
        """Return the rules to run. Raises UsageError."""
        return chosen_rules(self.select, self.ignore)

    def of(self, code: str) -> RuleSettings:
        """Return what is set for a rule."""
        return RuleSettings(self.thresholds.get(code, {}), self.words)


def settings_beside(bank: Path, *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> LintSettings:
    """Return the settings for a bank: those of ``cps-quiz.toml`` in its folder; what was typed goes first.

    Raises UsageError with the place and the remedy where the file can't be used.
    """
    path = bank.parent / FILE
    try:
        text = path.read_text("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return LintSettings(select, ignore)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} can't be read: {error}.", hint="Check its permissions.") from error
    try:
        written = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is no TOMLDecodeError
        raise UsageError(f"{path} is not valid TOML: {error}.", hint="Mend it or delete it.") from error
    return _Reader(path).settings(written, select, ignore)


class _Reader:
    """Turns what was written into settings."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def settings(self, written: Mapping[str, object], select: Sequence[str], ignore: Sequence[str]) -> LintSettings:
        self._known(written, ("lint",), "a table")
        lint = self._table(written.get("lint", {}), "lint")
        self._known(lint, ("select", "ignore", "words", *all_rules()), "a setting of [lint]")
        selected, ignored = (self._rules(lint.get(name, []), f"lint.{name}") for name in ("select", "ignore"))
        found = LintSettings(
            select or selected,
            (*ignore, *ignored),
            {code: self._thresholds(code, lint[code]) for code in all_rules() if code in lint},
            self._words(self._table(lint.get("words", {}), "lint.words")),
        )
        found.rules()
        return found

    def _rules(self, value: object, name: str) -> list[str]:
        named = self._texts(value, name)
        try:
            chosen_rules(named, ())
        except UsageError as error:
            self._refuse(f"{error.message.removesuffix('.')} ('{name}')", error.hint)
        return named

    def _thresholds(self, code: str, value: object) -> dict[str, float]:
        table = self._table(value, f"lint.{code}")
        self._known(table, tuple(all_rules()[code].thresholds()), f"a threshold of {code}")
        numbers = {name: set_to for name, set_to in table.items() if _is_number(set_to)}
        for name in table.keys() - numbers.keys():
            self._refuse(f"'lint.{code}.{name}' must be a number of 0 or more", "Write digits only, such as 1.5.")
        return {name: float(str(number)) for name, number in numbers.items()}

    def _words(self, table: Mapping[str, object]) -> dict[str, list[str]]:
        lists = tuple(sorted({name for rule in all_rules().values() for name in rule.word_lists()}))
        self._known(table, lists, "a word list")
        return {name: self._texts(value, f"lint.words.{name}") for name, value in table.items()}

    def _texts(self, value: object, name: str) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip(" -") for entry in value):
            self._refuse(f"'{name}' must be a list of texts that are not empty", 'Write ["one", "another"].')
        return [str(entry) for entry in value]

    def _table(self, value: object, name: str) -> Mapping[str, object]:
        if not isinstance(value, dict):
            self._refuse(f"'{name}' must be a table", f"Write [{name}] above its settings.")
        return value

    def _known(self, table: Mapping[str, object], known: Sequence[str], what: str) -> None:
        for name in table:
            if name not in known:
                near = did_you_mean(name, known)
                self._refuse(f"'{name}' is not {what}", sentence(near) or f"There are: {', '.join(known) or 'none'}.")

    def _refuse(self, what: str, hint: str) -> NoReturn:
        raise UsageError(f"{self.path}: {what}.", hint=hint)


def _is_number(value: object) -> bool:
    """Whether a value can be a threshold: nothing that is counted or measured is below 0."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= float(str(value)) < math.inf
