"""An exam profile as its author wrote it. These types are the format, as in ``bank.model``."""

from typing import Annotated, Literal

from msgspec import Meta

from cps_quiz.questions.base import DATE, Authored, Slug, Text

FORMAT = 1
DEFAULT_PASS_MARK = 70

QuestionType = Literal["single", "multiple", "true-false", "ordering", "matching"]


class Break(Authored, frozen=True, kw_only=True, gc=False):
    """A break during which the clock stands still."""

    after: Annotated[int, Meta(ge=1, le=1000, description="After how many questions.")]
    minutes: Annotated[int, Meta(ge=1, le=240, description="How long it may be.")]


class Profile(Authored, frozen=True, kw_only=True, gc=False):
    """An exam profile. A file is one when it has the field ``exam``."""

    format: Annotated[int, Meta(description="The version of this format: 1.")]
    exam: Annotated[Slug, Meta(description="The profile's name: a-z, 0-9 and '-'.")]
    title: Annotated[Text, Meta(description="Shown to the candidate.")]
    questions: Annotated[int, Meta(ge=1, le=1000, description="How many questions.")]
    minutes: Annotated[int, Meta(ge=1, le=1000, description="The base time.")]
    source: Annotated[Text, Meta(description="What it is modeled on, and where that was read.")]
    checked: Annotated[str, Meta(pattern=DATE, description="When the source was read: 2026-11-22.")]
    verified: Annotated[bool, Meta(description="Whether the figures were read in the exam's own material.")] = False
    pass_mark: Annotated[
        Annotated[int, Meta(ge=1, le=100)] | None,
        Meta(description="Percent of questions that must be right; none: 70."),
    ] = None
    weights: Annotated[
        dict[Slug, Annotated[int, Meta(ge=0, le=10_000)]],
        Meta(description="Shares of the exam by bank; none: all banks alike."),
    ] = {}
    topics: Annotated[
        dict[Slug, dict[Slug, Annotated[int, Meta(ge=0, le=10_000)]]],
        Meta(description="Shares of topics inside a bank; none: the bank's own weights."),
    ] = {}
    types: Annotated[tuple[QuestionType, ...], Meta(description="Kinds of questions that are drawn.")] = ("single",)
    partial: Annotated[bool, Meta(description="Whether parts of a question count.")] = False
    breaks: Annotated[tuple[Break, ...], Meta(description="Breaks that stop the clock.")] = ()
    warnings: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=1000)], ...], Meta(description="Minutes left at which to say so.")
    ] = (30, 10, 5, 1)
    note: Annotated[str, Meta(description="What a candidate should know about it.")] = ""

    @property
    def pass_share(self) -> float:
        """The share of questions that must be right, 0 to 1."""
        return (DEFAULT_PASS_MARK if self.pass_mark is None else self.pass_mark) / 100
