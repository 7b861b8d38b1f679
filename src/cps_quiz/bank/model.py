"""A bank as its author wrote it, and a question seen in its bank.

These types are the format: what they accept is what a file may hold, and the JSON Schema is generated from them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from msgspec import Meta

from cps_quiz.questions.base import Authored, Name, Question, Slug, Text, content_hash
from cps_quiz.questions.registry import AnyQuestion

FORMAT = 1


class Reference(Authored, frozen=True, kw_only=True, gc=False):
    """A source that questions cite."""

    title: Annotated[Text, Meta(description="The title of the work.")]
    author: Annotated[str, Meta(description="Its author or publisher.")] = ""
    year: Annotated[str, Meta(description="When it appeared, such as 1997 or 2011-12.")] = ""
    url: Annotated[str, Meta(description="Where it can be read. Shown as text, never opened.")] = ""

    def cite(self) -> str:
        """Return ``Author (year). Title. address`` as far as it is known, without a full stop at the end."""
        lead = " ".join(part for part in (self.author, f"({self.year})" if self.year else "") if part)
        return ". ".join(part.rstrip(".") for part in (lead, self.title, self.url) if part)


class Misconception(Authored, frozen=True, kw_only=True, gc=False):
    """Why people pick wrong options."""

    title: Annotated[Text, Meta(description="A few words, shown as the name of the trap.")]
    description: Annotated[str, Meta(description="One sentence a learner understands.")] = ""


class Topic(Authored, frozen=True, kw_only=True, gc=False):
    """A part of the blueprint."""

    title: Annotated[Text, Meta(description="Shown above each question of the topic.")]
    objectives: Annotated[dict[Name, Text], Meta(description="What a candidate must be able to do, by its id.")]
    weight: Annotated[int, Meta(ge=1, le=10_000, description="Its share of a quiz or mock exam.")] = 1


class Bank(Authored, frozen=True, kw_only=True, gc=False):
    """A question bank."""

    format: Annotated[int, Meta(description="The version of this format: 1.")]
    id: Annotated[Slug, Meta(description="Names the bank for ever. a-z, 0-9 and '-'.")]
    title: Annotated[Text, Meta(description="Shown to the candidate.")]
    topics: Annotated[dict[Slug, Topic], Meta(description="The blueprint: topics by their ids.")]
    questions: Annotated[tuple[AnyQuestion, ...], Meta(description="The questions.")]
    description: Annotated[str, Meta(description="One or two sentences for 'bank list'.")] = ""
    language: Annotated[Name, Meta(description="A language tag such as en or es-US.")] = "en"
    version: Annotated[str, Meta(description="The author's own; shown in reports, never used for identity.")] = ""
    license: Annotated[str, Meta(description="An SPDX identifier such as CC-BY-4.0.")] = ""
    authors: Annotated[tuple[Text, ...], Meta(description="Who wrote it.")] = ()
    references: Annotated[dict[Name, Reference], Meta(description="Sources by name; questions cite them.")] = {}
    misconceptions: Annotated[
        dict[Name, Misconception], Meta(description="The traps by name; wrong options are tagged with them.")
    ] = {}
    terms: Annotated[dict[Text, Text], Meta(description="A glossary: term and definition.")] = {}
    scenarios: Annotated[dict[Name, Text], Meta(description="Vignettes that several questions share.")] = {}

    def topic_of_objective(self) -> dict[str, str]:
        """Return each objective's topic id."""
        return {objective: topic_id for topic_id, topic in self.topics.items() for objective in topic.objectives}

    def items(self) -> Iterator["Item"]:
        """Yield every question, retired ones too, in the author's order."""
        topics = self.topic_of_objective()
        for question in self.questions:
            yield Item(self, question, topics[question.objective])


class QuestionKey(NamedTuple):
    """What identifies a question for ever. Written ``bank/question``."""

    bank: str
    question: str

    def __str__(self) -> str:
        return f"{self.bank}/{self.question}"


@dataclass(frozen=True, slots=True)
class Item:
    """A question in its bank: what the engine asks and the statistics count."""

    bank: Bank
    question: Question
    topic_id: str

    @property
    def key(self) -> QuestionKey:
        """Its identity."""
        return QuestionKey(self.bank.id, self.question.id)

    @property
    def former_keys(self) -> tuple[QuestionKey, ...]:
        """The identities it had before."""
        return tuple(QuestionKey(self.bank.id, former) for former in self.question.formerly)

    @property
    def topic(self) -> Topic:
        """The topic of its objective."""
        return self.bank.topics[self.topic_id]

    @property
    def objective_ids(self) -> tuple[str, ...]:
        """Its objective first, then the secondary ones."""
        return (self.question.objective, *self.question.also)

    @property
    def scenario(self) -> str:
        """The text of the shared vignette, or nothing."""
        return self.bank.scenarios[self.question.scenario] if self.question.scenario else ""

    @property
    def content_hash(self) -> str:
        """Marks what a candidate reads; see ``questions.base.content_hash``."""
        return content_hash(self.question, self.scenario)
