"""The robot that learns: what it finds, what it must not learn from, and that its figures are those of the formula."""

import math
import random
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pytest
from tests.unit.lint.written_banks import single, singles

from cps_quiz.audit.bayes import MIN_USES, Learned, _Learner, _Options, learn
from cps_quiz.lint.subject import WrittenQuestion

_SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su")
VOCABULARY = [one + other + end for one in _SYLLABLES for other in _SYLLABLES for end in ("", "n")]


def random_questions(
    count: int, *, seed: int, options: int = 4, words: int = 6, families: int = 0, name: str = "tiny", key: str = ""
) -> str:
    """Return questions of random words; ``key`` is a word that every key holds."""
    rng = random.Random(seed)
    parts = []
    for number in range(count):
        texts = [" ".join(rng.choices(VOCABULARY, k=words)) for _ in range(options)]
        right = rng.randrange(options)
        texts[right] += f" {key}" if key else ""
        family = f"f-{rng.randrange(families)}" if families else ""
        objective = rng.choice(("A-1", "B-1"))
        parts.append(single(f"{name}-{number}", texts, key=right, family=family, objective=objective))
    return "".join(parts)


def slow_weights(questions: Sequence[WrittenQuestion], groups: Sequence[str]) -> list[list[float]]:
    """Return each option's log odds by the formula of Manning, Raghavan and Schütze, counted anew for each question."""

    def tokens(words: Sequence[str]) -> set[str]:
        return set(words) | {f"{one} {other}" for one, other in pairwise(words)}

    vocabulary = {token for q in questions for option in q.options for token in tokens(option.words)}
    found = []
    for question, group in zip(questions, groups, strict=True):
        in_class = {True: Counter[str](), False: Counter[str]()}
        for other, its_group in zip(questions, groups, strict=True):
            if its_group != group:
                for option in other.options:
                    in_class[option.is_key].update(tokens(option.words))
        of_question = []
        for option in question.options:
            odds = 0.0
            for token in tokens(option.words):
                for sign, is_key in ((1, True), (-1, False)):
                    counted = in_class[is_key]
                    odds += sign * math.log((counted[token] + 1) / (counted.total() + len(vocabulary)))
            of_question.append(odds)
        found.append(of_question)
    return found


@pytest.mark.parametrize("seed", range(5))
def test_the_weights_are_those_of_the_formula(seed: int) -> None:
    questions = singles(random_questions(24, seed=seed, options=3 + seed % 2, families=6, words=3 + seed))
    groups = [question.question.family or "" for question in questions]
    options = _Options(questions)
    weights = _Learner(options, options.groups(groups)).weights(options.keys)
    expected = [odds for of_question in slow_weights(questions, groups) for odds in of_question]
    assert list(weights) == pytest.approx(expected, abs=1e-9)


def test_ties_share_the_credit() -> None:
    questions = singles(*(single(f"q-{n}", ["Good words!", "good words", "other ones"], key=0) for n in range(3)))
    assert learn(questions).result.credits == {f"tiny/q-{n}": 0.5 for n in range(3)}


def test_a_planted_word_is_found() -> None:
    learned = learn(singles(random_questions(60, seed=1, key="zebra")))
    assert learned.result.share > 0.95
    assert learned.p_value == 1 / 200
    assert learned.telling[0].words == "zebra"
    assert (learned.telling[0].in_keys, learned.telling[0].in_distractors) == (60, 0)
    assert learned.telling[0].weight > 0


def test_a_planted_word_in_distractors_is_found() -> None:
    questions = [
        single(f"q-{n}", ["good bad", "well zebra", "fine zebra", "nice zebra"], key=0).replace("good", VOCABULARY[n])
        for n in range(20)
    ]
    learned = learn(singles(*questions))
    assert learned.result.share == 1
    assert learned.telling[0].weight * next(t.weight for t in learned.telling if t.words == "zebra") < 0


def test_random_words_give_about_chance() -> None:
    learned = [learn(singles(random_questions(80, seed=seed))) for seed in range(12)]
    mean = sum(one.result.off for one in learned) / len(learned)
    assert abs(mean) < 6  # points; the standard error of 960 questions is 1.4
    assert sum(one.p_value < 0.05 for one in learned) <= 3


