"""R46."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from cps_quiz.diagnostics import Severity
from cps_quiz.lint.rule import BankRule, Finding, Threshold
from cps_quiz.lint.subject import WrittenBank
from cps_quiz.questions.base import DIFFICULTIES, LEVELS
from cps_quiz.questions.registry import QUESTION_TYPES

_ROUNDING = 1e-9


class Blueprint(BankRule):
    """The bank is not made up as its blueprint says, or no question tests an objective.

    Topic weights promise a candidate how much of each topic to expect, and the mix of levels, types and difficulties
    how deep it goes. What is easy to write, recall above all, grows by itself; what is hard to write stays behind, and
    a score then says little about the whole of the subject.
    """

    code = "R46"
    name = "blueprint"
    severity = Severity.WARNING
    sources = ("Haladyna, Downing & Rodriguez 2002, guideline 2", "content specification 2.1 and 2.2")
    remedy = "write what is missing, or change the weights"
    false_positives = "Early drafts. A share of a few questions may be off by less than one question."

    tolerance = Threshold(0.20, "a number may be off by so much of itself")
    questions = Threshold(20, "the rule looks at banks of at least so many questions; smaller ones are early drafts")
    recall = Threshold(0.20, "the share of recall questions, 0 to 1")
    application = Threshold(0.55, "the share of application questions")
    analysis = Threshold(0.25, "the share of analysis questions")
    easy = Threshold(0.25, "the share of easy questions")
    medium = Threshold(0.50, "the share of questions of medium difficulty")
    hard = Threshold(0.25, "the share of hard questions")
    single = Threshold(96 / 120, "the share of single questions")
    multiple = Threshold(10 / 120, "the share of multiple questions")
    true_false = Threshold(4 / 120, "the share of true-false questions")
    ordering = Threshold(5 / 120, "the share of ordering questions")
    matching = Threshold(5 / 120, "the share of matching questions")

    example_thresholds = {
        **dict.fromkeys(("recall", "analysis", "easy", "hard", "multiple", "true_false", "ordering", "matching"), 0),
        **dict.fromkeys(("application", "medium", "single"), 1),
        "questions": 4,
    }
    bad = """\
format: 1
id: small
title: Small
topics:
  listening: {title: Listening, weight: 2, objectives: {O-1: Show that a person was heard}}
  #^^^^^^^^
  coping:
  #^^^^^
    title: Coping
    weight: 2
    objectives:
      O-2: Offer a way to cope
      O-3: Model a choice
      #    ^^^^^^^^^^^^^^
questions:
  - {id: one, objective: O-2, stem: What calms?, options: [{text: Slow breath, correct: true}, {text: Advice}]}
  - {id: two, objective: O-2, stem: What lasts?, options: [{text: Small steps, correct: true}, {text: Praise}]}
  - {id: three, objective: O-2, stem: What tires?, options: [{text: Hurry, correct: true}, {text: Pauses}]}
  - {id: four, objective: O-1, stem: What helps?, options: [{text: Waiting, correct: true}, {text: Advice}]}
"""
    good = """\
format: 1
id: small
title: Small
topics:
  listening: {title: Listening, weight: 2, objectives: {O-1: Show that a person was heard}}
  coping:
    title: Coping
    weight: 2
    objectives:
      O-2: Offer a way to cope
      O-3: Model a choice
questions:
  - {id: one, objective: O-2, stem: What calms?, options: [{text: Slow breath, correct: true}, {text: Advice}]}
  - {id: two, objective: O-3, stem: What lasts?, options: [{text: Small steps, correct: true}, {text: Praise}]}
  - {id: three, objective: O-1, stem: What tires?, options: [{text: Hurry, correct: true}, {text: Pauses}]}
  - {id: four, objective: O-1, stem: What helps?, options: [{text: Waiting, correct: true}, {text: Advice}]}
"""

    def check(self, bank: WrittenBank) -> Iterator[Finding]:
        """Yield what is off: each topic, the levels, difficulties and types as one each, and each idle objective."""
        if len(bank.active) < self.questions:
            return
        yield from self._topics(bank)
        for what, names, written in (
            ("levels", LEVELS, [question.question.level for question in bank.active]),
            ("difficulties", DIFFICULTIES, [question.question.difficulty for question in bank.active]),
            ("types", tuple(QUESTION_TYPES), [question.question.type_name for question in bank.active]),
        ):
            shares = {name: float(getattr(self, name.replace("-", "_"))) for name in names}
            told = self._off(shares, Counter(written), len(bank.active))
            if told:
                yield Finding(bank, ("questions",), f"the mix of {what} is off: {', '.join(told.values())}")
        yield from self._objectives(bank)

    def _topics(self, bank: WrittenBank) -> Iterator[Finding]:
        of_objective = bank.head.topic_of_objective()
        counted = Counter(of_objective.get(question.question.objective, "") for question in bank.active)
        whole = sum(topic.weight for topic in bank.head.topics.values())
        shares = {name: topic.weight / whole for name, topic in bank.head.topics.items()}
        for name, told in self._off(shares, counted, len(bank.active)).items():
            yield Finding(bank, ("topics", name), f"the number of questions does not fit the topic's weight: {told}")

    def _off(self, shares: Mapping[str, float], counted: Mapping[str, int], whole: int) -> dict[str, str]:
        """Return what to say of those whose number is off by over the tolerance, and by a question at least."""
        return {
            name: f"{name} {counted.get(name, 0)} instead of {round(share * whole, 1):g}"
            for name, share in shares.items()
            if self._is_off(counted.get(name, 0), share * whole)
        }

    def _is_off(self, count: int, expected: float) -> bool:
        off = abs(count - expected)
        return off > self.tolerance * expected + _ROUNDING and off >= 1 - _ROUNDING

    def _objectives(self, bank: WrittenBank) -> Iterator[Finding]:
        tested = set(_tested(bank))
        for topic_id, topic in bank.head.topics.items():
            for objective in topic.objectives:
                if objective not in tested:
                    yield Finding(
                        bank,
                        ("topics", topic_id, "objectives", objective),
                        f"no question tests '{objective}'",
                        help="write one, or leave the objective out",
                    )


def _tested(bank: WrittenBank) -> Iterable[str]:
    for question in bank.active:
        yield question.question.objective
        yield from question.question.also
