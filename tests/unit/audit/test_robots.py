"""Robots that know nothing, on questions made by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.lint.written_banks import single, singles

from cps_quiz.audit.robots import ROBOTS, Result, all_results, chance_of, credit, most_frequent_position, run, wilson

BY_NAME = {robot.name: robot for robot in ROBOTS}


@pytest.mark.parametrize(
    ("scores", "key", "expected"),
    [([1, 2, 3], 2, 1.0), ([1, 2, 3], 0, 0.0), ([3, 1, 3], 0, 1 / 2), ([0, 0, 0], 1, 1 / 3), ([-1.0, -2.0], 0, 1.0)],
)
def test_the_credit_is_the_chance_of_taking_the_key(scores: list[float], key: int, expected: float) -> None:
    assert credit(scores, key) == pytest.approx(expected)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=6))
def test_the_credits_of_all_options_add_up_to_one(scores: list[int]) -> None:
    assert sum(credit(scores, key) for key in range(len(scores))) == pytest.approx(1)


@pytest.mark.parametrize(
    ("robot", "options", "credits"),
    [
        ("longest", ["Short", "Quite a bit longer", "Middle one"], [0, 1, 0]),
        ("longest", ["Four", "Five", "Six"], [1 / 2, 1 / 2, 0]),
        ("longest", ["*Four*", "Fives", "Six"], [0, 1, 0]),  # marks are not seen
        ("shortest", ["Short", "Quite a bit longer", "Middle one"], [1, 0, 0]),
        ("shortest", ["One", "Two", "Three"], [1 / 2, 1 / 2, 0]),
        ("stem-words", ["Take a walk", "Stay with the silence", "Write it down"], [0, 1, 0]),
        ("stem-words", ["Walk", "Stay", "Write"], [1 / 3, 1 / 3, 1 / 3]),
        ("few-absolutes", ["Always go", "Go at once", "Never go"], [0, 1, 0]),
        ("few-absolutes", ["Always go", "Go now", "Wait here"], [0, 1 / 2, 1 / 2]),
        ("convergence", ["Share the story", "Share the lesson", "Hide the lesson"], [0, 1, 0]),
        ("convergence", ["Walk", "Stay", "Write"], [1 / 3, 1 / 3, 1 / 3]),
        ("question-mark", ["Go there.", "What helps you?", "Stay here."], [0, 1, 0]),
        ("question-mark", ["Go there.", '"What helps you?"', "Why now? Say it."], [0, 1, 0]),
        ("feelings", ["You feel sad and hurt", "Take a walk", "Stay"], [1, 0, 0]),
        ("feelings", ["Take a walk", "I'm here with my own story", "IV drip, mess"], [0, 1, 0]),
        ("feelings", ["Call the US office", "We can sit here", "Our story, and mine"], [0, 0, 1]),
        ("hedging", ["Go there", "It may help, and tends to", "It may help"], [0, 1, 0]),
        ("asking", ["Tell her", "Ask what helps", "Leave"], [0, 1, 0]),
    ],
)
def test_each_robot(robot: str, options: list[str], credits: list[float]) -> None:  # noqa: A002
    reached = []
    for key in range(len(options)):
        questions = singles(single("one", options, key=key, stem="Ana meets silence. Which of these helps?"))
        result = run(BY_NAME[robot], questions)
        assert result.robot == robot
        assert result.chance == pytest.approx(1 / len(options))
        reached.append(result.credits["tiny/one"])
    assert reached == pytest.approx(credits)


def test_the_most_frequent_position() -> None:
    options = ["One", "Two", "Three"]
    questions = singles(*(single(f"q-{n}", options, key=key) for n, key in enumerate([1, 1, 0])))
    expected = {"tiny/q-0": 1.0, "tiny/q-1": 1.0, "tiny/q-2": 0.0}
    name = "the most frequent place in the file"
    assert most_frequent_position(questions) == Result("position", name, expected, chance_of(questions))
    tied = singles(*(single(f"q-{n}", options, key=key) for n, key in enumerate([1, 2])))
    assert most_frequent_position(tied).credits == {"tiny/q-0": 0.5, "tiny/q-1": 0.5}


def test_a_position_that_a_question_does_not_have_is_not_taken() -> None:
    keys = [(3, 4), (3, 4), (1, 2), (0, 2)]
    questions = singles(*(single(f"q-{n}", list("abcd")[:count], key=key) for n, (key, count) in enumerate(keys)))
    assert list(most_frequent_position(questions).credits.values()) == [1.0, 1.0, 0.5, 0.5]


def test_chance_is_the_mean_over_questions() -> None:
    questions = singles(single("a", ["1", "2"]), single("b", ["1", "2", "3", "4"]))
    assert chance_of(questions) == pytest.approx((1 / 2 + 1 / 4) / 2)


def test_a_result_tells_its_share_its_distance_and_what_is_certain() -> None:
    result = Result("longest", "the longest option", {"a": 1.0, "b": 0.5, "c": 0.0, "d": 1.0}, 0.25)
    assert (result.share, result.off, result.solved) == (0.625, 37.5, ["a", "d"])
    assert result.interval == wilson(0.625, 4)


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [
        # R. G. Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(right: int, count: int, low: float, high: float) -> None:
    assert wilson(right / count, count) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share_and_mirrors(count: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, count))
    low, high = wilson(right / count, count)
    assert 0 <= low <= right / count + 1e-12
    assert right / count - 1e-12 <= high <= 1
    assert wilson((count - right) / count, count) == pytest.approx((1 - high, 1 - low))
    assert not math.isnan(low)


def test_every_robot_answers_every_question() -> None:
    questions = singles(single("a", ["1", "2"]), single("b", ["1", "2", "3"]))
    results = all_results(questions)
    assert [result.robot for result in results] == [*(robot.name for robot in ROBOTS), "position"]
    assert all(list(result.credits) == ["tiny/a", "tiny/b"] for result in results)
