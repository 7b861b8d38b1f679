"""What readiness aims at, and what can be said of it."""

from dataclasses import dataclass

from cps_quiz.stats.readiness import Missing, Readiness


@dataclass(frozen=True, slots=True)
class Aim:
    """The exam: how many questions, and the share, 0 to 1, that must be right.

    ``profile`` and ``title`` are empty where none was chosen; ``pass_mark_known`` tells whether the profile has one.
    """

    questions: int = 100
    pass_share: float = 0.7
    profile: str = ""
    title: str = ""
    pass_mark_known: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """The aim, and the estimate or what is missing for one."""

    aim: Aim
    estimate: Readiness | None
    missing: Missing | None
