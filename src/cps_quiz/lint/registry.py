"""Every rule by its code. A rule registers by being there: each module of ``rules/`` holds one."""

import functools
import importlib
import pkgutil
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from cps_quiz.errors import UsageError
from cps_quiz.lint import rules
from cps_quiz.lint.rule import BankRule, QuestionRule, Rule
from cps_quiz.text.near import did_you_mean, sentence

FORMAT_ALONE = "F"
_LIKE_A_CODE = re.compile(r"[A-Za-z]\d*")  # no other code is meant by it
LAYOUT = frozenset({"L11", "L12", "L13"})  # findings of ``layout``, which can be left out too


@functools.cache
def all_rules() -> Mapping[str, type[Rule]]:
    """Return the rules by code, in order."""
    found: dict[str, type[Rule]] = {}
    for module in pkgutil.iter_modules(rules.__path__):
        imported = importlib.import_module(f"{rules.__name__}.{module.name}")
        of_module = [
            value for value in vars(imported).values() if _is_rule(value) and value.__module__ == imported.__name__
        ]
        if len(of_module) != 1 or of_module[0].code in found:
            raise TypeError(f"{imported.__name__} must hold one rule, with a code of its own")
        found[of_module[0].code] = of_module[0]
    return MappingProxyType(dict(sorted(found.items())))


def _is_rule(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Rule) and value not in {Rule, QuestionRule, BankRule}


def chosen_rules(select: Iterable[str], ignore: Iterable[str]) -> list[type[Rule]]:
    """Return the rules that begin with a selected prefix and with no ignored one; all where nothing is selected.

    ``R1`` stands for R10 to R19, ``F`` for the format alone; a rule's name does as well. Raises UsageError for what
    stands for no rule.
    """
    wanted = list(select)
    selected, ignored = _codes(wanted), _codes(ignore)
    return [rule for code, rule in all_rules().items() if (code in selected or not wanted) and code not in ignored]


def _codes(words: Iterable[str]) -> set[str]:
    found = set[str]()
    for word in words:
        if word.upper() == FORMAT_ALONE or word.upper() in LAYOUT:
            continue
        codes = {code for code, rule in all_rules().items() if code.startswith(word.upper()) or rule.name == word}
        if not codes or not word:
            names = [rule.name for rule in all_rules().values()]
            near = "" if _LIKE_A_CODE.fullmatch(word) else did_you_mean(word, names)
            hint = sentence(near) or "'cps-quiz bank explain' lists the rules."
            raise UsageError(f"There is no rule '{word}'.", hint=hint)
        found |= codes
    return found