def test_the_p_values_of_random_words_are_about_uniform() -> None:
    values = sorted(learn(singles(random_questions(30, seed=seed, options=3))).p_value for seed in range(100, 160))
    distance = max(
        max(abs(value - (rank + 1) / len(values)), abs(value - rank / len(values))) for rank, value in enumerate(values)
    )
    assert distance < 1.63 / math.sqrt(
        len(values)
    )  # Kolmogorov and Smirnov, 1 %; luck gives a little less than uniform


def planted(group: str, *, groups: int, each: int, seed: int) -> list[WrittenQuestion]:
    """Return questions in each group of which the key holds a word of its own group."""
    rng = random.Random(seed)
    parts = []
    for number in range(groups * each):
        own = number % groups
        texts = [" ".join(rng.choices(VOCABULARY, k=5)) for _ in range(4)]
        right = rng.randrange(4)
        texts[right] += f" secret{'abcdefgh'[own]}"
        family = f"f-{own}" if group == "family" else ""
        objective = ("A-1", "B-1")[own] if group == "topic" else "A-1"
        parts.append((own, single(f"q-{number}", texts, key=right, family=family, objective=objective)))
    if group != "bank":
        return singles(*(text for _, text in parts))
    return [q for own in range(groups) for q in singles(*(text for n, text in parts if n == own), name=f"bank-{own}")]


@pytest.mark.parametrize(("group", "groups"), [("family", 8), ("topic", 2), ("bank", 3)])
def test_it_never_learns_from_its_own_group(group: str, groups: int) -> None:
    questions = planted(group, groups=groups, each=96 // groups, seed=3)
    apart = learn(questions, apart=group)
    assert apart.result.robot == f"bayes-by-{group}"
    assert abs(apart.result.off) < 16
    assert apart.p_value > 0.02
    other = "family" if group != "family" else "topic"
    together = learn(questions, apart=other) if group != "family" else None
    assert together is None or together.result.share > 0.9


def test_a_question_without_a_family_is_a_family_alone() -> None:
    questions = singles(*(single(f"q-{n}", ["alpha", "beta", "gamma"], key=0) for n in range(3)))
    assert learn(questions).result.share == 1
    lonely = singles(*(single(f"q-{n}", ["alpha", "beta", "gamma"], key=0, family="same") for n in range(3)))
    assert learn(lonely).result.share == pytest.approx(1 / 3)


def test_a_family_of_one_bank_is_not_that_of_another() -> None:
    texts = [single("q", ["alpha", "beta", "gamma"], key=0, family="same")]
    questions = [question for name in ("one", "two") for question in singles(*texts, name=name)]
    assert learn(questions).result.share == 1


def test_the_same_questions_give_the_same_figures() -> None:
    text = random_questions(30, seed=5, families=7)
    first: Learned = learn(singles(text))
    assert learn(singles(text)) == first
    assert learn(singles(text), seed=1).result == first.result


def test_words_that_are_seldom_used_tell_nothing() -> None:
    text = "".join(single(f"q-{n}", ["rare one", "two", "three"], key=0) for n in range(MIN_USES - 1))
    assert learn(singles(text)).telling == ()


def test_what_tells_is_the_logarithm_of_the_odds() -> None:
    questions = singles(*(single(f"q-{n}", ["alpha", "beta", "gamma"], key=0) for n in range(6)))
    alpha, beta, gamma = learn(questions).telling
    assert (alpha.words, alpha.in_keys, alpha.in_distractors) == ("alpha", 6, 0)
    assert alpha.weight == pytest.approx(math.log(7 / 9) - math.log(1 / 15))
    assert (beta.words, gamma.words) == ("beta", "gamma")
    assert beta.weight == gamma.weight == pytest.approx(math.log(1 / 9) - math.log(7 / 15))


def test_options_without_words_are_no_trouble() -> None:
    questions = singles(*(single(f"q-{n}", ["!", "?", "..."], key=n % 3) for n in range(4)))
    assert learn(questions).result.share == pytest.approx(1 / 3)
