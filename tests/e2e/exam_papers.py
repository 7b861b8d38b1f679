"""What a candidate may do in a mock exam, what is typed for it in either front, and what it makes of the exam."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from string import ascii_lowercase

from cps_quiz.questions.controls import Picked, Response
from cps_quiz.session.plan import Slot
from cps_quiz.session.view import Phase, View

LETTERS = "abcd"
HAND_IN = "h Hand in"
SAVED = "Saved."
UP, DOWN, LEFT, RIGHT = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C"


class At(StrEnum):
    """Where the candidate is."""

    START = "start"
    QUESTION = "question"
    REVIEW = "review"


@dataclass(frozen=True)
class Paper:
    """How an exam stands. ``mark`` is what is chosen on the open question and not its answer yet."""

    total: int
    at: At = At.START
    place: int = 0
    answers: Mapping[int, str] = field(default_factory=dict)
    mark: str | None = None
    flags: frozenset[int] = frozenset()
    struck: frozenset[tuple[int, str]] = frozenset()

    @classmethod
    def of(cls, view: View) -> "Paper":
        """Return how a session stands."""
        states = list(enumerate(zip(view.slots, view.states, strict=True)))
        here = view.state
        mark = here.chosen if view.phase is Phase.ASKING and here.chosen != here.response else None
        at = {Phase.READY: At.START, Phase.ASKING: At.QUESTION, Phase.REVIEWING: At.REVIEW}[view.phase]
        return cls(
            view.total,
            at,
            view.place,
            {place: _letter(slot, state.response) for place, (slot, state) in states if state.response},
            _letter(view.slot, mark) if mark else None,
            frozenset(view.flagged_places),
            frozenset((p, ascii_lowercase[slot.order.index(part)]) for p, (slot, s) in states for part in s.struck),
        )

    @property
    def heading(self) -> str:
        """What stands above the open question."""
        return f"Question {self.place + 1} of {self.total}"

    @property
    def first_open(self) -> int | None:
        """The first question without an answer."""
        return next((place for place in range(self.total) if place not in self.answers), None)

    def choice(self, place: int) -> str | None:
        """What is chosen at a question, or was answered."""
        return (self.mark if place == self.place else None) or self.answers.get(place)

    def marked(self, letter: str) -> "Paper":
        """With another choice, which is an answer once the question is left."""
        return replace(self, mark=None if letter == self.answers.get(self.place) else letter)

    def visited(self, place: int) -> "Paper":
        """At another question."""
        return replace(self._left(), at=At.QUESTION, place=place)

    def reviewed(self) -> "Paper":
        """At the review."""
        return replace(self._left(), at=At.REVIEW)

    def passed(self) -> "Paper":
        """At the next question; behind the last one, at the review."""
        return self.visited(self.place + 1) if self.place + 1 < self.total else self.reviewed()

    def flagged(self) -> "Paper":
        """With a flag on the open question, or without."""
        return replace(self, flags=self.flags ^ {self.place})

    def struck_out(self, letter: str) -> "Paper":
        """With an option of the open question struck out, or not; one that was chosen is no choice any more."""
        struck = self.struck ^ {(self.place, letter)}
        return replace(self, struck=struck, mark=None if (self.place, self.mark) in struck else self.mark)

    def _left(self) -> "Paper":
        answers = {**self.answers, self.place: self.mark} if self.mark else self.answers
        return replace(self, answers=answers, mark=None)


def _letter(slot: Slot, response: Response) -> str:
    assert isinstance(response, Picked)
    return ascii_lowercase[slot.order.index(response.parts[0])]


@dataclass(frozen=True)
class Step:
    """What is typed, how the exam stands then, and the text that confirms it. None: the next prompt does."""

    typed: str
    after: Paper
    confirmed_by: str | None


def step_in_lines(paper: Paper, rng: random.Random) -> Step:
    """Return something that can be done at a prompt."""
    place = rng.choice([place for place in range(paper.total) if place != paper.place])
    visit = Step(f"go {place + 1}\n", paper.visited(place), paper.visited(place).heading)
    if paper.at is At.REVIEW:
        first = paper.first_open
        following = [Step("next\n", paper.visited(first), paper.visited(first).heading)] if first is not None else []
        return rng.choice([visit, *following])
    if rng.random() < 0.6:
        answer = rng.choice(LETTERS)
        return Step(f"{answer}\n", paper.marked(answer).passed(), SAVED)
    option = rng.choice(LETTERS)
    is_new = (paper.place, option) not in paper.struck
    is_last = paper.place + 1 == paper.total
    steps = [
        visit,
        Step("flag\n", paper.flagged(), f"{paper.place + 1} is flagged" if paper.place not in paper.flags else None),
        Step(f"strike {option}\n", paper.struck_out(option), "struck out" if is_new else None),
        Step("skip\n", paper.passed(), None if is_last else paper.passed().heading),
        Step("review\n", paper.reviewed(), None),
    ]
    if paper.place:
        before = paper.visited(paper.place - 1)
        steps.append(Step("back\n", before, before.heading))
    return rng.choice(steps)


def step_on_screen(paper: Paper, rng: random.Random) -> Step:
    """Return something that can be done with keys."""
    if paper.at is At.START:
        begun = replace(paper, at=At.QUESTION)
        return Step("\r", begun, begun.heading)
    place = rng.choice([place for place in range(paper.total) if place != paper.place])
    visit = Step(f"{place + 1}\r", paper.visited(place), paper.visited(place).heading)
    if paper.at is At.REVIEW:
        back = paper.visited(paper.place)
        first = paper.visited(paper.place if paper.first_open is None else paper.first_open)
        return rng.choice([visit, Step("r", back, back.heading), Step("\r", first, first.heading)])
    onward = HAND_IN if paper.place + 1 == paper.total else paper.passed().heading
    if rng.random() < 0.6:
        return (
            Step("\r", paper.passed(), onward)
            if paper.mark
            else _mark(paper, rng, other_than=paper.choice(paper.place))
        )
    option = rng.choice(LETTERS)
    is_struck = (paper.place, option) in paper.struck
    flag = "no longer flagged." if paper.place in paper.flags else "flagged."
    steps = [
        visit,
        _mark(paper, rng, other_than=paper.choice(paper.place)),
        Step("m", paper.flagged(), f"Question {paper.place + 1} is {flag}"),
        Step(f"x{option}", paper.struck_out(option), f"Option {option} is {'back' if is_struck else 'struck out'}."),
        Step(rng.choice(("n", RIGHT)), paper.passed(), onward),
        Step("r", paper.reviewed(), HAND_IN),
    ]
    if paper.place:
        before = paper.visited(paper.place - 1)
        steps.append(Step(LEFT, before, before.heading))
    return rng.choice(steps)


def _mark(paper: Paper, rng: random.Random, *, other_than: str | None) -> Step:
    letter = rng.choice([letter for letter in LETTERS if letter != other_than])
    by_arrows = UP * len(LETTERS) + DOWN * LETTERS.index(letter) + " "
    typed = rng.choice((letter, letter, by_arrows))
    if (paper.place, letter) in paper.struck:  # first it comes back: what was struck out is no answer
        return Step(typed, paper.struck_out(letter), f"Option {letter} is back.")
    return Step(typed, paper.marked(letter), f"(•) {letter}")
