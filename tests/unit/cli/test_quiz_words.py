"""The words that ``quiz`` takes are those that the session knows. They stand twice so that the help loads nothing."""

from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from cps_quiz.cli.quiz import quiz
from cps_quiz.session.draw import Only
from cps_quiz.session.plan import Feedback


@pytest.mark.parametrize(("option", "words"), [("only", Only), ("feedback", Feedback)])
def test_an_option_takes_every_word_that_the_session_knows(option: str, words: type[Only | Feedback]) -> None:
    choices = get_args(get_type_hints(quiz)[option])
    (literal,) = (choice for choice in choices if get_origin(choice) is Literal)
    assert set(get_args(literal)) == set(words)
