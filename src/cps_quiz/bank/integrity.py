"""What a well-formed bank must also be: ids unique, every reference to something that exists, every question gradable.

It works on what could be decoded, so that an author sees these findings in the same run as those about the shape.
"""

from collections.abc import Collection, Iterator, Sequence

from cps_quiz.bank.document import Document, Fields, Place, Value, place_of
from cps_quiz.questions.base import Question
from cps_quiz.text.near import did_you_mean

MAX_COMPARED = 100  # so many unknown names are compared with what there is, since that takes long


def check_integrity(document: Document, root: Fields, questions: Sequence[tuple[Question, Fields]]) -> None:
    """Report what is wrong across a bank. ``questions`` are those that could be decoded, each with what was written."""
    objectives = _check_objectives(document, root.get("topics"))
    check = _References(document, root, objectives)
    for question, raw in questions:
        check.question(question, raw)
        for problem in question.problems():
            span = document.value_span(*place_of(raw, problem.at))
            document.report(problem.code, problem.message, span, help=problem.help, question=question.id)


def _check_objectives(document: Document, topics: Value | None) -> set[str]:
    """Report objectives that stand under two topics, since each decides one topic; return all objectives."""
    topic_of: dict[str, str] = {}
    for topic_id, topic in _entries(topics):
        objectives = topic.get("objectives") if isinstance(topic, dict) else None
        for objective, _ in _entries(objectives):
            if objective in topic_of:
                assert objectives is not None
                message = f"the objective '{objective}' stands under '{topic_of[objective]}' already"
                span = document.key_span(objectives, objective)
                document.report("F018", message, span, help="an objective has one topic")
            topic_of.setdefault(objective, topic_id)
    return set(topic_of)


def _entries(value: Value | None) -> Iterator[tuple[str, Value]]:
    if isinstance(value, dict):
        yield from value.items()


class _References:
    """Ids are unique, and whatever a question names exists."""

    def __init__(self, document: Document, root: Fields, objectives: Collection[str]) -> None:
        self.document = document
        self.owner_of_id: dict[str, str] = {}
        self.objectives = objectives
        self.near: dict[tuple[str, str], str] = {}
        self.scenarios, self.references, self.misconceptions, self.terms = (
            {name for name, _ in _entries(root.get(field))}
            for field in ("scenarios", "references", "misconceptions", "terms")
        )

    def question(self, question: Question, raw: Fields) -> None:
        """Report ids that are taken and names that lead nowhere."""
        self._own(question, question.id, (raw, "id"))
        for index, former in enumerate(question.formerly):
            self._own(question, former, (raw["formerly"], index))
        self._known(question, "objective", question.objective, self.objectives, (raw, "objective"))
        if question.scenario:
            self._known(question, "scenario", question.scenario, self.scenarios, (raw, "scenario"))
        for index, name in enumerate(question.also):
            self._known(question, "objective", name, self.objectives, (raw["also"], index))
        for index, name in enumerate(question.references):
            self._known(question, "reference", name, self.references, (raw["references"], index))
        for index, name in enumerate(question.points_to):
            self._known(question, "term", name, self.terms, (raw["points_to"], index))
        for mapping in _parts(raw):
            trap = mapping.get("misconception")
            if isinstance(trap, str) and trap not in self.misconceptions:
                self._known(question, "misconception", trap, self.misconceptions, (mapping, "misconception"))

    def _own(self, question: Question, name: str, place: Place) -> None:
        if name in self.owner_of_id:
            owner = self.owner_of_id[name]
            was = "" if owner == name else f" by '{owner}', which was formerly called so"
            message = f"the question id '{name}' is taken{was}"
            span = self.document.value_span(*place)
            self.document.report(
                "F018", message, span, help="give each question an id of its own", question=question.id
            )
        self.owner_of_id.setdefault(name, question.id)

    def _known(self, question: Question, what: str, name: str, known: Collection[str], place: Place) -> None:
        if name in known:
            return
        where = "an objective of a topic" if what == "objective" else f"the bank's '{what}s'"
        if len(self.near) < MAX_COMPARED and (what, name) not in self.near:
            self.near[what, name] = did_you_mean(name, known)
        remedy = self.near.get((what, name)) or f"add it to {where}"
        message = f"there is no {what} '{name}' in this bank"
        self.document.report("F019", message, self.document.value_span(*place), help=remedy, question=question.id)


def _parts(raw: Fields) -> list[Fields]:
    """Return the mappings of a question that may name a misconception: itself, and its options, steps or spares."""
    parts = [raw]
    for item in raw.values():
        if isinstance(item, list):
            parts += [part for part in item if isinstance(part, dict)]
    return parts
