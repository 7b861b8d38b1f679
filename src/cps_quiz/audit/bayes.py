"""A robot that learns: naive Bayes on the words and pairs of words of options.

It learns from other questions which words keys have and distractors have not, and takes the option whose words speak
most for a key. Questions of one family are never learned from to answer one of them: they share their options. A
permutation test tells whether what it reaches could be luck: the keys are drawn anew at random, and it learns and
answers again.

Multinomial naive Bayes with Laplace's smoothing (C. D. Manning, P. Raghavan, H. Schütze 2008, Introduction to
Information Retrieval, section 13.2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from cps_quiz.audit.robots import Result, chance_of, name_of
from cps_quiz.lint.subject import WrittenQuestion

PERMUTATIONS = 199
MIN_USES = 5
MAX_TELLING = 12
Ints = NDArray[np.intp]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Telling:
    """A word or a pair of words: in how many keys and distractors it stands, and the logarithm of its odds."""

    words: str
    in_keys: int
    in_distractors: int
    weight: float


@dataclass(frozen=True)
class Learned:
    """What the learning robot reached, how likely luck reaches as much, and the words that it went by."""

    result: Result
    p_value: float
    telling: tuple[Telling, ...]


def _tokens(words: Sequence[str]) -> set[str]:
    return {*words, *(f"{one} {other}" for one, other in pairwise(words))}


class _Options:
    """All options of some single questions as arrays.

    ``token`` lists all words of all options, ``of`` the option of each; ``question`` is each option's question.
    """

    def __init__(self, questions: Sequence[WrittenQuestion]) -> None:
        self.questions = questions
        self.names = [name_of(question) for question in questions]
        vocabulary: dict[str, int] = {}
        token, of, question_of, self.first = list[int](), list[int](), list[int](), list[int]()
        for place, question in enumerate(questions):
            self.first.append(len(question_of))
            for option in question.options:
                told = sorted(_tokens(option.words))
                token += (vocabulary.setdefault(word, len(vocabulary)) for word in told)
                of += [len(question_of)] * len(told)
                question_of.append(place)
        self.vocabulary = list(vocabulary)
        self.token, self.of, self.question = (
            np.array(token, np.intp),
            np.array(of, np.intp),
            np.array(question_of, np.intp),
        )
        self.keys = np.array([first + _key(q) for first, q in zip(self.first, questions, strict=True)], np.intp)
        self.sizes = np.array([len(question.options) for question in questions], np.intp)

    def groups(self, names: Sequence[str]) -> Ints:
        """Return a number for each question's group, of the names of the groups."""
        numbers: dict[str, int] = {}
        return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.intp)

    def credits(self, weights_of_options: Floats, keys: Ints) -> Floats:
        """Return the chance of each question's key being taken."""
        best = np.maximum.reduceat(weights_of_options, np.array(self.first))
        is_best = np.isclose(weights_of_options, best[self.question], rtol=0, atol=1e-9)
        ties = np.add.reduceat(is_best.astype(float), np.array(self.first))
        return np.where(is_best[keys], 1 / ties, 0.0)


def _key(question: WrittenQuestion) -> int:
    assert question.key is not None
    return question.key.place


class _Learner:
    """Counts words in keys and distractors, and leaves out the group of the question that is answered."""

    def __init__(self, options: _Options, groups: Ints) -> None:
        self.options = options
        of_token = groups[options.question[options.of]]
        size = len(options.vocabulary)
        self.pair, self.pair_of = np.unique(of_token * size + options.token, return_inverse=True)
        self.group_of_option = groups[options.question]
        self.of_token = of_token

    def weights(self, keys: Ints) -> Floats:
        """Return for each option the logarithm of the odds that it is a key."""
        o = self.options
        size, groups = len(o.vocabulary), int(self.group_of_option.max()) + 1
        is_key = np.zeros(len(o.question), bool)
        is_key[keys] = True
        token_in_key = is_key[o.of].astype(float)
        logs = np.zeros(len(o.token))
        for sign, counted in ((1, token_in_key), (-1, 1 - token_in_key)):
            whole = np.bincount(o.token, counted, size)
            of_group = np.bincount(self.pair_of, counted, len(self.pair))
            all_of_group = np.bincount(self.of_token, counted, groups)
            left = whole[o.token] - of_group[self.pair_of]
            left_in_all = counted.sum() - all_of_group[self.of_token]
            logs += sign * np.log((left + 1) / (left_in_all + size))
        return np.asarray(np.bincount(o.of, logs, len(o.question)), float)


def learn(questions: Sequence[WrittenQuestion], *, apart: str = "family", seed: int = 0) -> Learned:
    """Let the robot learn from all questions but those of the same group, and answer. There must be at least two.

    ``apart`` tells what is never learned from: a question's own ``family`` (or it alone), ``topic`` or ``bank``.
    """
    options = _Options(questions)
    learner = _Learner(options, options.groups([_group(question, apart) for question in questions]))
    reached_each = options.credits(learner.weights(options.keys), options.keys)
    rng = np.random.default_rng(seed)
    reached = float(reached_each.mean())
    as_good = 0
    for _ in range(PERMUTATIONS):
        keys = np.array(options.first) + rng.integers(0, options.sizes)
        as_good += float(options.credits(learner.weights(keys), keys).mean()) >= reached - 1e-12
    result = Result(
        f"bayes-by-{apart}",
        f"words of keys, learned without its own {apart}",
        dict(zip(options.names, map(float, reached_each), strict=True)),
        chance_of(questions),
    )
    return Learned(result, (as_good + 1) / (PERMUTATIONS + 1), _telling(options))


def _group(question: WrittenQuestion, apart: str) -> str:
    bank = question.bank.head
    if apart == "bank":
        return bank.id
    if apart == "topic":
        return f"{bank.id}/{bank.topic_of_objective().get(question.question.objective, '')}"
    return f"{bank.id}/{question.question.family or 'question ' + question.question.id}"


def _telling(options: _Options) -> tuple[Telling, ...]:
    """Return the words that tell most, for a key or against it, among those that are used often enough."""
    size = len(options.vocabulary)
    is_key = np.zeros(len(options.question), bool)
    is_key[options.keys] = True
    in_key = is_key[options.of]
    of_keys = np.bincount(options.token[in_key], minlength=size)
    of_others = np.bincount(options.token[~in_key], minlength=size)
    weight = np.log((of_keys + 1) / (of_keys.sum() + size)) - np.log((of_others + 1) / (of_others.sum() + size))
    often = np.flatnonzero(of_keys + of_others >= MIN_USES)
    most = sorted(often, key=lambda place: (-abs(weight[place]), options.vocabulary[place]))[:MAX_TELLING]
    return tuple(
        Telling(options.vocabulary[place], int(of_keys[place]), int(of_others[place]), float(weight[place]))
        for place in most
    )
