"""How numbers and times are said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cps_quiz.session.messages import Ending
from cps_quiz.ui import wording


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (-5, "0 seconds"),
        (0, "0 seconds"),
        (1, "1 second"),
        (1000, "1 second"),
        (1001, "2 seconds"),
        (59_001, "1 minute"),
        (60_000, "1 minute"),
        (125_000, "2 minutes 5 seconds"),
        (3_600_000, "1 hour"),
        (3_725_000, "1 hour 2 minutes"),
        (7_200_000, "2 hours"),
        (3_599_999, "1 hour"),
    ],
)
def test_a_time_is_said_in_words(ms: int, said: str) -> None:
    assert wording.duration(ms) == said


@given(st.integers(1, 10**9))
def test_time_that_is_left_is_never_called_nothing_and_never_written_in_figures(ms: int) -> None:
    said = wording.duration(ms)
    assert said != "0 seconds"
    assert re.fullmatch(r"\d+ (hour|minute|second)s?( \d+ (minute|second)s?)?", said)


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.666, "67 %"), (0.999, "99 %"), (1.0, "100 %")],
)
def test_a_share_is_a_whole_percentage_and_only_all_is_all(share: float, said: str) -> None:
    assert wording.percent(share) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 answers"), (1, "1 answer"), (2, "2 answers")])
def test_a_count_agrees_with_its_noun(number: int, said: str) -> None:
    assert wording.count(number, "answer") == said


def test_a_count_may_have_a_plural_of_its_own() -> None:
    said = [wording.count(number, "question is", "questions are") for number in (1, 3)]
    assert said == ["1 question is", "3 questions are"]


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["1"], "1"), (["1", "2"], "1 and 2"), (["1", "2", "3"], "1, 2 and 3")],
)
def test_a_list_is_said_with_its_last_and(words: list[str], said: str) -> None:
    assert wording.listed(words) == said


def test_every_ending_has_its_sentence() -> None:
    assert set(wording.ENDINGS) == set(Ending)
