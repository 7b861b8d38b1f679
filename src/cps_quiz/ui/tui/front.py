"""What the screens are given beside the session."""

from collections.abc import Sequence
from dataclasses import dataclass

from cps_quiz.session.plan import Plan
from cps_quiz.ui.companion import Companion


@dataclass(frozen=True, slots=True)
class Front:
    """What is said beside the session. ``titles`` are those of its banks; ``notes`` stand before an exam begins."""

    plan: Plan
    theme: str
    titles: Sequence[str] = ()
    notes: Sequence[str] = ()
    notices: Sequence[str] = ()
    companion: Companion | None = None
    is_resumed: bool = False
    may_retry: bool = False

    @property
    def title(self) -> str:
        """What the session is called."""
        return self.plan.title or "Result"
