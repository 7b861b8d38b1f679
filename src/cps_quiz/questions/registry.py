"""Every question type by the word that authors write after ``type:``.

A type registers by being there: each module of this folder is imported once, and each subclass of ``Question`` that
has none of its own is a type.
"""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Union

from cps_quiz import questions
from cps_quiz.questions.base import Question

DEFAULT = "single"


def _leaves(base: type[Question]) -> Iterator[type[Question]]:
    for cls in base.__subclasses__():
        if cls.__subclasses__():
            yield from _leaves(cls)
        else:
            yield cls


def _discover() -> Mapping[str, type[Question]]:
    for module in pkgutil.iter_modules(questions.__path__):
        importlib.import_module(f"{questions.__name__}.{module.name}")
    found = {str(cls.__struct_config__.tag): cls for cls in _leaves(Question)}
    return MappingProxyType(dict(sorted(found.items())))


QUESTION_TYPES: Mapping[str, type[Question]] = _discover()

if TYPE_CHECKING:
    AnyQuestion = Question
else:
    AnyQuestion = Union[tuple(QUESTION_TYPES.values())]  # noqa: UP007 - its members are found when the program runs
